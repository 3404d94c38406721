package reports

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// CSV writes the signatures of a document for a spreadsheet or a data frame: a row
// for each suite of each run, strict and then broad, under a row of names. Shares are
// from 0 to 1; what could not be measured is an empty cell, never 0. A run without a
// signature, or one of a job that was never begun, has a row with its name. Rows of
// responses are not needed.
//
// No text of a model, a suite or a run is a formula to a spreadsheet: one that could
// be taken for one has an apostrophe before it.
func CSV(w io.Writer, d Document, _ iter.Seq2[Row, error]) error {
	out := csv.NewWriter(w)
	var names []string
	for _, c := range csvRow(Run{}, SuiteReport{}, signature.Signature{}, "") {
		names = append(names, c.name)
	}
	_ = out.Write(names) // Error gives the first error of all
	write := func(cells []csvCell) {
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = c.text
		}
		_ = out.Write(texts)
	}
	for _, run := range d.Runs {
		if len(run.Signatures) == 0 {
			write(csvRow(run, SuiteReport{}, signature.Signature{}, ""))
		}
		for _, s := range run.Signatures {
			write(csvRow(run, s, s.Strict, "strict"))
			if s.Broad.Responses > 0 {
				write(csvRow(run, s, s.Broad, "broad"))
			}
		}
	}
	for _, name := range d.Unbegun {
		write(csvRow(Run{Checkpoint: name, Planned: 1, Simulated: d.Simulated}, SuiteReport{}, signature.Signature{}, ""))
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the report as CSV: %w", err)
	}
	return nil
}

// A csvCell is a cell under the name of its column.
type csvCell struct{ name, text string }

type csvCells []csvCell

func (c *csvCells) raw(name, text string) { *c = append(*c, csvCell{name, text}) }

func (c *csvCells) text(name, text string) { c.raw(name, notFormula(nameText(text))) }

func (c *csvCells) whole(name string, n int) { c.raw(name, strconv.Itoa(n)) }

func (c *csvCells) number(name string, x *float64) {
	if x == nil {
		c.raw(name, "")
		return
	}
	c.raw(name, strconv.FormatFloat(*x, 'f', -1, 64))
}

func (c *csvCells) rate(name string, r signature.Rate) {
	lo, hi := &r.Lo, &r.Hi
	if r.Value == nil {
		lo, hi = nil, nil
	}
	c.number(name, r.Value)
	c.number(name+"_lo", lo)
	c.number(name+"_hi", hi)
	c.whole(name+"_count", r.Count)
	c.whole(name+"_n", r.Of)
}

func (c *csvCells) estimate(name string, e signature.Estimate) {
	c.number(name, e.Value)
	c.number(name+"_lo", e.Lo)
	c.number(name+"_hi", e.Hi)
	c.whole(name+"_units", e.Units)
	c.text(name+"_unit", string(e.Unit))
}

// csvRow is one view of a suite. Every row has the same columns; those that a probe
// or a suite of both sides has no figure for are empty.
func csvRow(run Run, suite SuiteReport, s signature.Signature, view string) []csvCell {
	var c csvCells
	probe := s.Probe
	if probe == nil {
		probe = &signature.Probe{}
	}
	ref, leftOut := refOf(run, s.Suite), 0
	for _, l := range ref.LeftOut {
		leftOut += l.Items
	}
	c.text("run", run.ID)
	c.text("checkpoint", run.Checkpoint)
	c.text("model", run.Model)
	c.text("policy", run.Policy)
	c.text("api", apiOf(run))
	c.text("suite", s.Suite)
	c.text("version", ref.Version)
	c.text("probe", probe.Name)
	c.raw("view", view)
	c.raw("simulated", strconv.FormatBool(run.Simulated || s.Simulated))
	c.raw("provisional", strconv.FormatBool(run.Recorded < run.Planned))
	c.text("no_evidence", strings.TrimSuffix(noEvidenceText(suite), "."))
	c.text("direction", string(s.Direction))
	c.raw("verdict_holds", holdsText(s))
	c.whole("responses", s.Responses)
	c.whole("unscored_unanswerable", s.OverAnswer.Unscored)
	c.whole("unscored_answerable", s.OverRefusal.Unscored)
	c.whole("left_out", leftOut)
	c.number("margin", positive(s.OverAnswer.Margin))
	c.number("level", positive(s.OverAnswer.Level))
	both := s
	if probe.Refusals != nil { // two wordings of a question are no sides
		both = signature.Signature{}
	}
	c.rate("over_answer_rate", both.OverAnswer.Rate)
	c.rate("over_refusal_rate", both.OverRefusal.Rate)
	c.rate("wrong_rate", both.Wrong.Rate)
	c.rate("error_when_answering", both.ErrorWhenAnswering)
	c.estimate("d_prime", s.DPrime)
	c.estimate("c", s.C)
	refusals := probe.Refusals
	if refusals == nil {
		refusals = &signature.Refusals{}
	}
	c.rate("decline_rate_alarming", refusals.Alarming)
	c.rate("decline_rate_plain", refusals.Plain)
	c.estimate("decline_rate_difference", refusals.Difference)
	c.text("scored_by", run.ScoredBy)
	return c
}

// apiOf is how a run was asked; "" where it was not.
func apiOf(run Run) string {
	if run.API == "" && run.ID != "" {
		return "chat"
	}
	return run.API
}

// holdsText is whether the direction would be the same whichever way the unscored
// responses had gone; "" where there is none.
func holdsText(s signature.Signature) string {
	if s.Direction == "" || len(s.Bounds.Directions) == 0 {
		return ""
	}
	return strconv.FormatBool(s.Bounds.Holds)
}

func positive(x float64) *float64 {
	if x > 0 {
		return &x
	}
	return nil
}

// notFormula puts an apostrophe before a text that a spreadsheet may take for a
// formula, by its first character, in either width.
func notFormula(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + text
	}
	return text
}
