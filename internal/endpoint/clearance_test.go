package endpoint

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestARateLimitHoldsUpWhoWaitsForATurn: a server that asks to be left alone is
// left alone by the asks that --rpm had made wait before, and they do not come
// all at once afterwards.
func TestARateLimitHoldsUpWhoWaitsForATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, sent := limitedAtFirst("60")
		c := clientOver(t, o, 0, func(cfg *Config) { cfg.PerMinute = 6 }) // one in ten seconds
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				if _, err := c.Ask(t.Context(), question()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for i, at := range (*sent)[1:] {
			if at < time.Minute {
				t.Errorf("request %d went out at %v, though the server wanted to be left alone for a minute", i+1, at)
			}
			if gap := at - (*sent)[i]; gap < 10*time.Second {
				t.Errorf("request %d went out %v after the one before it", i+1, gap)
			}
		}
	})
}

// TestWhoWaitsAtAReplicaGoesElsewhere: an ask waits for a replica that is
// limited for a second. When that one then wants to be left alone for a day, the
// ask is for the other one, and has not run out of time.
func TestWhoWaitsAtAReplicaGoesElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limited := func(wait, then string) func(int, time.Duration) turn {
			return func(n int, since time.Duration) turn {
				switch {
				case n == 0:
					return turn{status: 429, header: after(wait)}
				case then != "":
					return turn{status: 429, body: "tomorrow", header: after(then)}
				}
				return replies
			}
		}
		p, _, _ := poolOver(t, 0, func(cfg *Config) { cfg.ItemTimeout = 30 * time.Minute }, map[string]func(int, time.Duration) turn{
			"a": limited("1", "86400"), "b": limited("3", ""),
		})
		// Each waits a little longer than the one before, so that the first finds
		// out and the others still wait.
		var mu sync.Mutex
		var n time.Duration
		p.replicas[0].client.draw = func() float64 { mu.Lock(); defer mu.Unlock(); n++; return float64(n) / 10 }
		var all sync.WaitGroup
		began := time.Now()
		for i := range 6 {
			all.Go(func() {
				time.Sleep(time.Duration(i) * 10 * time.Millisecond)
				if got, err := p.Ask(t.Context(), question()); err != nil || got.BaseURL != "http://b/v1" {
					t.Errorf("ask %d: %q, error %v", i, got.BaseURL, err)
				}
			})
		}
		all.Wait()
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}
