package matching

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A formula that is compared to the letter: with signs that compare, brackets around a list, or a name directly before
// brackets.
type written int

const (
	words written = iota
	compared
	list // a tuple, an interval, a set
	call // O(n), f(x), Dict[str, int]
)

// writtenAs says what sort of formula a text is.
func writtenAs(text string) written {
	const longest = 80 // bytes
	text = strings.TrimSpace(text)
	switch {
	case text == "" || len(text) > longest:
		return words
	case strings.ContainsAny(text, "=<>≤≥≠"):
		return compared
	case strings.ContainsRune("([{", rune(text[0])) && strings.ContainsRune(")]}", rune(text[len(text)-1])) && strings.Contains(text, ","):
		return list
	case isCall(text):
		return call
	}
	return words
}

// isCall reports whether a text is a name with brackets directly behind it, and something in them.
func isCall(text string) bool {
	open := strings.IndexAny(text, "([")
	last := text[len(text)-1]
	return open > 0 && open+2 < len(text) && (last == ')' || last == ']') && !strings.ContainsFunc(text[:open], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	})
}

// byFormula decides where gold is a formula and the answer is written as one: by signs and brackets too, blanks aside.
// Ok is false where gold is none, or the answer puts it in words.
func (d *document) byFormula(g Gold, v verdict) (verdict, bool) {
	said := notation(d.text)
	for _, a := range g.Answers {
		sort := writtenAs(a)
		if sort == words || !sort.isIn(said, a, d.text) {
			return verdict{}, false
		}
		of, text := notation(a), said
		if sort == list && strings.Count(of, ",") > 1 { // no interval
			of, text = oneBracket(of), oneBracket(text)
		}
		if standsIn(text, of) || sort == compared && d.saysOtherwise(text, of) {
			if v.correct == Right || v.rule != "another answer" || g.KeepCase {
				return verdict{}, false
			}
			return right(d.all(), "formula"), true
		}
	}
	if v.correct != Right || len(g.Answers) == 0 {
		return verdict{}, false
	}
	return wrong(v.at, "another formula"), true
}

// oneBracket is a text with round brackets for square ones.
func oneBracket(text string) string { return strings.NewReplacer("[", "(", "]", ")").Replace(text) }

// isIn reports whether an answer, as it stands (raw) and in notation, holds signs of the sort that gold is written in:
// a comparison, brackets around what commas part, or brackets behind a name. Other brackets and signs stand beside words.
func (w written) isIn(text, gold, raw string) bool {
	switch w {
	case compared:
		if strings.ContainsAny(notation(gold), "<>≤≥") {
			return strings.ContainsAny(text, "<>≤≥") || strings.HasPrefix(text, "=")
		}
		return strings.ContainsAny(text, "=<>≤≥≠")
	case list:
		for i := strings.IndexAny(text, "([{"); i >= 0; {
			n := strings.IndexAny(text[i+1:], "()[]{}")
			if n < 0 {
				return false
			}
			if strings.IndexByte(")]}", text[i+1+n]) >= 0 && strings.Contains(text[i+1:i+1+n], ",") {
				return true
			}
			i += 1 + n
		}
		return false
	}
	raw = notations().Replace(withPowers(raw)) // with its blanks: "a list (new)" is no call
	for i, r := range raw {
		if (r == '(' || r == '[') && i > 0 && (letterOrDigit(raw[i-1]) || raw[i-1] == '}') {
			return true
		}
	}
	return false
}

// saysOtherwise reports whether text holds a comparison in another form: the other way round ("3 < x"), by what stands
// behind its last equals sign alone, or with the terms of that in another order.
func (d *document) saysOtherwise(text, of string) bool {
	if i := strings.IndexAny(of, "<>≤≥"); i > 0 && !strings.ContainsAny(of[i+1:], "<>≤≥=") {
		sign := []rune(of[i:])[0]
		return standsIn(text, of[i+len(string(sign)):]+string(flipped(sign))+of[:i])
	}
	i := strings.LastIndexByte(of, '=')
	if i < 0 || strings.ContainsAny(of, "<>≤≥≠") || strings.Contains(text, "≠") {
		return false
	}
	value := of[i+1:]
	if standsIn(text, value) && (len(value) > 1 || strings.ContainsFunc(value, unicode.IsDigit)) {
		return true
	}
	given := text[strings.LastIndexByte(text, '=')+1:]
	return slices.Equal(terms(value), terms(strings.TrimRight(given, ".,;:!?")))
}

func flipped(sign rune) rune {
	switch sign {
	case '<':
		return '>'
	case '>':
		return '<'
	case '≤':
		return '≥'
	}
	return '≤'
}

// terms are those of a sum in order; of a text with brackets itself.
func terms(sum string) []string {
	if strings.ContainsAny(sum, "()[]{}") {
		return []string{sum}
	}
	parts := strings.Split(strings.ReplaceAll(sum, "-", "+-"), "+")
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	slices.Sort(parts)
	return parts
}

// notation is a text with its formulas in one notation: without blanks, in small letters, powers on the line.
func notation(text string) string {
	return compact(notations().Replace(withPowers(text)))
}

var notations = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		`\left`, "", `\right`, "", `\leq`, "≤", `\le`, "≤", `\geq`, "≥", `\ge`, "≥", `\neq`, "≠", "<=", "≤", ">=", "≥", "!=", "≠",
		"; ", ",", `\lt`, "<", `\gt`, ">", `\cdot`, "", `\times`, "", "·", "", "×", "", "\\,", "", `\{`, "{", `\}`, "}", "^", "",
		`\infty`, "∞", `\ne`, "≠", "'", `"`, "log₂", "log", "log_2", "log", "infinity", "∞", "log(n)", "log n", `\mathcal`, "", `\mathrm`, "", `\mathbf`, "", `\text`, "", `\operatorname`, "")
})

// withPowers puts raised digits on the line, and takes the braces off those that follow a "^" or a command for letters.
func withPowers(text string) string {
	if i := strings.IndexFunc(text, superscript); i >= 0 {
		text = strings.Map(func(r rune) rune {
			if superscript(r) {
				return rune(foldRune(r)[0])
			}
			return r
		}, text)
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			b.WriteString(text)
			return b.String()
		}
		const longest = 12 // bytes
		end := strings.IndexAny(text[open+1:min(len(text), open+1+longest)], "{}")
		if end < 0 || text[open+1+end] != '}' || !raisesOrSets(text[:open]) {
			b.WriteString(text[:open+1])
			text = text[open+1:]
			continue
		}
		b.WriteString(text[:open])
		b.WriteString(text[open+1 : open+1+end])
		text = text[open+2+end:]
	}
}

// raisesOrSets reports whether a text ends in "^" or in a command of LaTeX that sets letters.
func raisesOrSets(before string) bool {
	for _, command := range [...]string{"^", `\mathcal`, `\mathrm`, `\mathbf`, `\text`, `\operatorname`} {
		if strings.HasSuffix(before, command) {
			return true
		}
	}
	return false
}
