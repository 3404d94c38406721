package matching_test

import (
	"math"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

func TestSQuADNormalize(t *testing.T) {
	for _, r := range []struct{ text, want, reason string }{
		{"The Blue Harbor", "blue harbor", "case and an article"},
		{"a  harbor\tof\u00a0the north ", "harbor of north", "any white space, articles anywhere"},
		{"Athens", "athens", "an article is a word, not a part of one"},
		{"U.S.", "us", "punctuation goes without leaving a space"},
		{"two-way", "twoway", "a hyphen likewise"},
		{"$4 + 5%", "4 5", "signs of ASCII are punctuation"},
		{"a–b", "–b", "a dash that is not ASCII stays, and a word ends at it"},
		{"Zürich", "zürich", "accents stay"},
		{"«the» tower", "« » tower", "marks that are not ASCII stay"},
		{"ΟΔΟΣ", "οδος", "a sigma that ends a word"},
		{"The.", "", "nothing but an article"},
		{"x\x1fy", "x y", "a separator is white space to the script"},
		{"a_b", "ab", "an underscore is punctuation"},
	} {
		if got := SQuADNormalize(r.text); got != r.want {
			t.Errorf("%s: SQuADNormalize(%q) = %q, want %q", r.reason, r.text, got, r.want)
		}
	}
}

func TestSQuADScores(t *testing.T) {
	for _, r := range []struct {
		golds     []string
		answer    string
		exact, f1 float64
		reason    string
	}{
		{[]string{"the old mill"}, "Old mill.", 1, 1, "article, case and punctuation do not count"},
		{[]string{"old mill"}, "the old water mill", 0, 0.8, "two of three words, all of two"},
		{[]string{"old mill"}, "new barn", 0, 0, "no word shared"},
		{[]string{"old mill"}, "mill old", 0, 1, "F1 does not look at order"},
		{[]string{"very very old"}, "very old", 0, 0.8, "a word counts as often as it stands there"},
		{[]string{"very old"}, "very very old", 0, 0.8, "and on the other side"},
		{[]string{"barn", "old mill"}, "old mill", 1, 1, "the best over the gold answers"},
		{nil, "", 1, 1, "no answer to a question without one"},
		{nil, "old mill", 0, 0, "an answer to a question without one"},
		{[]string{"old mill"}, "", 0, 0, "no answer to a question with one"},
		{[]string{"the", "."}, "", 1, 1, "gold of which nothing is left is no gold"},
		{[]string{"the", "old mill"}, "", 0, 0, "unless other gold is left"},
		{nil, "the", 1, 1, "an answer of which nothing is left is none"},
	} {
		if got := SQuADExact(r.golds, r.answer); got != r.exact {
			t.Errorf("%s: SQuADExact(%q, %q) = %v, want %v", r.reason, r.golds, r.answer, got, r.exact)
		}
		if got := SQuADF1(r.golds, r.answer); math.Abs(got-r.f1) > 1e-12 {
			t.Errorf("%s: SQuADF1(%q, %q) = %v, want %v", r.reason, r.golds, r.answer, got, r.f1)
		}
	}
}
