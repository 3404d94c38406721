package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// examples is how many responses of each kind a report shows for checking by
// eye: a misreading is found there first.
const examples = 5

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

// describe turns the exchanges of a run into its part of a document.
func describe(run *runs.Run, all iter.Seq2[exchange, error], o signature.Options) (reports.Run, error) {
	m := run.Manifest
	d := reports.Run{
		ID:         m.ID,
		Checkpoint: m.Checkpoint.Name,
		Model:      m.Identity.Model,
		TrainedBy:  m.Checkpoint.TrainedBy,
		Tags:       m.Provenance.Tags,
		Policy:     m.Identity.Policy.Name,
		API:        m.Identity.API,
		System:     m.Identity.SystemSHA256 != nil,
		Simulated:  m.Provenance.Simulated,
		Started:    m.Provenance.Started.Format("2006-01-02T15:04:05Z"),
		Planned:    m.Identity.NItems * m.Identity.Epochs,
	}
	for _, c := range m.Checkpoint.Capabilities {
		d.Capabilities = append(d.Capabilities, string(c))
	}
	if d.API != "" {
		d.PromptSHA256 = m.Identity.Policy.SHA256
	}
	tally := signature.NewTally()
	for _, s := range m.Suites {
		ref := reports.SuiteRef{Name: s.Name, Version: s.Version, Hash: s.Hash, Items: s.Items}
		for _, l := range s.LeftOut {
			ref.LeftOut = append(ref.LeftOut, reports.LeftOut(l))
		}
		d.Suites = append(d.Suites, ref)
		tally.Expect(s.Name, s.Items*m.Identity.Epochs)
	}
	var err error
	if d.Params, err = paramsText(m.Identity, mostTokens(run)); err != nil {
		return d, err
	}
	took, thought := effort.NewTally(), reasoning.NewTally()
	took.Expect(m.Identity.Epochs)
	thought.Expect(m.Identity.Epochs)
	shown := map[string]*reports.SuiteReport{}
	for x, err := range all {
		if err != nil {
			return d, err
		}
		d.Recorded++
		d.ScoredBy = x.verdict.By
		d.Simulated = d.Simulated || x.verdict.Simulated
		if u := x.record.Usage; u != nil {
			d.Usage.Prompt += u.Prompt
			d.Usage.Completion += u.Completion
			d.Usage.Reasoning += u.Reasoning
		}
		if served := x.record.Model; served != "" && served != d.Model && len(d.Served) < examples && !slices.Contains(d.Served, served) {
			d.Served = append(d.Served, served)
		}
		tally.Add(x.verdict)
		took.Add(x.verdict, x.record)
		thought.Add(x.verdict)
		if shown[x.verdict.Suite] == nil {
			shown[x.verdict.Suite] = &reports.SuiteReport{}
		}
		keepExample(shown[x.verdict.Suite], m.ID, x)
	}
	d.Signatures = sign(tally, shown, m, o)
	for i, s := range d.Signatures {
		if e, any := took.Effort(s.Strict.Suite, o.Level); any {
			d.Signatures[i].Effort = &e
		}
		if r, any := thought.Reasoning(s.Strict.Suite, o.Level); any {
			d.Signatures[i].Reasoning = &r
		}
	}
	weigh(&d, allowedUnscored(run))
	return d, nil
}

// sign computes both views of every suite, in the order in which the suites
// were asked.
func sign(tally *signature.Tally, shown map[string]*reports.SuiteReport, m runs.Manifest, o signature.Options) []reports.SuiteReport {
	var out []reports.SuiteReport
	for _, ref := range m.Suites {
		report := shown[ref.Name]
		if report == nil {
			continue
		}
		own := o
		own.Probe = ref.Probe
		own.NoDirection = noDirection(m.Identity.Policy.Name)
		report.Strict, _ = tally.Signature(ref.Name, own)
		own.Definition = scoring.Broad
		report.Broad, _ = tally.Signature(ref.Name, own)
		out = append(out, *report)
	}
	return out
}

// noDirection is why no direction is given under a policy; empty where one is.
func noDirection(policy string) string {
	switch {
	case policy == unstated:
		return unstatedReason
	case prompts.Directed(policy):
		return ""
	case policy == "force":
		return "under policy force answering is obedience"
	}
	return "they are given under neutral and permit, which leave open whether to answer, and this is " + policy
}

// keepExample keeps an exchange to be shown, of those of an item the first: the
// others of an item that was asked several times show little more.
func keepExample(into *reports.SuiteReport, runID string, x exchange) {
	v := x.verdict
	switch {
	case v.State != scoring.Scored && roomFor(into.Unscored, x):
		into.Unscored = append(into.Unscored, example(runID, x))
	case v.State != scoring.Scored:
	case v.Class == scoring.OverAnswering && !v.Answerable && roomFor(into.OverAnswers, x):
		into.OverAnswers = append(into.OverAnswers, example(runID, x))
	case v.Declined(scoring.Strict):
		keepDecline(into, runID, x)
	}
}

// roomFor reports that fewer examples are there than a report shows, and none of the
// same item.
func roomFor(rows []reports.Row, x exchange) bool {
	return len(rows) < examples && !holdsItem(rows, x)
}

func holdsItem(rows []reports.Row, x exchange) bool {
	return slices.ContainsFunc(rows, func(r reports.Row) bool { return r.Verdict.N == x.verdict.N })
}

// keepDecline keeps the first declines, those of questions that have an answer
// before the others: the failures are what one wants to see.
func keepDecline(into *reports.SuiteReport, runID string, x exchange) {
	if holdsItem(into.Declines, x) {
		return
	}
	failures := 0
	for failures < len(into.Declines) && into.Declines[failures].Verdict.Answerable {
		failures++
	}
	switch {
	case x.verdict.Answerable && failures < examples:
		into.Declines = slices.Insert(into.Declines, failures, example(runID, x))
	case !x.verdict.Answerable && len(into.Declines) < examples:
		into.Declines = append(into.Declines, example(runID, x))
	}
	into.Declines = into.Declines[:min(len(into.Declines), examples)]
}

func row(runID string, x exchange) reports.Row {
	answer, trace := scoring.Answer(x.record, scoring.Options{})
	r := reports.Row{
		Run:      runID,
		Verdict:  x.verdict,
		Context:  x.item.Context,
		Question: x.item.Question,
		Gold:     slices.Clone(x.item.Answers),
		Answer:   answer,
		Trace:    trace,
	}
	if x.item.Missing != nil {
		r.Missing = x.item.Missing.Say
	}
	if answer == "" && x.record.Outcome != responses.Replied && x.record.Error != nil {
		r.Answer = x.record.Error.Message
	}
	return r
}

func paramsText(id runs.Identity, most int) (map[string]string, error) {
	line, err := json.Marshal(id.Params)
	if err != nil {
		return nil, fmt.Errorf("writing the parameters: %w", err)
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(line, &values); err != nil {
		return nil, fmt.Errorf("reading the parameters of run.json: %w", err)
	}
	text := map[string]string{}
	for name, value := range values {
		text[name] = string(value)
	}
	if most > 0 {
		text["max_tokens"] = fmt.Sprint(most)
	}
	return text, nil
}

func writeDocument(dir string, d reports.Document) error {
	return runs.WriteDerived(dir, reportFile, func(w io.Writer) error {
		return reports.JSON(w, d, nil)
	})
}
