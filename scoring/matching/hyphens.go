package matching

import (
	"slices"
	"strings"
)

// noBreak is the hyphen at which no line is broken. Some models write it for every hyphen and minus.
const noBreak = "\u2011"

func holdsNoBreak(s string) bool { return strings.Contains(s, noBreak) }

// checkHyphens is check as if plain hyphens stood for those at which no line is broken.
func checkHyphens(g Gold, text string) Result {
	plainly := func(s string) string { return strings.ReplaceAll(s, noBreak, "-") }
	all := func(of []string) []string {
		of = slices.Clone(of)
		for i := range of {
			of[i] = plainly(of[i])
		}
		return of
	}
	g.Answers, g.Choices, g.Question = all(g.Answers), all(g.Choices), plainly(g.Question)
	r := check(g, plainly(text), true)
	r.Start, r.End = inText(text, r.Start), inText(text, r.End)
	r.Extracted = strings.ToValidUTF8(text[r.Start:r.End], "\uFFFD")
	return r
}

// inText is where byte n of text with plain hyphens stands in text.
func inText(text string, n int) int {
	at := 0
	for {
		i := strings.Index(text[at:], noBreak)
		if i < 0 || i >= n {
			return at + n
		}
		at, n = at+i+len(noBreak), n-i-1
	}
}
