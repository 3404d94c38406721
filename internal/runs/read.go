package runs

import (
	"bytes"
	"fmt"
	"iter"
	"os"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// Items yields the items as they were asked, in the order of their line
// numbers. They are not to be changed: the run may hold them for another pass. A line
// that is no item is a *jsonl.SyntaxError with the file, and the end.
func (r *Run) Items() iter.Seq2[*suites.Item, error] {
	return r.ItemsExcept(func(int) bool { return false })
}

// ItemsExcept is Items with nil in the place of each whose line number left names:
// their lines are not parsed, which is most of the work. left is called from several
// goroutines. It counts the lines of items.jsonl from 0, among which there are no
// blank ones.
func (r *Run) ItemsExcept(left func(n int) bool) iter.Seq2[*suites.Item, error] {
	parse := func(line jsonl.Line) parsedItem {
		if left(line.Number - 1) {
			return parsedItem{}
		}
		return parseItem(line)
	}
	return func(yield func(*suites.Item, error) bool) {
		if r.held != nil {
			r.heldExcept(left, yield)
			return
		}
		path := r.Path(ItemsFile)
		f, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("reading the items of %s: %w", r.dir, err))
			return
		}
		defer func() { _ = f.Close() }()
		for p, at := range jsonl.Each(f, parse) {
			if at == nil {
				at = p.err
			}
			if at != nil {
				yield(nil, &jsonl.SyntaxError{File: path, Line: at.Line, Err: at.Err})
				return
			}
			if !yield(p.item, nil) {
				return
			}
		}
	}
}

// heldExcept is ItemsExcept of items in memory.
func (r *Run) heldExcept(left func(n int) bool, yield func(*suites.Item, error) bool) {
	for n, item := range r.held {
		if left(n) {
			item = nil
		}
		if !yield(item, nil) {
			return
		}
	}
}

type parsedItem struct {
	item *suites.Item
	err  *jsonl.SyntaxError
}

func parseItem(line jsonl.Line) parsedItem {
	item, err := suites.Parse(line.Bytes)
	if err != nil {
		return parsedItem{err: &jsonl.SyntaxError{Line: line.Number, Err: err}}
	}
	return parsedItem{item: &item}
}

// FirstRecordsWith yields the first line of each ask, in completion order, where it
// has a member of this name, in the record or in anything in it. It is not the line
// that counts of an ask that was asked again. It is quick, since it decodes no other.
func (r *Run) FirstRecordsWith(member string) iter.Seq2[responses.Record, error] {
	key := []byte(`"` + member + `":`)
	return func(yield func(responses.Record, error) bool) {
		seen := newBitmap(r.plan().asks())
		r.lines(func(e entry) bool { return !seen.set(e.slot) && bytes.Contains(e.line, key) })(yield)
	}
}

// AllRecords yields the record of every line, in completion order: those too that
// do not count, since another was asked for or came first. All of them were paid
// for. They have no Retries.
func (r *Run) AllRecords() iter.Seq2[responses.Record, error] {
	return r.lines(func(entry) bool { return true })
}

// lines decodes the lines that are wanted.
func (r *Run) lines(wanted func(entry) bool) iter.Seq2[responses.Record, error] {
	return r.withLog(func(f *recorded, yield func(responses.Record) bool) error {
		var damage int64
		for e, err := range r.plan().scan(f, f.Name(), &damage) {
			if err != nil {
				return err
			}
			if !wanted(e) {
				continue
			}
			rec, err := responses.Parse(e.line)
			if err != nil {
				return corruptLine(f.Name(), e.number, err)
			}
			if !yield(rec) {
				return nil
			}
		}
		return nil
	})
}

// withLog yields what read does of the responses, and then its error; nothing where
// there are none yet.
func (r *Run) withLog(read func(f *recorded, yield func(responses.Record) bool) error) iter.Seq2[responses.Record, error] {
	return func(yield func(responses.Record, error) bool) {
		f, err := r.openResponses()
		if f != nil && err == nil {
			defer func() { _ = f.Close() }()
			err = read(f, func(rec responses.Record) bool { return yield(rec, nil) })
		}
		if err != nil {
			yield(responses.Record{}, err)
		}
	}
}

// RecordsInOrder yields the record that counts of each ask with its Retries, in the
// order of (n, epoch), whatever the order of completion was. It streams, and holds 8
// bytes an ask. A log that is not there yet yields nothing, and so does a torn end. A
// line that is no record is a *CorruptError, and the end. Records that are appended
// meanwhile may be left out.
func (r *Run) RecordsInOrder() iter.Seq2[responses.Record, error] {
	return r.withLog(func(f *recorded, yield func(responses.Record) bool) error {
		index, err := r.plan().counting(f, f.Name())
		if err != nil {
			return err
		}
		offsets := index.offsets
		k := 0
		for rec, err := range responses.Read(newPicker(f, offsets)) {
			if err != nil {
				return misread(f, f.Name(), offsets[min(k, len(offsets)-1)], err)
			}
			rec.Retries = index.retries[offsets[k]]
			if !yield(rec) {
				return nil
			}
			k++
		}
		return nil
	})
}

// Complete counts the asks that have a record and those that were planned. They
// are equal where the run is complete.
func (r *Run) Complete() (recorded, planned int, err error) {
	p := r.plan()
	f, err := r.openResponses()
	if f == nil || err != nil {
		return 0, p.asks(), err
	}
	defer func() { _ = f.Close() }()
	seen := newBitmap(p.asks())
	var damage int64
	for e, err := range p.scan(f, f.Name(), &damage) {
		if err != nil {
			return 0, p.asks(), err
		}
		if !seen.set(e.slot) {
			recorded++
		}
	}
	return recorded, p.asks(), nil
}
