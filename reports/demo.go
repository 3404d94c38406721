package reports

import (
	"fmt"
	"io"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Demo writes what a demonstration found: for each simulated checkpoint its
// direction, and what was injected, drawn and measured side by side. Runs
// without a Truth are shown without it.
func Demo(w io.Writer, d Document) error {
	p := &printer{w: w}
	if d.Provisional {
		p.f("PROVISIONAL: responses are outstanding.\n")
	}
	p.f("%s\n", fold("SIMULATED checkpoints, drawn at known rates and asked over HTTP. What "+
		"follows proves the tool, not a theory of training.", "", ""))
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			p.f("%s", fold(headlineOf(suite, noEvidenceCaps), pad(run.Checkpoint, 16), "                "))
			if suite.Strict.Direction == signature.Inconclusive {
				p.f("%s", fold(moreText(suite.Strict), "                ", "                "))
			}
		}
	}
	p.f("\n")
	demoRates(p, d)
	p.f("\n")
	demoScorer(p, d)
	return p.err
}

// moreText says how many questions would settle an inconclusive verdict.
func moreText(s signature.Signature) string {
	text := ""
	for _, side := range []struct {
		name string
		of   signature.Side
	}{{"unanswerable", s.OverAnswer}, {"answerable", s.OverRefusal}} {
		if side.of.State != signature.Undetermined {
			continue
		}
		if text != "" {
			text += " and "
		}
		if side.of.More < 0 {
			text += "no number of " + side.name + " questions"
		} else {
			text += "about " + plural(signature.About(side.of.More), "more "+side.name+" question")
		}
	}
	if text == "" {
		return ""
	}
	return "It would take " + text + "."
}

func demoRates(p *printer, d Document) {
	p.f("%-16s%-17s%8s%10s%10s  %s\n", "", "rate", "injected", "drawn", "measured", "interval")
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			name := run.Checkpoint
			for _, row := range []struct {
				title string
				side  signature.Side
				truth func(Truth) TruthRate
			}{
				{"over-answering", suite.Strict.OverAnswer, func(t Truth) TruthRate { return t.OverAnswer }},
				{"over-refusal", suite.Strict.OverRefusal, func(t Truth) TruthRate { return t.OverRefusal }},
			} {
				injected, drawn := "", ""
				if run.Truth != nil {
					t := row.truth(*run.Truth)
					injected, drawn = signature.Percent(t.Injected), fmt.Sprintf("%d/%d", t.Drawn, t.Of)
				}
				p.f("%s%-17s%8s%10s%10s  %s\n", pad(name, 16), row.title, injected, drawn,
					fmt.Sprintf("%d/%d", row.side.Count, row.side.Of), sideInterval(row.side))
				name = ""
			}
		}
	}
}

// demoScorer shows how often the scorer misread what was drawn, and beside it
// d' and the F1 that other tools lead with.
func demoScorer(p *printer, d Document) {
	const format = "%s%7s%6s%8s%5s  %-22s%6s\n"
	p.f(format, pad("scorer", 15), "missed", "false", "unclear", "of", "d' and interval", "F1")
	p.f("%15s%13s\n", "", "declines")
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			missed, falsely, unclear, of := "-", "-", "-", "-"
			if t := run.Truth; t != nil {
				missed, falsely = fmt.Sprint(t.MissedDeclines), fmt.Sprint(t.FalseDeclines)
				unclear, of = fmt.Sprint(t.Unclear), fmt.Sprint(t.Compared+t.Unclear)
			}
			p.f(format, pad(run.Checkpoint, 15), missed, falsely, unclear, of,
				estimateOrNone(suite.Strict.DPrime), number(suite.Strict.F1))
		}
	}
	if b := baseline(d, "always-abstain"); b != nil {
		p.f(format, pad(b.Name, 15), "", "", "", "", fmt.Sprintf("%+.2f", b.DPrime), number(b.F1))
		p.f("\n%s", fold("F1 of abstaining, the usual score, gives "+number(b.F1)+" for declining everything"+
			beaten(d, b)+". The two rates and d' say which way a model fails.", "", ""))
	}
}

// beaten names the checkpoints that F1 ranks below declining everything.
func beaten(d Document, b *signature.Baseline) string {
	var names []string
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			if f1 := suite.Strict.F1; f1 != nil && b.F1 != nil && *f1 < *b.F1 {
				names = append(names, nameText(run.Checkpoint))
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ": more than " + list(names) + " get"
}

func baseline(d Document, name string) *signature.Baseline {
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			for _, b := range suite.Strict.Baselines {
				if b.Name == name {
					return &b
				}
			}
		}
	}
	return nil
}
