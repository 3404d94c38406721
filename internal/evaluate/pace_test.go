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

// TestAPaceHolds: requests to a server come no faster than --rpm allows, whatever
// they are for: those of a run, and those of doctor.
func TestAPaceHolds(t *testing.T) {
	const fast = 1100 // a minute: one in 55 ms
	for _, test := range []struct {
		reason string
		send   func(t *testing.T, base string) error
		least  int
	}{
		{"doctor", func(t *testing.T, base string) error {
			c := checkupOf(base)
			c.Deep, c.Asking.PerMinute = true, fast
			d, err := Doctor(t.Context(), c, "test")
			if !slices.Contains(summarized(d), "two at once: untold ") {
				t.Errorf("two that are kept apart tell of nothing:\n%s", strings.Join(summarized(d), "\n"))
			}
			return err
		}, 12},
		{"run", func(t *testing.T, base string) error { return runAt(t, base, fast, 16) }, 17},
	} {
		t.Run(test.reason, func(t *testing.T) {
			t.Parallel()
			came := requestsOf(t, test.send)
			// The first may come late, and the last in time: a quarter is left for that.
			took, least := came[len(came)-1].Sub(came[0]), time.Duration(len(came)-1)*time.Minute/fast*3/4
			if len(came) < test.least || took < least {
				t.Errorf("%d requests in %v, want %d at least, and no faster than %v", len(came), took, test.least, least)
			}
		})
	}
}

// TestAPaceBeginsWithTheListing: the first question waits for it. The pace is so slow
// that no request can come late enough to look like one that did not wait.
func TestAPaceBeginsWithTheListing(t *testing.T) {
	t.Parallel()
	const slow = 60 // a minute
	for _, test := range []struct {
		reason string
		send   func(t *testing.T, base string) error
	}{
		{"doctor", func(t *testing.T, base string) error {
			c := checkupOf(base)
			c.Asking.PerMinute = slow
			_, err := Doctor(t.Context(), c, "test")
			return err
		}},
		{"run", func(t *testing.T, base string) error { return runAt(t, base, slow, 2) }},
	} {
		t.Run(test.reason, func(t *testing.T) {
			t.Parallel()
			came := requestsOf(t, test.send)
			if gap := came[1].Sub(came[0]); gap < time.Minute/slow/2 {
				t.Errorf("the question came %v after the list of models", gap)
			}
		})
	}
}

// runAt asks so many questions at a pace.
func runAt(t *testing.T, base string, perMinute, questions int) error {
	job := smallJob(base+"/v1", t.TempDir())
	job.Checkpoints[0].Asking.PerMinute, job.MaxUnscored = perMinute, new(1.0)
	job.Selection.Limit.Items = questions
	_, _, _, err := do(t, job)
	return err
}

// requestsOf are the times at which a server gets what is sent to it, two at least.
func requestsOf(t *testing.T, send func(t *testing.T, base string) error) []time.Time {
	t.Helper()
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
	if err := send(t, server.URL); err != nil {
		t.Error(err)
	}
	if len(came) < 2 {
		t.Fatalf("%d requests", len(came))
	}
	return came
}
