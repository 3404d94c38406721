package reports_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
	"github.com/abstain-eval/abstain-eval/suites/audit"
)

// heard is an audit with a row of every sort.
func heard() audit.Report {
	yes, no := true, false
	return audit.Report{
		Schema: audit.Schema, Suite: "mine", Version: "0.2.0", Seed: 1, Items: 251, LeftOut: 1,
		Folds: 10, Repetitions: 5, Resamples: 2000, Level: .95,
		Bars: audit.Bars{AUCUpper: audit.BarAUC, WithinPairs: audit.BarWithin},
		Overall: audit.Figures{
			Pairs: 125, Clusters: 125, UnderBars: &no,
			AUC: &audit.Estimate{Value: .601, Lo: .56, Hi: .644}, WithinPairs: &audit.Estimate{Value: .8, Lo: .728, Hi: .864},
			Warnings: []stats.Warning{"the upper end of the AUC is 0.644, not below 0.600", "the share within pairs is 0.800, not below 0.650"},
		},
		Scenarios: []audit.Figures{
			{
				Scenario: suites.NonexistentEntity, Pairs: 40, Clusters: 40, UnderBars: &yes,
				AUC: &audit.Estimate{Value: .5, Lo: .5, Hi: .5}, WithinPairs: &audit.Estimate{Value: .5, Lo: .5, Hi: .5},
			},
			{
				Scenario: suites.UnderspecifiedContext, Pairs: 66, Clusters: 66, UnderBars: &no,
				AUC: &audit.Estimate{Value: 1, Lo: .9996, Hi: 1}, WithinPairs: &audit.Estimate{Value: 1, Lo: 1, Hi: 1},
				Warnings: []stats.Warning{"the share within pairs is 1.000, not below 0.650"},
			},
			{Scenario: suites.Stale, Pairs: 19, Clusters: 19},
		},
		Tells: &audit.Tells{
			Answerable: []audit.Tell{
				{Words: "holds", Weight: .71, Answerable: 31, Unanswerable: 4},
				{Words: "uncharacteristically incomprehensible", Weight: .4, Answerable: 2},
			},
			Unanswerable: []audit.Tell{{Words: "stands outdoors", Weight: .8, Answerable: 0, Unanswerable: 12}},
			Measures:     []audit.Measure{{Name: "words", Weight: -.02}, {Name: "quotation marks", Weight: .31}},
		},
	}
}

func auditText(t *testing.T, r audit.Report) string {
	t.Helper()
	var b strings.Builder
	if err := reports.Audit(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAudit(t *testing.T) {
	text := auditText(t, heard())
	golden(t, "audit.txt", text)
	assertColumns(t, text)
	var b strings.Builder
	if err := reports.AuditJSON(&b, heard()); err != nil {
		t.Fatal(err)
	}
	golden(t, "audit.json", b.String())
}

func TestAuditNotes(t *testing.T) {
	few := audit.Report{Suite: "mine", Overall: audit.Figures{Pairs: 3, Clusters: 3}}
	clustered := heard()
	clustered.Overall.Clusters = 40
	for _, test := range []struct {
		report audit.Report
		want   string
		reason string
	}{
		{few, "all 3 too few to say anything", "no figure is made up"},
		{few, "Fewer than 20 pairs", "how many it takes"},
		{clustered, "10 folds over 40 clusters of pairs", "what was held together"},
	} {
		if text := strings.Join(strings.Fields(auditText(t, test.report)), " "); !strings.Contains(text, test.want) {
			t.Errorf("%s: no %q in\n%s", test.reason, test.want, text)
		}
	}
}

func TestHostileAudit(t *testing.T) {
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 60)} {
		r := heard()
		poison(reflect.ValueOf(&r).Elem(), text)
		page := auditText(t, r)
		assertVisible(t, "audit", page)
		assertColumns(t, page)
		if len(page) > 64<<10 {
			t.Errorf("the page has %d bytes", len(page))
		}
		var b strings.Builder
		if err := reports.AuditJSON(&b, r); err != nil {
			t.Fatal(err)
		}
		assertVisible(t, "audit as JSON", b.String())
	}
}

func TestAuditOnAFullDisk(t *testing.T) {
	if err := reports.Audit(&failing{left: 100}, heard()); !errors.Is(err, errDisk) {
		t.Errorf("text: %v", err)
	}
	if err := reports.AuditJSON(&failing{left: 100}, heard()); !errors.Is(err, errDisk) {
		t.Errorf("JSON: %v", err)
	}
}
