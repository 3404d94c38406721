package asking

import (
	"context"
	"fmt"
	"iter"
	"sync"
)

// A source hands out the asks of a plan, one at a time. Each is made by the worker that
// takes it, so that between a reply and the next request nobody has to be woken.
type source struct {
	turn    chan struct{} // holds one while a worker takes an ask, for which it may have to wait
	plan    func() (Ask, error, bool)
	workers sync.WaitGroup
	started int
	over    bool // nothing more is handed out
	atEnd   bool // since the plan came to its end
}

// through runs the plan and returns when the last worker has: true when the plan came
// to its end.
func (r *runner) through(ctx context.Context, plan iter.Seq2[Ask, error]) bool {
	next, stop := iter.Pull2(plan)
	defer stop()
	s := &source{turn: make(chan struct{}, 1), plan: next}
	r.start(ctx, s)
	s.workers.Wait()
	return s.atEnd
}

// start starts a worker.
func (r *runner) start(ctx context.Context, s *source) {
	s.started++
	s.workers.Go(func() { r.work(ctx, s) })
}

func (r *runner) work(ctx context.Context, s *source) {
	for {
		ask, more := r.next(ctx, s)
		if !more || !r.begin(ctx) {
			return
		}
		r.one(ctx, &ask)
		r.end()
		r.places.free()
	}
}

// next is the next ask that has no record, once there is a place for it. While there may
// be more in flight it starts another worker, to look for what is behind it.
func (r *runner) next(ctx context.Context, s *source) (ask Ask, more bool) {
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	for !s.over {
		ask, err, more := s.plan()
		switch {
		case !more:
			s.over, s.atEnd = true, true
		case ctx.Err() != nil:
			s.over = true
		case err != nil:
			s.over = true
			r.fail(fmt.Errorf("reading what to ask: %w", err))
		case r.log.Done(ask.N, ask.Epoch):
			r.progress.count(func(s *Summary) { s.Skipped++ })
		case !r.places.take(ctx):
			s.over = true
		default:
			if s.started < r.connections() {
				r.start(ctx, s)
			}
			return ask, true
		}
	}
	return Ask{}, false
}
