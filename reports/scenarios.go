package reports

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

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
