package endpoint

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

// Kind is a kind of failure that time may mend.
type Kind string

// The kinds.
const (
	Network   Kind = "network"    // no connection, or one that was cut
	Timeout   Kind = "timeout"    // no complete reply in time
	RateLimit Kind = "rate_limit" // HTTP 429, or the same in the server's words
	Server    Kind = "server"     // HTTP 5xx, 408, 409, or the same inside a 200
	Garbage   Kind = "garbage"    // a 200 whose body is empty, no JSON, or no reply
)

// A failure is a try that failed in a way that time may mend.
type failure struct {
	kind    Kind
	status  int
	code    string
	message string
	err     error
	// unreachable: waiting is of little use if nothing ever answered there.
	unreachable bool
	// stubborn: the same message again and again, while others have replies, is
	// this question's fault.
	stubborn bool
	// absent: something else answers where the server did.
	absent bool
	// page: a web page came under a status of 200.
	page bool
}

func (f *failure) gaveUp(tries int) *GaveUpError {
	return &GaveUpError{Tries: tries, Kind: f.kind, Status: f.status, Message: f.message, Err: f.err}
}

// A finding is what a try amounts to. The zero finding is a result.
type finding struct {
	failure *failure
	again   bool  // send it again at once, changed
	stop    error // no further ask can succeed
}

// An ending is the last try of a row that did not end in an error. Its failure
// is nil, or one that repeated itself to the letter while others had replies.
type ending struct {
	exchange *exchange
	failure  *failure
	tries    int
	at       time.Time     // when the last try began
	took     time.Duration // by the last try
}

// Limits on tries that do not look as if time would mend them.
const (
	samePage      = 4 // tries that get the same web page
	unreachedHost = 3 // tries at an address at which nothing has ever answered
	overlongTries = 3 // tries that ran into the time limit of one: it is a long one
)

// persist tries until a try gives a result, an error that ends everything, or
// no more tries are allowed. It goes on with the row r, which may have begun
// elsewhere, and ends with errElsewhere where the next try is to be.
func (c *Client) persist(ctx context.Context, ask asking.Ask, r *row, retries int,
	send func(context.Context) (*exchange, error), judge func(*exchange) finding) (ending, error) {
	var end ending
	for {
		if err := c.clearance(ctx, r); err != nil {
			return ending{}, err
		}
		if r.doubted(retries) {
			c.check(ctx, ask, r)
		}
		r.tries++
		end.tries, end.at = r.tries, c.cfg.Now()
		left := c.left(r)
		limit := min(c.cfg.AttemptTimeout, left)
		tryCtx, cancel := context.WithTimeout(ctx, limit)
		r.sent = c.since()
		x, err := send(tryCtx)
		timedOut := errors.Is(tryCtx.Err(), context.DeadlineExceeded)
		cancel()
		if err != nil {
			return ending{}, err
		}
		end.exchange, end.took = x, c.cfg.Now().Sub(end.at)
		if x.status != 0 {
			c.shared.heard.Store(true) // even if its body was cut off
		}
		var found finding
		if x.err != nil {
			if err := ctx.Err(); err != nil {
				return ending{}, err
			}
			found.failure, found.stop = c.networkFailure(x.err, timedOut, limit), c.unproxied(x.err)
			if timedOut && left < c.cfg.AttemptTimeout { // it is the question's time that is up
				f := found.failure
				f.message = fmt.Sprintf("no complete reply from %s in the %v that were left", c.base, left.Round(time.Millisecond))
				c.report(ask, end, f, 0)
				r.last = f.message
				return ending{}, c.timedOut(r)
			}
			if timedOut {
				r.overlong++
			}
		} else {
			found = judge(x)
		}
		switch f := found.failure; {
		case found.stop != nil:
			return ending{}, &asking.Stop{Err: found.stop}
		case found.again:
			continue
		case f == nil:
			return end, nil
		}
		f := found.failure
		wait := c.askedWait(f, x.header)
		c.report(ask, end, f, wait)
		r.last = f.message
		c.closeGate(f, wait)
		if r.roam != nil {
			var away bool
			if away, wait = r.roam(c, f, wait); away {
				asking.Retrying(ctx, f.gaveUp(r.tries))
				return ending{}, errElsewhere
			}
		}
		r.lost(c, f)
		switch {
		case wait > c.cfg.MaxRetryAfter:
			return ending{}, &asking.Stop{Err: &RetryAfterError{Wait: wait, Max: c.cfg.MaxRetryAfter, Message: f.message}}
		case f.unreachable && !c.shared.heard.Load() && f.distrust() != nil:
			return ending{}, &asking.Stop{Err: f.distrust()}
		case f.unreachable && !c.shared.heard.Load() && (r.failed >= unreachedHost || r.failed > retries):
			return ending{}, &asking.Stop{Err: &ConnectError{Message: f.message, Err: f.err}}
		case f.page && c.replies.Load() == 0 && (r.same >= samePage || r.failed > retries):
			return ending{}, &asking.Stop{Err: c.noAPI(f.status, f.message)}
		case f.stubborn && r.own(r.failed > retries):
			end.failure = f
			return end, nil
		case r.failed > retries, r.overlong >= overlongTries:
			return ending{}, f.gaveUp(r.tries)
		}
		// On top of the wait that was asked for, not instead of it: all who were
		// told the same would return at the same moment.
		wait += backoff(c.cfg.Backoff, r.failed, r.jitter(f, c.draw()))
		if wait >= c.left(r) {
			return ending{}, c.timedOut(r)
		}
		asking.Retrying(ctx, f.gaveUp(r.tries))
		if err := pause(ctx, wait); err != nil {
			return ending{}, err
		}
		if r.roam != nil {
			return ending{}, errElsewhere
		}
	}
}

func (c *Client) report(ask asking.Ask, end ending, f *failure, wait time.Duration) {
	if c.cfg.Attempt == nil || ask.N < 0 { // that is no question of the run
		return
	}
	c.cfg.Attempt(Attempt{
		At: end.at.UTC(), N: ask.N, Epoch: ask.Epoch, Item: ask.Item, Try: end.tries,
		Kind: f.kind, Status: f.status, Message: f.message, BaseURL: c.base, Seconds: seconds(end.took), RetryAfter: seconds(wait),
	})
}

// seconds rounds to milliseconds.
func seconds(d time.Duration) float64 { return math.Round(d.Seconds()*1000) / 1000 }
