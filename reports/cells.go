package reports

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A Cell is a run of a job in the table of them all: one that is described in
// the document, or one of which there is nothing to describe.
type Cell struct {
	Checkpoint, Policy string
	ID                 string // of its Run in the document, or ""
	// Trouble is what ended it early or why it is no evidence; "" where all is
	// well.
	Trouble string
}

// Cells writes a table with a line for each suite of each cell: which way it
// fails, the two rates and d'. What went wrong stands below its line. Dir is the
// job's directory, which the last line names.
func Cells(w io.Writer, d Document, cells []Cell, dir string) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s\n", fold(simulatedNote, "", ""))
	}
	name, policy, suite := len("checkpoint"), len("policy"), len("suite")
	for _, c := range cells {
		name, policy = max(name, len(c.Checkpoint)), max(policy, len(c.Policy))
		for _, s := range runByID(d, c.ID).Signatures {
			suite = max(suite, len(s.Strict.Suite))
		}
	}
	name, policy, suite = min(name, 16), min(policy, 11), min(suite, 9)
	row := func(checkpoint, by, of, way, answered, refused, dprime string) {
		line := fmt.Sprintf("%s%s%s%-16s%7s%8s%7s", pad(checkpoint, name+2), pad(by, policy+2), pad(of, suite+2), way, answered, refused, dprime)
		p.f("%s\n", strings.TrimRight(line, " "))
	}
	row("", "", "", "", "over-", "over-", "")
	row("checkpoint", "policy", "suite", "fails by", "answer", "refusal", "d'")
	for _, c := range cells {
		run := runByID(d, c.ID)
		for _, s := range run.Signatures {
			way, answered, refused, dprime := cellFigures(s.Strict)
			row(c.Checkpoint, c.Policy, s.Strict.Suite, way, answered, refused, dprime)
		}
		if len(run.Signatures) == 0 {
			row(c.Checkpoint, c.Policy, "-", signature.NoData, "", "", "")
		}
		if run.Recorded < run.Planned {
			p.f("%s", fold(fmt.Sprintf("PROVISIONAL: %d of %d responses are recorded.", run.Recorded, run.Planned), "  ", "  "))
		}
		if c.Trouble != "" {
			p.f("%s", fold(Safe(c.Trouble), "  ", "  "))
		}
	}
	if dir != "" {
		p.f("\nOpen %s\nabstain-eval report %s  prints each run in full\n", Safe(filepath.Join(dir, "report.html")), Safe(dir))
	}
	return p.err
}

func runByID(d Document, id string) Run {
	for _, run := range d.Runs {
		if run.ID == id && id != "" {
			return run
		}
	}
	return Run{}
}

// cellFigures are a suite in a line. A probe has no direction, and a policy that
// tells when to decline gives none.
func cellFigures(s signature.Signature) (way, answered, refused, dprime string) {
	way = string(s.Direction)
	switch {
	case s.Probe != nil:
		return "(probe)", "", "", ""
	case way == "":
		way = "(not given)"
	}
	return way, signature.PercentOf(s.OverAnswer.Value), signature.PercentOf(s.OverRefusal.Value), number(s.DPrime.Value)
}
