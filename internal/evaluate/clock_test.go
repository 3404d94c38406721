package evaluate

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/simulate"
)

// fourItems is a suite whose labels hold on every day.
func fourItems(t *testing.T) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "four.jsonl")
	const items = `{"id":"a-a","pair":"a","scenario":"underspecified_context","answerable":true,"question":"A tank holds 240 litres and loses 8 a minute. When is it empty?","answers":["30"]}
{"id":"a-u","pair":"a","scenario":"underspecified_context","answerable":false,"question":"A tank loses 8 litres a minute. When is it empty?"}
{"id":"b-a","pair":"b","scenario":"underspecified_context","answerable":true,"question":"Ada has 3 apples and eats one. How many are left?","answers":["2"]}
{"id":"b-u","pair":"b","scenario":"underspecified_context","answerable":false,"question":"Ada eats an apple. How many are left?"}
`
	if err := os.WriteFile(file, []byte(items), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestAClockThatJumpsBetweenSessions: a run is gone on with if it was touched
// within a day. A clock that was set back makes no difference to that; one that
// was set forward by more makes another run, and the first is named.
func TestAClockThatJumpsBetweenSessions(t *testing.T) {
	const day = 24 * time.Hour
	suite := fourItems(t)
	answers := simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
	for _, test := range []struct {
		jump    time.Duration
		resumed bool
		reason  string
	}{
		{0, true, "no jump"},
		{23 * time.Hour, true, "forward, and still within a day"},
		{25 * time.Hour, false, "forward by more than a day: it seems to be an old run"},
		{-30 * day, true, "back: what seems to be of the future is recent"},
		{-365 * 50 * day, true, "back to the days of a machine without a battery"},
	} {
		job := smallJob(answersOnly(t, 1)+"/v1", t.TempDir())
		job.Suites, job.RunDir, job.Checkpoints[0].Asking.MaxRetries, job.Checkpoints[0].Asking.Connections = []string{suite}, "", 0, 1
		_, first, _, err := do(t, job)
		var open *UnfinishedError
		if !errors.As(err, &open) {
			t.Fatalf("got %v, want open asks", err)
		}
		job.Checkpoints[0].BaseURL = answers
		seen := &notes{}
		world := World{Now: func() time.Time { return time.Now().Add(test.jump) }, Progress: seen, Tool: "test"}
		second, d, err := Execute(t.Context(), job, world)
		if err != nil || d.Provisional {
			t.Fatalf("%s: %v, provisional %v", test.reason, err, d.Provisional)
		}
		if got := second.Dir == first.Dir; got != test.resumed || seen.has("resuming") != test.resumed {
			t.Errorf("%s: resumed %v, want %v; said %q", test.reason, got, test.resumed, seen.lines)
		}
		if named := seen.has("--run-dir " + first.Dir + " goes on with it"); named == test.resumed {
			t.Errorf("%s: the run that is not gone on with is named: %v; said %q", test.reason, named, seen.lines)
		}
		if test.resumed {
			continue
		}
		job.RunDir = first.Dir // as the note says
		if _, d, err = Execute(t.Context(), job, world); err != nil || d.Provisional || d.Runs[0].Recorded != 4 {
			t.Errorf("%s: gone on with by name: %v, %+v", test.reason, err, d.Runs)
		}
	}
}

// TestAClockThatJumpsWithinASession: the clock is set to and fro by days at every
// look, and a run is what it would have been.
func TestAClockThatJumpsWithinASession(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{Seed: 1}).URL+"/v1", t.TempDir())
	job.Suites = []string{fourItems(t)}
	var looks atomic.Int64
	world := World{Progress: &notes{}, Tool: "test", Now: func() time.Time {
		n := looks.Add(1)
		return time.Now().Round(0).Add(time.Duration(n%2*2-1) * time.Duration(n) * 72 * time.Hour)
	}}
	for _, reason := range []string{"asked", "complete, and only reported"} {
		_, d, err := Execute(t.Context(), job, world)
		if err != nil || d.Provisional || d.Runs[0].Recorded != 4 {
			t.Errorf("%s: %v, %+v", reason, err, d.Runs)
		}
	}
}
