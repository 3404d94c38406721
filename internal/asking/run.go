package asking

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/abstain-eval/abstain-eval/responses"
)

// Run asks what the plan holds and the log does not, and appends each record
// before the worker that got it takes the next ask: whatever is killed, at
// most o.Connections asks were in flight, or as many as o.Limit allowed at the
// time.
//
// It returns nil when the plan is at its end, though asks may be undone: see
// Summary.Undone. It ends early, canceling what is in flight and waiting for
// it, with a *Stop from the Asker or because the first asks were all refused;
// with a *BreakerError; with an error of the log, of the plan or of o.Seen; or
// with ctx's own error. An Asker has to return when its context is done. The
// summary is right in every case.
func Run(ctx context.Context, plan iter.Seq2[Ask, error], to Asker, log Log, o Options) (Summary, error) {
	o = o.withDefaults()
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &runner{to: to, log: log, o: o, progress: o.Progress, cancel: cancel, places: newPlaces(o.Limit), settled: o.Replied || o.HoldRefused < 0, opened: make(chan struct{})}
	done := r.feed(inner, plan)
	if err := ctx.Err(); err != nil && (!done || r.progress.interrupted()) {
		r.fail(err)
	}
	// The workers are gone: r is this goroutine's alone.
	unsure := false
	if n := len(r.held); r.err == nil && n > 0 && allRejected(r.held) {
		switch s := r.progress.Snapshot(o.Now()).Summary; {
		case s.Recorded > 0 || s.Skipped > 0: // others got through, now or before
		case s.Undone > 0:
			unsure = true // the server is in trouble: asked again, they may get through
		default: // not one question got through: the fault is not the questions'
			r.fail(&Stop{Err: refusal(n, 0, r.held[n-1])})
		}
	}
	for r.err == nil && !unsure && len(r.held) > 0 {
		earlier := r.held[0]
		r.held = r.held[1:]
		r.append(earlier)
	}
	r.progress.count(func(s *Summary) { s.Withheld = len(r.held) })
	return r.progress.Snapshot(o.Now()).Summary, r.err
}

type runner struct {
	to       Asker
	log      Log
	o        Options
	progress *Progress
	cancel   context.CancelFunc
	places   *places

	events sync.Mutex // one call of Seen at a time

	mu      sync.Mutex // guards what follows
	err     error      // the first reason to end
	row     int        // undone asks since the last record
	settled bool       // something has replied: nothing is held back any more
	held    []responses.Record
	out     int           // asks that have begun and have not come to an end
	opened  chan struct{} // closed when settled is set
}

// feed hands the plan to workers, started as they are needed, and returns when
// the last of them has: true when the plan came to its end.
func (r *runner) feed(ctx context.Context, plan iter.Seq2[Ask, error]) bool {
	asks := make(chan Ask)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer close(asks)
	started := 0
	for ask, err := range plan {
		if ctx.Err() != nil {
			return false
		}
		if err != nil {
			r.fail(fmt.Errorf("reading what to ask: %w", err))
			return false
		}
		if r.log.Done(ask.N, ask.Epoch) {
			r.progress.count(func(s *Summary) { s.Skipped++ })
			continue
		}
		if !r.places.take(ctx) {
			return false
		}
		if started < r.connections() {
			started++
			workers.Go(func() { r.work(ctx, asks) })
		}
		select {
		case asks <- ask:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

func (r *runner) work(ctx context.Context, asks <-chan Ask) {
	for ask := range asks {
		if !r.begin(ctx) {
			return
		}
		r.one(ctx, &ask)
		r.end()
		r.places.free()
	}
}

// connections is how many asks may be in flight at present.
func (r *runner) connections() int {
	if r.o.Limit != nil {
		return r.o.Limit.Limit()
	}
	return r.o.Connections
}

func (r *runner) one(ctx context.Context, ask *Ask) {
	r.progress.begin(ask, r.o.Now())
	defer r.progress.end(ask)
	r.tell(Event{Kind: Asked, N: ask.N, Epoch: ask.Epoch})
	record, err := r.to.Ask(context.WithValue(ctx, retryKey{}, &retryNote{r, ask}), *ask)
	if err != nil {
		r.failed(ctx, ask, err)
		return
	}
	r.keep(record)
}

// failed sorts an error of the Asker: the end of the run, a sign of its end, or
// one ask that is left undone.
func (r *runner) failed(ctx context.Context, ask *Ask, err error) {
	var stop *Stop
	if errors.As(err, &stop) {
		r.progress.count(func(s *Summary) { s.Interrupted++ })
		r.fail(stop)
		return
	}
	if ctx.Err() != nil {
		r.progress.count(func(s *Summary) { s.Interrupted++ })
		return
	}
	r.places.failed(err)
	r.progress.count(func(s *Summary) { s.Undone++; s.LastUndone = err })
	r.mu.Lock()
	r.row++
	row := r.row
	r.mu.Unlock()
	r.tell(Event{Kind: Undone, N: ask.N, Epoch: ask.Epoch, Err: err})
	breaker := r.o.Breaker
	if breaker == 0 {
		breaker = max(2*r.connections(), 8)
	}
	if breaker > 0 && row >= breaker {
		r.fail(&BreakerError{Undone: row, Last: err})
	}
}

func (r *runner) append(record responses.Record) {
	if err := r.log.Append(record); err != nil {
		r.fail(fmt.Errorf("recording a response: %w", err))
		return
	}
	r.progress.recorded(record.Outcome)
	r.tell(Event{Kind: Recorded, N: record.N, Epoch: record.Epoch, Outcome: record.Outcome, Finish: record.Finish, Usage: record.Usage})
}

// fail ends the run; the first reason counts.
func (r *runner) fail(err error) {
	r.mu.Lock()
	if r.err == nil {
		r.err = err
	}
	r.mu.Unlock()
	r.cancel()
}

func (r *runner) tell(e Event) {
	if r.o.Seen == nil {
		return
	}
	r.events.Lock()
	err := r.o.Seen(e)
	r.events.Unlock()
	if err != nil {
		r.fail(err)
	}
}
