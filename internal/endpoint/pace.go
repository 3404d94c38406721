package endpoint

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Waits are real, so that gates and paces go by the real clock; Config.Now
// stamps what is recorded.

// A gate is closed while a server wants to be left alone. It holds up every
// request to it, not only the ask that was told. The zero gate is open.
type gate struct {
	mu    sync.Mutex
	until time.Time
}

// close keeps the gate closed until then, if it is not for longer already.
func (g *gate) close(until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until.After(g.until) {
		g.until = until
	}
}

// closedFor is 0 where the gate is open.
func (g *gate) closedFor() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.until.IsZero() { // it never was closed: no need to look at the clock
		return 0
	}
	return max(time.Until(g.until), 0)
}

// A Pace spreads requests over time: a token bucket, which several clients may share.
// A nil Pace lets all through.
type Pace struct{ limiter *rate.Limiter }

// NewPace allows perMinute requests in any sixty seconds; 0 or less allows any
// number. The burst after a rest is small, a tenth of a second's worth and one
// at least, and is taken from the minute's number: the sum holds in every
// minute, also in one that begins with a burst.
func NewPace(perMinute int) *Pace {
	if perMinute <= 0 {
		return nil
	}
	burst := max(perMinute/600, 1)
	others := time.Duration(perMinute - burst + 1)
	interval := (time.Minute + others - 1) / others // rounded up
	return &Pace{rate.NewLimiter(rate.Every(interval), burst)}
}

// wait returns when one more request may go out, or with the error of the context; then
// whoever asks next has that turn, unless others wait behind it.
func (p *Pace) wait(ctx context.Context) error {
	if p == nil {
		return nil
	}
	turn := p.limiter.Reserve()
	err := pause(ctx, turn.Delay())
	if err != nil {
		turn.Cancel()
	}
	return err
}
