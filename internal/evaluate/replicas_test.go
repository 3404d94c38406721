package evaluate

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestSameModelEverywhere(t *testing.T) {
	at := func(url string, names ...string) listing {
		l := listing{url: url}
		for _, name := range names {
			l.models = append(l.models, wire.Model{ID: name})
		}
		return l
	}
	for _, tt := range []struct {
		reason string
		model  string
		up     []listing
		want   string // the first model of the list that counts
		says   string // of the error
		warns  string
	}{
		{"the same lists", "m", []listing{at("a", "m", "n"), at("b", "n", "m")}, "m", "", ""},
		{"more at one", "m", []listing{at("a", "m"), at("b", "m", "n")}, "m", "", "m at a, m, n at b"},
		{"not at one", "m", []listing{at("a", "n"), at("b", "m")}, "", `b serves "m" and a does not: it lists n`, ""},
		{"at none: a name the servers take though they do not list it", "alias", []listing{at("a", "m"), at("b", "m")}, "m", "", ""},
		{"at none, and they differ", "alias", []listing{at("a", "m"), at("b", "n")}, "m", "", "m at a, n at b"},
		{"one keeps no list", "m", []listing{at("a"), at("b", "m")}, "m", "", ""},
		{"none does", "m", []listing{at("a"), at("b")}, "", "", ""},
		{"no name, one model", "", []listing{at("a", "m"), at("b", "m")}, "m", "", ""},
		{"no name, two models", "", []listing{at("a", "m"), at("b", "n")}, "", "a lists m and b lists n", ""},
	} {
		seen := &notes{}
		models, err := sameModel(tt.model, tt.up, World{Progress: seen})
		var usage *UsageError
		if tt.says != "" {
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), tt.says) || usage.Next == "" {
				t.Errorf("%s: %v, want %q and what to do", tt.reason, err, tt.says)
			}
			continue
		}
		got := ""
		if len(models) > 0 {
			got = models[0].ID
		}
		if err != nil || got != tt.want || tt.warns == "" && len(seen.lines) > 0 || !seen.has(tt.warns) && tt.warns != "" {
			t.Errorf("%s: %q, %v, notes %q", tt.reason, got, err, seen.lines)
		}
	}
}

// TestAReplicaWithTheWrongKey ends the run and says which one it is, even if it
// keeps no list that would have told.
func TestAReplicaWithTheWrongKey(t *testing.T) {
	good := simulated(t, simulate.Options{Seed: 1})
	bad := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			http.NotFound(w, r)
			return
		}
		w.WriteHeader(http.StatusUnauthorized)
	}))
	t.Cleanup(bad.Close)
	job := smallJob(good.URL+"/v1", t.TempDir())
	job.Checkpoints[0].Replicas = []string{bad.URL + "/v1"}
	_, _, _, err := do(t, job)
	if code, next := Explain(err); code != Misuse || next == "" || !strings.Contains(err.Error(), bad.URL) {
		t.Errorf("%v (code %d, %q)", err, code, next)
	}
}

// TestWhatAnAutomaticLimitLeaves: whoever goes on with a run that was killed is
// told of no fewer asks than were in flight, and of those that were if it was
// not killed.
func TestWhatAnAutomaticLimitLeaves(t *testing.T) {
	url := simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
	job := smallJob(url, t.TempDir())
	job.Checkpoints[0].Asking.Auto = true
	seen, _, _, err := do(t, job)
	if err != nil || !seen.has("--max-connections auto ended at 8") {
		t.Errorf("%v, notes %q", err, seen.lines)
	}
	run, err := runs.Open(job.RunDir)
	if err != nil {
		t.Fatal(err)
	}
	if inFlight := historyOf(run).inFlight; inFlight != 0 {
		t.Errorf("%d in flight after the end", inFlight)
	}
	write := func(kind string, fields any) {
		t.Helper()
		if err := run.AppendEvent(kind, fields); err != nil {
			t.Fatal(err)
		}
	}
	write(sessionBegan, session{Connections: 8, Auto: true})
	if inFlight := historyOf(run).inFlight; inFlight != 0 {
		t.Errorf("%d in flight, and it was killed before it asked", inFlight)
	}
	write(askingBegan, struct{}{})
	for _, to := range []int{9, 10, 11, 7, 8} {
		write(limitChanged, asking.LimitChange{To: to})
	}
	if inFlight := historyOf(run).inFlight; inFlight != 11 {
		t.Errorf("%d in flight when it was killed, want the highest limit, 11", inFlight)
	}
	write(sessionBegan, session{Connections: 8, Auto: true})
	write(askingBegan, struct{}{})
	if inFlight := historyOf(run).inFlight; inFlight != 8 {
		t.Errorf("%d in flight, want those of the last session alone", inFlight)
	}
}

// TestHostsAreNotIdentity: other addresses are the same run, and its verdicts
// are those of a single server.
func TestHostsAreNotIdentity(t *testing.T) {
	a, b := simulated(t, simulate.Options{Seed: 5}), simulated(t, simulate.Options{Seed: 5})
	verdicts := func(addresses ...string) (string, runs.Manifest) {
		t.Helper()
		job := smallJob(addresses[0], t.TempDir())
		job.Checkpoints[0].Replicas = addresses[1:]
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		run, err := runs.Open(job.RunDir)
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(job.RunDir, "verdicts.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		return string(content), run.Manifest
	}
	one, alone := verdicts(a.URL + "/v1")
	two, both := verdicts(a.URL+"/v1", b.URL+"/v1")
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("verdicts of one server and of two (-one +two):\n%s", diff)
	}
	if alone.Identity.Hash() != both.Identity.Hash() {
		t.Error("another identity")
	}
	if diff := cmp.Diff([]string{a.URL + "/v1", b.URL + "/v1"}, both.Provenance.BaseURLs); diff != "" {
		t.Errorf("base_urls (-want +got):\n%s", diff)
	}
}

// TestTheOldestAskCanBeSeen while it is in flight.
func TestTheOldestAskCanBeSeen(t *testing.T) {
	server := simulated(t, simulate.Options{Seed: 1, Latency: 20 * time.Millisecond})
	job := smallJob(server.URL+"/v1", t.TempDir())
	seen := &watching{}
	if _, _, err := Execute(t.Context(), job, World{Now: time.Now, Progress: seen, Tool: "test"}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(seen.item, "core/") || seen.age <= 0 {
		t.Errorf("saw %q, %v old", seen.item, seen.age)
	}
}

// watching looks at the oldest ask each time a response arrives: one other is
// in flight then.
type watching struct {
	notes
	oldest func() (time.Duration, string)
	age    time.Duration
	item   string
}

func (w *watching) Watch(_ string, oldest func() (time.Duration, string)) { w.oldest = oldest }

func (w *watching) Recorded(string, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if age, item := w.oldest(); item != "" {
		w.age, w.item = age, item
	}
}
