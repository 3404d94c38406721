// Package inorder has work done on all cores and gives the results in the order
// of what went in, so that what is read from a file stays what it was.
package inorder

import (
	"iter"
	"runtime"
	"sync"
)

// A piece holds so many values, or so many bytes of them, whichever comes first:
// enough that handing it over costs little beside the work, and few enough that
// what is read ahead stays small where a value is a whole reply of megabytes.
const (
	pieceValues = 32
	pieceBytes  = 256 << 10
)

// A piece is a few values on their way.
type piece[T any] struct {
	values []T
	err    error         // behind the values
	done   chan struct{} // has room for one: all are worked on
}

func newPiece[T any]() *piece[T] {
	return &piece[T]{values: make([]T, 0, pieceValues), done: make(chan struct{}, 1)}
}

// Do has work done on what in yields and yields the results in the order of in.
// It reads ahead by a few pieces a core. size is about how many bytes a value
// holds on to. work is called from several goroutines. An error of in is yielded
// once, as the last pair; an empty in yields nothing.
func Do[T any](in iter.Seq2[T, error], size func(*T) int, work func(*T)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		queue, todo := make(chan *piece[T], 2*workers), make(chan *piece[T], 2*workers)
		used := make(chan *piece[T], 4*workers) // pieces to be filled again
		stop := make(chan struct{})
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		running.Go(func() {
			defer close(queue)
			defer close(todo)
			for p := range pieces(in, size, used) {
				for _, to := range [...]chan *piece[T]{queue, todo} {
					select {
					case to <- p:
					case <-stop:
						return
					}
				}
			}
		})
		for range workers {
			running.Go(func() {
				for p := range todo {
					for i := range p.values {
						work(&p.values[i])
					}
					p.done <- struct{}{}
				}
			})
		}
		for p := range queue {
			<-p.done
			for i := range p.values {
				if !yield(p.values[i], nil) {
					return
				}
			}
			if p.err != nil {
				var none T
				yield(none, p.err)
				return
			}
			clear(p.values) // what they held on to is free
			p.values = p.values[:0]
			select {
			case used <- p:
			default:
			}
		}
	}
}

// pieces cuts in into pieces, the last of which may be short or hold nothing
// but an error. It fills used ones again.
func pieces[T any](in iter.Seq2[T, error], size func(*T) int, used <-chan *piece[T]) iter.Seq[*piece[T]] {
	empty := func() *piece[T] {
		select {
		case p := <-used:
			return p
		default:
			return newPiece[T]()
		}
	}
	return func(yield func(*piece[T]) bool) {
		p, bytes := empty(), 0
		for value, err := range in {
			if p.err = err; err != nil {
				break
			}
			p.values = append(p.values, value)
			bytes += size(&p.values[len(p.values)-1])
			if len(p.values) == pieceValues || bytes >= pieceBytes {
				if !yield(p) {
					return
				}
				p, bytes = empty(), 0
			}
		}
		yield(p)
	}
}
