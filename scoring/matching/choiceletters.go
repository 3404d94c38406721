package matching

import (
	"slices"
	"strings"
)

// mentions returns where s names an option: by its words or, where these do not stand there or only behind
// it, by its letter.
func (d *document) mentions(opt *option, s span, lettered bool) []span {
	hits := slices.DeleteFunc(d.findWords(opt.alias.keys, s), func(h span) bool {
		t := &d.toks[h.from]
		return d.isAnother(opt, h) || (t.number || t.word.number.kind != "") && d.isBelowZero(h.from) != opt.alias.isBelowZero()
	})
	if opt.quantity != "" {
		hits = slices.DeleteFunc(hits, func(h span) bool { return d.excepts(h.to, s) })
	}
	if len(hits) == 0 {
		hits = d.quantified(opt.quantity, s)
	}
	letters := d.letters(opt.letter, s, lettered)
	opt.byLetter = len(letters) > 0 && (len(hits) == 0 || letters[0].to < hits[0].from)
	if opt.byLetter {
		return append(letters, hits...)
	}
	return hits
}

// isBelowZero reports whether an option is a number with a minus before it: the words of "-5" and "5"
// are the same.
func (a *alias) isBelowZero() bool {
	rest, found := strings.CutPrefix(strings.Replace(strings.Trim(a.text, "$( "), "−", "-", 1), "-")
	return found && rest != "" && isDigit(rest[0])
}

// isBelowZero reports whether a minus stands before the number at i, and it is no dash between two.
func (d *document) isBelowZero(i int) bool {
	q := d.signedBehind(quantity{value: 1}, i, d.gapBefore(i))
	return q.value < 0
}

// letters finds an option by its letter: "(b)", "B)", "option B", or a capital
// that stands alone where an answer begins.
func (d *document) letters(letter string, s span, lettered bool) []span {
	if letter == "" || s.empty() {
		return nil
	}
	var hits []span
	for _, i := range d.places(letter, s) {
		if i < s.from || i >= s.to {
			continue
		}
		before, after := d.gapBefore(i), d.gapBefore(i+1)
		bracket := strings.HasPrefix(after, ")") || strings.HasPrefix(after, "]")
		word := i > s.from && (d.toks[i-1].norm == "option" || d.toks[i-1].norm == "choice" || d.toks[i-1].norm == "answer" || d.toks[i].upper && d.chosen(i, s))
		reasoned := i+1 < s.to && d.toks[i].upper && givesReason(&d.toks[i+1])
		lone := lettered && i == s.from && (i+1 == s.to || reasoned || strings.ContainsAny(after, ".:,)\n*}")) && !d.listsLetters(i, s.to)
		last := lettered && i+1 == s.to && (s.to-s.from <= 3 || d.toks[i].upper && s.to-s.from <= 8 && d.at(conclude, s.from) > 0) && (letter != "a" || d.toks[i].upper) && // "It's b"
			(i == s.from || d.toks[i-1].norm != "or" && d.toks[i-1].norm != "and" && !d.listsLetters(i-1, s.to))
		concluded := i > s.from && d.toks[i].upper && letter != "i" && d.concludes(i) && (i+1 == s.to || d.toks[i+1].is(auxiliary))
		if last || concluded || d.restOfClause(i, s) || bracket && (i == s.from || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") || d.toks[i].upper) || word || lone {
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}

// concludes reports whether a phrase that draws the conclusion ends before token i: "so B is ...".
func (d *document) concludes(i int) bool {
	const longest = 3 // words
	for j := i - 1; j >= max(0, i-longest); j-- {
		if n := d.at(conclude, j); n > 0 {
			return !slices.ContainsFunc(d.toks[min(i, j+n):i], func(t token) bool { return !function(&t) }) // "so it's B"
		}
	}
	return false
}

// restOfClause reports whether the letter at token i ends a sentence, and its clause says nothing else: "...,
// it's B".
func (d *document) restOfClause(i int, s span) bool {
	if i+1 != s.to || i == s.from || !d.toks[i].upper || !pronoun(&d.toks[i-1]) && !d.toks[i-1].is(auxiliary) {
		return false
	}
	for i--; i >= s.from && d.toks[i].clause == d.toks[s.to-1].clause; i-- {
		if !function(&d.toks[i]) {
			return false
		}
	}
	return true
}

// lettered reports whether the letter of an option stands before its words at token i: "B) Paris".
func (d *document) lettered(i int, letter string) bool {
	return i > 0 && letter != "" && d.toks[i-1].norm == letter && d.toks[i-1].sentence == d.toks[i].sentence
}

// deniedWithLetter reports whether the option whose words begin at token i is denied before its letter: "not B) Paris",
// "not (B) Paris".
func (d *document) deniedWithLetter(i int, letter string) bool {
	if !d.lettered(i, letter) {
		return false
	}
	return d.negated(i-1) || i > 1 && d.at(negate, i-2) == 1 && strings.HasSuffix(d.gapBefore(i-1), "(")
}

// listsLetters reports whether token i is the first of several letters of options: "A, C and D are in
// Asia".
func (d *document) listsLetters(i, end int) bool {
	j := i + 1
	if len(d.toks[i].norm) != 1 || !d.toks[i].upper {
		return false
	}
	if j < end && (d.toks[j].norm == "and" || d.toks[j].norm == "or") {
		j++
	}
	return j < end && len(d.toks[j].norm) == 1 && d.toks[j].upper && d.toks[j].norm != d.toks[i].norm && d.toks[j].norm != "i" && strings.Trim(d.gapBefore(j), ", ") == ""
}

// chosen reports whether a verb of choosing stands before token i: "I choose B", "I'd go with B".
func (d *document) chosen(i int, s span) bool {
	switch d.toks[i-1].norm {
	case "choose", "choosing", "pick", "picking", "select", "selecting", "leaves", "leaving":
		return true
	case "with":
		return i-2 >= s.from && (d.toks[i-2].norm == "go" || d.toks[i-2].norm == "going")
	}
	return false
}
