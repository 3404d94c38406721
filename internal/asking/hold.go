package asking

import (
	"context"

	"github.com/abstain-eval/abstain-eval/responses"
)

// keep appends a record, or holds it back while it may be the fault of
// everything that is sent. A record that arrives as the run ends is kept too:
// it was paid for.
func (r *runner) keep(record responses.Record) {
	defer r.places.recorded()
	r.mu.Lock()
	r.row = 0
	if !r.settled && record.Outcome.Refused() {
		r.held = append(r.held, record)
		r.mu.Unlock()
		return
	}
	var held []responses.Record
	if record.Outcome == responses.Replied && !r.settled {
		r.settled = true
		held, r.held = r.held, nil
		close(r.opened)
	}
	r.mu.Unlock()
	for _, earlier := range held {
		r.append(earlier)
	}
	r.append(record)
}

// full says that as many refusals are held as may be; r.mu is held.
func (r *runner) full() bool { return !r.settled && len(r.held) >= r.o.HoldRefused }

// begin counts an ask that begins. It waits while it is to be found out whether
// anything gets through: refusals are quick, and what was sent before them may
// still be answered. It reports false when ctx is done.
func (r *runner) begin(ctx context.Context) bool {
	for ctx.Err() == nil {
		r.mu.Lock()
		full := r.full()
		if !full {
			r.out++
		}
		r.mu.Unlock()
		if !full {
			return true
		}
		select {
		case <-r.opened:
		case <-ctx.Done():
		}
	}
	return false
}

// end counts one that has come to its end. When nothing is out any more and too
// much is held back, the request as such is wrong.
func (r *runner) end() {
	r.mu.Lock()
	r.out--
	held, wrong := r.held, r.out == 0 && r.full()
	r.mu.Unlock()
	if wrong {
		r.fail(&Stop{Err: refusal(len(held), r.progress.Snapshot(r.o.Now()).Recorded, held[len(held)-1])})
	}
}

// allRejected reports that no record says more of its own question than that
// the server would not have it.
func allRejected(held []responses.Record) bool {
	for _, record := range held {
		if record.Outcome != responses.APIError {
			return false
		}
	}
	return true
}

func refusal(count, recorded int, latest responses.Record) *RefusedError {
	e := &RefusedError{Count: count, Recorded: recorded, Message: string(latest.Outcome)}
	if latest.Error != nil {
		e.Status, e.Code, e.Message = latest.Error.Status, latest.Error.Code, latest.Error.Message
	}
	return e
}
