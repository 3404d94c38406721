package evaluate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/reports"
)

// Rows that were kept are those that the run directory holds.
func TestKeptRows(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	_, result, _, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	collect := func() (rows []reports.Row) {
		for row, err := range Rows(result) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		return rows
	}
	if len(result.Runs[0].rows) == 0 {
		t.Fatal("a small run was not kept")
	}
	kept := collect()
	result.Runs[0].rows = nil
	if diff := cmp.Diff(collect(), kept); diff != "" {
		t.Errorf("(-read +kept)\n%s", diff)
	}
	for range Rows(result) {
		break // ends the reading; the check for leaks sees what goes on
	}
}

// A run that does not fit is not kept in part, and takes no room from others.
func TestRowKeeper(t *testing.T) {
	shared := newRoom()
	large, small := &rowKeeper{room: shared}, &rowKeeper{room: shared}
	third := reports.Row{Answer: strings.Repeat("a", keptBytes/3)}
	for range 3 {
		large.add(third)
	}
	large.add(reports.Row{Answer: "behind the one that did not fit"})
	small.add(third)
	small.add(third)
	if len(large.rows) != 0 || len(small.rows) != 2 {
		t.Errorf("kept %d and %d rows, want 0 and 2", len(large.rows), len(small.rows))
	}
}
