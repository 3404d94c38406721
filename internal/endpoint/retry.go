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
	if ms, err := strconv.ParseFloat(strings.TrimSpace(h.Get("Retry-After-Ms")), 64); err == nil {
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

// positive is n units, 0 for what is not above it, and a hundred years at most.
func positive(n float64, unit time.Duration) time.Duration {
	const most = 100 * 365 * 24 * time.Hour
	if !(n > 0) {
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
