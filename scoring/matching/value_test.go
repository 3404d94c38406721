package matching_test

import (
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

func TestSameValue(t *testing.T) {
	for _, r := range []struct {
		a, b   string
		same   bool
		reason string
	}{
		{"30", "30.0", true, "a needless decimal"},
		{"1,240", "1240", true, "a thousands mark"},
		{"3,5", "3.5", true, "a decimal comma"},
		{"thirty", "30", true, "a number in words"},
		{"1/2", "0.5", true, "a fraction"},
		{"-5", "5", false, "the sign is part of a number"},
		{"-0", "0", true, "minus nothing is nothing"},
		{"3rd", "3", true, "an ordinal counts like its number"},
		{"about 30", "30", true, "a word that carries no part of the answer"},
		{"in 1932", "1932", true, "a year is a number"},
		{"30", "31", false, "another number"},
		{"1234567891", "1234567892", false, "large numbers are told apart to the last digit"},
		{"30", "30 minutes", true, "a unit that is left out"},
		{"0.5 hours", "30 min", true, "another unit of the dimension"},
		{"30 seconds", "30 minutes", false, "units that differ"},
		{"1 hour 30 minutes", "90 min", true, "two units are one value"},
		{"$45", "45 dollars", true, "a sign for a unit"},
		{"EUR 45", "45 euros", true, "a unit before its number"},
		{"15 km/h", "15", true, "a unit of two"},
		{"15 km/h", "15 km", false, "a unit of two is not its half"},
		{"12 blue tiles", "12", true, "words behind a number may be what is counted"},
		{"12 blue tiles", "12 red tiles", false, "what is counted differs"},
		{"Line 2", "2", false, "a number behind a name is no quantity"},
		{"2 or 3", "2", false, "two numbers are no value"},
		{"50%", "50", true, "a share without its sign"},

		{"Paris", "paris", true, "case"},
		{"the Atlantic", "Atlantic", true, "an article"},
		{"Zürich", "Zurich", true, "an accent"},
		{"Olga's", "Olga", true, "a possessive"},
		{"Dr. Hans Brod", "hans brod", true, "a title"},
		{"Hans Brod", "Brod", true, "the last name alone"},
		{"Hans Brod", "Max Brod", false, "two people of one name"},
		{"tile", "tiles", true, "a plural"},
		{"Tea A", "Tea B", false, "a letter that names something"},
		{"FF00FF", "ff00ff", true, "a code"},
		{"INTEGER", "DECIMAL", false, "another word"},

		{"16:00", "4 pm", true, "two ways to write a time of day"},
		{"16:00", "4:00", true, "the half of the day may be left out"},
		{"4 am", "4 pm", false, "the halves of the day differ"},
		{"14 March", "March 14th", true, "two ways to write a day"},
		{"14 March 2025", "2025-03-14", true, "a date in digits"},
		{"14 March 2025", "14 March", true, "a year that is left out"},
		{"14 March 2025", "14 March 2024", false, "another year"},
		{"March 2025", "March", false, "a month alone is no date"},
		{"Yes", "true", true, "two words for yes"},
		{"yes", "no", false, "the opposite"},
		{"not true", "no", true, "a denied yes"},
		{"Yes, 1932", "Yes, 1933", false, "what stands behind a yes may be the value"},

		{"→", "→", true, "signs alone"},
		{"→", "←", false, "other signs"},
		{"", "", false, "nothing is no value"},
		{"   ", "\x00", false, "nor is what shows nothing"},
		{"the", "a", false, "articles alone are compared as they are"},
	} {
		a, b := ValueOf(r.a), ValueOf(r.b)
		if a.Same(b) != r.same || b.Same(a) != r.same {
			t.Errorf("%s: %q %+v and %q %+v: same %v, %v; want %v", r.reason, r.a, a, r.b, b, a.Same(b), b.Same(a), r.same)
		}
		if r.a != "" && !ValueOf(r.a).Same(ValueOf(r.a)) && strings.TrimSpace(r.a) != "" {
			t.Errorf("%q is not the same as itself", r.a)
		}
	}
}

// FuzzValueOf: any bytes have a value, and the same one each time.
func FuzzValueOf(f *testing.F) {
	for _, seed := range []string{"30 minutes", "4:00 pm", "14 March 2025", "Dr. Hans Brod", "1e999", "\xff\x00", "½ km/h"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := ValueOf(text)
		if v != ValueOf(text) || v.Key != "" && !v.Same(v) || (v.Key == "") != (v.Bare == "") {
			t.Errorf("%q: %+v", text, v)
		}
	})
}
