package reports

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

func TestWorstScenarios(t *testing.T) {
	side := func(failed, of int) signature.Side {
		i, _ := stats.ClopperPearson(failed, of, .95)
		return signature.Side{Rate: signature.Rate{Count: failed, Of: of, Lo: i.Lo, Hi: i.Hi}}
	}
	scenario := func(name string, answer, refusal signature.Side) signature.ScenarioSides {
		return signature.ScenarioSides{Scenario: name, OverAnswer: answer, OverRefusal: refusal}
	}
	for _, test := range []struct {
		all          []signature.ScenarioSides
		want, reason string
	}{
		{[]signature.ScenarioSides{scenario("stale", side(5, 72), side(0, 72)), scenario("subjective", side(4, 8), side(0, 8))},
			"subjective stale", "half of few is worse than a few of many"},
		{[]signature.ScenarioSides{scenario("one", side(1, 1), side(0, 1)), scenario("many", side(30, 40), side(0, 40))},
			"many one", "a single failure says little"},
		{[]signature.ScenarioSides{scenario("both", side(4, 20), side(4, 20)), scenario("refuses", side(0, 20), side(7, 20))},
			"refuses both", "the worse side counts, and no sum of the two"},
		{[]signature.ScenarioSides{scenario("a", side(4, 20), side(1, 20)), scenario("b", side(4, 20), side(2, 20))},
			"b a", "of like ones the one with more failures"},
		{[]signature.ScenarioSides{scenario("none", side(0, 20), side(0, 20)), scenario("no data", side(0, 0), side(0, 0))},
			"", "without a failure none is listed"},
	} {
		var got []string
		for _, r := range worstScenarios(test.all) {
			got = append(got, r.Scenario)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", test.reason, got, test.want)
		}
	}
}
