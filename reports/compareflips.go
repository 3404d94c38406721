package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

func comparedFlows(p *printer, f comparison.Flows) {
	if f.Total == 0 {
		return
	}
	p.f("\n  %-18s", plural(f.Total, "twin pair"))
	for _, corner := range comparison.Corners() {
		p.f("  %s", corner)
	}
	p.f("\n")
	for i, corner := range comparison.Corners() {
		p.f("  %-18s", "was: "+string(corner))
		for j, to := range comparison.Corners() {
			p.f("%*d", len(to)+2, f.Pairs[i][j])
		}
		p.f("\n")
	}
}

func comparedFlips(p *printer, s SuiteComparison) {
	if s.Unpaired {
		return
	}
	if len(s.Flips) == 0 {
		p.f("\n  No item is treated otherwise.\n")
		return
	}
	total := 0
	for _, f := range s.Flips {
		total += f.Count
	}
	p.f("\n  %s treated otherwise:\n", plural(total, "item"))
	for _, f := range s.Flips {
		p.f("%s\n", Shorten(fmt.Sprintf("  %5d  %s%s", f.Count, pad(string(f.Effect), 7), Safe(flipText(f.Answerable, f.From, f.To))), columns))
		for _, e := range s.Examples {
			if e.Answerable != f.Answerable || e.From != f.From || e.To != f.To {
				continue
			}
			p.f("         %s\n", Shorten(Safe(e.Item)+": "+Safe(e.Question), columns-9))
			p.f("           was: %s\n", Shorten(Safe(e.Base), columns-16))
			p.f("           now: %s\n", Shorten(Safe(e.Next), columns-16))
			break
		}
	}
}

// flipText says what became of an item.
func flipText(answerable bool, from, to scoring.Act) string {
	side := "no answer"
	if answerable {
		side = "answerable"
	}
	return fmt.Sprintf("%s: %s, now %s", side, from, to)
}
