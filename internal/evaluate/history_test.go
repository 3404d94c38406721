package evaluate

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestALogThatBecameShorter: what was recorded and is gone is not asked again, nor
// are verdicts written without it.
func TestALogThatBecameShorter(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	run := runOfJob(t, job)
	log, verdicts := fileOf(t, run, runs.ResponsesFile), fileOf(t, run, runs.VerdictsFile)
	lines := strings.SplitAfter(log, "\n")
	for _, row := range []struct {
		reason, left string // left of the log; "" where the file is gone
		want         string // of the message; "" where all is well
	}{
		{"the file is gone", "", "responses.jsonl: it is missing, and 16 responses were recorded in it; restore it from a copy, or start a new run"},
		{"its end is gone, as in a copy that broke off", strings.Join(lines[:10], ""), "responses.jsonl: it has 10 lines, and 16 responses were recorded; restore it from a copy"},
		{"all but a torn line", log[:10], "responses.jsonl: it has 0 lines, and 16 responses were recorded"},
		{"a last line without its end would be dropped", strings.TrimSuffix(log, "\n"), "it has 15 lines"},
		{"a line was taken out, and its place with it", strings.Join(lines[1:], ""), "it has 15 lines, and 16 responses were recorded; restore it from a copy, or start a new run; where you took out a line, leave an empty one"},
		{"nothing is gone", log, ""},
		{"a kill left half a line behind", log + `{"n":3,`, ""},
	} {
		if err := os.Remove(run.Path(runs.ResponsesFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if row.left != "" {
			if err := os.WriteFile(run.Path(runs.ResponsesFile), []byte(row.left), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for command, do := range map[string]func() error{
			"report": func() error { _, _, err := Describe(job.RunDir, signature.Options{}, "test"); return err },
			"gate": func() error {
				_, err := Gate(job.RunDir, GateOptions{AllowSimulated: true}, "test")
				return damage(err)
			},
			"score": func() error {
				_, _, err := Rescore(t.Context(), job.RunDir, signature.Options{}, "test", nil)
				return damage(err)
			},
			"run": func() error { _, _, _, err := do(t, job); return err },
		} {
			err := do()
			if (err == nil) != (row.want == "") || err != nil && (!strings.Contains(err.Error(), row.want) || !errors.As(err, new(*runs.CorruptError))) {
				t.Errorf("%s: %s: %v; want %q", row.reason, command, err, row.want)
			}
		}
		if got := fileOf(t, run, runs.VerdictsFile); got != verdicts {
			t.Errorf("%s: verdicts were written", row.reason)
		}
		if row.want != "" && row.left != "" && fileOf(t, run, runs.ResponsesFile) != row.left {
			t.Errorf("%s: the log was touched", row.reason)
		}
	}
}

// TestALogThatBecomesShorterWhileItIsWritten: what is lost under the process that
// records is no success of its own.
func TestALogThatBecomesShorterWhileItIsWritten(t *testing.T) {
	for _, row := range []struct {
		reason string
		do     func(log string) error
		want   string // of the message; "" where all is well
	}{
		{"nothing is lost", func(string) error { return nil }, ""},
		{"it is emptied", func(log string) error { return os.Truncate(log, 0) }, " lines, and 16 responses were recorded; restore it from a copy"},
		{"it is removed", os.Remove, "it is missing, and 16 responses were recorded in it; restore it from a copy"},
		{"it is put back from a copy, and what comes then goes into the old one", func(log string) error {
			copied, err := os.ReadFile(log)
			return errors.Join(err, os.Remove(log), os.WriteFile(log, copied, 0o600))
		}, " lines, and 16 responses were recorded; restore it from a copy"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			dir := t.TempDir()
			var asked atomic.Int64
			model := simulated(t, simulate.Options{}).Config.Handler
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodPost && asked.Add(1) == 10 {
					if err := row.do(filepath.Join(dir, "run", runs.ResponsesFile)); err != nil {
						t.Error(err)
					}
				}
				model.ServeHTTP(w, r)
			}))
			defer server.Close()
			job := smallJob(server.URL+"/v1", dir)
			_, result, d, err := do(t, job)
			if row.want == "" {
				if err != nil || len(d.Runs) != 1 {
					t.Errorf("%d runs reported, error %v", len(d.Runs), err)
				}
				return
			}
			if code, _ := Explain(err); code != Internal || !errors.As(err, new(*runs.CorruptError)) || !strings.Contains(err.Error(), row.want) {
				t.Errorf("%v (code %d); want one that says %q", err, code, row.want)
			}
			if len(d.Runs) != 0 || result.Runs[0].Err == nil {
				t.Errorf("%d runs reported all the same, error %v", len(d.Runs), result.Runs[0].Err)
			}
			if _, err := os.Stat(filepath.Join(job.RunDir, runs.VerdictsFile)); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("verdicts were written: %v", err)
			}
		})
	}
}

// TestALineThatWasTakenOut: an empty line in place of one that cannot be read has
// its question asked again.
func TestALineThatWasTakenOut(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	run := runOfJob(t, job)
	lines := strings.SplitAfter(fileOf(t, run, runs.ResponsesFile), "\n")
	lines[3] = "\n"
	if err := os.WriteFile(run.Path(runs.ResponsesFile), []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	_, result, d, err := do(t, job)
	if err != nil || result.Runs[0].Asked != 1 || d.Runs[0].Recorded != 16 {
		t.Errorf("%v: asked %d, recorded %d; want one question asked again", err, result.Runs[0].Asked, d.Runs[0].Recorded)
	}
}

// TestScoringThatIsInterrupted leaves the verdicts that were there.
func TestScoringThatIsInterrupted(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	run := runOfJob(t, job)
	before := fileOf(t, run, runs.VerdictsFile)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := Rescore(ctx, job.RunDir, signature.Options{}, "test", nil)
	if code, _ := Explain(err); code != Interrupted {
		t.Errorf("%v (code %d), want it interrupted", err, code)
	}
	if after := fileOf(t, run, runs.VerdictsFile); after != before {
		t.Error("the verdicts were touched")
	}
	left, err := filepath.Glob(run.Path(".*tmp*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// runOfJob is the complete run of a job.
func runOfJob(t *testing.T, job Job) *runs.Run {
	t.Helper()
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	run, err := runs.Open(job.RunDir)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func fileOf(t *testing.T, run *runs.Run, name string) string {
	t.Helper()
	content, err := os.ReadFile(run.Path(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// damage is err where it speaks of a damaged run: what a gate or a scorer has against
// a run is another matter.
func damage(err error) error {
	if errors.As(err, new(*runs.CorruptError)) {
		return err
	}
	return nil
}
