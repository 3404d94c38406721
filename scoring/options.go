package scoring

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A worded is an answer in which options that are named by their letters stand in words: what
// "Therefore B." says is what "Therefore blue." says.
type worded struct {
	answer string // as it is
	text   string
	puts   []put
}

// A put is where an option stands in the text, in place of so many bytes.
type put struct{ start, end, of int }

// inWords puts the options that an answer names by letter, or by a part of their words and no more, into
// words. A letter that has another use in the item ("point A") stays, and so does one behind which
// its option stands.
func inWords(item suites.Item, answer string) worded {
	const longest, longestOption = 1 << 16, 1 << 9 // bytes: what is longer stays as it is
	w := worded{answer: answer, text: answer}
	if len(item.Choices) == 0 || len(answer) > longest {
		return w
	}
	if from, to, k := partOf(item.Choices, answer); k >= 0 && len(item.Choices[k]) <= longestOption {
		w.text = answer[:from] + item.Choices[k] + answer[to:]
		w.puts = []put{{from, from + len(item.Choices[k]), to - from}}
		return w
	}
	set := item.Match != nil && item.Match.Type == "set"
	var b strings.Builder
	var used map[byte]bool // by letter, looked for once
	from := 0
	for i := range len(answer) {
		if i > 0 && letterOrDigit(answer[i-1]) {
			continue // within a word, as most are
		}
		k := optionOf(answer, i, len(item.Choices))
		if k < 0 || len(item.Choices[k]) > longestOption || !alone(answer, i) || !chosen(answer, i) && !(set && joined(answer, i)) || !set && listed(answer, i, len(item.Choices)) || begins(answer[i+1:], item.Choices[k]) {
			continue
		}
		if used == nil {
			used = usedLetters(item)
		}
		if used[answer[i]&^0x20] {
			continue
		}
		b.WriteString(answer[from:i])
		start := b.Len()
		b.WriteString(item.Choices[k])
		w.puts = append(w.puts, put{start, b.Len(), 1})
		from = i + 1
	}
	if from > 0 {
		b.WriteString(answer[from:])
		w.text = b.String()
	}
	return w
}

// golds are the gold answers of an item, with options for their letters.
func golds(item suites.Item) []string {
	if len(item.Choices) == 0 {
		return item.Answers
	}
	out := slices.Clone(item.Answers)
	for i, a := range out {
		isGold := func(c string) bool { return strings.EqualFold(c, a) }
		if k := optionOf(a, 0, len(item.Choices)); len(a) == 1 && k >= 0 && !slices.ContainsFunc(item.Choices, isGold) {
			out[i] = item.Choices[k]
		}
	}
	return out
}

// optionOf is the option, of n, of which the letter stands at i; -1 where there is none.
func optionOf(text string, i, n int) int {
	if i >= len(text) {
		return -1
	}
	k := int(text[i]|0x20) - 'a'
	if k < 0 || k >= min(n, 26) {
		return -1
	}
	return k
}

// alone reports whether the letter at i is a word of its own, and no initial before another.
func alone(text string, i int) bool {
	part := func(c byte) bool {
		return letterOrDigit(c) || c >= 0x80 || strings.IndexByte("'-+#_^=/$\\", c) >= 0
	}
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = text[i-1]
	}
	if i+1 < len(text) {
		after = text[i+1]
	}
	if part(before) || part(after) {
		return false
	}
	next := strings.TrimPrefix(strings.TrimPrefix(text[i+1:], "."), " ")
	return after != '.' || len(next) < 2 || !letterOrDigit(next[0]) || next[1] != '.'
}

func letterOrDigit(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// chosen reports whether the letter at i, a word of its own, names an option: in brackets or bold, as
// all there is in its line, behind "option" or "answer"; or a capital where a clause begins or behind a
// word that chooses. The capitals that are English words must end the clause or be "is" something.
func chosen(text string, i int) bool {
	before, rest := strings.TrimRight(text[:i], "([{*\" "), text[i+1:]
	after := strings.TrimLeft(rest, "}*\" ")
	closed := rest != "" && strings.IndexByte(")]}", rest[0]) >= 0 || strings.HasPrefix(rest, "**")
	ends := after == "" || strings.IndexByte(".,:;!\n)", after[0]) >= 0
	capital, isWord := text[i] < 'a', text[i] == 'A' || text[i] == 'I'
	if !capital && !closed && !ends { // most are "a"
		return false
	}
	line, opens := true, true
	if before != "" {
		last := before[len(before)-1]
		line, opens = last == '\n', strings.IndexByte("\n.,:;!?", last) >= 0
	}
	near := before[max(0, len(before)-longestNaming):]
	word := strings.ToLower(strings.TrimRight(near[strings.LastIndexAny(near, " \n*")+1:], ":"))
	switch {
	case closed, line && ends, namesOptions(word) && (capital || ends):
		return true
	case !capital || !opens && !chooses(word):
		return false
	default:
		return !isWord || ends || strings.HasPrefix(after, "is ")
	}
}

// joined reports whether the letter at i, a capital, stands beside another: "A, C and D".
func joined(text string, i int) bool {
	const marks = " ,*()&"
	capital := func(at int) bool {
		return at >= 0 && at < len(text) && text[at] >= 'A' && text[at] <= 'Z' && alone(text, at)
	}
	after, before := strings.TrimLeft(text[i+1:], marks), strings.TrimRight(text[:i], marks)
	after, before = strings.TrimLeft(strings.TrimPrefix(after, "and "), marks), strings.TrimRight(strings.TrimSuffix(before, " and"), marks)
	return capital(i) && (capital(len(text)-len(after)) || capital(len(before)-1))
}

// listed reports whether the letter at i stands in a list with that of another option: "B or C", "A, C and
// D". What names several chooses none.
func listed(text string, i, n int) bool {
	other := func(at int) bool {
		return at >= 0 && at < len(text) && text[at] >= 'A' && text[at] <= 'Z' && optionOf(text, at, n) >= 0 && text[at] != text[i] && alone(text, at)
	}
	for _, between := range [...]string{", ", " or ", " and ", ", or ", ", and ", "/"} {
		if strings.HasPrefix(text[i+1:], between) && other(i+1+len(between)) || strings.HasSuffix(text[:i], between) && other(i-len(between)-1) {
			return true
		}
	}
	return false
}

// longestNaming is as far as is looked back for such a word, in bytes: further, and answers without
// blanks would take time by the square of their length.
const longestNaming = 24

// namesOptions and chooses are the words behind which a letter is an option: "option B", "it is B".
func namesOptions(w string) bool {
	return slices.Contains([]string{"option", "options", "choice", "answer", "alternative", "letter"}, w)
}

func chooses(w string) bool {
	return slices.Contains([]string{"is", "it's", "be", "with", "choose", "pick", "select", "so", "thus", "hence", "therefore", "say", "answered"}, w)
}

// begins reports whether what follows a letter is the option that it stands for: "B. blue".
func begins(rest, option string) bool {
	rest = strings.TrimLeft(rest, ".):]}*_-– \n\"'(")
	option = strings.TrimSpace(option)
	return len(rest) >= len(option) && strings.EqualFold(rest[:len(option)], option)
}

// back moves evidence from the text in words to the answer as it is.
func (w worded) back(es []behavior.Evidence) {
	place := func(at int) int {
		more := 0
		for _, p := range w.puts {
			if at <= p.start {
				break
			}
			more += max(0, min(at, p.end)-p.start-p.of)
		}
		return at - more
	}
	for i := range es {
		es[i].Start, es[i].End = place(es[i].Start), place(es[i].End)
	}
}
