package endpoint

import (
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// A refusal is what one replica of a pool would not answer, before another was
// asked.
type refusal struct {
	by     *replica
	try    int // its number among all tries of the pool
	record responses.Record
}

// doubt ends a try at a replica that refused: whether it is up, another will tell.
func (p *Pool) doubt(r *replica) {
	p.mu.Lock()
	defer p.mu.Unlock()
	r.inFlight--
}

// settle ends the doubt about a replica, where there is one. alone says that
// another answered what it refused: so many of them in a row and it is left out,
// or stays so. Otherwise it had reason to.
func (p *Pool) settle(ask *row, first *refusal, alone bool) {
	if first == nil {
		return
	}
	r := first.by
	p.mu.Lock()
	r.tried(ask)
	var change *Change
	if !alone {
		if r.news(first.try) && r.up() {
			change = &Change{State: ReplicaBack}
		}
	} else if r.alone++; r.alone >= failuresInARow || r.outs > 0 {
		change = p.leave(first.try, r, time.Now(), first.record.Error.Message)
	}
	p.mu.Unlock()
	p.tell(r, change)
}

// drop leaves it open.
func (p *Pool) drop(ask *row, first *refusal) {
	if first == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	first.by.tried(ask)
}
