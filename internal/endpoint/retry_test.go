package endpoint

import (
	"context"
	"errors"
	"math"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestBackoffBounds(t *testing.T) {
	first := Config{}.withDefaults().Backoff
	for n, bound := range map[int]time.Duration{
		1: 500 * time.Millisecond, 2: time.Second, 3: 2 * time.Second, 7: 32 * time.Second,
		8: time.Minute, 9: time.Minute, 19: time.Minute, 20: time.Minute, math.MaxInt: time.Minute,
	} {
		if got := backoff(first, n, 0); got != 0 {
			t.Errorf("retry %d: the shortest wait is %v, want none", n, got)
		}
		if got := backoff(first, n, 0.5); got != bound/2 {
			t.Errorf("retry %d: the middle is %v, want %v", n, got, bound/2)
		}
		if got := backoff(first, n, math.Nextafter(1, 0)); got >= bound || got < bound-time.Microsecond {
			t.Errorf("retry %d: the longest wait is %v, want just below %v", n, got, bound)
		}
	}
}

func TestJitterIsDrawnOverTheWholeRange(t *testing.T) {
	c, err := New(Config{BaseURL: "http://h/v1"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var quarters [4]int
	for range 1000 {
		d := c.draw()
		if d < 0 || d >= 1 {
			t.Fatalf("drew %v", d)
		}
		quarters[int(4*d)]++
	}
	for i, n := range quarters { // 250 each; 150 is seven standard deviations away
		if n < 150 {
			t.Errorf("quarter %d of the range was drawn %d times in 1000", i, n)
		}
	}
}

func TestRetryAfterForms(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC)
	const century = 100 * 365 * 24 * time.Hour
	tests := []struct {
		reason  string
		seconds string
		ms      string
		want    time.Duration
	}{
		{"no header", "", "", 0},
		{"seconds", "12", "", 12 * time.Second},
		{"seconds with a fraction", " 0.25 ", "", 250 * time.Millisecond},
		{"zero", "0", "", 0},
		{"less than none", "-5", "", 0},
		{"no number", "NaN", "", 0},
		{"no number of seconds either", "inf", "", 0},
		{"more than a duration holds", "1e300", "", century},
		{"a date", "Mon, 23 Nov 2026 01:21:07 GMT", "", time.Minute},
		{"a date in the old form", "Monday, 23-Nov-26 01:20:17 GMT", "", 10 * time.Second},
		{"a date that is past", "Mon, 23 Nov 2026 01:20:00 GMT", "", 0},
		{"words", "soon", "", 0},
		{"milliseconds", "", "1500", 1500 * time.Millisecond},
		{"milliseconds are finer and win", "2", "1500", 1500 * time.Millisecond},
		{"no milliseconds leave the seconds", "2", "0", 2 * time.Second},
		{"milliseconds that cannot be read leave the seconds", "2", "x", 2 * time.Second},
	}
	for _, tt := range tests {
		h := http.Header{}
		if tt.seconds != "" {
			h.Set("Retry-After", tt.seconds)
		}
		if tt.ms != "" {
			h.Set("retry-after-ms", tt.ms)
		}
		if got := retryAfter(h, now); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.reason, got, tt.want)
		}
	}
	if got := retryAfter(nil, now); got != 0 {
		t.Errorf("without a reply: %v", got)
	}
}

func TestPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		if err := pause(t.Context(), time.Hour); err != nil || time.Since(began) != time.Hour {
			t.Errorf("an hour took %v, error %v", time.Since(began), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began = time.Now()
		if err := pause(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("ended after %v, error %v", time.Since(began), err)
		}
		if err := pause(ctx, 0); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("no wait at all hides that the context is done: %v", err)
		}
	})
}
