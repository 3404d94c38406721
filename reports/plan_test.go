package reports_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
)

func at[T any](x T) *T { return &x }

// sizing is a plan with everything that one can hold.
func sizing() reports.Sizing {
	side := reports.SizedSide{
		Items: 40, Responses: 160, Clusters: 40, Design: 1.9, Effective: 84,
		Above: at(.2091), Within: at(.0199), Fewest: at(36), Change: at(.10),
	}
	small := reports.SizedSide{Items: 20, Responses: 80, Clusters: 20, Design: 1.9, Effective: 20, Fewest: at(44), Above: at(.4)}
	large := small
	large.Items, large.Within = 44, at(.0052)
	return reports.Sizing{
		Schema: reports.SizingSchema, Simulated: true, Margin: .1, Level: .95, Power: .8, Epochs: 4, Comparisons: 6, Alpha: .05 / 6, AlphaDPrime: .0125,
		Suite: reports.SizedSuite{
			Name: "mine", Version: "1", Items: 80, Pairs: 40, Unanswerable: side, Answerable: side,
			Calibrated: at(.0167), DPrime: at(1.201), ScenarioLevel: .975,
			Scenarios: []reports.SizedScenario{{Scenario: "stale", Unanswerable: small, Answerable: small}, {Scenario: "subjective", Unanswerable: large, Answerable: large}},
		},
		Rates: []reports.SizedRate{
			{Rate: .2345678, From: "over-answer", State: "exceeds", Items: at(27), PowerUnanswerable: at(.9999), PowerAnswerable: at(.5)},
			{Rate: .0999, From: "over-refusal", State: "within", PowerUnanswerable: at(.0)},
		},
		Costs: []reports.SizedCost{
			{What: "mine", Items: 80, Requests: 320, PromptTokens: 20000, AnswerTokens: 96000, Cost: at(.0607), Seconds: at(40.)},
			{What: "over-answer 23.5%", Items: 54, Requests: 216, PromptTokens: 13500, AnswerTokens: 64800, Cost: at(41.2), Seconds: at(9000.)},
		},
		Assumptions: []reports.Assumption{
			{What: reports.AssumedICC, Value: .3, Source: reports.Given},
			{What: reports.AssumedDiscordant, Value: .12345, Source: reports.Measured},
			{What: reports.AssumedOverAnswer, Value: .2345678, Source: reports.Measured},
			{What: reports.AssumedOverRefusal, Value: .1, Source: reports.Assumed},
			{What: reports.AssumedPromptTokens, Value: 62.4, Source: reports.Estimated},
			{What: reports.AssumedAnswerTokens, Value: 300, Source: reports.Assumed},
			{What: reports.AssumedSeconds, Value: 2, Source: reports.Given},
			{What: reports.AssumedConnections, Value: 16, Source: reports.Assumed},
		},
	}
}

func planText(t testing.TB, s reports.Sizing) string {
	t.Helper()
	var out strings.Builder
	if err := reports.SizingText(&out, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSizingText(t *testing.T) {
	const want = `SIMULATED: a simulated checkpoint was measured for this plan.

mine 1: 80 items in 40 pairs, each asked 4 times. Against a margin of 10
points at a level of 95%. What is seen is seen with a chance of about
80%.

                                            unanswerable    answerable
items                                                 40            40
responses                                            160           160
design effect                                       1.90          1.90
as good as so many independent ones                   84            84
a rate is seen above the margin from               21.0%         21.0%
a rate is seen within the margin up to              1.9%          1.9%
a rate's change is seen from, in points             10.0          10.0

A true rate between those two may well come out as not settled.
"Calibrated" takes both sides within the margin: seen up to a rate of
1.6% on both.
Between two checkpoints a change of d' is seen from 1.21.
A rate's change is held to 0.00833, the strictest step of Holm's for 6
comparisons (compare makes 3 of each checkpoint), that of d' to 0.0125.

By scenario there are 20 to 44 items a side. Since there are 2
scenarios, each is held to a level of 97.5%. Within the margin can only
be those with 44 items a side or more; they are seen so up to a rate of
0.5%. A rate is seen above it from 40.0%.

                      verdict   items a side  calibrated        seen now
over-answer 23.5%     exceeds             27           -       >99%, 50%
over-refusal 9.99%    within       > 100,000   > 100,000           0%, -

From so many items a side on, a side with that true rate gets that
verdict with the chance asked for; "calibrated" takes both sides within
the margin. Seen now: the chance with the items of mine, unanswerable
and answerable.

one run                    items  requests prompt tok. answer tok.      cost
mine                          80       320       20000       96000    0.0607
over-answer 23.5%             54       216       13500       64800     41.20
Time: mine 40 s, over-answer 23.5% 2.5 h.

Given: responses of one cluster correlate by 0.3; 2 seconds an answer.
Measured: two checkpoints differ on 12.3% of the items of a side; for
  d', an over-answer rate of 23.5%.
Estimated from the texts: 62 tokens a prompt.
Assumed: for d', an over-refusal rate of 10%; 300 tokens an answer
  (--answer-tokens); 16 requests at once (--max-connections).
Clusters count as independent of one another, rates as scored, and every
  response as scored at all.
`
	if diff := cmp.Diff(want, planText(t, sizing())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestSizingNever: what cannot be seen is said to be so, never left out.
func TestSizingNever(t *testing.T) {
	none := reports.SizedSide{Items: 9, Responses: 9, Clusters: 9, Design: 1, Effective: 9, Fewest: at(36)}
	single := reports.SizedSide{Items: 1, Responses: 1, Clusters: 1, Design: 1, Effective: 1, Fewest: at(36)}
	probe := reports.SizedSuite{Name: "p", Probe: "alarming", Items: 9, Answerable: none, Controlled: 4}
	for _, c := range []struct {
		reason string
		sizing reports.Sizing
		said   []string
	}{
		{"a suite that is too small for anything", reports.Sizing{Epochs: 2, Suite: reports.SizedSuite{Unanswerable: none, Answerable: none}},
			[]string{"can never say \"calibrated\"", "Fewer than 36 items a side can never be within the margin, however often", "never         never", "With so few items a change is never seen", "a low one always does"}},
		{"one side", reports.Sizing{Suite: reports.SizedSuite{Answerable: none}}, []string{"-         never", "It has one side"}},
		{"a probe", reports.Sizing{Suite: probe}, []string{"It is a probe", "is never seen in 4 pairs"}},
		{"scenarios that are too small for anything", reports.Sizing{Suite: reports.SizedSuite{Scenarios: []reports.SizedScenario{{Answerable: none}}}},
			[]string{"There is one scenario, and so", "None can ever be within the margin: that takes 36 items", "None can ever be above it"}},
		{"scenarios of an item", reports.Sizing{Suite: reports.SizedSuite{Scenarios: []reports.SizedScenario{{Answerable: single}, {Answerable: single}}}},
			[]string{"By scenario there is 1 item a side. Since there are 2 scenarios"}},
		{"a change that is too small", reports.Sizing{Epochs: 2, Comparisons: 3, Change: &reports.SizedChange{Change: .0001, Discordant: .1}, Suite: reports.SizedSuite{Name: "x", Answerable: none}},
			[]string{"takes more than 1,000,000 items", "strictest step of Holm's for 3 comparisons", "reckoned for one sample", "x has 9 answerable items and sees none."}},
	} {
		text := strings.Join(strings.Fields(planText(t, c.sizing)), " ")
		for _, said := range c.said {
			if !strings.Contains(text, strings.Join(strings.Fields(said), " ")) {
				t.Errorf("%s: %q is not in\n%s", c.reason, said, text)
			}
		}
	}
}

func TestSizingJSON(t *testing.T) {
	var first, second strings.Builder
	if err := reports.SizingJSON(&first, sizing()); err != nil {
		t.Fatal(err)
	}
	if err := reports.SizingJSON(&second, sizing()); err != nil || first.String() != second.String() {
		t.Errorf("the same plan gave other bytes, or %v", err)
	}
	var back reports.Sizing
	if err := json.Unmarshal([]byte(first.String()), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sizing(), back); diff != "" {
		t.Errorf("read back (-want +got)\n%s", diff)
	}
	if err := reports.SizingText(&failing{left: 100}, sizing()); !errors.Is(err, errDisk) {
		t.Error("a full disk went unnoticed")
	}
}

// FuzzSizing: no name in a plan reaches a terminal as it is, nor breaks its 80
// columns, whatever the figures are.
func FuzzSizing(f *testing.F) {
	f.Add(hostile, .1, 12)
	f.Add("\x81", -1e300, -1)
	f.Fuzz(func(t *testing.T, text string, x float64, n int) {
		s := sizing()
		poison(reflect.ValueOf(&s).Elem(), text)
		s.Rates[0].Items, s.Rates[0].Rate, s.Costs[0].Cost, s.Suite.DPrime = &n, x, &x, &x
		for range 2 {
			assertVisible(t, "plan", planText(t, s))
			s.Change, s.Rates = &reports.SizedChange{Change: x, Items: &n, Power: &x}, nil
		}
		for line := range strings.Lines(planText(t, sizing())) {
			if len([]rune(line)) > 81 {
				t.Errorf("%q is wider than 80 columns", line)
			}
		}
	})
}
