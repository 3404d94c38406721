package reports

import (
	"fmt"
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
	}
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
	text := fmt.Sprintf("%+.0f points", 100**d.Value)
	if d.Lo != nil && d.Hi != nil {
		text += fmt.Sprintf(" (%.0f to %.0f)", 100**d.Lo, 100**d.Hi)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "-0 ", "0 "), "(-0 ", "(0 ")
	if r.MidP != nil {
		text += ", " + pText(*r.MidP)
	}
	return text
}

// pText is a p-value to three places.
func pText(p float64) string {
	if p < .0005 {
		return "mid-p < .001"
	}
	return "mid-p " + strings.TrimPrefix(fmt.Sprintf("%.3f", p), "0")
}

func pairsText(r *signature.Refusals) string {
	text := fmt.Sprintf("%s: declined in both wordings %d, in alarming words only %d, in plain words only %d, in neither %d.",
		plural(r.Pairs, "pair"), r.Both, r.OnlyAlarming, r.OnlyPlain, r.Neither)
	if r.Incomplete > 0 {
		text += fmt.Sprintf(" Left out: %s of which a side was not scored.", plural(r.Incomplete, "pair"))
	}
	return text
}

// curveBar is how many columns stand for all responses of a step.
const curveBar = 16

func terminalCurve(p *printer, steps []signature.Step) {
	p.f("%-6s%-14s%-14s%-14s%4s\n", "step", "right #", "wrong x", "declined .", "n")
	for _, s := range steps {
		p.f("  %-4s%-14s%-14s%-14s%4d  %s\n", stepName(s), s.Right.Text(), s.Wrong.Text(), s.Declined.Text(), s.Right.Of, textBar(s))
	}
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
		p.f("| difference | %s | | %d pairs | |\n\n%s\n", differenceText(r), r.Pairs, pairsText(r))
	case len(probe.Curve) > 0:
		p.f("| step | right | wrong | declined | n |\n|---|---|---|---|---|\n")
		for _, s := range probe.Curve {
			p.f("| %s | %s | %s | %s | %d |\n", stepName(s), s.Right.Text(), s.Wrong.Text(), s.Declined.Text(), s.Right.Of)
		}
	}
}
