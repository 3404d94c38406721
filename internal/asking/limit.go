package asking

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// A Limiter says how many asks may be in flight at once and is told how they
// fare. Its methods are called from many goroutines. Auto is one; a run
// without a Limiter has Options.Connections places throughout.
type Limiter interface {
	// Limit is how many asks may be in flight at present, at least 1.
	Limit() int
	// Recorded is told that an ask has a record. inFlight is the most that were
	// in flight at once of late: when many replies come in one moment, few asks
	// are in flight until their places are given out again.
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
	peak  peak
}

// A peak is the most that was in flight in the present round and the one before
// it. A round is as many records as there are places, and four at least.
type peak struct {
	mu          sync.Mutex
	now, before int
	left        int // records to come in the present round
}

func (p *peak) rose(to int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = max(p.now, to)
}

// recorded counts a record and returns the peak.
func (p *peak) recorded(inFlight, limit int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	most := max(p.now, p.before)
	if p.left--; p.left < 0 {
		p.before, p.now, p.left = p.now, inFlight, max(limit, 4)
	}
	return most
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
	p.peak.rose(int(p.taken.Add(1)))
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
		p.limit.Recorded(p.peak.recorded(int(p.taken.Load()), p.limit.Limit()))
	}
}

func (p *places) failed(err error) {
	if p.limit != nil {
		p.limit.Failed(int(p.taken.Load()), throttled(err))
	}
}
