package suites

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Items yields the suite's items in the order of the file, reading it anew
// each time it is ranged over. An error is a *SyntaxError, beside the
// zero Item: a line that Parse refuses, an id that an earlier line has already
// (the error names both lines), or a read error. The sequence goes on behind
// a faulty line, so that all of them can be shown; most callers stop at the
// first. A file without items yields nothing.
func (s *Suite) Items() iter.Seq2[Item, error] { return itemsOf(s.entries(parseEntry)) }

// bearing yields the entries whose lines hold one of these parts of a name, and
// perhaps more. It is quick, since it does not parse the other lines, and so finds no
// fault in them.
func (s *Suite) bearing(parts ...string) iter.Seq2[*entry, error] {
	parts = append(parts, `\u`) // a name may be written in escapes
	return s.entries(func(line jsonl.Line) parsedEntry {
		for _, part := range parts {
			if bytes.Contains(line.Bytes, []byte(part)) {
				return parseEntry(line)
			}
		}
		return parsedEntry{line: line.Number}
	})
}

func itemsOf(entries iter.Seq2[*entry, error]) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for e, err := range entries {
			var it Item
			if err == nil {
				it = e.Item
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

// entriesOf is items as entries that stand on no line.
func entriesOf(items iter.Seq2[Item, error]) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for it, err := range items {
			if !yield(&entry{Item: it}, err) {
				return
			}
		}
	}
}

// File is the file that holds the items, as messages name it.
func (s *Suite) File() string { return s.file }

// Bare says that the suite is a file of items alone, without a suite.yaml.
func (s *Suite) Bare() bool { return s.bare }

// Part is the suite of n items of s from its item number from on, counted from
// 0, under a name of its own: a run of several suites keeps the items of all in
// one file. Errors go on naming that file and its lines.
func (s *Suite) Part(m Manifest, from, n int) *Suite {
	cut := *s
	cut.Manifest, cut.bare = m, true
	cut.part = &part{from, from + n}
	return &cut
}

// A part is the items number from up to but not to of a file.
type part struct{ from, to int }

func (p *part) holds(n int) bool { return p == nil || p.from <= n && n < p.to }
func (p *part) over(n int) bool  { return p != nil && n >= p.to }

// An entry is an item and the line it stands on, counted from 1. It goes from hand
// to hand by its address: an item is half a kilobyte.
type entry struct {
	Item
	Line int

	written bool
	text    string // the canonical line
	hash    Hash
}

// A SyntaxError is what cannot be read of a suite: File as the user named it, Line from
// 1, or 0 where the error speaks of the file as a whole, and Err, the cause.
type SyntaxError = jsonl.SyntaxError

// A readError is a fault of the disk and not of the suite.
type readError struct{ err error }

func (e *readError) Error() string { return "reading the items: " + e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// entries yields what parse gives of each line, beside nil where that is an error.
func (s *Suite) entries(parse func(jsonl.Line) parsedEntry) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		fail := func(line int, err error) bool {
			return yield(nil, &jsonl.SyntaxError{File: s.file, Line: line, Err: err})
		}
		in, err := s.open()
		if err != nil {
			fail(0, &readError{cause(err)})
			return
		}
		defer func() { _ = in.Close() }() // it was only read
		seen := newIDs()
		n := -1 // of the item
		for e, at := range jsonl.Each(in, parse) {
			if at != nil {
				fail(at.Line, &readError{cause(at.Err)})
				return
			}
			err := e.err
			if err == nil && e.entry != nil {
				err = seen.add(e.entry.ID, e.line)
			}
			if err != nil {
				if !fail(e.line, err) || errors.Is(err, jsonl.ErrNotLines) || n < 0 && spread(err) {
					return // each line would say the same
				}
				continue
			}
			n++
			if s.part.over(n) {
				return
			}
			if e.entry != nil && s.part.holds(n) && !yield(e.entry, nil) {
				return
			}
		}
	}
}

// A parsedEntry is what was read of a line: an entry, an error, or neither.
type parsedEntry struct {
	entry *entry
	line  int
	err   error
}

func parseEntry(line jsonl.Line) parsedEntry {
	p, _ := parseWhole(line)
	return p
}

// parseWritten is parseEntry for an item that is to be written down.
func parseWritten(line jsonl.Line) parsedEntry {
	p, whole := parseWhole(line)
	if p.err == nil {
		p.entry.write(whole)
	}
	return p
}

func parseWhole(line jsonl.Line) (p parsedEntry, whole string) {
	e := &entry{Line: line.Number}
	whole, err := parseInto(&e.Item, line.Bytes)
	if err == nil {
		return parsedEntry{entry: e, line: e.Line}, whole
	}
	if jsonl.Encoding(line.Bytes) == nil {
		err = hinted(err, line)
	}
	return parsedEntry{line: e.Line, err: err}, ""
}

// hinted adds to what is wrong with a line what that may come of: a file that was
// cut off, or one whose items are those of a list, or stand on several lines each,
// which the first line says.
func hinted(err error, line jsonl.Line) error {
	text := bytes.Trim(line.Bytes, " \t\r")
	begins, ends := bytes.HasPrefix(text, []byte("{")) && len(text) > 1, bytes.HasSuffix(text, []byte("}"))
	parted := jsonl.Parted(line.Bytes)
	switch {
	case line.Number == 1 && parted != nil:
		return &notAlone{parted, true}
	case begins && !ends && line.Torn:
		return fmt.Errorf("%w; the file ends in this line, so it may have been cut off", err)
	case !begins || !ends:
		list, opened := bytes.HasPrefix(text, []byte("[")), len(text) == 1 && text[0] == '{' || begins && bytes.HasSuffix(text, []byte(","))
		return &notAlone{fmt.Errorf("%w; a file of items holds one object a line, whole and with nothing around it", err), list || opened}
	}
	return err
}

// A notAlone says that a line is no object by itself.
type notAlone struct {
	error

	goesOn bool // it opens what the lines behind it go on with
}

func (e *notAlone) Unwrap() error { return e.error }

// spread reports whether err is of a line that begins a list, or an item over several
// lines: if it is the first, each would say the same.
func spread(err error) bool {
	var at *notAlone
	return errors.As(err, &at) && at.goesOn
}

// ids remembers on which line each id stands. It keeps 64-bit hashes, 12 bytes
// an item: among a million ids the chance that two different ones share a hash
// is 3 in 100 million.
type ids struct {
	seed maphash.Seed
	line map[uint64]int32
}

func newIDs() *ids { return &ids{maphash.MakeSeed(), make(map[uint64]int32)} }

func (s *ids) add(id string, line int) error {
	h := maphash.String(s.seed, id)
	if first, ok := s.line[h]; ok {
		return fmt.Errorf("the id %s stands on line %d already", quote(id), first)
	}
	s.line[h] = int32(line)
	return nil
}
