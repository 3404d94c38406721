package evaluate

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/abstain-eval/abstain-eval/reports"
)

// TestNamed: names of servers are counted, and of many only the first are kept.
func TestNamed(t *testing.T) {
	var got []reports.Named
	for i := range 20 {
		got = named(got, fmt.Sprint("n", i))
	}
	for _, name := range []string{"n1", "", "n19"} {
		got = named(got, name)
	}
	want := []reports.Named{
		{Name: "n0", Responses: 1}, {Name: "n1", Responses: 2}, {Name: "n2", Responses: 1}, {Name: "n3", Responses: 1}, {Name: "n4", Responses: 1},
		{Responses: 16},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestTwoModelsOfOneRun: a report says how many replies each of two models gave, and
// of one that is called what was asked for nothing.
func TestTwoModelsOfOneRun(t *testing.T) {
	for others, want := range map[int64][]reports.Named{0: nil, 3: {{Name: "m", Responses: 16}, {Name: "m-2026", Responses: 8}}} {
		var asked atomic.Int64
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			name := "m"
			if r.Method == http.MethodPost && others > 0 && asked.Add(1)%others == 0 {
				name = "m-2026"
			}
			fmt.Fprintf(w, `{"data":[{"id":"m"}],"model":%q,"system_fingerprint":%q,"choices":[{"message":{"content":"42"},"finish_reason":"stop"}]}`, name, name)
		}))
		t.Cleanup(server.Close)
		_, d := askTwelvePairs(t, server.URL)
		byName := cmpopts.SortSlices(func(a, b reports.Named) bool { return a.Name < b.Name })
		for kind, got := range map[string][]reports.Named{"served": d.Runs[0].Served, "fingerprints": d.Runs[0].Fingerprints} {
			if diff := cmp.Diff(want, got, byName); diff != "" {
				t.Errorf("%s, every %d: (-want +got)\n%s", kind, others, diff)
			}
		}
	}
}
