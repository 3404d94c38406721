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
	q, err := openQuestions(t.Context(), []string{"core", "hard"}, suites.Selection{}, time.Now(), knowsNone)
	if err != nil {
		t.Fatal(err)
	}
	if q.kept.size == 0 || q.kept.over {
		t.Fatal("nothing is kept of suites that are small")
	}
	var kept, again bytes.Buffer
	if err := q.write(&kept); err != nil {
		t.Fatal(err)
	}
	q.kept = keeper{over: true}
	if err := q.write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept.Bytes(), again.Bytes()) || bytes.Count(kept.Bytes(), []byte("\n")) != q.total {
		t.Errorf("%d bytes were kept, %d are read again, of %d items", kept.Len(), again.Len(), q.total)
	}
	var k keeper
	piece := make([]byte, 64<<10)
	for range keepLines / len(piece) {
		if n, err := k.Write(piece); n != len(piece) || err != nil {
			t.Fatalf("%d bytes taken, error %v", n, err)
		}
	}
	if k.over || len(k.parts) != keepLines/len(piece) {
		t.Errorf("%d bytes are not kept, though %d is the most", k.size, keepLines)
	}
	if _, err := k.Write(piece[:1]); err != nil || !k.over || k.parts != nil {
		t.Errorf("%d parts are kept of more than there is room for, error %v", len(k.parts), err)
	}
}
