package evaluate

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// questions are the items of a job, as they will stand in items.jsonl. The
// suites are streamed once to count and hash them, and again to write them
// down, unless they are short enough to be kept for that.
type questions struct {
	suites    []*suites.Suite
	selection suites.Selection
	refs      []runs.Suite
	total     int
	sha256    string
	// dated says that another day may ask other items: some have a validity.
	dated bool
	kept  keeper
	// source is what the items are read from, and recorded what of that a run may
	// write down.
	source   runs.Source
	recorded *runs.Source
}

// keepLines is the size in bytes up to which the lines of items.jsonl are kept in
// memory between counting and writing, and their items, which take as much beside
// them, until they are scored. core has half a megabyte; beyond 10,000 items or so a
// suite is read again rather.
const keepLines = 8 << 20

// openQuestions opens every suite and reads it. It fails on the first line that
// is wrong, before anything is asked. Where find knows a run of the same
// suites, they are not read, since that run holds what they gave.
func openQuestions(ctx context.Context, refs []string, selection suites.Selection, day time.Time, find recaller) (*questions, error) {
	selection.Now = day.UTC()
	q := &questions{selection: selection}
	for _, ref := range refs {
		opened, err := OpenSuites(ref, day)
		if err != nil {
			return nil, err
		}
		for _, suite := range opened {
			for _, before := range q.suites {
				if before.Manifest.Name == suite.Manifest.Name {
					return nil, &UsageError{
						Message: fmt.Sprintf("suite %s is named twice", suite.Manifest.Name),
						Next:    "name each suite once",
					}
				}
			}
			q.suites = append(q.suites, suite)
		}
	}
	if found, err := q.recall(find); found || err != nil {
		return q, err
	}
	if err := q.known(); err != nil {
		return nil, err
	}
	var err error
	q.sha256, q.total, err = runs.ItemsDigest(func(w io.Writer) error {
		return q.each(ctx, w, q.kept.add, func(ref runs.Suite) { q.refs = append(q.refs, ref) })
	})
	if err != nil {
		return nil, err
	}
	for _, ref := range q.refs {
		if ref.Items == 0 {
			return nil, q.nothing(ref)
		}
	}
	q.recorded, err = q.made()
	return q, err
}

// create makes a run of the items.
func (q *questions) create(ctx context.Context, dir string, m runs.Manifest) (*runs.Run, error) {
	if q.kept.over || m.Identity.ItemsSHA256 != q.sha256 {
		return runs.Create(dir, m, func(w io.Writer) error { return q.write(ctx, w) })
	}
	return runs.CreateHeld(dir, m, q.kept.items, q.kept.lines)
}

// write writes the items as lines of items.jsonl.
func (q *questions) write(ctx context.Context, w io.Writer) error {
	return q.each(ctx, w, func(suites.Written) {}, func(runs.Suite) {})
}

// A keeper keeps items and their lines, or nothing where they are more than
// keepLines.
type keeper struct {
	items []*suites.Item
	lines []string
	size  int
	over  bool
}

func (k *keeper) add(w suites.Written) {
	if k.size += len(w.Line) + 1; k.size > keepLines {
		k.items, k.lines, k.over = nil, nil, true
	}
	if !k.over {
		k.items, k.lines = append(k.items, w.Item), append(k.lines, w.Line)
	}
}

// each writes the items as lines, hands each to seen, and calls after behind every
// suite, with what a run has to know of it.
func (q *questions) each(ctx context.Context, w io.Writer, seen func(suites.Written), after func(runs.Suite)) error {
	out := bufio.NewWriterSize(w, 64<<10)
	for _, suite := range q.suites {
		ref := refOf(suite)
		ref.Population = sampled(ref.Population, q.selection)
		hash := newItemsHash()
		var pairs suites.Pairs
		for written, err := range q.selection.Written(suite, &ref.LeftOut) {
			if err == nil {
				err = oneKind(suite, &ref, written.Item)
			}
			if err == nil && ref.Items%1000 == 0 { // a large suite takes seconds
				err = ctx.Err()
			}
			if err != nil {
				return faultyItem(suite, err)
			}
			q.dated = q.dated || written.Item.ValidFrom != "" || written.Item.ValidUntil != ""
			hash.add(written.Hash)
			if _, err := out.WriteString(written.Line); err != nil {
				return err
			}
			if err := out.WriteByte('\n'); err != nil {
				return err
			}
			seen(written)
			pairs.Add(written.Item)
			ref.Items++
		}
		q.dated = q.dated || len(ref.LeftOut) > 0
		ref.Hash = hex.EncodeToString(hash.sum())
		ref.BrokenPairs, ref.FirstBroken = pairs.Broken()
		after(ref)
	}
	return out.Flush()
}

// refOf is a suite as a run has it, without its items.
func refOf(s *suites.Suite) runs.Suite {
	m := s.Manifest
	return runs.Suite{Name: m.Name, Version: m.Version, Population: m.Population, Probe: m.Probe}
}

// sampled is the population that what is selected of a suite is a sample of: of some scenarios it is theirs alone, and
// what was chosen by name is a sample of none.
func sampled(population string, of suites.Selection) string {
	switch {
	case population == "" || len(of.Names) > 0:
		return ""
	case len(of.Scenarios) == 0:
		return population
	}
	names := make([]string, 0, len(of.Scenarios))
	for _, s := range of.Scenarios {
		names = append(names, string(s))
	}
	slices.Sort(names)
	return population + ": " + strings.Join(slices.Compact(names), ", ")
}

// An itemsHash is the identity of a list of items: a suite's own hash where the
// list is the whole suite.
type itemsHash struct{ h hash.Hash }

func newItemsHash() itemsHash { return itemsHash{sha256.New()} }

// add takes in an item.
func (h itemsHash) add(item suites.Hash) { h.h.Write(item[:]) }

func (h itemsHash) sum() []byte { return h.h.Sum(nil) }

// suiteNames maps the lines of items.jsonl to their suites: items of one suite
// stand together, in the order of the manifest.
func suiteNames(refs []runs.Suite) func(n int) string {
	return func(n int) string {
		for _, ref := range refs {
			if n < ref.Items {
				return ref.Name
			}
			n -= ref.Items
		}
		return ""
	}
}

// numbered yields the items of a run with their line numbers from 0.
func numbered(items iter.Seq2[*suites.Item, error]) iter.Seq2[int, itemOrError] {
	return func(yield func(int, itemOrError) bool) {
		n := 0
		for item, err := range items {
			if !yield(n, itemOrError{item, err}) {
				return
			}
			n++
		}
	}
}

type itemOrError struct {
	*suites.Item
	err error
}
