package evaluate

import (
	"bytes"
	"strings"
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
	kept := strings.Join(q.kept.lines, "\n") + "\n"
	var again bytes.Buffer
	if err := q.write(&again); err != nil {
		t.Fatal(err)
	}
	if kept != again.String() || len(q.kept.lines) != q.total || len(q.kept.items) != q.total {
		t.Errorf("%d bytes were kept, %d are read again, of %d items", len(kept), again.Len(), q.total)
	}
	var k keeper
	long := suites.Written{Item: &suites.Item{}, Line: strings.Repeat("x", 64<<10-1)} // and its newline
	for range keepLines >> 16 {
		k.add(long)
	}
	if k.over || len(k.lines) != keepLines>>16 || len(k.items) != len(k.lines) {
		t.Errorf("%d bytes are not kept, though %d is the most", k.size, keepLines)
	}
	if k.add(suites.Written{Item: long.Item}); !k.over || k.lines != nil || k.items != nil {
		t.Errorf("%d lines are kept of more than there is room for", len(k.lines))
	}
}
