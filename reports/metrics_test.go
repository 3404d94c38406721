package reports_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/metrics"
	"github.com/abstain-eval/abstain-eval/suites"
)

// measured is a report of a run on a suite with both sides, and of a probe.
func measured(simulated bool) reports.MetricsReport {
	tally := metrics.NewTally()
	for _, r := range demoShapes()[1].rows("3f2a") {
		v := r.Verdict
		v.Simulated = simulated
		tally.Add(suites.Item{Answerable: v.Answerable, Answers: r.Gold}, v, r.Answer)
		if v.Answerable {
			v.Suite, v.N = "alarming", v.N+1000
			tally.Add(suites.Item{Answerable: true}, v, r.Answer)
		} else if v.N < 20 {
			v.Suite, v.N = "unknowns", v.N+2000
			tally.Add(suites.Item{}, v, r.Answer)
		}
	}
	run := reports.MetricsRun{
		ID: "3f2a", Checkpoint: "sft-1200", Model: "m", Policy: "neutral", ScoredBy: scoring.Scorer(), Simulated: simulated,
	}
	for _, s := range tally.Suites() {
		run.Suites = append(run.Suites, reports.MetricsSuite{Version: "1.0.0", Hash: "9f2c", Suite: s})
	}
	return reports.NewMetrics("v0.1.0", []reports.MetricsRun{run})
}

func metricsText(t testing.TB, r reports.MetricsReport) string {
	t.Helper()
	var b strings.Builder
	if err := reports.Metrics(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMetricsWords(t *testing.T) {
	text := strings.Join(strings.Fields(metricsText(t, measured(false))), " ")
	for _, want := range []struct{ text, reason string }{
		{"sft-1200 on core 1.0.0, policy neutral", "whose figures they are"},
		{"120 responses; not scored, and in no figure: 1 to unanswerable", "what is left out"},
		{"Not defined: no question without an answer was scored.", "a probe"},
		{"Precision and F1 are not defined: no question with an answer was", "a suite of the other side alone"},
		{"precision no data no data", "no data is no number"},
		{"Left out: 59 responses to questions without a gold answer.", "answerable, with nothing to compare with"},
		{"As in AbstentionBench (Kirichenko and others 2025)", "whose metric it is"},
		{"No headline: F1 moves with how many", "and why it is no headline"},
		{"low F1", "what a sentence does to SQuAD's figures"},
	} {
		if !strings.Contains(text, want.text) {
			t.Errorf("%s: %q is not in\n%s", want.reason, want.text, text)
		}
	}
	if strings.Contains(text, "SIMULATED") {
		t.Error("a model was called simulated")
	}
	if !strings.HasPrefix(metricsText(t, measured(true)), "SIMULATED") {
		t.Error("a simulated checkpoint was not called simulated")
	}
	if text := metricsText(t, reports.NewMetrics("v0.1.0", nil)); !strings.Contains(text, "no run") {
		t.Errorf("nothing: %s", text)
	}
}

func TestHostileMetrics(t *testing.T) {
	r := measured(true)
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 60)} {
		assertMetricsHarmless(t, r, text)
	}
}

func FuzzMetrics(f *testing.F) {
	f.Add(hostile)
	f.Add("\x81")
	r := measured(true)
	f.Fuzz(func(t *testing.T, text string) { assertMetricsHarmless(t, r, text) })
}

// assertMetricsHarmless puts text into every string of r, which it changes.
func assertMetricsHarmless(t *testing.T, r reports.MetricsReport, text string) {
	t.Helper()
	poison(reflect.ValueOf(&r).Elem(), text)
	page := metricsText(t, r)
	assertVisible(t, "metrics", page)
	assertColumns(t, page)
	if len(page) > 64<<10 {
		t.Errorf("the page has %d bytes", len(page))
	}
	var b strings.Builder
	if err := reports.MetricsJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	assertVisible(t, "metrics as JSON", b.String())
}

func TestMetricsOnAFullDisk(t *testing.T) {
	if err := reports.Metrics(&failing{left: 100}, measured(false)); !errors.Is(err, errDisk) {
		t.Errorf("text: %v", err)
	}
	if err := reports.MetricsJSON(&failing{left: 100}, measured(false)); !errors.Is(err, errDisk) {
		t.Errorf("JSON: %v", err)
	}
}
