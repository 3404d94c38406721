package evaluate

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// planScenarios fills in, while asks are outstanding, which scenarios the run asks about,
// in the order in which it does. A probe has none, and items without one count for none.
func (g *gathered) planScenarios() error {
	if g.part.Recorded >= g.part.Planned {
		return nil
	}
	refs := g.run.Manifest.Suites
	suite, probe := suiteNames(refs), map[string]bool{}
	for _, ref := range refs {
		probe[ref.Name] = ref.Probe != ""
	}
	g.scenarios = map[string][]string{}
	for n, item := range numbered(g.run.Items()) {
		if item.err != nil {
			return item.err
		}
		name, scenario := suite(n), string(item.Scenario)
		if scenario != "" && !probe[name] && !slices.Contains(g.scenarios[name], scenario) {
			g.scenarios[name] = append(g.scenarios[name], scenario)
		}
	}
	return nil
}

// withoutResponse are those of planned of which nothing is in a signature.
func withoutResponse(planned []string, s signature.Signature) []string {
	return slices.DeleteFunc(slices.Clone(planned), func(scenario string) bool {
		return slices.ContainsFunc(s.Scenarios, func(of signature.ScenarioSides) bool { return of.Scenario == scenario })
	})
}
