package jsonl

import (
	"errors"
	"io"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/inorder"
)

// Each has parse read the lines of Lines on all cores and yields what it gives,
// in the order of the lines. parse is called from several goroutines and must
// not keep the line. A read error is yielded once, as the last pair, with its
// line and without a file.
func Each[T any](r io.Reader, parse func(Line) T) iter.Seq2[T, *SyntaxError] {
	type parsed struct {
		line  Line
		value T
	}
	size := func(p *parsed) int { return len(p.line.Bytes) }
	return func(yield func(T, *SyntaxError) bool) {
		all := inorder.Do(copied(r, func(l Line) parsed { return parsed{line: l} }), size, func(p *parsed) {
			p.value, p.line.Bytes = parse(p.line), nil
		})
		for p, err := range all {
			var at *SyntaxError
			errors.As(err, &at) // it is one, or nil
			if !yield(p.value, at) {
				return
			}
		}
	}
}

// copied yields the lines of r with bytes of their own, as wrap makes them.
func copied[T any](r io.Reader, wrap func(Line) T) iter.Seq2[T, error] {
	const block = 64 << 10
	return func(yield func(T, error) bool) {
		var room []byte // for many lines, so that not each is an allocation
		for line, err := range Lines(r) {
			if err != nil {
				var none T
				yield(none, &SyntaxError{Line: line.Number, Err: err})
				return
			}
			n := len(line.Bytes)
			if n > cap(room)-len(room) {
				room = make([]byte, 0, max(block, n))
			}
			start := len(room)
			room = append(room, line.Bytes...)
			line.Bytes = room[start : start+n : start+n]
			if !yield(wrap(line), nil) {
				return
			}
		}
	}
}
