package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// sizedRates is how many items settle the rates.
func sizedRates(p *printer, s Sizing) {
	p.f("\n%-22s%-9s%13s%12s%16s\n", "", "verdict", "items a side", "calibrated", "seen now")
	for _, r := range s.Rates {
		both := "-"
		if r.State == string(signature.Within) {
			both = needed(r.Both, "> 100,000")
		}
		p.f("%s%s%13s%12s%16s\n", pad(r.Name(), 22), pad(r.State, 9), needed(r.Items, "> 100,000"), both, chances(r))
	}
	p.f("\n%s", wide("From so many items a side on, a side with that true rate gets that verdict with the chance asked for; "+
		"\"calibrated\" takes both sides within the margin. "+
		fmt.Sprintf("Seen now: the chance with the items of %s, unanswerable and answerable.", nameText(s.Suite.Name)), ""))
}

// Name names a rate in a table: "rate 15%", or "over-answer 23.4%" where a run
// had it.
func (r SizedRate) Name() string {
	if r.From != "" {
		return r.From + " " + percentage(signif(r.Rate))
	}
	return "rate " + percentage(r.Rate)
}

// Name names a change in a table: "change of 3", in points.
func (c SizedChange) Name() string { return "change of " + exact(100*c.Change) }

func chances(r SizedRate) string {
	var parts []string
	for _, power := range []*float64{r.PowerUnanswerable, r.PowerAnswerable} {
		if power == nil {
			parts = append(parts, "-")
			continue
		}
		parts = append(parts, signature.Percent(*power))
	}
	return strings.Join(parts, ", ")
}

func changeText(s Sizing, c SizedChange) string {
	many := needed(c.Items, "more than 1,000,000")
	text := fmt.Sprintf("A change of a rate by %s between two checkpoints that are asked the same takes %s items of that side, "+
		"if they differ on %s of them (Connor 1987).", signature.InPoints(exact(100*c.Change)), many, percentage(signif(c.Discordant)))
	if c.Power != nil {
		text += fmt.Sprintf(" McNemar's mid-p test then shows it with a chance of %s.", downward(c.Power))
	}
	if s.Comparisons > 1 {
		text += " That is at " + strictest(s) + "."
	}
	if s.Epochs > 1 {
		text += " It is reckoned for one sample of each item; more of them count by their mean, which can only show more."
	}
	return text + " " + suiteSees(s.Suite)
}

// suiteSees says which changes the suite's own items show.
func suiteSees(u SizedSuite) string {
	seen := func(side SizedSide) string {
		if side.Change == nil {
			return "sees none"
		}
		return "sees changes from " + points(side.Change)
	}
	name := nameText(u.Name)
	if u.Unanswerable.Items == u.Answerable.Items && seen(u.Unanswerable) == seen(u.Answerable) {
		return fmt.Sprintf("%s has %s a side and %s.", name, plural(u.Answerable.Items, "item"), seen(u.Answerable))
	}
	var sides []string
	for _, side := range []struct {
		SizedSide
		kind string
	}{{u.Unanswerable, "unanswerable item"}, {u.Answerable, "answerable item"}} {
		if side.Items > 0 {
			sides = append(sides, plural(side.Items, side.kind)+" and "+seen(side.SizedSide))
		}
	}
	return fmt.Sprintf("%s has %s.", name, strings.Join(sides, ", "))
}

// points is upward in points.
func points(share *float64) string { return signature.InPoints(strings.TrimSuffix(upward(share), "%")) }
