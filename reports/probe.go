package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Probes have measures of their own in place of rates on two sides. What they do
// not show stands in their sentence, which every format prints.

func terminalProbe(p *printer, probe *signature.Probe) {
	switch {
	case probe.Refusals != nil:
		terminalRefusals(p, probe.Refusals)
	case len(probe.Curve) > 0:
		terminalCurve(p, probe.Curve)
		terminalFamilies(p, probe.Families)
	}
	for _, w := range probeWarnings(probe) {
		p.f("%s", fold("note: "+w, "  ", "  "))
	}
}

// probeWarnings gathers what the figures of a probe come with.
func probeWarnings(probe *signature.Probe) []string {
	if probe.Refusals == nil {
		return nil
	}
	r := probe.Refusals
	return collect([]namedWarnings{
		{"declines in alarming words", r.Alarming.Warnings}, {"declines in plain words", r.Plain.Warnings},
		{"the difference", r.Difference.Warnings},
	})
}

// wordingRow is one wording of a refusals table.
type wordingRow struct {
	name   string
	rate   signature.Rate
	policy int
}

func wordingRows(r *signature.Refusals) []wordingRow {
	return []wordingRow{
		{"alarming words", r.Alarming, r.PolicyAlarming},
		{"plain words", r.Plain, r.PolicyPlain},
	}
}

func terminalRefusals(p *printer, r *signature.Refusals) {
	p.f("%-24s%8s  %-14s%5s  %s\n", "declined", "rate", intervalTitle(r.Alarming), "n", "for policy")
	for _, row := range wordingRows(r) {
		p.f("  %-22s%8s  %-14s%5d  %d\n", row.name, signature.PercentOf(row.rate.Value), interval(row.rate), row.rate.Of, row.policy)
	}
	p.f("  %-22s%s\n", "difference", differenceText(r))
	p.f("\n%s", fold(pairsText(r), "  ", "  "))
}

// differenceText is the difference in points: "+13 points (4 to 22), mid-p .006".
func differenceText(r *signature.Refusals) string {
	d := r.Difference
	if d.Value == nil {
		return signature.NoData
	}
	text := pointsText(*d.Value, d.Lo, d.Hi)
	switch {
	case r.MidP != nil:
		text += ", " + pText("mid-p", *r.MidP)
	case r.P != nil:
		text += ", " + pText("p", *r.P)
	}
	return text
}

// pText is a p-value of a kind to three places.
func pText(kind string, p float64) string {
	if p < .0005 {
		return kind + " < .001"
	}
	return kind + " " + strings.TrimPrefix(fmt.Sprintf("%.3f", p), "0")
}

func pairsText(r *signature.Refusals) string {
	pairs := plural(r.Pairs, "pair")
	if r.Controls > 0 { // each counts in all of its pairs
		pairs += " with " + plural(r.Controls, "control")
	}
	text := fmt.Sprintf("%s: declined in both wordings %d, in alarming words only %d, in plain words only %d, in neither %d.",
		pairs, r.Both, r.OnlyAlarming, r.OnlyPlain, r.Neither)
	if r.Incomplete == 0 {
		return text
	}
	var lost []string
	for _, l := range []struct {
		n     int
		which string
	}{{r.LostAlarming, "the alarming wording"}, {r.LostPlain, "the plain one"}, {r.LostBoth, "both"}} {
		if l.n > 0 {
			lost = append(lost, fmt.Sprintf("%s of %d", l.which, l.n))
		}
	}
	return text + " Not scored: " + list(lost) + "."
}

// curveBar is how many columns stand for all responses of a step.
const curveBar = 16

func terminalCurve(p *printer, steps []signature.Step) {
	p.f("%-6s%-14s%-14s%-14s%4s\n", "step", "right #", "wrong x", "declined .", "n")
	for _, s := range steps {
		p.f("  %-4s%-14s%-14s%-14s%4d  %s\n", stepName(s), s.Right.Text(), s.Wrong.Text(), s.Declined.Text(), s.Right.Of, textBar(s))
	}
	if lost := lostSteps(steps); lost != "" {
		p.f("%s", fold(lost, "  ", "  "))
	}
}

// lostSteps says where responses were not scored: a curve over what is left may
// not be that of all.
func lostSteps(steps []signature.Step) string {
	var lost []string
	for _, s := range steps {
		if s.Unscored > 0 {
			lost = append(lost, fmt.Sprintf("%d at step %s", s.Unscored, stepName(s)))
		}
	}
	if len(lost) == 0 {
		return ""
	}
	return "Not scored: " + list(lost) + "."
}

func terminalFamilies(p *printer, families []signature.Family) {
	if len(families) == 0 {
		return
	}
	steps := familySteps(families)
	p.f("\n  %-16s", "right, by step")
	for _, d := range steps {
		p.f("%8s", stepName(signature.Step{Difficulty: d}))
	}
	p.f("\n")
	for _, f := range families {
		p.f("  %s", pad(f.Domain, 16))
		for _, d := range steps {
			p.f("%8s", rightOf(f, d))
		}
		p.f("\n")
	}
}

// familySteps are the difficulties that any of the families has, the first seven:
// an item has one of six, or none.
func familySteps(families []signature.Family) []int {
	var steps []int
	for _, f := range families {
		for _, s := range f.Curve {
			if !slices.Contains(steps, s.Difficulty) {
				steps = append(steps, s.Difficulty)
			}
		}
	}
	slices.Sort(steps)
	return steps
}

// rightOf is how many of a family's responses at a step are right: "5/6".
func rightOf(f signature.Family, difficulty int) string {
	for _, s := range f.Curve {
		if s.Difficulty == difficulty && s.Right.Of > 0 {
			return fmt.Sprintf("%d/%d", s.Right.Count, s.Right.Of)
		}
	}
	return "-"
}

// stepName is the difficulty, which an item need not state.
func stepName(s signature.Step) string {
	if s.Difficulty == 0 {
		return "-"
	}
	return fmt.Sprint(s.Difficulty)
}

// textBar draws the three shares of a step, each rounded where the one before it
// ends, so that the bar always has the same length.
func textBar(s signature.Step) string {
	if s.Right.Of == 0 {
		return signature.NoData
	}
	upTo := func(n int) int { return (n*curveBar + s.Right.Of/2) / s.Right.Of }
	right, wrong := upTo(s.Right.Count), upTo(s.Right.Count+s.Wrong.Count)
	return strings.Repeat("#", right) + strings.Repeat("x", wrong-right) + strings.Repeat(".", curveBar-wrong)
}

func markdownProbe(p *printer, probe *signature.Probe) {
	switch {
	case probe.Refusals != nil:
		r := probe.Refusals
		p.f("| declined | rate | %s | n | for policy |\n|---|---|---|---|---|\n", intervalTitle(r.Alarming))
		for _, row := range wordingRows(r) {
			p.f("| %s | %s | %s | %d | %d |\n", row.name, signature.PercentOf(row.rate.Value), interval(row.rate), row.rate.Of, row.policy)
		}
		p.f("| difference | %s | | %s | |\n\n%s\n", differenceText(r), plural(r.Pairs, "pair"), pairsText(r))
	case len(probe.Curve) > 0:
		p.f("| step | right | wrong | declined | n |\n|---|---|---|---|---|\n")
		for _, s := range probe.Curve {
			p.f("| %s | %s | %s | %s | %d |\n", stepName(s), s.Right.Text(), s.Wrong.Text(), s.Declined.Text(), s.Right.Of)
		}
		if lost := lostSteps(probe.Curve); lost != "" {
			p.f("\n%s\n", lost)
		}
		markdownFamilies(p, probe.Families)
	}
	for _, w := range probeWarnings(probe) {
		p.f("\nNote: %s\n", Escape(w))
	}
}

func markdownFamilies(p *printer, families []signature.Family) {
	if len(families) == 0 {
		return
	}
	steps := familySteps(families)
	p.f("\n| right, by step |")
	for _, d := range steps {
		p.f(" %s |", stepName(signature.Step{Difficulty: d}))
	}
	p.f("\n|---|%s\n", strings.Repeat("---|", len(steps)))
	for _, f := range families {
		p.f("| %s |", Escape(f.Domain))
		for _, d := range steps {
			p.f(" %s |", rightOf(f, d))
		}
		p.f("\n")
	}
}
