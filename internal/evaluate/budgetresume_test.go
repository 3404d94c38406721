package evaluate

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestBudgetResumedWithoutUsage: where the server does not say what a reply cost, the
// prompts of earlier sessions count as those of this one do, in tokens and in money.
func TestBudgetResumedWithoutUsage(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
			return
		}
		fmt.Fprint(w, `{"choices":[{"message":{"content":"I do not know."},"finish_reason":"stop"}]}`)
	}))
	t.Cleanup(server.Close)
	prices := map[string]Price{"sim-outcome": {Input: 1e6, Output: 1e6}} // a token costs 1
	for name, limit := range map[string]func(of int) Budget{
		"tokens": func(of int) Budget { return Budget{Tokens: of} },
		"cost":   func(of int) Budget { return Budget{Cost: float64(of), Prices: prices} },
	} {
		t.Run(name, func(t *testing.T) {
			recorded := func(limits ...int) int {
				job := smallJob(server.URL, t.TempDir())
				job.Checkpoints[0].Asking.Connections = 1
				for _, of := range limits {
					job.Budget = limit(of)
					if _, _, _, err := do(t, job); err == nil || !strings.Contains(err.Error(), "is reached") {
						t.Fatalf("under a limit of %d: %v", of, err)
					}
				}
				return strings.Count(logOf(t, job), "\n")
			}
			once, resumed := recorded(300), recorded(150, 300)
			if once == 0 || resumed > once+1 || once > resumed+1 { // what is in flight at a limit still comes in
				t.Errorf("%d responses in two sessions, %d in one", resumed, once)
			}
		})
	}
}
