package endpoint

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

func TestRateLimitHeaders(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC)
	tests := []struct {
		reason string
		header string // NAME: VALUE, each behind X-Ratelimit-
		want   time.Duration
	}{
		{"none", "", 0},
		{"OpenAI: requests are spent", "Reset-Requests: 1s; Remaining-Requests: 0; Reset-Tokens: 6m0s; Remaining-Tokens: 149984", time.Second},
		{"OpenAI: tokens are spent", "Reset-Requests: 1s; Remaining-Requests: 59; Reset-Tokens: 6m0s; Remaining-Tokens: 0", 6 * time.Minute},
		{"both are: the longer", "Reset-Requests: 20ms; Remaining-Requests: 0; Reset-Tokens: 1s; Remaining-Tokens: 0", time.Second},
		{"neither is quite: the shorter", "Reset-Requests: 1s; Remaining-Requests: 5; Reset-Tokens: 6m0s; Remaining-Tokens: 120", time.Second},
		{"without what remains: the shorter", "Reset-Requests: 6m0s; Reset-Tokens: 20ms", 20 * time.Millisecond},
		{"Groq", "Reset-Requests: 2m59.56s; Remaining-Requests: 0; Reset-Tokens: 7.66s; Remaining-Tokens: 17000", 179560 * time.Millisecond},
		{"plain seconds", "Reset-Requests: 35; Remaining-Requests: 0", 35 * time.Second},
		{"a Unix time", "Reset: 1795396822", 15 * time.Second},
		{"OpenRouter: the same in milliseconds", "Reset: 1795396808500; Remaining: 0", 1500 * time.Millisecond},
		{"a time that is past", "Reset: 1795396800", 0},
		{"less than none", "Reset-Requests: -1s; Reset-Tokens: -5", 0},
		{"words, and no number", "Reset-Requests: soon; Reset-Tokens: NaN; Reset: inf", 0},
		{"more than a duration holds", "Reset: 1e300", 100 * 365 * 24 * time.Hour},
	}
	for _, tt := range tests {
		if got := rateReset(limitHeader(tt.header), now); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.reason, got, tt.want)
		}
	}
}

func limitHeader(lines string) http.Header {
	h := http.Header{}
	for line := range strings.SplitSeq(lines, ";") {
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.Set("X-Ratelimit-"+strings.TrimSpace(name), value)
		}
	}
	return h
}

func FuzzRateReset(f *testing.F) {
	for _, seed := range []string{"1s", "6m0s", "20ms", "35", "1795396822", "1e300", "-1h", "NaN", ""} {
		f.Add(seed, "0")
	}
	now := time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC)
	f.Fuzz(func(t *testing.T, reset, left string) {
		h := http.Header{"X-Ratelimit-Reset-Tokens": {reset}, "X-Ratelimit-Remaining-Tokens": {left}}
		if got := rateReset(h, now); got < 0 {
			t.Errorf("%q: %v", reset, got)
		}
	})
}

// Rows of one ask in a bubble: how a rate limit that gives its wait by other
// headers is waited for, and how long an ask may take in all.
func TestWaitsOfOneAsk(t *testing.T) {
	limited := func(lines string) turn { return turn{status: 429, body: "slow", header: limitHeader(lines)} }
	limit := func(d time.Duration) func(*Config) { return func(cfg *Config) { cfg.ItemTimeout = d } }
	busy := turn{status: 503, body: "busy"}
	tests := []struct {
		reason string
		turns  []turn
		change func(*Config)
		tries  int
		took   time.Duration
		says   string // "" for a reply
	}{
		{"a reset is a wait", []turn{limited("Reset-Requests: 20ms; Remaining-Requests: 0"), replies}, nil, 2, 20 * time.Millisecond, ""},
		{"Retry-After is better informed", []turn{{status: 429, header: http.Header{"Retry-After": {"2"}, "X-Ratelimit-Reset-Tokens": {"6m0s"}}}, replies}, nil, 2, 2 * time.Second, ""},
		{"one beyond the longest wait ends nothing: it says when all is back", []turn{limited("Reset-Tokens: 24h0m0s; Remaining-Tokens: 0"), replies}, nil, 2, 5 * time.Minute, ""},
		{"it is read for a 429 alone", []turn{{status: 500, header: limitHeader("Reset-Tokens: 6m0s")}, replies}, nil, 2, 0, ""},

		{"time enough", []turn{{hang: true}, replies}, limit(11 * time.Minute), 2, 10 * time.Minute, ""},
		{"the second try has what is left", []turn{{hang: true}}, limit(11 * time.Minute), 2, 11 * time.Minute, "no reply within 11m0s, the time limit of one question (--timeout), in 2 tries; the last: no complete reply from http://model.example/v1 in the 1m0s that were left"},
		{"the first try too", []turn{{hang: true}}, limit(time.Minute), 1, time.Minute, "the only try: no complete reply from http://model.example/v1 in the 1m0s that were left"},
		{"what is left is no try that took too long", []turn{{hang: true}}, limit(20*time.Minute + 123456789), 3, 20*time.Minute + 123456789, "(--timeout), in 3 tries; the last: no complete reply from http://model.example/v1 in the 123ms that were left"},
		{"a wait that would end beyond it is not begun", []turn{{status: 503, body: "busy", header: after("60")}}, limit(time.Minute), 1, 0, "HTTP 503: busy"},
		{"one that ends before it is", []turn{{status: 503, header: after("59")}, replies}, limit(time.Minute), 2, 59 * time.Second, ""},
		{"none", []turn{{hang: true}, {hang: true}, replies}, limit(0), 3, 20 * time.Minute, ""},
		{"retries end it first", []turn{busy}, limit(time.Minute), 9, 0, "no reply after 9 tries"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := inTurn(tt.turns...)
				if tt.change == nil {
					tt.change = func(*Config) {}
				}
				c := clientOver(t, o, 0, tt.change)
				began := time.Now()
				got, err := c.Ask(t.Context(), question())
				if took := time.Since(began); o.sent != tt.tries || took != tt.took {
					t.Errorf("%d tries in %v, want %d in %v", o.sent, took, tt.tries, tt.took)
				}
				if tt.says == "" {
					if err != nil || got.Outcome != responses.Replied {
						t.Errorf("%+v, error %v", got, err)
					}
					return
				}
				var stop *asking.Stop
				var resumable interface{ Resumable() bool }
				if err == nil || !strings.Contains(err.Error(), tt.says) || errors.As(err, &stop) || !errors.As(err, &resumable) || !resumable.Resumable() {
					t.Errorf("error %v, want a resumable one that says %q", err, tt.says)
				}
			})
		})
	}
}

// limitedAtFirst asks with its first reply to be left alone for so many seconds.
// What it returns beside is when each request came, from now on.
func limitedAtFirst(seconds string) (*offline, *[]time.Duration) {
	began := time.Now()
	var mu sync.Mutex
	var sent []time.Duration
	return &offline{choose: func(_ string, n int) turn {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, time.Since(began))
		if n == 0 {
			return turn{status: 429, header: after(seconds)}
		}
		return replies
	}}, &sent
}

// TestARateLimitHoldsUpEverybody: who was not told of it waits as well.
func TestARateLimitHoldsUpEverybody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, sent := limitedAtFirst("7")
		c := clientOver(t, o, 0.5)
		var all sync.WaitGroup
		for i := range 5 {
			all.Go(func() {
				time.Sleep(time.Duration(i) * time.Second)
				if _, err := c.Ask(t.Context(), question()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for i, at := range *sent {
			if i > 0 && at != 7250*time.Millisecond {
				t.Errorf("request %d went out at %v, want 7.25s: the wait and half of the jitter", i, at)
			}
		}
		// One without a wait of its own holds them up for a moment.
		ctx, cancel := context.WithCancel(t.Context())
		c.closeGate(&failure{kind: RateLimit}, 0)
		if d := c.gate.closedFor(); d != 250*time.Millisecond {
			t.Errorf("closed for %v, want 250ms", d)
		}
		cancel()
		if _, err := c.Ask(ctx, question()); !errors.Is(err, context.Canceled) {
			t.Errorf("canceled at the gate: %v", err)
		}
	})
}

// TestRequestsAMinute: no sixty seconds hold more requests than allowed, over
// all replicas and with retries, and hardly fewer.
func TestRequestsAMinute(t *testing.T) {
	for _, tt := range []struct {
		reason    string
		perMinute int
		workers   int
		asks      int
		first     time.Duration // between the first two requests
	}{
		{"one a minute", 1, 2, 4, time.Minute},
		{"one a second", 60, 16, 400, time.Second},
		{"many at once", 6000, 64, 20000, 0},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var mu sync.Mutex
				var sent []time.Time
				answer := func(n int, _ time.Duration) turn {
					mu.Lock()
					defer mu.Unlock()
					sent = append(sent, time.Now())
					if n%10 == 5 {
						return turn{status: 500, body: "now and then"}
					}
					return replies
				}
				// The time limit of an ask is no reason to lose one that waits its
				// turn.
				p, _, _ := poolOver(t, 0, func(cfg *Config) { cfg.PerMinute, cfg.ItemTimeout = tt.perMinute, time.Second },
					map[string]func(int, time.Duration) turn{"a": answer, "b": answer})
				began := time.Now()
				var all sync.WaitGroup
				for range tt.workers {
					all.Go(func() {
						for range tt.asks / tt.workers {
							if _, err := p.Ask(t.Context(), question()); err != nil {
								t.Error(err)
							}
						}
					})
				}
				all.Wait()
				for i, j := 0, 0; j < len(sent); j++ {
					for sent[j].Sub(sent[i]) >= time.Minute {
						i++
					}
					if n := j - i + 1; n > tt.perMinute {
						t.Fatalf("%d requests within a minute", n)
					}
				}
				if got := sent[1].Sub(sent[0]); got != tt.first {
					t.Errorf("the second request came %v after the first, want %v", got, tt.first)
				}
				least := time.Duration(len(sent)-1) * time.Minute / time.Duration(tt.perMinute)
				if took := time.Since(began); took > least+least/50 {
					t.Errorf("%d requests took %v; %v would do", len(sent), took, least)
				}
			})
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	p := NewPace(1)
	if err := p.wait(ctx); err != nil {
		t.Error(err)
	}
	cancel()
	if err := p.wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled while it waits: %v", err)
	}
}

// TestATurnIsGivenBack: who gave up waiting for its turn keeps nobody else from it.
func TestATurnIsGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, began := NewPace(1), time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		for _, turn := range []struct {
			ctx  context.Context
			at   time.Duration
			want error
		}{
			{t.Context(), 0, nil},
			{ctx, 10 * time.Second, context.DeadlineExceeded},
			{t.Context(), time.Minute, nil},
		} {
			if err := p.wait(turn.ctx); !errors.Is(err, turn.want) || time.Since(began) != turn.at {
				t.Errorf("%v after %v, want %v after %v", err, time.Since(began), turn.want, turn.at)
			}
		}
	})
}

// TestAutoOverHTTP: a run against a server that answers 429 above so many
// requests in flight settles near that number.
func TestAutoOverHTTP(t *testing.T) {
	for _, capacity := range []int{4, 24, 60} {
		synctest.Test(t, func(t *testing.T) {
			s := &limitedServer{capacity: capacity}
			c, err := New(Config{BaseURL: "http://model.example/v1", Model: "m", Transport: s, MaxConnections: asking.AutoMost})
			if err != nil {
				t.Fatal(err)
			}
			var cuts int
			auto := asking.NewAuto(nil, func(change asking.LimitChange) {
				if change.Reason == asking.LimitThrottled {
					cuts++
				}
			})
			const asks = 5000
			log := &countingLog{}
			began := time.Now()
			summary, err := asking.Run(t.Context(), asksOf(asks), c, log, asking.Options{Limit: auto})
			if err != nil || summary.Recorded != asks || log.n != asks {
				t.Fatalf("%+v, error %v", summary, err)
			}
			if got := auto.Limit(); got < capacity/2 || got > capacity {
				t.Errorf("a capacity of %d: the limit ended at %d", capacity, got)
			}
			ideal := asks * 100 * time.Millisecond / time.Duration(capacity)
			if took := time.Since(began); took > 4*ideal { // waits are drawn
				t.Errorf("a capacity of %d: %v, where %v would do", capacity, took, ideal)
			}
			if share := float64(s.refused) / float64(s.sent); share > .05 || cuts == 0 {
				t.Errorf("a capacity of %d: %d of %d requests were refused, %d cuts", capacity, s.refused, s.sent, cuts)
			}
		})
	}
}

// A limitedServer takes so many requests at once, for 100 ms each.
type limitedServer struct {
	capacity int

	mu                    sync.Mutex
	flying, sent, refused int
}

func (s *limitedServer) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.sent++
	s.flying++
	full := s.flying > s.capacity
	if full {
		s.refused++
		s.flying--
	}
	s.mu.Unlock()
	if full {
		return turn{status: 429, body: errorBody("rate_limit_exceeded", "", "slow down")}.reply(r.Context())
	}
	time.Sleep(100 * time.Millisecond)
	s.mu.Lock()
	s.flying--
	s.mu.Unlock()
	return replies.reply(r.Context())
}

type countingLog struct {
	mu sync.Mutex
	n  int
}

func (l *countingLog) Done(int, int) bool { return false }
func (l *countingLog) Append(responses.Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n++
	return nil
}

func asksOf(n int) func(func(asking.Ask, error) bool) {
	return func(yield func(asking.Ask, error) bool) {
		for i := range n {
			a := question()
			a.N = i
			if !yield(a, nil) {
				return
			}
		}
	}
}
