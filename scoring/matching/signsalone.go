package matching

import (
	"slices"
	"strings"
	"unicode"
)

// OfSigns reports whether a text is nothing but signs, without a letter or a digit: "<>", "∞", "?". It is false of an
// empty text.
func OfSigns(text string) bool {
	text = BareSigns(text)
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// BareSigns is a text without the blanks and the marks of code and emphasis around it, and with what LaTeX has for some
// signs as these.
func BareSigns(text string) string {
	text = strings.TrimSpace(text)
	for _, around := range []string{"**", "```", "`", "$$", "$", `"`} {
		if within, ok := strings.CutPrefix(text, around); ok && strings.HasSuffix(within, around) && len(within) > len(around) {
			text = strings.TrimSpace(within[:len(within)-len(around)])
		}
	}
	for _, sign := range [...][2]string{{"+∞", "∞"}, {`+\infty`, "∞"}, {`\infty`, "∞"}, {`\emptyset`, "∅"}, {`\varnothing`, "∅"}, {`\rightarrow`, "→"}, {`\to`, "→"}, {`\pm`, "±"}, {`\neq`, "≠"}, {`\leq`, "≤"}, {`\geq`, "≥"}} {
		if text == sign[0] {
			return sign[1]
		}
	}
	return text
}

// bySigns decides where all gold answers are nothing but signs: by the whole of an answer in signs, or by one that
// stands alone between the words of another. Ok is false where words alone are given.
func bySigns(g Gold, text string) (r Result, ok bool) {
	if len(g.Answers) == 0 || g.Type != Text && g.Type != "" || slices.ContainsFunc(g.Answers, func(a string) bool { return !OfSigns(a) }) {
		return Result{}, false
	}
	isGold := func(s string) bool {
		return slices.ContainsFunc(g.Answers, func(a string) bool { return BareSigns(a) == BareSigns(s) })
	}
	start := strings.Index(text, strings.TrimSpace(text))
	whole := Result{Correct: Wrong, Extracted: strings.TrimSpace(text), Start: start, End: start + len(strings.TrimSpace(text)), Rule: "other signs"}
	if OfSigns(text) {
		if isGold(text) || isGold(strings.TrimSuffix(whole.Extracted, ".")) {
			whole.Correct, whole.Rule = Right, "gold itself"
		}
		return whole, true
	}
	at := 0
	for _, field := range strings.Fields(text) {
		i := at + strings.Index(text[at:], field)
		at = i + len(field)
		if field = strings.TrimRight(field, ".,;:"); field != "" && isGold(field) {
			return Result{Correct: Right, Extracted: field, Start: i, End: i + len(field), Rule: "signs"}, true
		}
	}
	return Result{}, false
}
