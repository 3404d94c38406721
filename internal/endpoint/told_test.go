package endpoint

import (
	"context"
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

func TestTheEndOfTheContextIsNeverARecord(t *testing.T) {
	for reason, u := range map[string]turn{
		"while it waits for a reply":   {hang: true},
		"in the middle of a reply":     {body: ok[:60], hangInBody: true},
		"while it waits before a try":  {status: 503},
		"while the server's wait goes": {status: 429, header: after("200")},
	} {
		t.Run(reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 100*time.Second)
				defer cancel()
				c := clientOver(t, inTurn(u), 1)
				began := time.Now()
				got, err := c.Ask(ctx, question())
				if err != context.DeadlineExceeded || time.Since(began) != 100*time.Second { //nolint:errorlint // the error itself, not one around it
					t.Errorf("error %v after %v", err, time.Since(began))
				}
				if diff := cmp.Diff(responses.Record{}, got); diff != "" {
					t.Errorf("record (-want +got):\n%s", diff)
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		o := inTurn(turn{body: ok})
		if _, err := clientOver(t, o, 0).Ask(ctx, question()); !errors.Is(err, context.Canceled) || o.sent != 0 {
			t.Errorf("done before it began: error %v, %d sent", err, o.sent)
		}
		ctx, cancel = context.WithCancel(t.Context())
		got, err := clientOver(t, inTurn(turn{body: ok, before: cancel}), 0).Ask(ctx, question())
		if err != nil || got.Outcome != responses.Replied {
			t.Errorf("a reply that is complete was paid for and is kept: %+v, error %v", got, err)
		}
	})
}

func TestWhatIsToldOfAnAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := inTurn(
			turn{status: 429, body: errorBody("rate_limit_exceeded", "", "slow"), header: after("1.5"), before: func() { time.Sleep(250 * time.Millisecond) }},
			turn{err: io.EOF},
			turn{body: ok})
		c := clientOver(t, o, 0)
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
		epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		want := []Attempt{
			{At: epoch, N: 3, Epoch: 1, Item: "i", Try: 1, Kind: RateLimit, Status: 429, Message: "HTTP 429 (rate_limit_exceeded): slow", BaseURL: "http://model.example/v1", Seconds: .25, RetryAfter: 1.5},
			{At: epoch.Add(1750 * time.Millisecond), N: 3, Epoch: 1, Item: "i", Try: 2, Kind: Network, Message: "http://model.example/v1 cut the connection before the reply was complete", BaseURL: "http://model.example/v1"},
		}
		if diff := cmp.Diff(want, c.attempts); diff != "" {
			t.Errorf("attempts (-want +got):\n%s", diff)
		}
	})
}

func TestTheRunIsToldOfRetries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clientOver(t, inTurn(turn{status: 503}, turn{body: ok}), 1, func(cfg *Config) { cfg.Attempt = nil })
		plan := func(yield func(asking.Ask, error) bool) { yield(question(), nil) }
		s, err := asking.Run(t.Context(), plan, c, discard{}, asking.Options{})
		if err != nil || s.Retried != 1 || s.Recorded != 1 {
			t.Errorf("%+v, error %v", s, err)
		}
	})
}

type discard struct{}

func (discard) Done(int, int) bool            { return false }
func (discard) Append(responses.Record) error { return nil }
