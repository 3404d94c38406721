package reports_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

func estimate(value, lo, hi float64) *audit.Estimate {
	return &audit.Estimate{Value: value, Lo: &lo, Hi: &hi}
}

// audited is a report with a corpus of every sort.
func audited() audit.Report {
	mixed := audit.Corpus{
		File: "corpora/mixed.jsonl", Name: "mixed",
		Population: audit.Population{
			Responses: 500, Questions: 250, Sources: []audit.Count{{Name: "forum", N: 300}, {Name: "exam", N: 200}},
			LabelBy: []audit.Count{{Name: "two people", N: 500}},
		},
		UnknownLabels: []audit.Count{{Name: "other", N: 3}},
		Total: audit.Figures{
			N: 500,
			Confusion: []audit.Cell{
				{Label: "answers", Reading: "answered", N: 290},
				{Label: "abstains", Reading: "abstained", N: 140},
				{Label: "partial", Reading: "answered", N: 30},
				{Label: "abstains", Reading: "answered", N: 14},
				{Label: "partial", Reading: "refused", N: 12},
				{Label: "rebuts", Reading: "abstained", N: 6},
				{Label: "other", Reading: "abstained", N: 3},
				{Label: "answers", Reading: "unclear", N: 2},
				{Label: "answers", Reading: "refused", N: 2},
				{Label: "answers", Reading: "clarified", N: 1},
			},
			Declined: audit.Cut{
				N: 455, LeftOut: 45, Questions: 250, Hits: 146, Missed: 14, FalseAlarms: 5, CorrectRejections: 290, Unclear: 2,
				Kappa: estimate(.9076, .871, .9996), Sensitivity: estimate(.9125, .8576, .9513), Specificity: estimate(.9831, .9609, .9945),
			},
			Abstains: audit.Cut{
				N: 497, LeftOut: 3, Questions: 250, Hits: 140, Missed: 14, FalseAlarms: 23, CorrectRejections: 320, Unclear: 2,
				Kappa: estimate(-.031, -.0999, .012), Sensitivity: estimate(.909, .8522, .9494), Specificity: estimate(.933, .9011, .957),
			},
		},
	}
	for i := range 14 {
		f := audit.Figures{N: 30 + i%3, Declined: audit.Cut{N: 30, LeftOut: i % 3, Hits: 10, CorrectRejections: 20, Kappa: &audit.Estimate{Value: 1}}}
		mixed.Models = append(mixed.Models, audit.Model{Model: fmt.Sprintf("org/some-model-%02d-of-a-long-name", i), Figures: f})
	}
	gold := audit.Corpus{
		File: "corpora/gold.jsonl", Name: "gold", UnknownLabels: []audit.Count{},
		Population: audit.Population{Responses: 100, Questions: 100, Sources: []audit.Count{{N: 100}}, LabelBy: []audit.Count{{N: 100}}},
		Total: audit.Figures{
			N:         100,
			Confusion: []audit.Cell{{Label: "correct", Reading: "answered", N: 60}, {Label: "incorrect", Reading: "answered", N: 40}},
			Declined:  audit.Cut{LeftOut: 100}, Abstains: audit.Cut{LeftOut: 100},
			Correct: &audit.Cut{
				N: 100, Questions: 100, Hits: 60, CorrectRejections: 40,
				Kappa: &audit.Estimate{Value: 1}, Sensitivity: estimate(1, .9404, 1), Specificity: estimate(1, .9119, 1),
			},
		},
		Models: []audit.Model{{}},
	}
	gold.Models[0].Figures = gold.Total
	plain := audit.Corpus{
		File: "corpora/complied.jsonl", Name: "complied", UnknownLabels: []audit.Count{},
		Population: audit.Population{Responses: 1, Questions: 1},
		Total: audit.Figures{
			N: 1, Confusion: []audit.Cell{{Label: "answers", Reading: "answered", N: 1}},
			Declined: audit.Cut{N: 1, Questions: 1, CorrectRejections: 1, Specificity: estimate(1, .025, 1)},
			Abstains: audit.Cut{N: 1, Questions: 1, CorrectRejections: 1, Specificity: estimate(1, .025, 1)},
		},
	}
	plain.Models = []audit.Model{{Model: "a", Figures: plain.Total}}
	return audit.Report{
		Schema: audit.Schema, By: "local/2 0a1b2c", Level: .95, Resamples: 2000, Seed: 1,
		Corpora: []audit.Corpus{mixed, gold, plain},
	}
}

func scorerText(t *testing.T, r audit.Report) string {
	t.Helper()
	var b strings.Builder
	if err := reports.ScorerAudit(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestScorerAudit(t *testing.T) {
	text := scorerText(t, audited())
	golden(t, "scoreraudit.txt", text)
	assertColumns(t, text)
	small := audited()
	small.Corpora = small.Corpora[1:]
	var b strings.Builder
	if err := reports.ScorerAuditJSON(&b, small); err != nil {
		t.Fatal(err)
	}
	golden(t, "scoreraudit.json", b.String())
}

func TestScorerAuditWords(t *testing.T) {
	one, none := audited(), audited()
	one.Corpora = one.Corpora[1:2]
	none.Corpora[0].Total.Declined, none.Corpora[0].Total.Abstains = audit.Cut{LeftOut: 500}, audit.Cut{LeftOut: 500}
	many := audited()
	for i := range 9 {
		label := fmt.Sprintf("label-%d", i)
		many.Corpora[0].UnknownLabels = append(many.Corpora[0].UnknownLabels, audit.Count{Name: label, N: 1})
		many.Corpora[0].Total.Confusion = append(many.Corpora[0].Total.Confusion, audit.Cell{Label: label, Reading: "answered", N: 1})
	}
	near := audited()
	for _, label := range []string{"Answered", " refused "} {
		near.Corpora[0].UnknownLabels = append(near.Corpora[0].UnknownLabels, audit.Count{Name: label, N: 1})
		near.Corpora[0].Total.Confusion = append(near.Corpora[0].Total.Confusion, audit.Cell{Label: label, Reading: "answered", N: 1})
	}
	for _, test := range []struct {
		report     audit.Report
		want, lack string
		reason     string
	}{
		{near, `"Answered", an unknown label (did you mean answered?), 1 (answered 1)`, `" refused`, "a label that is known in other letters"},
		{near, `"refused" with blanks around it, an unknown label (did you mean refused?), 1`, "more labels", "a label with blanks"},
		{one, "against the labels of 1 corpus.", "mixed", "one corpus needs no table of all"},
		{one, "confused: nothing", "unknown label", "nothing to tell"},
		{one, "correct 100 1.00 1.00 (.940-1.00)", "declined 0", "a cut without labels is not shown"},
		{none, "mixed 0 - - - 0", "declined 455", "labels of which none is on a cut"},
		{audited(), "abstains 497 -.03 (-.10-.012)", "-0.", "a kappa below zero"},
		{audited(), `"other", an unknown label, 3 (abstained 3)`, "more labels", "labels that are not known"},
		{audited(), "2 more with fewer responses", "some-model-09", "many models"},
		{many, "; 5 more labels", "label-5", "many labels"},
	} {
		text := strings.Join(strings.Fields(scorerText(t, test.report)), " ")
		if !strings.Contains(text, test.want) || strings.Contains(text, test.lack) {
			t.Errorf("%s: want %q and not %q in\n%s", test.reason, test.want, test.lack, text)
		}
	}
}

// TestModelsOfOneLineageDifferInAScorerAudit: their names differ at the end.
func TestModelsOfOneLineageDifferInAScorerAudit(t *testing.T) {
	r := audited()
	c := &r.Corpora[0]
	c.Models = c.Models[:2]
	for i := range c.Models {
		c.Models[i].Model = fmt.Sprintf("org/qwen2.5-7b-instruct-grpo-run3-step-%d00", i+1)
	}
	if text := scorerText(t, r); !strings.Contains(text, "step-100 ") || !strings.Contains(text, "step-200 ") {
		t.Errorf("the ends of names are missing in\n%s", text)
	}
}

func TestHostileScorerAudit(t *testing.T) {
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 60)} {
		r := audited()
		poison(reflect.ValueOf(&r).Elem(), text)
		for i := range r.Corpora[0].Total.Confusion { // some of what is known too
			if i%2 == 0 {
				r.Corpora[0].Total.Confusion[i].Label = "answers"
			}
		}
		page := scorerText(t, r)
		assertVisible(t, "audit", page)
		assertColumns(t, page)
		if len(page) > 64<<10 {
			t.Errorf("the page has %d bytes", len(page))
		}
		var b strings.Builder
		if err := reports.ScorerAuditJSON(&b, r); err != nil {
			t.Fatal(err)
		}
		assertVisible(t, "audit as JSON", b.String())
	}
}

func TestScorerAuditOnAFullDisk(t *testing.T) {
	if err := reports.ScorerAudit(&failing{left: 100}, audited()); !errors.Is(err, errDisk) {
		t.Errorf("text: %v", err)
	}
	if err := reports.ScorerAuditJSON(&failing{left: 100}, audited()); !errors.Is(err, errDisk) {
		t.Errorf("JSON: %v", err)
	}
}

// TestScorerAuditCountsModels: a line that names no model is of none that could be counted.
func TestScorerAuditCountsModels(t *testing.T) {
	for _, c := range []struct {
		models []string
		want   string
	}{
		{[]string{""}, "c: 1 response, of no named model, to 1 question."},
		{[]string{"m"}, "c: 1 response of 1 model to 1 question."},
		{[]string{"", "m"}, "c: 1 response of 1 model and of unnamed ones to 1 question."},
		{[]string{"", "l", "m"}, "c: 1 response of 2 models and of unnamed ones to 1 question."},
	} {
		corpus := audit.Corpus{Name: "c", Population: audit.Population{Responses: 1, Questions: 1}}
		for _, name := range c.models {
			corpus.Models = append(corpus.Models, audit.Model{Model: name})
		}
		var out strings.Builder
		if err := reports.ScorerAudit(&out, audit.Report{Corpora: []audit.Corpus{corpus}}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%q: want %q in\n%s", c.models, c.want, out.String())
		}
	}
}
