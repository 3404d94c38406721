package reports

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Markdown writes the document for a pull request, an issue or a model card:
// sentences and tables, and the first of the responses in code spans, so
// that nothing in them is taken for markup. Rows are not needed.
func Markdown(w io.Writer, d Document, _ iter.Seq2[Row, error]) error {
	p := &printer{w: w}
	title := question(d)
	if len(d.Comparisons) > 0 {
		title = changedTitle(d)
	}
	p.f("# %s\n", title)
	if d.Simulated {
		p.f("\n> **Simulated.** %s\n", capital(simulatedText))
	}
	if d.Provisional {
		p.f("\n> **Provisional.** %s\n", Escape(provisionalText(d)))
	}
	if len(d.Runs) == 0 {
		p.f("\n%s\n", noRun)
	}
	alone := d.Runs
	if len(d.Comparisons) > 0 {
		markdownCompared(p, d)
		alone = nil
	}
	markdownRuns(p, alone)
	for _, run := range alone {
		if len(run.Signatures) == 0 {
			p.f("\n## %s\n\n%s\n", Escape(run.Checkpoint), noResponse)
		}
		for _, suite := range run.Signatures {
			markdownSuite(p, run, suite)
		}
	}
	if len(d.Limits) > 0 {
		p.f("\n## Limits\n\n")
	}
	for _, limit := range d.Limits {
		p.f("- %s\n", Escape(limit))
	}
	return p.err
}

func markdownSuite(p *printer, run Run, suite SuiteReport) {
	s := suite.Strict
	p.f("\n## %s on %s\n\n", Escape(run.Checkpoint), Escape(whereText(run, s.Suite)))
	p.f("**%s** %s\n\n", Escape(headlineOf(suite, noEvidence)), Escape(s.Sentence))
	if s.Probe != nil {
		markdownProbe(p, s.Probe)
	} else {
		markdownRates(p, s)
	}
	p.f("\n%s\n", Escape(unscoredText(suite)))
	if left := leftOutText(run, s.Suite); left != "" {
		p.f("\n%s\n", Escape(left))
	}
	if s.Probe == nil {
		for _, w := range warnings(s) {
			p.f("\nNote: %s\n", Escape(w))
		}
		if broad := broadText(suite.Broad); broad != "" {
			p.f("\n%s\n", Escape(broad))
		}
	}
	markdownEffort(p, suite.Effort)
	markdownReasoning(p, suite.Reasoning)
	markdownCauses(p, s)
	markdownScenarios(p, s)
	markdownRows(p, "First answers where there is no answer", suite.OverAnswers)
	markdownRows(p, "First declines", suite.Declines)
	markdownRows(p, "First that could not be scored", suite.Unscored)
	if asked := askedText(run); asked != "" {
		p.f("\n%s\n", Escape(asked))
	}
	for _, text := range []string{servedText(run), fingerprintText(run)} {
		if text != "" {
			p.f("\n%s\n", Escape(text))
		}
	}
	p.f("\nAs scored by %s. Model %s, policy %s, %s, run %s.\n", code(run.ScoredBy), code(run.Model),
		code(run.Policy), markdownParams(run), code(run.ID))
}

func markdownRates(p *printer, s signature.Signature) {
	p.f("| rate | value | %s | n | within the margin? |\n|---|---|---|---|---|\n", intervalTitle(s.OverAnswer.Rate))
	for _, row := range sideRows(s) {
		p.f("| %s | %s | %s | %d | %s |\n", row.name, signature.PercentOf(row.side.Value),
			sideInterval(row.side), row.side.Of, stateText(row.side))
	}
	p.f("| wrong when it answers | %s | %s | %d | |\n", signature.PercentOf(s.ErrorWhenAnswering.Value),
		interval(s.ErrorWhenAnswering), s.ErrorWhenAnswering.Of)

	p.f("\n| | over-answer | over-refusal | d' | c | F1 |\n|---|---|---|---|---|---|\n")
	p.f("| this checkpoint | %s | %s | %s | %s | %s |\n", signature.PercentOf(s.OverAnswer.Value),
		signature.PercentOf(s.OverRefusal.Value), estimateOrNone(s.DPrime), estimateOrNone(s.C), number(s.F1))
	for _, b := range s.Baselines {
		p.f("| %s | %s | %s | %.2f | | %s |\n", Escape(b.Name), signature.Percent(b.OverAnswer),
			signature.Percent(b.OverRefusal), b.DPrime, number(b.F1))
	}
	if q := s.Quadrant; q.Pairs > 0 {
		p.f("\nOf %s it tells apart %d, answers both of %d, declines both of %d, and inverts %d.\n",
			plural(q.Pairs, "twin pair"), q.TellsApart, q.AnswersBoth, q.DeclinesBoth, q.Inverted)
	}
	if policy := policyText(s); policy != "" {
		p.f("\n%s\n", Escape(policy))
	}
}

func markdownCauses(p *printer, s signature.Signature) {
	if len(s.Causes) == 0 {
		return
	}
	p.f("\n| class | cause | responses |\n|---|---|---|\n")
	for _, c := range s.Causes {
		if c.Count > 0 {
			p.f("| %s | %s | %d |\n", Escape(string(c.Class)), cell(string(c.Cause)), c.Count)
		}
	}
}

func markdownScenarios(p *printer, s signature.Signature) {
	if s.Scored == 0 || len(s.Scenarios) == 0 {
		return
	}
	p.f("\n| scenario | over-answered | over-refused |\n|---|---|---|\n")
	for _, r := range s.Scenarios {
		p.f("| %s | %s | %s |\n", cell(r.Scenario), outOf(r.OverAnswer.Rate), outOf(r.OverRefusal.Rate))
	}
}

func markdownRows(p *printer, title string, rows []Row) {
	if len(rows) == 0 {
		return
	}
	p.f("\n%s:\n\n", title)
	for _, r := range rows {
		p.f("- %s, %s\n  - Q: %s\n  - %s: %s\n", code(r.Verdict.Item), Escape(behaviorText(r)),
			excerptCode(r.Question), speaker(r), excerptCode(r.Answer))
	}
}

func markdownParams(run Run) string {
	if len(run.Params) == 0 {
		return "parameters not known"
	}
	return paramsLine(run, code)
}

// markdownTable writes rows of cells, the heads first, but for columns that have
// nothing below their head.
func markdownTable(p *printer, rows [][]string) {
	filled := func(column int) bool {
		return slices.ContainsFunc(rows[1:], func(row []string) bool { return row[column] != "" })
	}
	for i, row := range rows {
		line, under := "|", "|"
		for column, cell := range row {
			if filled(column) {
				line, under = line+strings.TrimRight(" "+cell, " ")+" |", under+"---|"
			}
		}
		if i == 0 {
			line = "\n" + line + "\n" + under
		}
		p.f("%s\n", line)
	}
}

// Escape makes text harmless in a line or a table cell of Markdown: it is made
// Safe but for what joins characters, and every character that could open markup or HTML is escaped. What is
// longer than any sentence loses its middle.
func Escape(text string) string {
	var b strings.Builder
	for _, r := range pageText(shortenBytes(text, foldBytes)) {
		switch {
		case strings.ContainsRune("\\`*_[]<>#|~$&@", r):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "://", "&#58;//") // no automatic links
}

// code puts text into a code span whose fence is longer than any run of
// backticks in it.
func code(text string) string {
	text = pageText(shortenBytes(text, noteBytes))
	longest, row := 0, 0
	for _, r := range text {
		if r == '`' {
			row++
			longest = max(longest, row)
		} else {
			row = 0
		}
	}
	fence := strings.Repeat("`", longest+1)
	if text == "" || text[0] == '`' || text[len(text)-1] == '`' {
		text = " " + text + " "
	}
	return fence + text + fence
}

// cell is code for a table, where a pipe ends a cell even in a code span.
func cell(text string) string { return strings.ReplaceAll(code(text), "|", "\\|") }
