package docs_test

import (
	"bytes"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
)

// TestFiles holds that files.md names every key of what a run writes.
func TestFiles(t *testing.T) {
	page, err := os.ReadFile("files.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []any{
		runs.Manifest{}, runs.Identity{}, runs.Policy{}, runs.Checkpoint{}, runs.Suite{}, runs.Provenance{}, runs.Event{},
		responses.Record{}, responses.Usage{}, responses.Error{}, scoring.Verdict{}, traces.Trace{},
		reports.Document{}, reports.Run{}, reports.SuiteReport{},
		signature.Signature{}, signature.Side{}, signature.Rate{}, signature.Estimate{}, signature.Quadrant{}, signature.Bounds{},
		signature.Probe{}, signature.Refusals{}, signature.Step{}, signature.Family{},
		effort.Effort{}, effort.Figure{}, effort.Side{}, effort.Ratio{},
		reasoning.Reasoning{}, reasoning.Side{}, reasoning.Difference{}, reasoning.Skipping{},
		reports.Comparison{}, reports.SuiteComparison{}, comparison.Change{}, comparison.RateChange{}, comparison.FigureChange{}, reports.Gate{},
	} {
		kind := reflect.TypeOf(of)
		for i := range kind.NumField() {
			key, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
			if key == "" || key == "-" || bytes.Contains(page, []byte("`"+key+"`")) || bytes.Contains(page, []byte("`"+key+"[]`")) ||
				bytes.Contains(page, []byte("."+key+"[]`")) || bytes.Contains(page, []byte("\""+key+"\"")) {
				continue
			}
			t.Errorf("files.md does not name %q of %s", key, kind)
		}
	}
}

// TestColumns holds that files.md names every column of a CSV.
func TestColumns(t *testing.T) {
	page, err := os.ReadFile("files.md")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := reports.CSV(&out, reports.Document{}, nil); err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "## CSV")
	part := regexp.MustCompile(`_(lo|hi|count|n|units|unit)$`)
	for name := range strings.SplitSeq(strings.TrimSpace(out.String()), ",") {
		if !strings.Contains(section, "`"+part.ReplaceAllString(name, "")+"`") {
			t.Errorf("files.md does not name the column %q", name)
		}
	}
}
