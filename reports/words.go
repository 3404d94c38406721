package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// list puts names into a sentence: "a, b and c".
func list(names []string) string { return enumerated(names, "and") }

// eitherOf is list for what a sentence denies: "a, b or c".
func eitherOf(names []string) string { return enumerated(names, "or") }

func enumerated(names []string, word string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " " + word + " " + names[last]
}

// someNames lists the first few of names, of which there are total, each made Safe.
func someNames(names []string, total int) string { return fewNames(names, 5, total) }

func fewNames(names []string, most, total int) string {
	var shown []string
	for _, name := range names[:min(most, len(names))] {
		shown = append(shown, nameText(name))
	}
	text := strings.Join(shown, ", ")
	if rest := total - len(shown); rest > 0 {
		text += fmt.Sprintf(" and %d more", rest)
	}
	return text
}

// plural is "1 item", or "2 items".
func plural(n int, noun string) string { return nouns.Count(n, noun) }

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func orNoData(text string) string {
	if text == "" {
		return signature.NoData
	}
	return text
}
