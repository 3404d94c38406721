package endpoint

import (
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// TestAClockThatIsSet: somebody sets the clock to and fro by days at every
// look. Waits and time limits do not notice, and a date is read by the clock of
// the server that gave it.
func TestAClockThatIsSet(t *testing.T) {
	const date = "Mon, 23 Nov 2026 01:20:07 GMT"
	by := func(name, value string) http.Header { return http.Header{"Date": {date}, name: {value}} }
	for _, test := range []struct {
		reason  string
		first   turn
		took    time.Duration // until there is a record
		timeout time.Duration // instead of a record
	}{
		{"seconds to wait", turn{status: 503, header: by("Retry-After", "20")}, 20 * time.Second, 0},
		{"a date to wait for", turn{status: 503, header: by("Retry-After", "Mon, 23 Nov 2026 01:20:27 GMT")}, 20 * time.Second, 0},
		{"a date that is past there", turn{status: 503, header: by("Retry-After", "Mon, 23 Nov 2026 01:20:00 GMT")}, 0, 0},
		{"a limit whose return is a Unix time", turn{status: 429, header: by("X-Ratelimit-Reset", "1795396827")}, 20 * time.Second, 0},
		{"no reply within the limit of a try", turn{hang: true}, 10 * time.Second, 0},
		{"a wait beyond the limit of a question", turn{status: 503, header: by("Retry-After", "40")}, 0, 30 * time.Second},
	} {
		t.Run(test.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var looks atomic.Int64
				c := clientOver(t, inTurn(test.first, replies), 0, func(cfg *Config) {
					cfg.AttemptTimeout, cfg.ItemTimeout = 10*time.Second, 30*time.Second
					cfg.Now = func() time.Time {
						jump := time.Duration(looks.Add(1)) * 72 * time.Hour
						if looks.Load()%2 == 0 {
							jump = -jump
						}
						return time.Now().Round(0).Add(jump) // as after it was set: without what is monotonic
					}
				})
				began := time.Now()
				got, err := c.Ask(t.Context(), question())
				took := time.Since(began)
				if test.timeout > 0 {
					if !errors.As(err, new(*TimeoutError)) || took > test.timeout {
						t.Errorf("got %v after %v, want a *TimeoutError within %v", err, took, test.timeout)
					}
					return
				}
				if err != nil || got.Outcome != responses.Replied || got.Tries != 2 || took != test.took {
					t.Errorf("%s in %d tries after %v, error %v; want a reply in 2 after %v", got.Outcome, got.Tries, took, err, test.took)
				}
			})
		})
	}
}
