package reports

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Terminal writes the summary that is read first, 72 columns wide: for each
// suite of each run the direction, the rates, what the direction rests on, and
// the first answers and declines, where a misreading is found by eye. Rows are
// not needed.
func Terminal(w io.Writer, d Document, _ iter.Seq2[Row, error]) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s", fold(simulatedNote, "", ""))
	}
	unbegun := unbegunText(d)
	if unbegun != "" {
		p.f("%s", fold("PROVISIONAL: "+unbegun, "", ""))
	}
	if len(d.Runs) == 0 {
		p.f("%s\n", noRun)
	}
	for i, run := range d.Runs {
		if i > 0 || d.Simulated || unbegun != "" {
			p.f("\n")
		}
		terminalRun(p, run, len(d.Runs) == 1)
	}
	return p.err
}

// What stands in place of figures where there are none.
const (
	noRun      = "This report holds no run."
	noResponse = "No response is recorded yet."
)

const (
	simulatedNote = "SIMULATED: " + simulatedText
	simulatedText = "these figures come of simulated checkpoints. They prove the tool; they say nothing of a model or of a way of training."
)

func terminalRun(p *printer, run Run, examples bool) {
	if run.Recorded < run.Planned {
		p.f("%s", fold(openText(run), "", ""))
	}
	if len(run.Signatures) == 0 {
		p.f("%s", fold(nameText(run.Checkpoint)+": "+noResponse, "", "  "))
	}
	for i, suite := range run.Signatures {
		if i > 0 {
			p.f("\n")
		}
		s := suite.Strict
		p.f("%s", fold(Safe(run.Checkpoint)+" on "+whereText(run, s.Suite), "", "  "))
		p.f("%s", fold(headlineOf(suite, noEvidenceCaps), "", ""))
		p.f("%s\n", fold(s.Sentence, "", ""))
		if s.Probe != nil {
			terminalProbe(p, s.Probe)
			p.f("%s", fold(reasoningText(suite.Reasoning), "  ", "  "))
		} else {
			terminalRates(p, s)
			terminalDiscernment(p, suite)
			terminalScenarios(p, s)
		}
		p.f("\n%s", fold(unscoredText(suite), "  ", "  "))
		if left := leftOutText(run, s.Suite); left != "" {
			p.f("%s", fold(left, "  ", "  "))
		}
		if examples {
			terminalExamples(p, "First answers where there is no answer:", suite.OverAnswers)
			terminalExamples(p, "First declines:", suite.Declines)
			terminalExamples(p, "First that could not be scored:", suite.Unscored[:min(len(suite.Unscored), 3)])
		}
		p.f("\n%s", fold("As scored by "+Safe(run.ScoredBy)+"; its own errors are not in the intervals.", "", ""))
	}
	if asked := askedText(run); asked != "" {
		p.f("%s", fold(asked, "", ""))
	}
	for _, text := range []string{servedText(run), fingerprintText(run)} {
		if text != "" {
			p.f("%s", fold(text, "", ""))
		}
	}
}

func terminalRates(p *printer, s signature.Signature) {
	p.f("%-24s%5s  %-13s%4s   %s\n", "", "rate", intervalTitle(s.OverAnswer.Rate), "n", "within the margin?")
	for _, row := range sideRows(s) {
		p.f("  %-22s%s%4d   %s\n", row.name, rateCells(row.side.Rate, sideInterval(row.side)), row.side.Of, stateText(row.side))
	}
	p.f("  %-22s%s%4d\n", "wrong when it answers", rateCells(s.ErrorWhenAnswering, interval(s.ErrorWhenAnswering)), s.ErrorWhenAnswering.Of)
}

// rateCells are a rate and its interval; where there is no data the words for it
// reach into the place of the interval.
func rateCells(r signature.Rate, interval string) string {
	if r.Value == nil {
		return fmt.Sprintf("%-20s", signature.NoData)
	}
	return fmt.Sprintf("%5s  %-13s", signature.Percent(*r.Value), interval)
}

func terminalDiscernment(p *printer, suite SuiteReport) {
	s := suite.Strict
	p.f("\n")
	if s.DPrime.Value == nil {
		p.f("  d' and c: %s\n", signature.NoData)
	} else {
		p.f("  d' %s  %s\n", estimate(s.DPrime), discernmentText(s.DPrime))
		p.f("  c  %s  %s\n", estimate(s.C), leanText(s.C))
	}
	if q := s.Quadrant; q.Pairs > 0 {
		p.f("%s", foldWhole([]string{
			plural(q.Pairs, "twin pair") + ":", fmt.Sprintf("tells apart %d,", q.TellsApart), fmt.Sprintf("answers both %d,", q.AnswersBoth),
			fmt.Sprintf("declines both %d,", q.DeclinesBoth), fmt.Sprintf("inverted %d", q.Inverted),
		}, "  "))
	}
	p.f("%s", fold(policyText(s), "  ", "  "))
	p.f("%s", fold(effortText(suite.Effort), "  ", "  "))
	p.f("%s", fold(reasoningText(suite.Reasoning), "  ", "  "))
	for _, w := range warnings(s) {
		p.f("%s", fold("note: "+w, "  ", "  "))
	}
	if len(s.Baselines) == 0 {
		return // a row with nothing beside it would say the rates again
	}
	p.f("\n  %-22s%12s%14s%8s%7s\n", "beside it", "over-answer", "over-refusal", "d'", "F1")
	p.f("  %-22s%12s%14s%8s%7s\n", "this checkpoint", signature.PercentOf(s.OverAnswer.Value),
		signature.PercentOf(s.OverRefusal.Value), number(s.DPrime.Value), number(s.F1))
	for _, b := range s.Baselines {
		p.f("  %s%12s%14s%8s%7s\n", pad(b.Name, 22), signature.Percent(b.OverAnswer), signature.Percent(b.OverRefusal),
			fmt.Sprintf("%.2f", b.DPrime), number(b.F1))
	}
}

// terminalScenarios lists the three scenarios that are worst.
func terminalScenarios(p *printer, s signature.Signature) {
	const most = 3
	rows := worstScenarios(s.Scenarios)
	if len(rows) == 0 {
		return
	}
	p.f("\n  %-24s%16s%18s\n", "worst scenarios", "over-answered", "over-refused")
	for _, r := range rows[:min(most, len(rows))] {
		p.f("  %s%16s%18s\n", pad(r.Scenario, 24), outOf(r.OverAnswer.Rate), outOf(r.OverRefusal.Rate))
	}
}

// worstScenarios are those with a failure, worst first: by how large the rate of the
// worse side is at least, which is the lower end of its interval. By the count a
// scenario with many items would come first, by the rate one with a single failure in
// one. The two sides are never put together.
func worstScenarios(all []signature.ScenarioSides) []signature.ScenarioSides {
	failures := func(r signature.ScenarioSides) int { return r.OverAnswer.Count + r.OverRefusal.Count }
	least := func(r signature.ScenarioSides) float64 { return max(r.OverAnswer.Lo, r.OverRefusal.Lo) }
	rows := slices.DeleteFunc(slices.Clone(all), func(r signature.ScenarioSides) bool { return failures(r) == 0 })
	slices.SortStableFunc(rows, func(a, b signature.ScenarioSides) int {
		return cmp.Or(cmp.Compare(least(b), least(a)), cmp.Compare(failures(b), failures(a)))
	})
	return rows
}

// foldWhole puts parts that are Safe into lines of at most columns, each beginning
// with indent. No part is broken.
func foldWhole(parts []string, indent string) string {
	var out strings.Builder
	row := ""
	for _, part := range parts {
		if row != "" && textWidth(indent)+textWidth(row)+1+textWidth(part) > columns {
			out.WriteString(indent + row + "\n")
			row = ""
		}
		row = strings.TrimPrefix(row+" "+part, " ")
	}
	return out.String() + indent + row + "\n"
}
