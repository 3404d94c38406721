package reports

import (
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// markdownRuns begins a document of several suites or runs with a table of them, a line
// each: what follows of one fills a screen. Of a single one its own section says it.
func markdownRuns(p *printer, runs []Run) {
	rows := [][]string{{"checkpoint", "on", "direction", "over-answering", "over-refusal", "d'"}}
	if probesAlone(Document{Runs: runs}) {
		rows[0][2] = "what it shows"
	}
	places := map[string]bool{}
	for _, run := range runs {
		if len(run.Signatures) == 0 {
			rows = append(rows, []string{Escape(run.Checkpoint), "", signature.NoData, "", "", ""})
		}
		for _, suite := range run.Signatures {
			where := whereText(run, suite.Strict.Suite)
			places[where] = true
			rows = append(rows, markdownRun(run, suite, where))
		}
	}
	if len(rows) < 3 {
		return
	}
	if len(places) == 1 {
		for where := range places {
			p.f("\nOn %s:\n", Escape(where))
		}
		for _, row := range rows[1:] {
			row[1] = ""
		}
	}
	markdownTable(p, rows)
}

// markdownRun is the line of a suite. A probe has no direction, and says what it found.
func markdownRun(run Run, suite SuiteReport, where string) []string {
	s := suite.Strict
	row := []string{Escape(run.Checkpoint), Escape(where), "", "", "", ""}
	switch {
	case suite.NoEvidence != nil:
		row[2] = "no evidence"
	case s.Probe != nil:
		row[2] = Escape(headlineOf(suite, noEvidence))
	default:
		row[2] = Escape(directionText(s))
	}
	if s.Probe == nil {
		row[3], row[4] = markdownRate(s.OverAnswer), markdownRate(s.OverRefusal)
		row[5] = estimateOrNone(s.DPrime)
	}
	return row
}

// markdownRate is a rate with its interval and what it is of.
func markdownRate(s signature.Side) string {
	if s.Value == nil {
		return signature.NoData
	}
	return s.Text() + ", " + outOf(s.Rate)
}
