package evaluate

import (
	"bytes"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestLinesThatAreKept: what is kept of the items is what a second reading of
// the suites gives, and nothing is kept of more than there is room for.
func TestLinesThatAreKept(t *testing.T) {
	q, err := openQuestions(t.Context(), []string{"core", "hard"}, suites.Selection{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if q.kept.Len() == 0 {
		t.Fatal("nothing is kept of suites that are small")
	}
	var kept, again bytes.Buffer
	if err := q.write(&kept); err != nil {
		t.Fatal(err)
	}
	q.kept = bytes.Buffer{}
	if err := q.write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept.Bytes(), again.Bytes()) || bytes.Count(kept.Bytes(), []byte("\n")) != q.total {
		t.Errorf("%d bytes were kept, %d are read again, of %d items", kept.Len(), again.Len(), q.total)
	}
	var to bytes.Buffer
	piece := make([]byte, 64<<10)
	for range 2 * keepLines / len(piece) {
		if n, err := (keeper{&to}).Write(piece); n != len(piece) || err != nil {
			t.Fatalf("%d bytes taken, error %v", n, err)
		}
	}
	if to.Len() > keepLines+len(piece) {
		t.Errorf("%d bytes are kept, though %d is the most", to.Len(), keepLines)
	}
}
