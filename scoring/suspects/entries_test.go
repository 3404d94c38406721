package suspects

import (
	"errors"
	"testing"
)

// TestDoubledQuestion: of two items of one run that ask the same and say otherwise
// neither was changed, and both count, until a later run says something else.
func TestDoubledQuestion(t *testing.T) {
	twice := tankA
	twice.ID, twice.Answers = "tank-b", []string{"31"}
	mended := tankA
	mended.Answers = []string{"32"}
	both := func() []Asked { return append(did(tankA, "x31,x31"), did(twice, "+31,+31")...) }
	torn := errors.New("torn")
	for _, c := range []struct {
		reason                            string
		runs                              [][]Asked
		err                               error // in which the last ends
		items, doubled, setAside, allFail int
	}{
		{"in each run", [][]Asked{both(), both()}, nil, 2, 1, 0, 1},
		{"in the later one", [][]Asked{did(tankA, "x31"), both()}, nil, 2, 1, 0, 1},
		{"mended in the later one", [][]Asked{both(), did(mended, "x31")}, nil, 1, 0, 4, 0},
		{"one is left in the later one", [][]Asked{both(), did(tankA, "x31")}, nil, 1, 0, 2, 1},
		{"doubled by a run that does not count", [][]Asked{did(tankA, "x31"), did(tankA, "x31"), both()}, torn, 1, 0, 0, 1},
		{"mended by a run that does not count", [][]Asked{both(), both(), did(mended, "x31")}, torn, 2, 1, 0, 1},
	} {
		tally := NewTally()
		for i, asked := range c.runs {
			var err error
			if i == len(c.runs)-1 {
				err = c.err
			}
			if got := tally.AddRun(tally.AddCheckpoint(string(rune('a'+i))), all(asked, err)); !errors.Is(got, err) {
				t.Fatal(got)
			}
		}
		r := tally.Find(0).Report()
		if r.Items != c.items || r.Doubled != c.doubled || r.SetAside != c.setAside || r.Counts.AllFail != c.allFail {
			t.Errorf("%s: %d items, %d doubled, %d set aside, %d all fail; want %d, %d, %d, %d", c.reason,
				r.Items, r.Doubled, r.SetAside, r.Counts.AllFail, c.items, c.doubled, c.setAside, c.allFail)
		}
	}
}
