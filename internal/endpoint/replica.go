package endpoint

import (
	"net/http"
	"slices"
	"time"
)

// How long a replica is left out: a second at first, twice as long each time it
// fails the try that follows, a minute at most.
const (
	firstOut   = time.Second
	longestOut = time.Minute
	// failuresInARow of a kind that may be the questions' fault, without a reply
	// between them, are the replica's.
	failuresInARow = 3
)

// A replica is one client of a pool and how it is doing. The pool's lock guards
// it.
type replica struct {
	client   *Client
	inFlight int       // tries
	failures int       // in a row, of those that do not speak of the host at once
	alone    int       // in a row, of asks that it alone refused
	outs     int       // how often in a row it was left out; 0: it is up
	outAfter int       // tries that the pool had begun when it was last left out
	until    time.Time // not asked before then
	parked   bool      // it said itself that it will not answer before until
	prober   *row      // the ask that is finding out whether it is back
}

// ready says whether an ask may go there.
func (r *replica) ready(now time.Time) bool {
	return r.outs == 0 || r.prober == nil && !now.Before(r.until)
}

// take chooses the replica of the next try: of those that are up, one whose
// server does not want to be left alone, then one where the ask has not just
// been, then the one with the fewest tries in flight. Where none is up it is the
// one whose turn comes soonest. One that refused the ask is not asked again while
// there are others that did not say that they will not answer.
func (p *Pool) take(ask *row, been []*replica, refused *refusal) *replica {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	var best *replica
	at := 0
	for i := range p.replicas {
		n := (p.turn + i) % len(p.replicas)
		if refused != nil && p.replicas[n] == refused.by && p.others(refused.by, now) {
			continue
		}
		if r := p.replicas[n]; best == nil || p.before(r, best, now, been) {
			best, at = r, n
		}
	}
	p.turn = at + 1
	p.tries++
	ask.number = p.tries
	best.inFlight++
	if best.outs > 0 && best.prober == nil {
		best.prober = ask
	}
	return best
}

// before says whether a try should rather go to a than to b.
func (p *Pool) before(a, b *replica, now time.Time, been []*replica) bool {
	if a.ready(now) != b.ready(now) {
		return a.ready(now)
	}
	if !a.ready(now) {
		if a.parked != b.parked {
			return b.parked
		}
		return a.until.Before(b.until)
	}
	if x, y := a.client.gate.closedFor(), b.client.gate.closedFor(); x != y {
		return x < y
	}
	if x, y := slices.Contains(been, a), slices.Contains(been, b); x != y {
		return y
	}
	return a.inFlight < b.inFlight
}

// release ends a try, or a row of them at one replica. One that gave a record is
// up, unless it was left out since: the record says nothing of what came then.
func (p *Pool) release(ask *row, r *replica, record bool) {
	p.mu.Lock()
	r.inFlight--
	r.tried(ask)
	back := record && r.news(ask.number) && r.up()
	p.mu.Unlock()
	if back {
		p.tell(r, &Change{State: ReplicaBack})
	}
}

// tried notes that an ask which was to find out whether r is back has done so.
func (r *replica) tried(ask *row) {
	if r.prober == ask {
		r.prober = nil
	}
}

// news says whether a try was begun after r was last left out. All that are in
// flight when a replica dies fail together, or still have their replies: that is
// the same news, or old news.
func (r *replica) news(try int) bool { return r.outs == 0 || try > r.outAfter }

// up notes that a replica answers, and reports whether that is news.
func (r *replica) up() (news bool) {
	news = r.outs > 0
	r.failures, r.alone, r.outs, r.parked = 0, 0, 0, false
	return news
}

// failed notes a failed try. It says whether the ask goes to another replica at
// once; where not, how long it is until one of those that are up may be asked.
func (p *Pool) failed(ask *row, r *replica, f *failure, wait time.Duration, been []*replica) (away bool, longer time.Duration) {
	if wait > p.cfg.MaxRetryAfter {
		return p.park(r, wait, f.message), wait
	}
	p.mu.Lock()
	r.tried(ask) // it may go on to wait
	now := time.Now()
	var change *Change
	free := true
	switch {
	case f.down(wait):
		change = p.leave(ask.number, r, now, f.message)
	case f.kind == RateLimit:
		if r.news(ask.number) && r.up() {
			change = &Change{State: ReplicaBack}
		}
	default:
		free = false // it may be the question's fault: it uses up its patience
		if r.failures++; r.failures >= failuresInARow || r.outs > 0 {
			change = p.leave(ask.number, r, now, f.message)
		}
	}
	for _, other := range p.replicas {
		if other == r || !other.ready(now) {
			continue
		}
		closed := other.client.gate.closedFor()
		if closed == 0 && !slices.Contains(been, other) {
			away = free
		}
		wait = min(wait, closed)
	}
	p.mu.Unlock()
	p.tell(r, change)
	return away, wait
}

// down says whether a failure speaks of the host rather than of what was asked.
func (f *failure) down(wait time.Duration) bool {
	return f.kind == Network || f.unreachable || f.absent ||
		wait == 0 && (f.status == http.StatusBadGateway || f.status == http.StatusServiceUnavailable)
}

// leave leaves a replica out, unless that is no news. Only where it was up it is
// a change; p.mu is held.
func (p *Pool) leave(try int, r *replica, now time.Time, why string) *Change {
	if !r.news(try) {
		return nil
	}
	out := longestOut
	if r.outs < 6 {
		out = min(firstOut<<r.outs, longestOut)
	}
	r.outs++
	r.until, r.outAfter, r.parked = now.Add(out), p.tries, false
	if r.outs > 1 {
		return nil
	}
	return &Change{State: ReplicaOut, Seconds: seconds(out), Message: why}
}

// others says whether there are replicas beside r that did not say that they will
// not answer; p.mu is held.
func (p *Pool) others(r *replica, now time.Time) bool {
	return slices.ContainsFunc(p.replicas, func(other *replica) bool {
		return other != r && !(other.parked && now.Before(other.until))
	})
}

// park leaves out a replica that said itself that it will not answer for a
// while. It reports false, and does nothing, where no other replica would be
// left.
func (p *Pool) park(r *replica, wait time.Duration, why string) bool {
	p.mu.Lock()
	now := time.Now()
	left := p.others(r, now)
	news := left && !r.parked
	if left {
		r.parked, r.until, r.outAfter = true, now.Add(wait), p.tries
		r.outs = max(r.outs, 1)
	}
	p.mu.Unlock()
	if news {
		p.tell(r, &Change{State: ReplicaOut, Seconds: seconds(wait), Message: why})
	}
	return left
}
