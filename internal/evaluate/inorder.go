package evaluate

import (
	"iter"
	"runtime"
	"sync"
)

// abreast is how many values are worked on as one piece: enough that handing
// them over costs little beside the work.
const abreast = 32

// A piece is a few values on their way through inOrder.
type piece[T any] struct {
	values []T
	err    error         // behind the values
	done   chan struct{} // closed when all are worked on
}

// inOrder has work done on what in yields, on all cores, and yields the results
// in the order of in. It reads ahead by a few pieces a core. work is called
// from several goroutines. An error of in is yielded once, as the last pair.
func inOrder[T any](in iter.Seq2[T, error], work func(*T)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		queue, todo := make(chan *piece[T], 2*workers), make(chan *piece[T], 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		running.Go(func() {
			defer close(queue)
			defer close(todo)
			for p := range pieces(in) {
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
					close(p.done)
				}
			})
		}
		for p := range queue {
			<-p.done
			for _, value := range p.values {
				if !yield(value, nil) {
					return
				}
			}
			if p.err != nil {
				var none T
				yield(none, p.err)
				return
			}
		}
	}
}

// pieces cuts in into pieces, the last of which may be short or hold nothing
// but an error.
func pieces[T any](in iter.Seq2[T, error]) iter.Seq[*piece[T]] {
	return func(yield func(*piece[T]) bool) {
		p := &piece[T]{done: make(chan struct{})}
		for value, err := range in {
			if p.err = err; err != nil {
				break
			}
			if p.values = append(p.values, value); len(p.values) == abreast {
				if !yield(p) {
					return
				}
				p = &piece[T]{done: make(chan struct{})}
			}
		}
		yield(p)
	}
}
