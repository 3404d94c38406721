package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A Cell is a run of a job in the table of them all: one that is described in
// the document, or one of which there is nothing to describe.
type Cell struct {
	Checkpoint, Policy string
	ID                 string // of its Run in the document, or ""
	// Trouble is what ended it early, or "". That a suite is no evidence stands in
	// the document.
	Trouble string
}

// Cells writes a table with a line for each suite of each cell: its direction,
// or that it is no evidence, the two rates and d'. What went wrong stands
// below its line.
func Cells(w io.Writer, d Document, cells []Cell) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s\n", fold(simulatedNote, "", ""))
	}
	name, policy, suite := cellColumns(d, cells)
	row := func(checkpoint, by, of, way, answered, refused, dprime string) {
		line := fmt.Sprintf("%s%s%s%-16s%7s%8s%7s", name.cell(checkpoint), policy.cell(by), suite.cell(of), way, answered, refused, dprime)
		p.f("%s\n", strings.TrimRight(line, " "))
	}
	row("", "", "", "", "over-", "over-", "")
	row("checkpoint", "policy", "suite", "direction", "answer", "refusal", "d'")
	for _, c := range cells {
		run := runByID(d, c.ID)
		for _, s := range run.Signatures {
			way, answered, refused, dprime := cellFigures(s.Strict)
			lost := noEvidenceText(s)
			if lost != "" {
				way = "no evidence"
			}
			row(c.Checkpoint, c.Policy, s.Strict.Suite, way, answered, refused, dprime)
			p.f("%s", fold(lost, "  ", "  "))
		}
		if len(run.Signatures) == 0 {
			row(c.Checkpoint, c.Policy, "-", signature.NoData, "", "", "")
		}
		if run.Recorded < run.Planned {
			p.f("%s", fold(openText(run), "  ", "  "))
		}
		if c.Trouble != "" {
			p.f("%s", fold(Safe(c.Trouble), "  ", "  "))
		}
	}
	return p.err
}

// A nameColumn is a column of names, cut together so that those that differ do so
// in the table too.
type nameColumn struct {
	width int
	short map[string]string
}

// newNameColumn is wide enough for title and names, up to most.
func newNameColumn(title string, names []string, most int) nameColumn {
	c := nameColumn{textWidth(title), map[string]string{}}
	safe := make([]string, len(names))
	for i, name := range names {
		safe[i] = nameText(name)
		c.width = max(c.width, textWidth(safe[i]))
	}
	c.width = min(c.width, most)
	for i, short := range shortNames(safe, c.width) {
		c.short[names[i]] = short
	}
	return c
}

// cell is a name, or the title, filled up to the column and the gap behind it.
func (c nameColumn) cell(name string) string {
	if short, ok := c.short[name]; ok {
		name = short
	}
	return pad(name, c.width+2)
}

// cellColumns gives the checkpoint what the other columns leave of a line.
func cellColumns(d Document, cells []Cell) (name, policy, suite nameColumn) {
	const line, figures = 80, 16 + 7 + 8 + 7
	var names, policies, suites []string
	for _, c := range cells {
		names, policies = append(names, c.Checkpoint), append(policies, c.Policy)
		for _, s := range runByID(d, c.ID).Signatures {
			suites = append(suites, s.Strict.Suite)
		}
	}
	policy, suite = newNameColumn("policy", policies, 11), newNameColumn("suite", suites, 9)
	left := line - figures - (policy.width + 2) - (suite.width + 2) - 2
	return newNameColumn("checkpoint", names, left), policy, suite
}

// cellFigures are a suite in a line; a probe has no rates of two sides.
func cellFigures(s signature.Signature) (way, answered, refused, dprime string) {
	if s.Probe != nil {
		return "(probe)", "", "", ""
	}
	return directionText(s), signature.PercentOf(s.OverAnswer.Value), signature.PercentOf(s.OverRefusal.Value), number(s.DPrime.Value)
}

// directionText is the direction of a suite in a table. A policy that tells when to
// decline gives none, and "calibrated" takes wrong answers that are within their margin,
// as in a headline.
func directionText(s signature.Signature) string {
	switch {
	case s.Direction == "":
		return "(not given)"
	case s.Direction == signature.Calibrated && s.Wrong.State == signature.Unmeasured:
		return "within both"
	case s.Direction == signature.Calibrated && s.Wrong.State != signature.Within:
		return "wrong on " + signature.PercentOf(s.Wrong.Value)
	}
	return string(s.Direction)
}
