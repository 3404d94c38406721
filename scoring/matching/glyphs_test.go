package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestDigitsOfWords: digits behind the letters of gold are part of the word.
func TestDigitsOfWords(t *testing.T) {
	checkRows(t, []row{
		{text("BRCA1"), "The BRCA2 gene.", Wrong, "another gene"},
		{text("BRCA1"), "The BRCA1 gene.", Right, "the gene"},
		{text("HTML5"), "HTML4", Wrong, "another version"},
		{text("ISO9001"), "ISO9002", Wrong, "another norm"},
		{text("CS101"), "CS102", Wrong, "another course"},
		{Gold{Answers: []string{"Windows11"}, Type: Choice, Choices: []string{"Windows10", "Windows11"}}, "Windows10", Wrong, "another option"},
		{text("Lyon"), "It is in Lyon12.", Right, "the mark of a footnote"},
	})
}
