package endpoint

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A failure that repeats itself to the letter while other questions are asked
// and answered is the question's own: asking again would go on for ever.
func TestAFaultOfOneQuestion(t *testing.T) {
	bad := question()
	bad.Messages = []wire.Message{{Role: "user", Content: "bad"}}
	boom := func(int) turn { return turn{status: 500, body: `{"error":{"code":"c","message":"boom"}}`} }
	tests := []struct {
		reason  string
		fault   func(n int) turn
		first   time.Duration // when the first of the others is asked
		every   time.Duration // how long after its reply the next one is
		others  int
		latency time.Duration // of their replies
		tries   int           // 0: it is given up
		message string
	}{
		{"the same 500", boom, 0, time.Second / 8, 1000, time.Second / 8, 7, "boom"},
		{"the same but for the name of the request", func(n int) turn {
			return turn{status: 500, body: fmt.Sprintf(`{"error":{"message":"boom (include the request ID req_%dfe in your message)"}}`, n)}
		}, 0, time.Second / 8, 1000, time.Second / 8, 7, "boom"},
		{"another status, no other words", func(n int) turn { return turn{status: 421 + 3*(n%2), body: `{"error":{"message":"boom"}}`} }, 0, time.Second / 8, 1000, time.Second / 8, 0, ""},
		{"others that take long", boom, 0, 0, 100, 5 * time.Second, 9, "boom"},
		{"another one each time", func(n int) turn { return turn{status: 500, body: strings.Repeat("x", n+1)} }, 0, time.Second / 8, 1000, time.Second / 8, 0, ""},
		{"the same 503: the server says that it is for now", func(int) turn { return turn{status: 503, body: "boom"} }, 0, time.Second / 8, 1000, time.Second / 8, 0, ""},
		{"the same 400 that asks to come back: some servers ask so with each error", func(int) turn {
			return turn{status: 400, body: `{"error":{"message":"boom"}}`, header: after("1")}
		}, 0, time.Second / 8, 1000, time.Second / 8, 7, "boom"},
		{"the same rate limit as a 400: the server says that it is for now", func(int) turn {
			return turn{status: 400, body: `{"error":{"message":"boom","type":"rate_limit_error"}}`}
		}, 0, time.Second / 8, 1000, time.Second / 8, 0, ""},
		{"JSON without a choice", func(int) turn { return turn{body: `{"id":"c"}`} }, 0, time.Second / 8, 1000, time.Second / 8, 7, `{"id":"c"}`},
		{"the same as servers send it", func(n int) turn {
			return turn{body: fmt.Sprintf(`{"id":"chatcmpl-a%df","created":%d,"choices":[]}`, n, 1764500000+n)}
		}, 0, time.Second / 8, 1000, time.Second / 8, 7, "without a choice"},
		{"a reply that is never valid JSON", func(int) turn { return turn{body: "{\"choices\":[{\"message\":{\"content\":\"a\x01b\"}}]}"} }, 0, time.Second / 8, 1000, time.Second / 8, 7, "no JSON"},
		{"an empty body is a sign of load", func(int) turn { return turn{} }, 0, time.Second / 8, 1000, time.Second / 8, 0, ""},
		{"the others come later", boom, 5 * time.Second, time.Second / 8, 1000, time.Second / 8, 8, "boom"},
		{"one was asked behind the first failure: at the end it is enough", boom, time.Second / 8, 0, 1, time.Second / 8, 9, "boom"},
		{"one was under way when it came: an easy one is asked", boom, -time.Second / 8, 0, 1, time.Second, 9, "boom"},
		{"none comes, as in a session that has one question left: an easy one is asked", boom, time.Hour, 0, 1, 0, 9, "boom"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				faults := 0
				o := &offline{choose: func(body string, _ int) turn {
					if !strings.Contains(body, `"bad"`) {
						return turn{body: ok, takes: tt.latency}
					}
					faults++
					return tt.fault(faults)
				}}
				c := clientOver(t, o, 1)
				ctx, cancel := context.WithCancel(t.Context())
				var others sync.WaitGroup
				defer others.Wait()
				defer cancel()
				others.Go(func() {
					_ = pause(ctx, tt.first)
					for range tt.others {
						if _, err := c.Ask(ctx, question()); err != nil && ctx.Err() == nil {
							t.Error(err)
						}
						_ = pause(ctx, tt.every)
					}
				})
				time.Sleep(max(0, -tt.first))
				got, err := c.Ask(t.Context(), bad)
				if tt.tries == 0 {
					var gaveUp *GaveUpError
					if !errors.As(err, &gaveUp) || faults != 9 {
						t.Errorf("%+v, error %v after %d tries", got, err, faults)
					}
					return
				}
				if err != nil || got.Outcome != responses.APIError || got.Tries != tt.tries || got.Error == nil || !strings.Contains(got.Error.Message, tt.message) {
					t.Errorf("%+v, error %v", got, err)
				}
				if len(got.Raw) == 0 && got.RawText == "" || got.Key != bad.Key {
					t.Errorf("the record lacks the body or the question: %+v", got)
				}
			})
		})
	}
}

// TestAnOutageIsNobodysFault: a server fails everything that it is asked for a
// few seconds, and what was under way is answered meanwhile. No question is held
// to be at fault, however the waits are drawn.
func TestAnOutageIsNobodysFault(t *testing.T) {
	failures := map[string]turn{
		"a 500":                 {status: 500, body: `{"error":{"message":"Internal Server Error","type":"server_error","code":null}}`},
		"no choice":             {body: `{"choices":[],"id":"x"}`},
		"an error inside a 200": {body: `{"error":{"message":"internal error","code":"internal","type":"server_error"}}`},
	}
	for reason, failure := range failures {
		for _, draw := range []float64{0, .3, 1} {
			t.Run(fmt.Sprintf("%s, waits of %g", reason, draw), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					began := time.Now()
					o := &offline{choose: func(_ string, n int) turn {
						if since := time.Since(began); since > 3*time.Second && since < 8*time.Second {
							return failure
						}
						return turn{body: ok, takes: time.Second + time.Duration(n%9)*time.Second/4}
					}}
					c := clientOver(t, o, draw)
					var all sync.WaitGroup
					for range 16 {
						all.Go(func() {
							for range 10 {
								if got, err := c.Ask(t.Context(), question()); err != nil || got.Outcome != responses.Replied {
									t.Errorf("%s after %d tries, error %v", got.Outcome, got.Tries, err)
								}
							}
						})
					}
					all.Wait()
				})
			})
		}
	}
}

// TestAStreamThatEndsIsNobodysFault: what stands between may cut any of them.
func TestAStreamThatEndsIsNobodysFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clientOver(t, inTurn(turn{body: `data: {"choices":[{"index":0,"delta":{"content":"The"}}]}` + "\n\n"}), 1, streaming)
		c.replies.Store(1)
		ctx, cancel := context.WithCancel(t.Context())
		var others sync.WaitGroup
		others.Go(func() {
			for pause(ctx, time.Second/8) == nil {
				c.repliedTo(c.since() - 1)
			}
		})
		got, err := c.Ask(t.Context(), question())
		cancel()
		others.Wait()
		var gaveUp *GaveUpError
		if !errors.As(err, &gaveUp) {
			t.Errorf("%+v, error %v", got, err)
		}
	})
}

// TestAFirewallDoesNotLikeAQuestion: once the key has had replies, a 403 that does
// not speak of it is about the question.
func TestAFirewallDoesNotLikeAQuestion(t *testing.T) {
	page := turn{status: 403, body: "<html><title>403 Forbidden</title><center>ModSecurity</center></html>"}
	bad := question()
	bad.Messages = []wire.Message{{Role: "user", Content: "bad"}}
	tests := []struct {
		reason string
		fault  turn
		before int  // asks that had a reply
		auth   bool // the run ends
	}{
		{"the question's own", page, 1, false},
		{"Apache's words for it", turn{status: 403, body: "<!DOCTYPE HTML><html><head><title>403 Forbidden</title></head><body>You don't have permission to access this resource.</body></html>"}, 1, false},
		{"nothing had a reply with this key", page, 0, true},
		{"it speaks of the key", turn{status: 403, body: `{"error":"the API key has expired"}`}, 1, true},
		{"a 401 always does", turn{status: 401, body: "no"}, 1, true},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			o := &offline{choose: func(body string, _ int) turn {
				if strings.Contains(body, `"bad"`) {
					return tt.fault
				}
				return turn{body: ok, takes: time.Second}
			}}
			c := clientOver(t, o, 1)
			for range tt.before {
				if _, err := c.Ask(t.Context(), question()); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			var others sync.WaitGroup
			others.Go(func() {
				for ctx.Err() == nil {
					_, _ = c.Ask(ctx, question())
				}
			})
			got, err := c.Ask(t.Context(), bad)
			cancel()
			others.Wait()
			if tt.auth != errors.As(err, new(*AuthError)) || !tt.auth && (err != nil || got.Outcome != responses.APIError) {
				t.Errorf("%s: %s, error %v", tt.reason, got.Outcome, err)
			}
		})
	}
}
