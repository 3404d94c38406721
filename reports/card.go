package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/audit"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// HomePage is where the tool is described.
const HomePage = "https://github.com/abstain-eval/abstain-eval"

// A CardCommand says how a run can be made again.
type CardCommand struct {
	Words []string // of a command line, quoted for a shell
	Notes []string // sentences on what the words name
}

// Card writes what a model card says of the document: for each suite a sentence
// and a table of rates, then who scored them with which known errors, what the
// figures do not show, and how to get them again. commands are by the ID of their
// run. Its lines are meant to stand between two markers in somebody's README: it
// fits into 80 columns as far as names do, opens no fenced block of code, and no
// text of a model, a suite or a run can end it.
func Card(w io.Writer, d Document, commands map[string]CardCommand) error {
	measured, err := audit.Measurements()
	if err != nil {
		return err
	}
	p := &printer{w: w}
	p.f("## Answering and declining\n")
	if d.Simulated {
		p.f("\n> **SIMULATED.** These figures come of simulated checkpoints. They prove the\n" +
			"> tool; they say nothing of a model or of a way of training.\n")
	}
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			cardSuite(p, run, suite)
		}
	}
	cardText(p, scoredBy(d, measured))
	cardText(p, "Limits: "+Escape(strings.Join(d.Limits, " ")))
	cardCommands(p, d, commands)
	return p.err
}

func cardSuite(p *printer, run Run, suite SuiteReport) {
	s := suite.Strict
	simulated := ""
	if run.Simulated {
		simulated = "SIMULATED "
	}
	cardText(p, fmt.Sprintf("**%s%s on %s: %s** %s", simulated, Escape(nameText(run.Checkpoint)),
		Escape(whereText(run, s.Suite)), Escape(s.Headline), Escape(s.Sentence)))
	p.f("\n")
	if s.Probe != nil {
		cardProbe(p, s.Probe)
	} else {
		cardRates(p, s)
	}
	parts := []string{unscoredText(suite)}
	for _, more := range []string{leftOutText(run, s.Suite), policyText(s), askedText(run)} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	for _, warning := range warnings(s) {
		parts = append(parts, "Note: "+warning)
	}
	cardText(p, Escape(strings.Join(parts, " ")))
}

// cardRates is the table of a suite with both sides.
func cardRates(p *printer, s signature.Signature) {
	rows := [][]string{{"", "value", intervalTitle(s.OverAnswer.Rate), "n"}}
	for _, r := range []struct {
		name string
		side signature.Side
	}{
		{"over-answer (there is no answer)", s.OverAnswer},
		{"over-refusal (there is an answer)", s.OverRefusal},
		{"wrong (there is an answer)", s.Wrong},
	} {
		rows = append(rows, []string{r.name, signature.PercentOf(r.side.Value), sideInterval(r.side), fmt.Sprint(r.side.Of)})
	}
	e := s.ErrorWhenAnswering
	rows = append(rows, []string{"wrong when it answers", signature.PercentOf(e.Value), interval(e), fmt.Sprint(e.Of)})
	for _, r := range []struct {
		name     string
		estimate signature.Estimate
	}{
		{"d' (0: does not tell them apart)", s.DPrime},
		{"c (above 0: leans to answering)", s.C},
	} {
		row := []string{r.name, signature.NoData, "", ""}
		if e := r.estimate; e.Value != nil {
			row[1] = signature.SignedFigure(*e.Value)
			if !pointless(e) {
				row[2] = signature.SignedFigure(*e.Lo) + " to " + signature.SignedFigure(*e.Hi)
			}
			row[3] = e.RestsOn()
		}
		rows = append(rows, row)
	}
	cardTable(p, rows)
}

// cardProbe is the table of a probe.
func cardProbe(p *printer, probe *signature.Probe) {
	if r := probe.Refusals; r != nil {
		rows := [][]string{{"declined", "rate", intervalTitle(r.Alarming), "n", "for policy"}}
		for _, row := range wordingRows(r) {
			rows = append(rows, []string{row.name, signature.PercentOf(row.rate.Value), interval(row.rate), fmt.Sprint(row.rate.Of), fmt.Sprint(row.policy)})
		}
		difference := []string{"difference", signature.NoData, "", plural(r.Pairs, "pair"), ""}
		if d := r.Difference; d.Value != nil {
			difference[1] = signature.InPoints(signature.Points(*d.Value))
			if d.Lo != nil && d.Hi != nil {
				difference[2] = signature.ApartInterval(*d.Lo, *d.Hi)
			}
		}
		cardTable(p, append(rows, difference))
	}
	if len(probe.Curve) > 0 {
		rows := [][]string{{"step", "right", "wrong", "declined", "n"}}
		for _, s := range probe.Curve {
			rows = append(rows, []string{stepName(s), s.Right.Text(), s.Wrong.Text(), s.Declined.Text(), fmt.Sprint(s.Right.Of)})
		}
		cardTable(p, rows)
	}
}

// cardCommands says how to get the figures again, once for all runs that were
// made in one way.
func cardCommands(p *printer, d Document, commands map[string]CardCommand) {
	version := Escape(nameText(d.Tool))
	cardText(p, "Made with [abstain-eval]("+HomePage+") "+version+". To reproduce it:")
	var told []string
	for _, run := range d.Runs {
		c := commands[run.ID]
		for _, note := range append([]string{madeText(run, d.Runs)}, c.Notes...) {
			if !slices.Contains(told, note) {
				told = append(told, note)
				cardText(p, Escape(note))
			}
		}
		command := shellText(c.Words)
		if command != "" && !slices.Contains(told, command) {
			told = append(told, command)
			p.f("\n%s", command)
		}
	}
	if slices.ContainsFunc(told, func(text string) bool { return strings.Contains(text, leftOut) }) {
		cardText(p, "Where '...' stands, a value does not fit into a line; run.json in the run's directory has it.")
	}
	cardText(p, "What the run's directory holds is compared with this block by:")
	p.f("\n%s", shellText([]string{"abstain-eval", "card", "verify", "FILE", "--run", "RUN"}))
}

// madeText says which questions the runs asked that asked the same as this one on
// the same day.
func madeText(run Run, all []Run) string {
	asked := func(r Run) string {
		text := "asked " + questionsText(r) + "."
		if day := r.Started[:min(len(r.Started), len("2006-01-02"))]; day != "" {
			text = "of " + day + " " + text
		}
		return text
	}
	var ids []string
	for _, other := range all {
		if asked(other) == asked(run) {
			ids = append(ids, nameText(other.ID))
		}
	}
	what := "Run "
	if len(ids) > 1 {
		what = "Runs "
	}
	return what + list(ids) + " " + asked(run)
}

func questionsText(run Run) string {
	var parts []string
	for _, ref := range run.Suites {
		text := plural(ref.Items, "question") + " of " + suiteName(run, ref.Name)
		if hash := ref.Hash[:min(len(ref.Hash), shaDigits)]; hash != "" {
			text += " (sha256 " + hash + ")"
		}
		parts = append(parts, text)
	}
	return list(parts)
}
