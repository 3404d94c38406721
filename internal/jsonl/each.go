package jsonl

import (
	"errors"
	"io"
	"iter"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/inorder"
)

// Each has parse read the lines of Lines on all cores and yields what it gives,
// in the order of the lines. parse is called from several goroutines and must
// not keep the line. A read error is yielded once, as the last pair, with its
// line and without a file.
func Each[T any](r io.Reader, parse func(Line) T) iter.Seq2[T, *SyntaxError] {
	type parsed struct {
		line  Line
		room  *[]byte // of the line
		value T
	}
	size := func(p *parsed) int { return len(p.line.Bytes) }
	lines := func(yield func(parsed, error) bool) {
		for line, err := range Lines(r) {
			if err != nil {
				yield(parsed{}, &SyntaxError{Line: line.Number, Err: err})
				return
			}
			room := roomFor(line.Bytes)
			line.Bytes = *room
			if !yield(parsed{line: line, room: room}, nil) {
				return
			}
		}
	}
	return func(yield func(T, *SyntaxError) bool) {
		for p, err := range inorder.Do(lines, size, func(p *parsed) {
			p.value = parse(p.line)
			free(p.room)
			p.line.Bytes, p.room = nil, nil
		}) {
			var at *SyntaxError
			errors.As(err, &at) // it is one, or nil
			if !yield(p.value, at) {
				return
			}
		}
	}
}

// rooms are buffers for lines that wait to be parsed.
//
//nolint:gochecknoglobals // a pool serves all readers or none
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// roomFor is a copy of line.
func roomFor(line []byte) *[]byte {
	room, _ := rooms.Get().(*[]byte)
	*room = append((*room)[:0], line...)
	return room
}

// free gives a buffer back, unless a single long line has made it large.
func free(room *[]byte) {
	if cap(*room) <= 64<<10 {
		rooms.Put(room)
	}
}
