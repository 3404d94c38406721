package traces

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// TestKinds holds that each word is of one kind only, written as traces are read.
func TestKinds(t *testing.T) {
	of := map[string]string{}
	for line := range strings.Lines(kindsFile) {
		kind, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(list) {
			if first, twice := of[w]; twice {
				t.Errorf("%q is %s and %s", w, first, kind)
			}
			of[w] = kind
			if read, _ := split(w, tables()); len(read) != 1 || read[0].hash != phrases.Hash(w) {
				t.Errorf("%q is not how a word is read", w)
			}
		}
	}
	if len(of) < 300 {
		t.Errorf("%d words: want hundreds", len(of))
	}
}

func TestKindsOf(t *testing.T) {
	for _, c := range []struct{ row, kinds, bare, reason string }{
		{"^ the price is not given $", "^ the @value is @not @given $", "^ @value @not @given $", "words that stand for themselves"},
		{"^ N N bought old jars Q Q $", "^ N x Q $", "^ $", "names, other words and those of the question stand once"},
		{"^ # # ?", "^ # # ?", "^ # # ?", "numbers stand each"},
		{"", "", "", "nothing"},
	} {
		var row []uint64
		for symbol := range strings.FieldsSeq(c.row) {
			row = append(row, phrases.Hash(symbol))
		}
		with, bare := kindsOf(row, kinds(), nil, nil)
		for _, got := range []struct {
			row  []uint64
			want string
		}{{with, c.kinds}, {bare, c.bare}} {
			want := strings.Fields(got.want)
			same := len(want) == len(got.row)
			for i := 0; same && i < len(want); i++ {
				same = got.row[i] == phrases.Hash(want[i])
			}
			if !same {
				t.Errorf("%s: %q has %d symbols, want %q", c.reason, c.row, len(got.row), got.want)
			}
		}
	}
}
