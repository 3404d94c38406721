package evaluate

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestAPaceHoldsForTheListingToo: no two requests to a server come faster than
// --rpm allows, whatever they are for: those of a run, and those of doctor.
func TestAPaceHoldsForTheListingToo(t *testing.T) {
	const perMinute = 1100 // one in 55 ms
	for _, test := range []struct {
		reason string
		send   func(t *testing.T, base string) error
		least  int
	}{
		{"doctor", func(t *testing.T, base string) error {
			c := checkupOf(base)
			c.Deep, c.Asking.PerMinute = true, perMinute
			d, err := Doctor(t.Context(), c, "test")
			if !slices.Contains(summarized(d), "two at once: untold ") {
				t.Errorf("two that are kept apart tell of nothing:\n%s", strings.Join(summarized(d), "\n"))
			}
			return err
		}, 12},
		{"run", func(t *testing.T, base string) error {
			job := smallJob(base+"/v1", t.TempDir())
			job.Checkpoints[0].Asking.PerMinute, job.MaxUnscored = perMinute, 1
			_, _, _, err := do(t, job)
			return err
		}, 17},
	} {
		t.Run(test.reason, func(t *testing.T) {
			var mu sync.Mutex
			var came []time.Time
			answer := recorded{listsM, replies(plainly(`{"content":"180"}`))}
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				came = append(came, time.Now())
				mu.Unlock()
				answer.ServeHTTP(w, r)
			}))
			defer server.Close()
			if err := test.send(t, server.URL); err != nil {
				t.Error(err)
			}
			// A request may come late, and the one behind it in time.
			if took, least := came[len(came)-1].Sub(came[0]), time.Duration(len(came)-2)*time.Minute/perMinute; len(came) < test.least || took < least {
				t.Errorf("%d requests in %v, want %d at least, and no faster than %v", len(came), took, test.least, least)
			}
			if gap := came[1].Sub(came[0]); gap < time.Minute/perMinute/2 {
				t.Errorf("the question came %v after the list of models", gap)
			}
		})
	}
}
