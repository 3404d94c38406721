package evaluate

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestQuestionsStop: an interruption ends the reading of suites, be it to make a run or
// to find the one that was begun the day before.
func TestQuestionsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	job := smallJob("http://localhost:1", t.TempDir())
	q, err := openQuestions(ctx, job.Suites, job.Selection, time.Now(), knowsNone)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := job.cells()
	if err != nil {
		t.Fatal(err)
	}
	world := World{Now: time.Now, Progress: &notes{}}
	p := &prepared{cell: cells[0][0], q: q}
	p.manifest = manifest(q, p.cell, world, false)
	q.kept.over = true // so that the suites are read again
	cancel()
	if _, err := q.create(ctx, job.RunDir, p.manifest); !errors.Is(err, context.Canceled) {
		t.Errorf("making a run: %v", err)
	}
	if _, err := os.Stat(job.RunDir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a run was made, or a part of one: %v", err)
	}
	if run, err := p.begunBefore(ctx, job, world); run != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("looking for the run of the day before: %v", err)
	}
}

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
	if err := q.write(t.Context(), &again); err != nil {
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
