package evaluate

import (
	"io"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// newDocument puts runs into one document. Without runs it is an empty one.
func newDocument(tool string, described []reports.Run) reports.Document {
	d := reports.Document{Schema: reports.Schema, Tool: tool, Runs: described}
	for _, run := range described {
		d.Simulated = d.Simulated || run.Simulated
		d.Provisional = d.Provisional || run.Recorded < run.Planned
	}
	d.Limits = limits(d)
	return d
}

// withUnbegun names the runs of a job that were never begun. A document without
// them is not complete.
func withUnbegun(d reports.Document, unbegun []string) reports.Document {
	d.Unbegun = unbegun
	d.Provisional = d.Provisional || len(unbegun) > 0
	return d
}

// limits are the sentences that go with every figure.
func limits(d reports.Document) []string {
	said := []string{
		"Rates are as scored; the scorer's own errors are not part of the intervals.",
		"A rate speaks of the questions of its suite. No figure pools suites.",
		"Direction is what was measured, never how a model was trained.",
	}
	if d.Simulated {
		said = append([]string{
			"Simulated checkpoints: drawn at known rates to prove the tool, not a theory of training.",
		}, said...)
	}
	return said
}

func row(runID string, x *exchange) reports.Row {
	answer, trace := scoring.Answer(x.record, scoring.Options{})
	r := reports.Row{
		Run:      runID,
		Verdict:  x.verdict,
		Context:  x.item.Context,
		Question: questionOf(x.item).Asked(),
		Gold:     slices.Clone(x.item.Answers),
		Answer:   answer,
		Trace:    trace,
	}
	if x.verdict.State == scoring.Empty {
		r.ToolCall = x.record.Finish == "tool_calls" || wire.ShapeOf(x.record.Raw).ToolCall
	}
	if x.item.Missing != nil {
		r.Missing = x.item.Missing.Say
	}
	if answer == "" && x.record.Outcome != responses.Replied && x.record.Error != nil {
		r.Answer = x.record.Error.Message
		r.FromServer = r.Answer != ""
	}
	return r
}

func writeDocument(dir string, d reports.Document) error {
	return runs.WriteDerived(dir, runs.ReportFile, func(w io.Writer) error {
		return reports.JSON(w, d, nil)
	})
}
