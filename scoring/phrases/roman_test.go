package phrases_test

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

func TestRoman(t *testing.T) {
	for numeral, want := range map[string]int{
		"I": 1, "IV": 4, "IX": 9, "XIV": 14, "XL": 40, "XC": 90, "CD": 400, "CM": 900, "MCMLXXXIV": 1984, "MMMCMXCIX": 3999,
		"": 0, "IIII": 0, "VV": 0, "IC": 0, "XIVX": 0, "iv": 0, "MIX ": 0, "MMMM": 0,
	} {
		if got := phrases.Roman(numeral); got != want {
			t.Errorf("%q is %d, want %d", numeral, got, want)
		}
	}
}
