package reports_test

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// a shape says what a made-up checkpoint did with its twin pairs: shares of the
// unanswerable twins it answers, of the answerable ones it declines, and of
// those it answers that are wrong. The figures come from a real tally.
type shape struct {
	name           string
	pairs          int
	answers        float64
	declines       float64
	wrong          float64
	unscored       int // responses at the end that are truncated
	redrawn        int // of these, how many were asked again with nothing changed
	replaced       int // responses at the beginning that took the place of another
	trainedBy      string
	simulated      bool
	recordedFewer  int
	hostileAnswers string // stands in place of every answer
	// thinks is how many times as long it reasons about unanswerable items; 0: the
	// server says nothing of reasoning.
	thinks float64
}

// demoShapes are five checkpoints like those of the demonstration.
func demoShapes() []shape {
	return []shape{
		{name: "sim-imitation", pairs: 60, answers: .85, declines: .02, wrong: .2, simulated: true},
		{name: "sim-outcome", pairs: 60, answers: .50, declines: .03, wrong: .05, simulated: true, unscored: 2, thinks: 2},
		{name: "sim-safety", pairs: 60, answers: .10, declines: .35, simulated: true},
		{name: "sim-coin", pairs: 60, answers: .50, declines: .50, simulated: true},
		{name: "sim-borderline", pairs: 60, answers: .08, declines: .08, simulated: true},
	}
}

// rows are the responses of a checkpoint, in the order of its items.
func (s shape) rows(run string) []reports.Row {
	var rows []reports.Row
	scenarios := []string{"answer_unknown", "false_premise", "underspecified_context", "stale"}
	for i := range s.pairs {
		scenario := scenarios[i*len(scenarios)/s.pairs]
		for _, answerable := range []bool{false, true} {
			rows = append(rows, s.row(run, scenario, i, answerable))
		}
	}
	for i := range s.unscored {
		r := &rows[len(rows)-1-i]
		r.Answer = ""
		r.Verdict = scoring.Verdict{
			N: r.Verdict.N, Suite: r.Verdict.Suite, Item: r.Verdict.Item, Ask: r.Verdict.Ask, Pair: r.Verdict.Pair, Cluster: r.Verdict.Cluster,
			Scenario: r.Verdict.Scenario, Answerable: r.Verdict.Answerable, State: scoring.Truncated, Simulated: s.simulated,
		}
		if i < s.redrawn {
			r.Verdict.Redrawn = 2
		}
	}
	for i := range s.replaced {
		rows[i].Verdict.Replaced = 1
	}
	return rows
}

func (s shape) row(run, scenario string, pair int, answerable bool) reports.Row {
	side, n := "u", 2*pair
	question := fmt.Sprintf("A pump empties a full tank at %d liters a minute. How long does it take?", pair+2)
	if answerable {
		side, n = "a", 2*pair+1
		question = fmt.Sprintf("A full tank holds %d liters. A pump empties it at %d liters a minute. How long does it take?", 30*(pair+2), pair+2)
	}
	v := scoring.Verdict{
		N: n, Suite: "core", Item: fmt.Sprintf("core/pump-%03d-%s", pair, side), Ask: fmt.Sprintf("%032x", n),
		Pair: fmt.Sprintf("pump-%03d", pair), Cluster: fmt.Sprintf("pump-%03d", pair), Scenario: scenario,
		Answerable: answerable, State: scoring.Scored, Simulated: s.simulated, By: "local/1 0a1b2c",
	}
	r := reports.Row{Run: run, Question: question, Trace: "The tank matters.\nLet me see."}
	declined := spread(pair, 1-s.answers)
	if answerable {
		r.Gold = []string{"30"}
		declined = spread(pair, s.declines)
	} else {
		r.Missing = "how much the tank holds"
	}
	switch {
	case declined:
		v.Behavior, v.Kind = behavior.Abstained, "information"
		r.Answer = "I cannot say: the question does not give how much the tank holds."
		v.Evidence = []behavior.Evidence{{Start: 0, End: 12, Rule: "cannot say"}}
	default:
		v.Behavior = behavior.Answered
		r.Answer = "Let us divide.\n\nIt takes 30 minutes."
		if answerable {
			v.Correct = matching.Right
			if spread(pair, s.wrong) {
				v.Correct, r.Answer = matching.Wrong, "Let us divide.\n\nIt takes 31 minutes."
			}
		}
		v.Evidence = []behavior.Evidence{{Start: 16, End: 36, Rule: "value"}}
	}
	naming := scoring.Named
	v.Apt = declined && !answerable
	v.Class, v.Cause = scoring.Classify(answerable, v.Behavior, v.Correct, naming, scoring.Strict)
	v.ClassBroad, v.CauseBroad = scoring.Classify(answerable, v.Behavior, v.Correct, naming, scoring.Broad)
	if s.hostileAnswers != "" {
		r.Answer = s.hostileAnswers
	}
	r.Verdict = v
	return r
}

// record is what a made-up server says that a reply took.
func (s shape) record(v scoring.Verdict) responses.Record {
	r := responses.Record{Outcome: responses.Replied, Seconds: .5 + float64(v.N%7)/10, Finish: "stop"}
	r.Usage = &responses.Usage{Prompt: 61, Completion: 20 + 7*v.N%11}
	if s.thinks > 0 {
		r.Usage.Reasoning = 200 + 13*v.N%50
		if !v.Answerable {
			r.Usage.Reasoning = int(s.thinks * float64(r.Usage.Reasoning))
		}
		r.Usage.Completion += r.Usage.Reasoning
	}
	if v.State == scoring.Truncated {
		r.Usage.Completion, r.Finish = 8192, "length"
	}
	return r
}

// spread is true for a share of the numbers from 0 on, evenly spread.
func spread(i int, share float64) bool {
	return int(float64(i+1)*share+1e-9) > int(float64(i)*share+1e-9)
}

// mostRows is how many rows of a checkpoint go with its report: enough to show
// every kind, and quick under the race detector.
const mostRows = 30

// document makes a report of checkpoints, and the first rows that go with it.
func document(t testing.TB, shapes ...shape) (reports.Document, []reports.Row) {
	t.Helper()
	d := reports.Document{
		Schema: reports.Schema, Tool: "v0.1.0", Runs: []reports.Run{},
		Limits: []string{"Rates are as scored; the scorer's own errors are not part of the intervals."},
	}
	var all []reports.Row
	for i, s := range shapes {
		run, rows := s.run(fmt.Sprintf("3f2ac19b04d%x", i))
		rows = rows[:min(len(rows), mostRows)]
		d.Simulated = d.Simulated || s.simulated
		d.Provisional = d.Provisional || run.Recorded < run.Planned
		d.Runs = append(d.Runs, run)
		all = append(all, rows...)
	}
	return d, all
}

func (s shape) run(id string) (reports.Run, []reports.Row) {
	rows := s.rows(id)
	run := reports.Run{
		ID: id, Checkpoint: s.name, Model: s.name, TrainedBy: s.trainedBy, Policy: "neutral", Simulated: s.simulated,
		Params: map[string]string{"temperature": "0", "max_tokens": "8192"}, Started: "2026-11-23T01:20:07Z",
		ScoredBy: "local/1 0a1b2c", Suites: []reports.SuiteRef{{Name: "core", Version: "0.1.0", Hash: "9f2c11d4", Items: len(rows)}},
		Planned: len(rows) + s.recordedFewer, Recorded: len(rows), Usage: reports.Usage{Prompt: 61, Completion: 212, Reasoning: 180},
	}
	strict, broad, took := signature.NewTally(), signature.NewTally(), effort.NewTally()
	truth := &reports.Truth{}
	truth.OverAnswer.Injected, truth.OverRefusal.Injected = s.answers, s.declines
	report := reports.SuiteReport{}
	for _, r := range rows {
		v := r.Verdict
		strict.Add(v)
		broad.Add(v)
		took.Add(v, s.record(v))
		if v.State != scoring.Scored {
			continue
		}
		truth.Compared++
		declined := v.Declined(scoring.Strict)
		if v.Answerable {
			truth.OverRefusal.Add(declined)
		} else {
			truth.OverAnswer.Add(!declined)
		}
		const examples = 5
		if !v.Answerable && !declined && len(report.OverAnswers) < examples {
			report.OverAnswers = append(report.OverAnswers, r)
		}
		if declined && len(report.Declines) < examples {
			report.Declines = append(report.Declines, r)
		}
	}
	options := signature.Options{Resamples: 50}
	for _, sig := range strict.Signatures(options) {
		report.Strict = sig
		if e, ok := took.Effort(sig.Suite, options.Level); ok {
			report.Effort = &e
		}
		run.Signatures = []reports.SuiteReport{report}
	}
	options.Definition = scoring.Broad
	for i, sig := range broad.Signatures(options) {
		run.Signatures[i].Broad = sig
	}
	if s.simulated {
		run.Truth = truth
	}
	return run, rows
}

// each gives rows one by one, and then err if it is not nil.
func each(rows []reports.Row, err error) iter.Seq2[reports.Row, error] {
	return func(yield func(reports.Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(reports.Row{}, err)
		}
	}
}

// render fails the test on an error.
func render(t testing.TB, r reports.Renderer, d reports.Document, rows []reports.Row) string {
	t.Helper()
	var b strings.Builder
	if err := r(&b, d, each(rows, nil)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// demo is reports.Demo as a renderer.
func demo(w io.Writer, d reports.Document, _ iter.Seq2[reports.Row, error]) error {
	return reports.Demo(w, d)
}

type namedRenderer struct {
	name   string
	render reports.Renderer
}

func renderers() []namedRenderer {
	return []namedRenderer{
		{"terminal", reports.Terminal}, {"markdown", reports.Markdown}, {"html", reports.HTML},
		{"json", reports.JSON}, {"demo", demo}, {"csv", reports.CSV},
	}
}

var errDisk = errors.New("no space left")

// failing takes so many bytes and fails from then on.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return 0, errDisk
	}
	f.left -= len(p)
	return len(p), nil
}
