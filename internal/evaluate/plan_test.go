package evaluate

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

var planDay = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func planOptions(suite string) PlanOptions {
	return PlanOptions{Suite: suite, Margin: .1, Level: .95, Power: .8, Comparisons: 1, Epochs: 1}
}

func planned(t *testing.T, o PlanOptions) reports.Sizing {
	t.Helper()
	s, err := PlanSizes(o, planDay)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func share(x float64) *float64 { return &x }

// pairsOf is a suite of n twin pairs, and each cluster of them has so many.
func pairsOf(t *testing.T, n, cluster int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		for _, rest := range []string{`a","answerable":true,"answers":["4"]`, `u","answerable":false,"missing":{"say":"it","any_of":["x"]}`} {
			fmt.Fprintf(&b, `{"scenario":"stale","pair":"p%d","cluster":"c%d","question":"What is 2 + 2, number %d?","id":"p%d-%s}`+"\n", i, i/cluster, i, i, rest)
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"suite.yaml": "name: pairs\nversion: \"1\"\n", "items.jsonl": b.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestPlanOfCore: what the built-in suite can see, from the same functions that
// the specification's table was held to.
func TestPlanOfCore(t *testing.T) {
	s := planned(t, planOptions("core"))
	n := s.Suite.Unanswerable.Items
	above, _ := stats.SmallestExceeding(n, .1, .025, .8)
	within, _ := stats.LargestWithin(n, .1, .025, .8)
	change, _ := stats.SmallestPairedChange(n, .1, .05, .8)
	for what, pair := range map[string][2]*float64{
		"above": {s.Suite.Unanswerable.Above, &above}, "within": {s.Suite.Unanswerable.Within, &within}, "change": {s.Suite.Answerable.Change, &change},
	} {
		if pair[0] == nil || *pair[0] != stats.Round9(*pair[1]) {
			t.Errorf("%s is %v, want %v", what, pair[0], *pair[1])
		}
	}
	if s.Suite.Pairs != n || s.Suite.Items != 2*n || s.Suite.Calibrated == nil || *s.Suite.Calibrated >= within || s.Suite.DPrime == nil {
		t.Errorf("%+v", s.Suite)
	}
	if len(s.Suite.Scenarios) != 8 || s.Suite.ScenarioLevel != stats.Round9(1-.05/8) {
		t.Fatalf("%d scenarios at %v", len(s.Suite.Scenarios), s.Suite.ScenarioLevel)
	}
	for _, scenario := range s.Suite.Scenarios {
		if scenario.Answerable.Within != nil || *scenario.Answerable.Fewest != 55 || scenario.Answerable.Above == nil {
			t.Errorf("%s: %+v: fewer than 55 items can never be within at that level", scenario.Scenario, scenario.Answerable)
		}
	}
}

// TestPlanOfBrokenPairs: no figure of pairs rests on one that has several items on a side.
func TestPlanOfBrokenPairs(t *testing.T) {
	dir := pairsOf(t, 12, 1)
	file := filepath.Join(dir, "items.jsonl")
	text, err := os.ReadFile(file)
	if err == nil { // the first two pairs become one
		err = os.WriteFile(file, []byte(strings.ReplaceAll(string(text), `"pair":"p1"`, `"pair":"p0"`)), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if s := planned(t, planOptions(dir)).Suite; s.Pairs != 10 || s.Items != 24 {
		t.Errorf("%d pairs of %d items, want 10 of 24", s.Pairs, s.Items)
	}
}

// TestCompareCallsAPlannedChange: where a rate changed by as much as the plan says is
// seen, compare calls it with the chance asked for. That is added up over how many items
// may come out worse and how many better.
func TestCompareCallsAPlannedChange(t *testing.T) {
	const pairs, discordant = 200, .1
	o := planOptions(pairsOf(t, pairs, 1))
	o.Discordant, o.Comparisons = share(discordant), RatesCompared
	s := planned(t, o)
	run := func(failed func(i int) bool) *comparison.Run {
		r := comparison.NewRun()
		for i := range 2 * pairs {
			v := scoring.Verdict{
				Suite: "s", Item: fmt.Sprint(i), Ask: fmt.Sprint(i), Pair: fmt.Sprint(i / 2), Answerable: i%2 == 1,
				State: scoring.Scored, Behavior: behavior.Answered, Correct: matching.Right,
			}
			if !v.Answerable && !failed(i/2) {
				v.Behavior = behavior.Abstained
			}
			v.Class, v.Cause = scoring.Classify(v.Answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Strict)
			r.Add(v)
		}
		return r
	}
	rises := func(worse, better int) bool {
		base := run(func(i int) bool { return i < better })
		next := run(func(i int) bool { return i >= better && i < better+worse })
		c, ok := comparison.Of(base, next, "s", "", false, comparison.Options{Resamples: 2})
		if !ok || c.OverAnswer.Rose != worse || c.OverAnswer.Fell != better {
			t.Fatalf("%d worse and %d better came out as %+v", worse, better, c.OverAnswer)
		}
		return c.OverAnswer.Moved == comparison.Rose
	}
	change := *s.Suite.Unanswerable.Change
	chance, worse := 0., 1
	for better := range 10 {
		for !rises(worse, better) {
			worse++ // the more are better, the more worse ones it takes
		}
		for worse := worse; worse+better <= pairs; worse++ {
			some, _ := stats.BinomialEqual(worse+better, pairs, discordant)
			way, _ := stats.BinomialEqual(worse, worse+better, (1+change/discordant)/2)
			chance += some * way
		}
	}
	if chance < .79 || chance > .85 {
		t.Errorf("a change of %.4f is called with a chance of %.3f", change, chance)
	}
	for comparisons, want := range map[int]float64{1: .025, 3: .025, 4: .0125, 6: .0125} {
		o.Comparisons = comparisons
		if got := planned(t, o).AlphaDPrime; got != want {
			t.Errorf("%d comparisons: d' is held to %v, want %v", comparisons, got, want)
		}
	}
}

// TestPlanIsKept: with as many items as a plan asks for, a suite has the power
// that the plan promises, clusters and epochs included, and with fewer not.
func TestPlanIsKept(t *testing.T) {
	for _, c := range []struct {
		rate, icc float64
		epochs    int
	}{{.2, 0, 1}, {.3, 0, 1}, {0, 0, 1}, {.02, 0, 1}, {.4, .3, 4}, {.02, .5, 3}, {0, .2, 8}} {
		o := planOptions(pairsOf(t, 1, 1))
		o.Rates, o.ICC, o.Epochs = []float64{c.rate}, &c.icc, c.epochs
		r := planned(t, o).Rates[0]
		reached := func(items int) float64 {
			o.Suite = pairsOf(t, items, 1)
			return *planned(t, o).Rates[0].PowerUnanswerable
		}
		if got := reached(*r.Items); got < .8 {
			t.Errorf("%+v: %d items have a power of %v", c, *r.Items, got)
		}
		if got := reached(*r.Items - 1); got >= .8 {
			t.Errorf("%+v: one less than %d has a power of %v", c, *r.Items, got)
		}
		if r.Both != nil {
			if got := math.Pow(reached(*r.Both), 2); got < .8-1e-8 {
				t.Errorf("%+v: %d items a side are calibrated with a power of %v", c, *r.Both, got)
			}
		}
	}
}

// TestTwiceTheItemsSeeNoLess holds for everything that a suite can see.
func TestTwiceTheItemsSeeNoLess(t *testing.T) {
	var before *reports.SizedSuite
	for _, n := range []int{5, 10, 20, 40, 80, 160, 320, 640} {
		s := planned(t, planOptions(pairsOf(t, n, 1))).Suite
		if b := before; b != nil {
			smaller := func(what string, now, was *float64) {
				if was != nil && (now == nil || *now > *was) {
					t.Errorf("%d items: %s is %v, with half as many %v", n, what, now, *was)
				}
			}
			minus := func(x *float64) *float64 {
				if x == nil {
					return nil
				}
				return share(-*x)
			}
			smaller("above", s.Answerable.Above, b.Answerable.Above)
			smaller("change", s.Answerable.Change, b.Answerable.Change)
			smaller("d'", s.DPrime, b.DPrime)
			smaller("less within", minus(s.Answerable.Within), minus(b.Answerable.Within))
			smaller("less calibrated", minus(s.Calibrated), minus(b.Calibrated))
		}
		before = &s
	}
}

// TestPlanOfFewItems: what would be a figure without worth is none.
func TestPlanOfFewItems(t *testing.T) {
	if s := planned(t, planOptions(pairsOf(t, 9, 1))).Suite; s.DPrime != nil || s.Calibrated != nil || s.Answerable.Within != nil {
		t.Errorf("%+v", s)
	}
	if s := planned(t, planOptions(pairsOf(t, 20, 1))).Suite; s.DPrime != nil { // with so few failures none fewer show
		t.Errorf("20 pairs see a change of d' from %v", *s.DPrime)
	}
	if s := planned(t, planOptions(pairsOf(t, 40, 1))).Suite; s.DPrime == nil {
		t.Error("40 pairs see no change of d'")
	}
}

func TestPlanOfClusters(t *testing.T) {
	o := planOptions(pairsOf(t, 120, 3))
	s := planned(t, o)
	side := s.Suite.Unanswerable
	if side.Clusters != 40 || side.Design != 2 || side.Effective != 57 { // 60 (t(119) / t(39))^2
		t.Errorf("%+v, want 40 clusters that are as good as 57 items", side)
	}
	if diff := cmp.Diff(reports.Assumption{What: reports.AssumedICC, Value: .5, Source: reports.Assumed}, s.Assumptions[0]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	o.ICC, o.Epochs = share(1), 5
	if side := planned(t, o).Suite.Unanswerable; side.Effective != 37 || side.Responses != 600 {
		t.Errorf("%+v: responses that are all alike count once a cluster, 40 (t(599) / t(39))^2", side)
	}
	o = planOptions(pairsOf(t, 32, 1))
	o.ICC, o.Epochs = share(0), 10
	if side := planned(t, o).Suite.Unanswerable; side.Within != nil || side.Effective != 297 {
		t.Errorf("%+v: 32 items without a failure count 32, and that is no evidence of 10 points", side)
	}
}

// TestDiffering: the share of items that came out differently is that of the
// side on which it is larger, over what both runs were scored on.
func TestDiffering(t *testing.T) {
	a := [2]map[string]bool{{"u1": true, "u2": false, "u3": true}, {"a1": false, "a2": false, "a3": false, "a4": true}}
	b := [2]map[string]bool{{"u1": false, "u2": false, "u9": true}, {"a1": false, "a2": false, "a3": false, "a4": false}}
	if got, ok := differing(a, b); !ok || got != .5 {
		t.Errorf("%v, %v; want .5 of the unanswerable", got, ok)
	}
	if _, ok := differing(a, [2]map[string]bool{{"u9": true}, nil}); ok {
		t.Error("nothing is shared")
	}
}

// TestPlanTally: what is not scored is in no rate, what the server did not say in
// no mean, and further samples of an item in no comparison.
func TestPlanTally(t *testing.T) {
	tally := newPlanTally()
	add := func(item string, epoch int, answerable bool, class scoring.Class, state scoring.State, u *responses.Usage) {
		tally.add(scoring.Verdict{Item: item, Ask: item, Epoch: epoch, Answerable: answerable, Class: class, State: state}, responses.Record{Usage: u, Seconds: 2})
	}
	add("u", 0, false, scoring.OverAnswering, scoring.Scored, &responses.Usage{Prompt: 50, Completion: 10})
	add("u", 1, false, scoring.Calibrated, scoring.Scored, &responses.Usage{Prompt: 70, Completion: 30})
	add("v", 0, false, scoring.Calibrated, scoring.Scored, nil)
	add("v", 1, false, scoring.Calibrated, scoring.Scored, &responses.Usage{})
	add("a", 0, true, scoring.OverRefusing, scoring.Scored, nil)
	add("b", 0, true, scoring.OverAnswering, scoring.Scored, nil) // a wrong answer is no refusal
	add("c", 0, true, "", scoring.Truncated, nil)
	got := []float64{*tally.took.prompt.mean(), *tally.took.answer.mean(), *tally.took.seconds.mean(), *tally.rates[0].mean(), *tally.rates[1].mean()}
	if diff := cmp.Diff([]float64{60, 20, 2, .25, .5}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([2]map[string]bool{{"u": true, "v": false}, {"a": true, "b": false}}, tally.did); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if icc := tally.correlation(); icc == nil || *icc != 0 {
		t.Errorf("%v: of two items one came out as it came out by chance", icc)
	}
	if none := (meanOf{}).mean(); none != nil {
		t.Errorf("the mean of nothing is %v", *none)
	}
}

func TestPlanMistakes(t *testing.T) {
	with := func(change func(*PlanOptions)) PlanOptions {
		o := planOptions("core")
		change(&o)
		return o
	}
	for _, c := range []struct {
		o    PlanOptions
		said string
	}{
		{with(func(o *PlanOptions) { o.Rates = []float64{.3, .1} }), "--rate is 0.1, the margin itself"},
		{with(func(o *PlanOptions) { o.Change, o.Discordant = share(-.3), share(.2) }), "--change is -0.3, and the two checkpoints are taken to differ on 0.2"},
		{with(func(o *PlanOptions) { o.Change = share(.2) }), "taken to differ on 0.1"},
		{with(func(o *PlanOptions) { o.Prices = map[string]Price{"m": {}, "n": {}} }), "the price file has 2 models"},
		{with(func(o *PlanOptions) { o.Prices, o.Model = map[string]Price{"m": {}}, "n" }), `no price for "n"`},
		{with(func(o *PlanOptions) { o.Suite = "cor" }), "unknown suite"},
	} {
		_, err := PlanSizes(c.o, planDay)
		var usage *UsageError
		var unknown *suites.UnknownError
		if !(errors.As(err, &usage) && usage.Next != "" || errors.As(err, &unknown)) || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%v, want %q", err, c.said)
		}
	}
}

// TestPlanCosts: by hand, 2 x 111 questions of 10 tokens each and 100 answers.
func TestPlanCosts(t *testing.T) {
	o := planOptions("core")
	o.Rates, o.Epochs, o.ICC = []float64{.2}, 2, share(1) // alike, so that epochs do not help
	o.AnswerTokens, o.AnswerSeconds, o.Connections = share(100), share(3), share(6)
	o.Prices = map[string]Price{"m": {Input: 0, Output: 10}}
	cost := planned(t, o).Costs[1]
	want := reports.SizedCost{What: "rate 20%", Items: 226, Requests: 452, PromptTokens: cost.PromptTokens, AnswerTokens: 45200, Cost: share(.452), Seconds: share(226)}
	if diff := cmp.Diff(want, cost); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	o.Prices, o.AnswerSeconds = nil, nil
	if cost := planned(t, o).Costs[0]; cost.Cost != nil || cost.Seconds != nil {
		t.Errorf("%+v: nothing is known of price and time", cost)
	}
}
