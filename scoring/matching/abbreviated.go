package matching

import (
	"strings"
	"unicode/utf8"
)

// abbreviated reports whether the full stop at t.i belongs to the token before
// it: an initial or a known short form.
func (t *tokenizer) abbreviated() bool {
	if len(t.toks) == 0 || t.toks[len(t.toks)-1].end != t.i {
		return false
	}
	last := &t.toks[len(t.toks)-1]
	rest := strings.TrimLeft(t.text[t.i+1:min(len(t.text), t.i+8)], " ")
	if rest == "" || rest[0] == '\n' {
		return false
	}
	if last.upper && (utf8.RuneCountInString(last.norm) == 1 || last.initials(t.text)) {
		return !t.opensSentence(rest) && !t.sameHead()
	}
	if last.is(beforeNumber) {
		return isDigit(rest[0]) // "No. 5"
	}
	if last.number && last.end-last.start <= 2 && last.value >= 1 && last.value <= 31 {
		return t.opensMonth(t.text[t.i+1:]) // "20. July 1969"
	}
	// "Mar. 14", "14 Mar. 1879"
	return last.is(abbreviation) || isDigit(rest[0]) && last.upper && last.word.month > 0 && last.norm != t.lex.monthNames[last.word.month]
}

// initials reports whether t is the first letters of a name ("J. L.", "A.M."), and of no land, era
// or half of the day, behind which a sentence ends as often as not.
func (t *token) initials(text string) bool {
	if t.end-t.start <= len(t.norm) || text[t.start+1] != '.' || t.word.lands != nil || countsYears(t) {
		return false
	}
	switch t.norm {
	case "am", "pm", "un", "dc", "la":
		return false
	}
	return true
}

// opensSentence reports whether rest begins with a word in capitals that no initial stands
// before, since no name is so called: "... and D. So it is A."
func (t *tokenizer) opensSentence(rest string) bool {
	n := 0
	for n < len(rest) && letter(rest[n]) {
		n++
	}
	w := t.lex.of(strings.ToLower(rest[:n]))
	return n < len(rest) && 'A' <= rest[0] && rest[0] <= 'Z' && (w.opens&(1<<conclude|1<<offer) != 0 || n > 1 && w.alone&(1<<light|1<<article|1<<auxiliary) != 0)
}

// opensMonth reports whether rest begins with the name of a month in capitals and a year.
func (t *tokenizer) opensMonth(rest string) bool {
	const longest = 24 // bytes
	name, rest, _ := strings.Cut(strings.TrimLeft(rest[:min(len(rest), longest)], " "), " ")
	if name == "" || name[0] < 'A' || name[0] > 'Z' || len(rest) < 4 || t.lex.of(strings.ToLower(strings.TrimSuffix(name, "."))).month == 0 {
		return false
	}
	return !strings.ContainsFunc(rest[:4], func(c rune) bool { return c < '0' || c > '9' })
}

// sameHead reports whether the word behind the full stop at t.i is the one before the letter that stands before it,
// so that the letter is no initial: "It is tea B. Tea A costs more."
func (t *tokenizer) sameHead() bool {
	if len(t.toks) < 2 {
		return false
	}
	head := t.toks[len(t.toks)-2].norm
	rest := strings.TrimLeft(t.text[t.i+1:], " ")
	return len(head) > 1 && len(rest) > len(head) && strings.EqualFold(rest[:len(head)], head) && !letter(rest[len(head)])
}
