package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// hosts is a network of servers in a bubble: each answers by the number of
// requests it has had and by the time since it began.
type hosts struct {
	mu      sync.Mutex
	began   time.Time
	answer  map[string]func(n int, since time.Duration) turn
	sent    map[string]int
	order   []string
	flying  map[string]int
	highest map[string]int
	latency time.Duration
	bodies  map[string][]string
}

func (h *hosts) RoundTrip(r *http.Request) (*http.Response, error) {
	host := r.URL.Host
	body := make([]byte, max(r.ContentLength, 0))
	_, _ = r.Body.Read(body)
	h.mu.Lock()
	n := h.sent[host]
	h.sent[host]++
	h.order = append(h.order, host)
	h.bodies[host] = append(h.bodies[host], string(body))
	h.flying[host]++
	h.highest[host] = max(h.highest[host], h.flying[host])
	u := h.answer[host](n, time.Since(h.began))
	h.mu.Unlock()
	defer func() { h.mu.Lock(); h.flying[host]--; h.mu.Unlock() }()
	if u.err == nil && u.status < 300 {
		if err := pause(r.Context(), h.latency); err != nil {
			return nil, err
		}
	}
	return u.reply(r.Context())
}

// constant answers alike for ever.
func constant(u turn) func(int, time.Duration) turn {
	return func(int, time.Duration) turn { return u }
}

// poolOver makes a pool of the hosts in the bubble; each wait is draw times its
// bound.
func poolOver(t testing.TB, draw float64, change func(*Config), answer map[string]func(int, time.Duration) turn) (*Pool, *hosts, *[]Change) {
	t.Helper()
	h := &hosts{began: time.Now(), answer: answer, sent: map[string]int{}, flying: map[string]int{}, highest: map[string]int{}, bodies: map[string][]string{}}
	cfg := Config{Model: "m", Transport: h}
	if change != nil {
		change(&cfg)
	}
	var urls []string
	for host := range answer {
		urls = append(urls, "http://"+host+"/v1")
	}
	slices.Sort(urls)
	var mu sync.Mutex
	changes := new([]Change)
	p, err := NewPool(cfg, urls, func(c Change) { mu.Lock(); *changes = append(*changes, c); mu.Unlock() })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	for _, r := range p.replicas {
		r.client.draw = func() float64 { return draw }
	}
	return p, h, changes
}

// replies is a turn that replies.
var replies = turn{body: ok}

// Each row is one ask of a pool whose first replica is a, in a bubble.
func TestAnAskGoesFromReplicaToReplica(t *testing.T) {
	refused := turn{err: connectionRefused()}
	cutOff := turn{body: ok[:40], cut: true}
	busy := turn{status: 503, body: "loading"}
	limited := turn{status: 429, body: "slow", header: after("7")}
	far := turn{status: 429, body: "tomorrow", header: after("86400")}
	spent := turn{status: 402, body: "add credits"}
	tests := []struct {
		reason string
		a, b   turn
		order  string // hosts in the order in which they were asked
		took   time.Duration
		says   string // "" for a reply
		stop   bool
	}{
		{"the first replies", replies, replies, "a", 0, "", false},
		{"one that refuses connections loses no time", refused, replies, "a b", 0, "", false},
		{"one that dies in the middle of a reply", cutOff, replies, "a b", 0, "", false},
		{"one that is still loading", busy, replies, "a b", 0, "", false},
		{"a rate limit at one", limited, replies, "a b", 0, "", false},
		{"at both: the wait is the shorter one's", limited, turn{status: 429, header: after("3")}, "a b b", 3 * time.Second, "", false},
		{"a wait of a day at one alone is no reason to end", far, replies, "a b", 0, "", false},
		{"at both it is", far, far, "a b", 0, "http://b/v1: the server asks to wait 24h0m0s", true},
		{"no credit at one alone", spent, replies, "a b", 0, "", false},
		{"at both", spent, spent, "a b", 0, "http://b/v1: the account's quota or credit is used up", true},
		{"a 500 may be the question's fault: it waits, and goes elsewhere", turn{status: 500}, replies, "a b", 500 * time.Millisecond, "", false},
		{"a wrong key at one ends the run and names it", turn{status: 401}, replies, "a", 0, "HTTP 401 from http://a/v1", true},
		{"a wrong model", turn{status: 404, body: errorBody("model_not_found", "", "no m")}, replies, "a", 0, `http://a/v1 has no model "m"`, true},
		{"a wrong address", turn{status: 404, body: "no such page"}, replies, "a", 0, "there is no chat API at http://a/v1", true},
		{"a parameter that one refuses", turn{status: 400, body: errorBody("unsupported_value", "temperature", "no")}, replies, "a", 0, "http://a/v1: the server refuses temperature", true},
		{"what one refuses is asked of the other", turn{status: 400, body: "no adapter"}, replies, "a b", 0, "", false},
		{"a question that is too long for one", turn{status: 400, body: "maximum context length"}, replies, "a b", 0, "", false},
		{"what both refuse is recorded", turn{status: 400, body: "bad turns"}, turn{status: 400, body: "bad turns"}, "a b", 0, "", false},
		{"so is what one refuses where the other said that it will not answer", turn{status: 400, body: "bad turns"}, far, "a b a", 0, "", false},
		{"the other is waited for", turn{status: 400, body: "no adapter"}, turn{status: 429, header: after("3")}, "a b b", 3 * time.Second, "", false},
		{"nothing ever answered at either: told in seconds", refused, refused, "a b a b", 1500 * time.Millisecond, "none of the 2 addresses can be reached; the last: connection refused", true},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				second := func(n int, _ time.Duration) turn { // a limit that was waited for is over
					if tt.b.status == 429 && tt.b.header.Get("Retry-After") == "3" && n > 0 {
						return replies
					}
					return tt.b
				}
				p, h, _ := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{"a": constant(tt.a), "b": second})
				for _, r := range p.replicas {
					r.client.draw = func() float64 { return 0 }
					if tt.took == 500*time.Millisecond || tt.took == 1500*time.Millisecond {
						r.client.draw = func() float64 { return 1 }
					}
				}
				began := time.Now()
				got, err := p.Ask(t.Context(), question())
				took := time.Since(began)
				if order := strings.Join(h.order, " "); order != tt.order && tt.says == "" || !strings.HasPrefix(order, tt.order) || took != tt.took {
					t.Errorf("asked %s in %v, want %s in %v", order, took, tt.order, tt.took)
				}
				var stop *asking.Stop
				if tt.says == "" {
					if err != nil || got.BaseURL != "http://"+h.order[len(h.order)-1]+"/v1" || got.Tries != len(h.order) {
						t.Errorf("%+v, error %v", got, err)
					}
				} else if err == nil || !strings.Contains(err.Error(), tt.says) || errors.As(err, &stop) != tt.stop {
					t.Errorf("error %v, want one that says %q", err, tt.says)
				}
			})
		})
	}
}

// TestNothingIsLostWithAReplica: of two replicas one dies in the middle and
// comes back. Every ask has its record, the dead one is hardly bothered, and it
// is used again.
func TestNothingIsLostWithAReplica(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const dies, back = 2 * time.Second, 20 * time.Second
		p, h, changes := poolOver(t, 0.5, func(cfg *Config) { cfg.MaxRetries = -1 }, map[string]func(int, time.Duration) turn{
			"a": constant(replies),
			"b": func(_ int, since time.Duration) turn {
				if since >= dies && since < back {
					return turn{err: connectionRefused()}
				}
				return replies
			},
		})
		h.latency = 100 * time.Millisecond
		var mu sync.Mutex
		served := map[string]int{}
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 400 {
					got, err := p.Ask(t.Context(), question())
					if err != nil {
						t.Error(err)
					}
					mu.Lock()
					served[got.BaseURL]++
					mu.Unlock()
				}
			})
		}
		all.Wait()
		if served["http://a/v1"]+served["http://b/v1"] != 3200 || served["http://b/v1"] < 300 {
			t.Errorf("served: %v", served)
		}
		if failed := h.sent["b"] - served["http://b/v1"]; failed > 4+5 { // those in flight, and a try after 1, 2, 4, 8 and 16 s
			t.Errorf("%d tries at the dead replica", failed)
		}
		if got := h.highest["a"]; got != 8 {
			t.Errorf("%d in flight at the other one, want all 8 while it was alone", got)
		}
		want := []Change{
			{At: h.began.Add(dies).UTC(), BaseURL: "http://b/v1", State: ReplicaOut, Seconds: 1, Message: "connection refused: is the server running at http://b/v1?"},
			{BaseURL: "http://b/v1", State: ReplicaBack},
		}
		if len(*changes) == 2 {
			want[1].At = (*changes)[1].At
		}
		if diff := cmp.Diff(want, *changes); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
	})
}

func TestAsksGoWhereTheFewestAre(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, _ := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{"a": constant(replies), "b": constant(replies), "c": constant(replies)})
		for range 6 { // one after another they take turns
			if _, err := p.Ask(t.Context(), question()); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Join(h.order, ""); got != "abcabc" {
			t.Errorf("one after another they were asked %s", got)
		}
		h.latency = time.Second
		var all sync.WaitGroup
		for range 9 {
			all.Go(func() { _, _ = p.Ask(t.Context(), question()) })
		}
		all.Wait()
		if h.highest["a"] != 3 || h.highest["b"] != 3 || h.highest["c"] != 3 {
			t.Errorf("in flight at once: %v", h.highest)
		}
	})
}

// TestAllReplicasDown: then the ask waits and gives up as at a single server,
// and a run is ended by its breaker.
func TestAllReplicasDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := func(n int, _ time.Duration) turn {
			if n == 0 {
				return replies
			}
			return turn{err: connectionRefused()}
		}
		p, _, _ := poolOver(t, 1, nil, map[string]func(int, time.Duration) turn{"a": first, "b": first})
		for range 2 {
			if _, err := p.Ask(t.Context(), question()); err != nil {
				t.Fatal(err)
			}
		}
		began := time.Now()
		_, err := p.Ask(t.Context(), question())
		const all = 123500 * time.Millisecond // as for one server: see TestHowLongItIsTried
		var gaveUp *GaveUpError
		if !errors.As(err, &gaveUp) || time.Since(began) != all {
			t.Errorf("%v after %v, want to give up after %v", err, time.Since(began), all)
		}
	})
}

// TestAReplicaThatFailsEverything: its 500s use up the patience of each ask a
// little, and three in a row leave it out.
func TestAReplicaThatFailsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, changes := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{
			"a": constant(replies), "b": constant(turn{status: 500, body: "engine dead"}),
		})
		h.latency = time.Millisecond
		for range 100 {
			if got, err := p.Ask(t.Context(), question()); err != nil || got.BaseURL != "http://a/v1" {
				t.Fatalf("%+v, error %v", got, err)
			}
		}
		if h.sent["b"] != failuresInARow || len(*changes) != 1 {
			t.Errorf("%d tries, changes %v", h.sent["b"], *changes)
		}
	})
}

func TestEachReplicaHasItsOwnTokenField(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, _ := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{
			"a": func(n int, _ time.Duration) turn {
				if n == 0 {
					return turn{status: 400, body: errorBody("unsupported_parameter", "max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")}
				}
				return replies
			},
			"b": constant(replies),
		})
		for range 4 {
			if _, err := p.Ask(t.Context(), question()); err != nil {
				t.Fatal(err)
			}
		}
		if got := h.bodies["a"]; len(got) != 3 || !strings.Contains(got[2], wire.MaxCompletionTokens) {
			t.Errorf("a was sent %q", got)
		}
		if got := strings.Join(h.bodies["b"], ""); strings.Contains(got, wire.MaxCompletionTokens) || !strings.Contains(got, wire.MaxTokens) {
			t.Errorf("b was sent %q", got)
		}
	})
}

func TestPoolsThatCannotBe(t *testing.T) {
	for _, tt := range []struct {
		reason string
		urls   []string
		says   string
	}{
		{"none", nil, "no base URL"},
		{"one is no address", []string{"http://a/v1", "b:8000"}, `"b:8000" has no scheme`},
		{"one twice, written in two ways", []string{"http://a/v1", "http://a/v1/chat/completions"}, "http://a/v1 is given twice"},
	} {
		if _, err := NewPool(Config{Model: "m"}, tt.urls, nil); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %q", tt.reason, err, tt.says)
		}
	}
}

func TestACanceledAskLeavesNoTrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, changes := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{"a": constant(replies), "b": constant(replies)})
		h.latency = time.Minute
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := p.Ask(ctx, question())
		if !errors.Is(err, context.DeadlineExceeded) || len(*changes) != 0 || p.replicas[0].inFlight != 0 {
			t.Errorf("%v, changes %v, %s", err, *changes, fmt.Sprint(p.replicas[0].inFlight))
		}
	})
}
