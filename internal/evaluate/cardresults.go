package evaluate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/cards"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// modelsOf are the results of a document for model-index, by checkpoint. Figures
// that could not be computed are left out; it fails where none is left.
func modelsOf(d reports.Document, o CardOptions) ([]cards.Model, error) {
	var models []cards.Model
	for _, run := range d.Runs {
		name := modelName(run)
		var results []cards.Result
		for _, suite := range run.Signatures {
			if r, ok := resultOf(run, suite.Strict, d.Tool); ok {
				results = append(results, r)
			}
		}
		if len(results) == 0 {
			continue
		}
		at := slices.IndexFunc(models, func(m cards.Model) bool { return m.Name == name })
		if at < 0 {
			at = len(models)
			models = append(models, cards.Model{Name: name})
		}
		models[at].Results = append(models[at].Results, results...)
	}
	switch {
	case len(models) == 0:
		return nil, &UsageError{Message: "no figure could be computed: there is nothing to put into a card", Next: "abstain-eval report shows why"}
	case len(models) > 1 && o.ModelName != "":
		return nil, &UsageError{
			Message: fmt.Sprintf("--model-name names one model, and these are runs of %d checkpoints", len(models)),
			Next:    "leave it out, or name one run",
		}
	case len(models) == 1:
		models[0].Anywhere = o.ModelName == ""
		models[0].Name = cmp.Or(o.ModelName, models[0].Name)
	}
	return models, nil
}

// modelName is what model-index calls a run's model, where nobody says otherwise.
func modelName(run reports.Run) string {
	return cmp.Or(reports.Safe(run.Checkpoint), reports.Safe(run.Model), "model")
}

// resultOf is one suite under one policy.
func resultOf(run reports.Run, s signature.Signature, tool string) (cards.Result, bool) {
	r := cards.Result{
		TaskType: "question-answering", TaskName: "Abstention",
		DatasetType: cards.Tool + "-" + s.Suite, DatasetName: s.Suite, DatasetConfig: run.Policy,
		SourceName: strings.TrimSpace(cards.Tool + " " + tool), SourceURL: reports.HomePage,
	}
	for _, ref := range run.Suites {
		if ref.Name == s.Suite {
			r.DatasetName = strings.TrimSpace(ref.Name + " " + ref.Version)
			r.DatasetRevision = ref.Hash
		}
	}
	r.Metrics = metricsOf(s)
	if run.Simulated {
		r.DatasetName += " (SIMULATED)"
		for i := range r.Metrics {
			r.Metrics[i].Type = "simulated_" + r.Metrics[i].Type
			r.Metrics[i].Name = "SIMULATED: " + r.Metrics[i].Name
		}
	}
	return r, len(r.Metrics) > 0
}

// cardMetrics collects what is defined.
type cardMetrics []cards.Metric

// rate adds a share. ends are its interval as a reader sees it.
func (m *cardMetrics) rate(kind, name string, r signature.Rate, text string) {
	if r.Value == nil {
		return
	}
	_, ends, _ := strings.Cut(text, " ")
	*m = append(*m, cards.Metric{Type: kind, Value: *r.Value,
		Name: fmt.Sprintf("%s (%s CI %s%%, n=%d)", name, signature.Percent(r.Level), strings.Trim(ends, "()"), r.Of)})
}

// estimate adds d', c or a difference. One that rests on too little is left out:
// there is no place for a warning.
func (m *cardMetrics) estimate(kind, name string, e signature.Estimate) {
	if e.Value == nil || e.TooFew() {
		return
	}
	var parts []string
	if e.Lo != nil && e.Hi != nil && *e.Lo < *e.Hi {
		parts = append(parts, fmt.Sprintf("%s CI %s to %s", signature.Percent(e.Level), signature.Figure(*e.Lo), signature.Figure(*e.Hi)))
	}
	parts = append(parts, e.RestsOn())
	*m = append(*m, cards.Metric{Type: kind, Value: *e.Value, Name: name + " (" + strings.Join(parts, ", ") + ")"})
}

func metricsOf(s signature.Signature) []cards.Metric {
	var m cardMetrics
	switch p := s.Probe; {
	case p == nil:
		m.rate("over_answer_rate", "Over-answer rate", s.OverAnswer.Rate, s.OverAnswer.Text())
		m.rate("over_refusal_rate", "Over-refusal rate", s.OverRefusal.Rate, s.OverRefusal.Text())
		m.rate("wrong_rate", "Wrong rate", s.Wrong.Rate, s.Wrong.Text())
		m.rate("error_when_answering", "Wrong when it answers", s.ErrorWhenAnswering, s.ErrorWhenAnswering.Text())
		m.estimate("d_prime", "d', how well it tells the two kinds apart", s.DPrime)
		m.estimate("c", "c, which way it leans, above 0 to answering", s.C)
	case p.Refusals != nil:
		m.rate("decline_rate_alarming", "Declined in alarming words", p.Refusals.Alarming, p.Refusals.Alarming.Text())
		m.rate("decline_rate_plain", "Declined in plain words", p.Refusals.Plain, p.Refusals.Plain.Text())
		m.estimate("decline_rate_difference", "Declined in alarming words less in plain words", p.Refusals.Difference)
	default:
		for _, step := range p.Curve {
			if step.Difficulty == 0 {
				continue
			}
			m.rate(fmt.Sprintf("right_rate_step_%d", step.Difficulty), fmt.Sprintf("Right at step %d", step.Difficulty), step.Right, step.Right.Text())
			m.rate(fmt.Sprintf("wrong_rate_step_%d", step.Difficulty), fmt.Sprintf("Wrong at step %d", step.Difficulty), step.Wrong, step.Wrong.Text())
		}
	}
	return m
}
