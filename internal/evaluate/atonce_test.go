//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package evaluate

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// TestSameCommandAtOnce: of several same commands that are started at the same
// moment one begins the run, or the job, and the others are told whose it is. No
// question is asked twice.
func TestSameCommandAtOnce(t *testing.T) {
	for _, name := range []string{"", "nightly"} {
		t.Run("job "+name, func(t *testing.T) {
			t.Parallel()
			const commands = 16
			var asked, asking atomic.Int64
			var listing sync.WaitGroup // until all commands stand before the choice
			listing.Add(commands)
			others := make(chan struct{}) // closed when those that do not ask have ended, or a second one asks
			let := sync.OnceFunc(func() { close(others) })
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				if r.Method == http.MethodGet {
					listing.Done()
					listing.Wait()
					fmt.Fprint(w, `{"data":[{"id":"m"}]}`)
					return
				}
				asked.Add(1)
				if asking.Add(1) > 1 { // each has one connection
					t.Error("more than one begins a run")
					let()
				}
				<-others
				asking.Add(-1)
				fmt.Fprint(w, `{"choices":[{"message":{"content":"I don't know."},"finish_reason":"stop"}]}`)
			}))
			t.Cleanup(server.Close)
			job := smallJob(server.URL+"/v1", t.TempDir())
			job.Name, job.RunDir, job.Checkpoints[0].Model = name, "", "m"
			job.Checkpoints[0].Asking.Connections = 1
			ended := make(chan error, commands)
			for range commands {
				go func() {
					_, _, err := Execute(t.Context(), job, World{Now: time.Now, Progress: &notes{}, Tool: "test"})
					ended <- err
				}()
			}
			for range commands - 1 {
				if err := <-ended; !errors.As(err, new(*runs.LockedError)) {
					t.Errorf("got %v, want a *LockedError", err)
				}
			}
			let()
			if err := <-ended; err != nil {
				t.Errorf("the one that asks: %v", err)
			}
			if n := asked.Load(); n != 16 {
				t.Errorf("%d questions were asked, want 16", n)
			}
		})
	}
}
