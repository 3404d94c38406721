package endpoint

import (
	"context"
	"errors"
	"math"
	"time"
)

// errElsewhere says that the next try of an ask is for whoever has other
// replicas to choose from.
var errElsewhere = errors.New("the next try is made at another replica")

// A row is the tries of one ask, at whatever replicas they are made. The zero
// row is one that has not begun.
type row struct {
	tries    int           // all that were made
	number   int           // of the latest among all tries of a pool
	failed   int           // those that used up patience
	overlong int           // tries that ran into the time limit of one
	last     string        // what became of the latest try
	sent     time.Duration // when the latest try began, by its client's clock

	streak

	begun bool
	began time.Time
	paced time.Duration // waited for --rpm, which is nobody's fault

	// roam is told of each failed try and of the wait that was asked for. It
	// says whether the ask goes to another replica at once, which uses up no
	// patience, and otherwise how long it has to wait for one. It is nil where
	// there is one replica alone.
	roam func(c *Client, f *failure, wait time.Duration) (away bool, longer time.Duration)
}

// left is how much time an ask has left.
func (c *Client) left(r *row) time.Duration {
	if c.cfg.ItemTimeout <= 0 || !r.begun {
		return math.MaxInt64
	}
	return c.cfg.ItemTimeout - (time.Since(r.began) - r.paced)
}

func (c *Client) timedOut(r *row) error {
	return &TimeoutError{After: c.cfg.ItemTimeout, Tries: r.tries, Message: r.last}
}

// clearance waits until a request may be sent: the server has not asked to be
// left alone, and --rpm allows one more. A turn whose server has asked for that
// while it was waited for is let go. Where there are other replicas and the wait
// was not the last one here, it ends with errElsewhere.
func (c *Client) clearance(ctx context.Context, r *row) error {
	if !r.begun {
		r.begun, r.began = true, time.Now()
	}
	for {
		if wait := c.gate.closedFor(); wait > 0 {
			wait += backoff(c.cfg.Backoff, 1, c.draw()) // those who wait here do not set out together
			if wait >= c.left(r) {
				return c.timedOut(r)
			}
			if err := pause(ctx, wait); err != nil {
				return err
			}
		} else {
			if c.shared.pace == nil { // nothing else to wait for
				break
			}
			before := time.Now()
			if err := c.shared.pace.wait(ctx); err != nil {
				return err
			}
			r.paced += time.Since(before)
			if c.gate.closedFor() == 0 {
				break
			}
		}
		if r.roam != nil && c.gate.closedFor() > 0 {
			return errElsewhere
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.left(r) <= 0 {
		return c.timedOut(r)
	}
	return nil
}
