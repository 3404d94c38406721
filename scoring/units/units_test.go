package units_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// parse makes rows of "unit/cluster:value" words.
func parse(t *testing.T, text string) []units.Row[int] {
	var rows []units.Row[int]
	for _, word := range strings.Fields(text) {
		var r units.Row[int]
		if _, err := fmt.Sscanf(word, "%d/%d:%d", &r.Unit, &r.Cluster, &r.Of); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

func write(rows []units.Row[int]) string {
	var words []string
	for _, r := range rows {
		words = append(words, fmt.Sprintf("%d/%d:%d", r.Unit, r.Cluster, r.Of))
	}
	return strings.Join(words, " ")
}

func ofTwo(int) int { return 2 }

func TestRest(t *testing.T) {
	for _, test := range []struct{ reason, rows, taken, left string }{
		{"a unit that is its own cluster is summed up", "1/1:7 1/1:8", "1/1:7 1/1:8", ""},
		{"whatever it has", "1/1:7", "1/1:7", ""},
		{"wherever its rows lie, and in one order", "1/1:8 2/2:1 1/1:7", "1/1:7 1/1:8 2/2:1", ""},
		{"whose cluster has other units is not", "1/9:7 1/9:8 2/9:6", "", "1/9:7 1/9:8 2/9:6"},
		{"nor whose twins name two clusters", "1/9:7 1/1:8", "", "1/1:8 1/9:7"},
		{"several", "3/3:1 1/1:1 2/5:5 3/3:0 1/1:2", "1/1:1 1/1:2 3/3:0 3/3:1", "2/5:5"},
		{"nothing", "", "", ""},
	} {
		rows := units.Rows[int]{Compare: cmp.Compare[int], Whole: ofTwo}
		for _, r := range parse(t, test.rows) {
			rows.Add(r, func([]units.Row[int]) { t.Errorf("%s: it is not worth a look yet", test.reason) })
		}
		for range 2 { // it changes nothing
			var taken []units.Row[int]
			left := rows.Rest(func(unit []units.Row[int]) { taken = append(taken, unit...) })
			if diff := gocmp.Diff([]string{test.taken, test.left}, []string{write(taken), write(left)}); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.reason, diff)
			}
		}
	}
}

// TestLettingGo adds pairs by the thousand behind the rows of one unit each.
func TestLettingGo(t *testing.T) {
	for _, test := range []struct {
		reason, first string
		whole         func(int) int
		taken         int // of first
	}{
		{"a unit of two rows is whole", "1/1:7 1/1:8", ofTwo, 2},
		{"one row is not", "1/1:7", ofTwo, 0},
		{"three are more than was expected", "1/1:7 1/1:8 1/1:9", ofTwo, 0},
		{"whose cluster has other units waits for them", "1/9:7 1/9:8", ofTwo, 0},
		{"as do twins of two clusters", "1/1:7 1/9:8", ofTwo, 0},
		{"as long as nobody knows how many there are, all are kept", "1/1:7 1/1:8", nil, 0},
	} {
		rows := units.Rows[int]{Compare: cmp.Compare[int], Whole: test.whole}
		taken, ofFirst, most := 0, 0, 0
		take := func(unit []units.Row[int]) {
			taken += len(unit)
			if unit[0].Unit == 1 {
				ofFirst += len(unit)
			}
		}
		first := parse(t, test.first)
		for _, r := range first {
			rows.Add(r, take)
		}
		const pairs = 3 * units.AtOnce
		for i := range uint64(pairs) {
			for range 2 {
				rows.Add(units.Row[int]{Unit: 10 + i, Cluster: 10 + i}, take)
				most = max(most, rows.Len())
			}
		}
		if taken+rows.Len() != len(first)+2*pairs {
			t.Errorf("%s: %d were taken, %d are kept", test.reason, taken, rows.Len())
		}
		if test.whole != nil && most > units.AtOnce+1+len(first) {
			t.Errorf("%s: %d were kept at once", test.reason, most)
		}
		if ofFirst != test.taken {
			t.Errorf("%s: %d rows of it were taken", test.reason, ofFirst)
		}
	}
}

func TestTwins(t *testing.T) {
	for _, test := range []struct {
		reason, rows string // values are side and tag
		want         bool
	}{
		{"one of each", "1/1:05 1/1:16", true},
		{"asked several times", "1/1:05 1/1:05 1/1:16 1/1:16", true},
		{"wherever the rows lie", "1/1:05 1/1:16 1/1:05", true},
		{"the sides may have one tag", "1/1:05 1/1:15", true},
		{"one alone is not too many", "1/1:05", true},
		{"two of a side", "1/1:05 1/1:16 1/1:07", false},
		{"two of the other", "1/1:16 1/1:05 1/1:15", false},
		{"a tag of 0 is one", "1/1:00 1/1:07", false},
	} {
		item := func(v int) (side int, tag uint32) { return v / 10, uint32(v % 10) }
		if got := units.Twins(parse(t, test.rows), item); got != test.want {
			t.Errorf("%s: %v", test.reason, got)
		}
	}
}

func TestBy(t *testing.T) {
	var got []string
	for stretch := range units.By([]uint64{1, 1, 2, 1, 3, 3}, func(v uint64) uint64 { return v }) {
		got = append(got, fmt.Sprint(stretch))
		if len(got) == 4 {
			break // nobody has to take all
		}
	}
	if diff := gocmp.Diff([]string{"[1 1]", "[2]", "[1]", "[3 3]"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
