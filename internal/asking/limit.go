package asking

import (
	"context"
	"errors"
	"sync/atomic"
)

// A Limiter says how many asks may be in flight at once and is told how they
// fare. Its methods are called from many goroutines. Auto is one; a run
// without a Limiter has Options.Connections places throughout.
type Limiter interface {
	// Limit is how many asks may be in flight at present, at least 1.
	Limit() int
	// Recorded is told that an ask has a record; inFlight counts it still.
	Recorded(inFlight int)
	// Failed is told of each try that failed; throttled says that the server
	// was asked too much at once.
	Failed(inFlight int, throttled bool)
}

// throttled reads from an Asker's error whether the server was asked too much:
// its errors say so with a method Throttled.
func throttled(err error) bool {
	var t interface{ Throttled() bool }
	return errors.As(err, &t) && t.Throttled()
}

// places are those of a run whose limit changes: an ask is handed out only
// while there is one, and its place is free once its record is written. Where
// the limit shrinks, nobody is sent away; places are not given out again until
// there are fewer asks than the limit.
type places struct {
	limit Limiter // nil: the number of workers is all the limit there is
	taken atomic.Int64
	freed chan struct{}
}

func newPlaces(limit Limiter) *places { return &places{limit: limit, freed: make(chan struct{}, 1)} }

// take waits for a place and reports false when ctx is done before there is
// one. One goroutine takes them.
func (p *places) take(ctx context.Context) bool {
	if p.limit == nil {
		return true
	}
	for p.taken.Load() >= int64(p.limit.Limit()) {
		select {
		case <-p.freed:
		case <-ctx.Done():
			return false
		}
	}
	p.taken.Add(1)
	return true
}

func (p *places) free() {
	if p.limit == nil {
		return
	}
	p.taken.Add(-1)
	select {
	case p.freed <- struct{}{}:
	default: // whoever waits has not yet looked at the last one
	}
}

func (p *places) recorded() {
	if p.limit != nil {
		p.limit.Recorded(int(p.taken.Load()))
	}
}

func (p *places) failed(err error) {
	if p.limit != nil {
		p.limit.Failed(int(p.taken.Load()), throttled(err))
	}
}
