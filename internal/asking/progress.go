package asking

import (
	"maps"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// Progress is where a run stands. The zero value is ready; it may be read from
// any goroutine during the run and after it, and serves one run.
type Progress struct {
	mu      sync.Mutex
	sum     Summary
	started map[*Ask]time.Time
}

// A Snapshot is the state of a run at one moment.
type Snapshot struct {
	Summary
	InFlight int
	// Oldest is how long the oldest ask in flight has been out, over all its
	// tries; 0 when none is. OldestN and OldestItem are its N and item.
	Oldest     time.Duration
	OldestN    int
	OldestItem string
}

// Snapshot reads the state; now is what ages are measured against.
func (p *Progress) Snapshot(now time.Time) Snapshot {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := Snapshot{Summary: p.sum, InFlight: len(p.started)}
	s.ByOutcome = maps.Clone(p.sum.ByOutcome)
	for ask, at := range p.started {
		if age := now.Sub(at); age > s.Oldest {
			s.Oldest, s.OldestN, s.OldestItem = age, ask.N, ask.Item
		}
	}
	return s
}

func (p *Progress) begin(ask *Ask, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.started == nil {
		p.started = map[*Ask]time.Time{}
	}
	p.started[ask] = now
	p.sum.Asked++
}

func (p *Progress) end(ask *Ask) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.started, ask)
}

func (p *Progress) count(change func(*Summary)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.sum)
}

func (p *Progress) recorded(outcome responses.Outcome) {
	p.count(func(s *Summary) {
		s.Recorded++
		if s.ByOutcome == nil {
			s.ByOutcome = map[responses.Outcome]int{}
		}
		s.ByOutcome[outcome]++
	})
}

func (p *Progress) interrupted() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sum.Interrupted > 0
}
