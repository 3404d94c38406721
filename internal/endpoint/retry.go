package endpoint

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The backoff before a retry is drawn evenly from zero to a bound that doubles
// from Config.Backoff to maxBackoff ("full jitter"), so that clients which
// failed together do not return together.
const maxBackoff = time.Minute

// backoff is the wait before retry number n, from 1, where first bounds the
// wait before the first one; draw is in [0, 1).
func backoff(first time.Duration, n int, draw float64) time.Duration {
	bound := math.Min(float64(maxBackoff), float64(first)*math.Exp2(float64(n-1)))
	return time.Duration(draw * bound)
}

// retryAfter is the wait a server asks for in one of three forms:
// retry-after-ms in milliseconds, Retry-After in seconds, or Retry-After as a
// date. A header that cannot be read, or one in the past, asks for none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(strings.TrimSpace(h.Get("Retry-After-Ms")), 64); err == nil && ms > 0 {
		return positive(ms, time.Millisecond)
	}
	value := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.ParseFloat(value, 64); err == nil {
		return positive(s, time.Second)
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}

// askedWait is how long the server wants to be left alone after a failure: what
// it asks for or, for a rate limit without that, what its headers tell of the
// limit's return. Those say when the whole allowance is back, not when the next
// request will pass, so that they are never a reason to end the run.
func (c *Client) askedWait(f *failure, h http.Header) time.Duration {
	now := c.serverNow(h)
	if wait := retryAfter(h, now); wait > 0 || f.kind != RateLimit {
		return wait
	}
	return min(rateReset(h, now), c.cfg.MaxRetryAfter)
}

// serverNow is the time by the clock that a server's dates go by, its own. Ours
// may have been set, or be wrong.
func (c *Client) serverNow(h http.Header) time.Time {
	if at, err := http.ParseTime(h.Get("Date")); err == nil {
		return at
	}
	return c.cfg.Now()
}

// rateReset reads x-ratelimit-reset-requests and -tokens, as OpenAI and many
// gateways send them: "1s", "6m0s", "20ms", plain seconds, or a Unix time in
// seconds or milliseconds. Of two, the one whose remaining is 0 counts, the
// longer if both are, and the shorter where neither is. 0 stands for none.
func rateReset(h http.Header, now time.Time) time.Duration {
	var spent, shortest time.Duration
	for _, of := range []string{"-Requests", "-Tokens", ""} {
		wait := resetIn(h.Get("X-Ratelimit-Reset"+of), now)
		if wait <= 0 {
			continue
		}
		if left, err := strconv.ParseFloat(strings.TrimSpace(h.Get("X-Ratelimit-Remaining"+of)), 64); err == nil && left <= 0 {
			spent = max(spent, wait)
		}
		if shortest == 0 || wait < shortest {
			shortest = wait
		}
	}
	if spent > 0 {
		return spent
	}
	return shortest
}

func resetIn(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	n, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil:
		d, err := time.ParseDuration(value)
		if err != nil {
			return 0
		}
		return max(d, 0)
	case n > 1e11: // milliseconds since 1970
		return positive(n-float64(now.UnixMilli()), time.Millisecond)
	case n > 1e9: // seconds since 1970
		return positive(n-float64(now.Unix()), time.Second)
	}
	return positive(n, time.Second)
}

// closeGate holds up all requests to a server that asks for a wait, and those
// to one that is asked too much and does not say for how long, for a moment.
func (c *Client) closeGate(f *failure, wait time.Duration) {
	if wait <= 0 && f.kind == RateLimit {
		wait = backoff(c.cfg.Backoff, 1, c.draw())
	}
	if wait > 0 {
		c.gate.close(time.Now().Add(wait))
	}
}

// positive is n units, 0 for what is not above it or no number of anything, and a
// hundred years at most.
func positive(n float64, unit time.Duration) time.Duration {
	const most = 100 * 365 * 24 * time.Hour
	if !(n > 0) || math.IsInf(n, 1) {
		return 0
	}
	if d := n * float64(unit); d < float64(most) {
		return time.Duration(d)
	}
	return most
}

// pause waits, or returns the context's error at once when it is done.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
