package docs_test

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
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
