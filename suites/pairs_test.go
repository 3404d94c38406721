package suites

import (
	"strings"
	"testing"
)

func TestPairs(t *testing.T) {
	for _, row := range []struct {
		reason, items string // pair and side: u, a, or w for an item that names its control
		twins, broken int
		first         string
	}{
		{"no items", "", 0, 0, ""},
		{"items without a pair", "-u -u -a", 0, 0, ""},
		{"one of each are twins", "pu pa qa qu", 2, 0, ""},
		{"one alone is none, and not too many", "pu qa", 0, 0, ""},
		{"several on a side are no twins", "pu pa pu qa qu", 1, 1, "p"},
		{"nor where the other side is empty", "pu pu", 0, 1, "p"},
		{"a pair is broken once", "pu pu pu pa pa", 0, 1, "p"},
		{"the first is that of which it shows first", "pu qa qa pu", 0, 2, "q"},
		{"an item and its control", "pw pa", 0, 0, ""},
		{"several of one control", "pw pa pw", 0, 1, "p"},
		{"or several controls", "pw pa pa", 0, 1, "p"},
	} {
		var pairs Pairs
		for _, word := range strings.Fields(row.items) {
			it := Item{Pair: strings.Trim(word[:1], "-"), Answerable: word[1] != 'u'}
			if word[1] == 'w' {
				it.Control = "plain"
			}
			pairs.Add(&it)
		}
		if n, first := pairs.Broken(); n != row.broken || first != row.first || pairs.Twins() != row.twins {
			t.Errorf("%s: %d twins, %d broken, the first %q", row.reason, pairs.Twins(), n, first)
		}
	}
}
