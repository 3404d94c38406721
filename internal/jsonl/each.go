package jsonl

import (
	"errors"
	"io"
	"iter"
	"math"

	"github.com/abstain-eval/abstain-eval/internal/inorder"
)

// Each has parse read the lines of Lines on all cores and yields what it gives,
// in the order of the lines. parse is called from several goroutines and must
// not keep the line. A read error is yielded once, as the last pair, with its
// line and without a file.
func Each[T any](r io.Reader, parse func(Line) T) iter.Seq2[T, *SyntaxError] {
	type parsed struct {
		block  block
		values []T
	}
	in := func(yield func(parsed, error) bool) {
		for b, err := range blocks(r) {
			if err != nil {
				yield(parsed{}, &SyntaxError{Line: b.number, Err: err})
				return
			}
			if !yield(parsed{block: b}, nil) {
				return
			}
		}
	}
	one := func(*parsed) int { return math.MaxInt } // a block is enough to hand over
	return func(yield func(T, *SyntaxError) bool) {
		used := make(chan []T, 4) // to be filled again
		for p, err := range inorder.Do(in, one, func(p *parsed) {
			select {
			case p.values = <-used:
			default:
			}
			for line := range p.block.lines() {
				p.values = append(p.values, parse(line))
			}
			p.block.free()
		}) {
			if err != nil {
				var none T
				var at *SyntaxError
				errors.As(err, &at) // it is one
				yield(none, at)
				return
			}
			for i := range p.values {
				if !yield(p.values[i], nil) {
					return
				}
			}
			clear(p.values) // what they held on to is free
			select {
			case used <- p.values[:0]:
			default:
			}
		}
	}
}
