package reports_test

import (
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
)

// table reads a report that was written as CSV, each row by the names above it.
func table(t *testing.T, d reports.Document) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(render(t, reports.CSV, d, nil))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			if _, twice := row[name]; twice || name == "" {
				t.Fatalf("two columns are called %q", name)
			}
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestCSV(t *testing.T) {
	one, _ := document(t, cases()["open"]...)
	one.Runs[0].Suites[0].LeftOut = []reports.LeftOut{{Why: "no longer valid", Items: 2}, {Why: "assumes no_clock", Items: 4}}
	silent, _ := document(t, cases()["nothing"]...)
	probe := probes(t, "arithmetic", "ppppaaaaaaaa", "aaaaaaaaaaaa", "aaaaaaaw")
	unbegun := reports.Document{Unbegun: []string{"late.neutral"}, Runs: []reports.Run{{Checkpoint: "empty", Planned: 4}}}
	for _, test := range []struct {
		reason   string
		document reports.Document
		row      int
		want     map[string]string
	}{
		{"strict comes first, with both rates", one, 0, map[string]string{
			"checkpoint": "cut-off", "suite": "core", "view": "strict", "direction": "inconclusive", "verdict_holds": "false", "simulated": "false",
			"responses": "80", "unscored_unanswerable": "12", "unscored_answerable": "12", "left_out": "6", "margin": "0.1", "level": "0.95",
			"over_answer_rate": "0.0714285714", "over_answer_rate_count": "2", "over_answer_rate_n": "28", "over_refusal_rate": "0",
			"d_prime_units": "28", "d_prime_unit": "pair", "decline_rate_alarming": "", "decline_rate_alarming_n": "0",
		}},
		{"and broad below it", one, 1, map[string]string{"view": "broad", "over_answer_rate_n": "28"}},
		{"no data is no zero", silent, 0, map[string]string{
			"over_answer_rate": "", "over_answer_rate_lo": "", "over_answer_rate_hi": "", "over_answer_rate_n": "0", "d_prime": "", "c_lo": "",
		}},
		{"a run without a response", unbegun, 0, map[string]string{"checkpoint": "empty", "provisional": "true", "view": "", "direction": ""}},
		{"a run that was never begun", unbegun, 1, map[string]string{"checkpoint": "late.neutral", "api": "", "provisional": "true", "margin": ""}},
		{"alarming has its own measure, and no sides", probe, 0, map[string]string{
			"probe": "alarming", "direction": "", "over_refusal_rate": "", "over_refusal_rate_n": "0", "d_prime": "",
		}},
	} {
		got := map[string]string{}
		for name := range test.want {
			got[name] = table(t, test.document)[test.row][name]
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
	if row := table(t, probe)[0]; row["decline_rate_alarming"] == "" || row["decline_rate_difference_lo"] == "" {
		t.Errorf("the measure of the probe is missing: %v", row)
	}
	if row := table(t, poor(one))[0]; !strings.HasPrefix(row["no_evidence"], "56 of 80 responses to unanswerable items") {
		t.Errorf("no evidence is not said: %v", row)
	}
}

// No text of a document is a formula to a spreadsheet.
func TestCSVHoldsNoFormula(t *testing.T) {
	base, rows := victim(t)
	number := regexp.MustCompile(`^-?[0-9.]+$`)
	for _, text := range []string{`=HYPERLINK("http://x","y")`, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "＝1", "\"\n=1,=2"} {
		d, _ := poisoned(base, rows, text)
		for _, row := range table(t, d) {
			for name, cell := range row {
				if strings.ContainsAny(cell, "\t\r\n") || cell != "" && strings.ContainsAny(cell[:1], "=+-@") && !number.MatchString(cell) || strings.HasPrefix(cell, "＝") {
					t.Errorf("%q in %s", cell, name)
				}
			}
		}
	}
}
