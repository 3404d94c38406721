package gates_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

func ptr(x float64) *float64 { return &x }

func rateOf(value, lo, hi float64, of int) signature.Rate {
	return signature.Rate{Value: &value, Lo: lo, Hi: hi, Of: of, Level: .95}
}

// core is a suite on which answering too much is shown and refusing is not.
func core() signature.Signature {
	return signature.Signature{
		Suite: "core", Direction: signature.OverAnswering, Scored: 190,
		OverAnswer:         signature.Side{Rate: rateOf(.2, .13, .29, 95)},
		OverRefusal:        signature.Side{Rate: rateOf(.05, .02, .12, 95)},
		Wrong:              signature.Side{Rate: rateOf(.1, .05, .18, 95)},
		ErrorWhenAnswering: rateOf(.11, .05, .19, 90),
		PolicyShare:        signature.Rate{Hi: 1}, // nothing was declined
		DPrime:             signature.Estimate{Value: ptr(2), Lo: ptr(1.5), Hi: ptr(2.6), Pairs: 90, Units: 90, Unit: signature.PairUnit},
		C:                  signature.Estimate{Value: ptr(.2), Warnings: []stats.Warning{"no interval at all"}, Units: 90, Unit: signature.ItemUnit},
		States: []signature.StateCount{
			{State: scoring.Scored, Unanswerable: 95, Answerable: 95},
			{State: scoring.Truncated, Unanswerable: 1, Answerable: 4},
			{State: scoring.Empty, Unanswerable: 4, Answerable: 1},
		},
	}
}

func changed(value, lo, hi, p float64) comparison.RateChange {
	return comparison.RateChange{Value: &value, Lo: &lo, Hi: &hi, P: &p, Items: 90, Level: .95}
}

func judged(t *testing.T, s Subject, texts ...string) []Result {
	t.Helper()
	var all []Gate
	for _, text := range texts {
		g, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, g)
	}
	return Judge(all, s)
}

func TestJudge(t *testing.T) {
	s := Subject{
		Signatures: []signature.Signature{core()},
		Changes: map[string]comparison.Change{"core": {
			OverAnswer: changed(.08, .03, .13, .002), OverRefusal: changed(-.01, -.04, .02, .6),
			DPrime: comparison.FigureChange{Base: ptr(2.5), Next: ptr(2), Estimate: signature.Estimate{Value: ptr(-.5), Lo: ptr(-.9), Hi: ptr(-.1), Units: 90, Unit: signature.PairUnit}},
		}},
	}
	for _, test := range []struct {
		text   string
		want   Outcome
		at     float64
		why    string
		reason string
	}{
		{"over_answer_rate <= 0.2", Passed, .2, "", "the bound itself is at most the bound"},
		{"over_answer_rate < 0.2", Failed, .2, "", "and not below it"},
		{"over_answer_rate.lo <= 0.1", Failed, .13, "", "shown to be above"},
		{"over_refusal_rate.lo <= 0.1", Passed, .02, "", "not shown to be above"},
		{"over_refusal_rate.hi <= 0.1", Failed, .12, "", "nor to be below"},
		{"over_answer_rate.n >= 100", Failed, 95, "", "too few"},
		{"wrong_rate > 5%", Passed, .1, "", "percent"},
		{"wrong_rate >= 0.1", Passed, .1, "", "at least"},
		{"error_when_answering != 0.11", Failed, .11, "", "unequal"},
		{"wrong_rate == 10%", Passed, .1, "", "equal"},
		{"policy_share <= 0.1", Unmeasured, 0, "no response declines", "a rate without a denominator is no number"},
		{"policy_share.hi <= 1", Unmeasured, 0, "no response declines", "nor is its interval"},
		{"policy_share.n == 0", Passed, 0, "", "but it is known how many there are"},
		{"d_prime.lo >= 1", Passed, 1.5, "", "d'"},
		{"c <= 0", Failed, .2, "", "c"},
		{"c.hi <= 0", Unmeasured, 0, "no interval at all", "without an interval"},
		{"unscored <= 5%", Passed, .05, "", "the larger share of the two sides"},
		{"truncated <= 2%", Failed, .04, "", "of which some were cut off"},
		{"truncated.total <= 2.5%", Passed, .025, "", "of all"},
		{"direction == over-answering", Passed, 0, "", "the direction"},
		{"direction != over-answering", Failed, 0, "", "another"},
		{"direction in [calibrated, inconclusive]", Failed, 0, "", "one of several"},
		{"over_answer_rate.change.lo <= 0.02", Failed, .03, "", "a change"},
		{"over_refusal_rate.change <= 0", Passed, -.01, "", "which may be a fall"},
		{"over_answer_rate.change.p >= 0.01", Failed, .002, "", "its test"},
		{"wrong_rate.change <= 0", Unmeasured, 0, "nothing was scored in both runs", "no pair of responses"},
		{"wrong_rate not worse", Unmeasured, 0, "nothing was scored in both runs", "the same"},
		{"d_prime.change.hi >= 0", Failed, -.1, "", "discernment lost"},
		{"c.change >= 0", Unmeasured, 0, "nothing was scored in both runs", "no c in one of the runs"},
	} {
		got := judged(t, s, test.text)
		if len(got) != 1 || got[0].Outcome != test.want || got[0].Why != test.why {
			t.Errorf("%s: %s: got %+v, want %s %q", test.reason, test.text, got, test.want, test.why)
			continue
		}
		if at := got[0].At; test.at != 0 && (at == nil || *at != test.at) {
			t.Errorf("%s: %s: compared %v, want %g", test.reason, test.text, at, test.at)
		}
	}
}

// TestTooFew: d' and c are judged by what they rest on, whatever the method.
func TestTooFew(t *testing.T) {
	for _, test := range []struct {
		units  int
		unit   signature.Unit
		method string
		want   Outcome
		why    string
		reason string
	}{
		{9, signature.PairUnit, signature.PairWeights, Unmeasured, "9 pairs: too few to say", "nine pairs"},
		{10, signature.PairUnit, signature.PairWeights, Passed, "", "ten"},
		{6, signature.ItemUnit, signature.ClosedForm, Unmeasured, "6 items: too few to say", "six items of a side, by the closed form"},
		{80, signature.ItemUnit, signature.PairWeights, Passed, "", "80 items without a twin, asked twice"},
		{1, signature.ClusterUnit, signature.PairWeights, Unmeasured, "1 cluster: too few to say", "one cluster"},
	} {
		s := core()
		e := signature.Estimate{Value: ptr(2), Lo: ptr(1.5), Hi: ptr(2.6), Units: test.units, Unit: test.unit, Method: test.method}
		s.DPrime = e
		changes := map[string]comparison.Change{"core": {DPrime: comparison.FigureChange{Base: ptr(0), Next: ptr(2), Estimate: e}}}
		got := judged(t, Subject{Signatures: []signature.Signature{s}, Changes: changes}, "d_prime.lo >= 1", "d_prime.change.lo >= 1", "d_prime.n >= 1")
		for _, r := range got[:2] {
			if r.Outcome != test.want || r.Why != test.why || r.N != test.units {
				t.Errorf("%s: %s: %s %q of %d, want %s %q of %d", test.reason, r.Gate.Text, r.Outcome, r.Why, r.N, test.want, test.why, test.units)
			}
		}
		if got[2].Outcome != Passed || *got[2].At != float64(test.units) {
			t.Errorf("%s: %s: %s at %v", test.reason, got[2].Gate.Text, got[2].Outcome, *got[2].At)
		}
	}
	for unit, why := range map[signature.Unit]string{
		signature.PairUnit: "no pair was scored on both sides", signature.ItemUnit: "no item was scored on one of the sides",
	} {
		s := core()
		s.DPrime = signature.Estimate{Unit: unit}
		if got := judged(t, Subject{Signatures: []signature.Signature{s}}, "d_prime.lo >= 1")[0]; got.Outcome != Unmeasured || got.Why != why {
			t.Errorf("%s: %s %q, want %q", unit, got.Outcome, got.Why, why)
		}
	}
}

// TestDirectionOfOneSide: where a side was not measured the direction is
// inconclusive, and that must not pass a gate that allows inconclusive.
func TestDirectionOfOneSide(t *testing.T) {
	s := core()
	s.Direction = signature.Inconclusive
	s.OverRefusal = signature.Side{}
	got := judged(t, Subject{Signatures: []signature.Signature{s}}, "direction in [calibrated, inconclusive]")
	if got[0].Outcome != Unmeasured || got[0].Why != "no response to an answerable item was scored" {
		t.Errorf("got %+v", got[0])
	}
}

// TestNoEvidence: of a suite of which too much is unscored no rate counts, but what
// was counted does.
func TestNoEvidence(t *testing.T) {
	s := Subject{Signatures: []signature.Signature{core()}, NoEvidence: map[string]string{"core": "too much"}}
	got := judged(t, s, "over_refusal_rate.lo <= 0.1", "direction == both", "d_prime > 0", "over_answer_rate not worse", "unscored <= 1%", "over_answer_rate.n > 1")
	want := []Outcome{Unmeasured, Unmeasured, Unmeasured, Unmeasured, Failed, Passed}
	for i, r := range got {
		if r.Outcome != want[i] || (r.Outcome == Unmeasured) != (r.Why == "the suite is no evidence: too much") {
			t.Errorf("%s: %s, want %s (%s)", r.Gate.Text, r.Outcome, want[i], r.Why)
		}
	}
}

// TestScope: a gate holds for the suites of both sides, or for the one it names.
func TestScope(t *testing.T) {
	second, probe := core(), core()
	second.Suite = "mine"
	probe.Suite, probe.Probe, probe.Direction = "alarming", &signature.Probe{Name: "alarming"}, ""
	s := Subject{Signatures: []signature.Signature{core(), probe, second}}
	var got [][3]string
	for _, r := range judged(t, s, "unscored <= 5%", "wrong_rate <= 1% on mine", "direction == both on alarming", "d_prime > 0 on alarming", "unscored <= 5% on nosuch") {
		got = append(got, [3]string{r.Suite, r.Gate.Text, string(r.Outcome)})
	}
	want := [][3]string{
		{"core", "unscored <= 5%", "passed"},
		{"alarming", "direction == both on alarming", "unmeasured"},
		{"alarming", "d_prime > 0 on alarming", "unmeasured"},
		{"mine", "unscored <= 5%", "passed"},
		{"mine", "wrong_rate <= 1% on mine", "failed"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestNotWorse: red where a rise is shown at alpha with both sides allowed for,
// amber up to .05, and never for a fall.
func TestNotWorse(t *testing.T) {
	for _, test := range []struct {
		answer, refusal comparison.RateChange
		alpha           float64
		want            [2]Outcome
		amber           string // of the first
		reason          string
	}{
		{changed(.08, .03, .13, .004), changed(0, -.03, .03, 1), 0, [2]Outcome{Failed, Passed}, "", ".008 with both allowed for"},
		{changed(.08, .03, .13, .006), changed(0, -.03, .03, 1), 0, [2]Outcome{Passed, Passed}, "its p does not show at alpha 0.01", ".012 is amber"},
		{changed(.08, .03, .13, .006), changed(0, -.03, .03, 1), .02, [2]Outcome{Failed, Passed}, "", "and red at another alpha"},
		{changed(.08, .01, .13, .03), changed(0, -.03, .03, 1), 0, [2]Outcome{Passed, Passed}, "", ".06 is nothing"},
		{changed(.08, .03, .13, .006), changed(.09, .04, .14, .001), 0, [2]Outcome{Failed, Failed}, "", "the second of two is not doubled"},
		{changed(-.08, -.13, -.03, .001), changed(-.09, -.14, -.04, .001), 0, [2]Outcome{Passed, Passed}, "", "better"},
		{changed(.08, -.001, .13, .001), changed(0, 0, 0, 1), 0, [2]Outcome{Passed, Passed}, "its interval does not show: it is not all above zero", "the interval says otherwise than the test"},
		{changed(.08, -.001, .13, .006), changed(0, 0, 0, 1), 0, [2]Outcome{Passed, Passed}, "neither its p shows at alpha 0.01 nor its interval", "and where the test says no more"},
	} {
		s := Subject{Signatures: []signature.Signature{core()}, Alpha: test.alpha, Changes: map[string]comparison.Change{
			"core": {OverAnswer: test.answer, OverRefusal: test.refusal},
		}}
		for i, r := range judged(t, s, "over_answer_rate not worse", "over_refusal_rate not worse") {
			warning := strings.TrimPrefix(r.Warning, "amber: it may be worse, which ")
			if r.Outcome != test.want[i] || warning != []string{test.amber, ""}[i] {
				t.Errorf("%s: %s: %s %q, want %s %q", test.reason, r.Gate.Text, r.Outcome, r.Warning, test.want[i], test.amber)
			}
			if r.PHolm == nil || *r.PHolm < *r.P {
				t.Errorf("%s: p %v became %v", test.reason, *r.P, r.PHolm)
			}
		}
	}
	lump := comparison.RateChange{Value: ptr(.67), P: ptr(.0001), Warnings: []stats.Warning{"one cluster only: no interval"}}
	for _, test := range []struct {
		s    Subject
		want string
	}{
		{Subject{}, "it was not compared with a baseline"},
		{Subject{NotCompared: map[string]string{"core": "the earlier run was not asked it"}}, "the earlier run was not asked it"},
		{Subject{Changes: map[string]comparison.Change{"core": {OverAnswer: comparison.RateChange{Value: ptr(.1), Warnings: []stats.Warning{"one cluster only"}}}}}, "its change has no test: one cluster only"},
		{Subject{Changes: map[string]comparison.Change{"core": {OverAnswer: lump}}}, "one cluster only: no interval"},
		{Subject{Changes: map[string]comparison.Change{"core": {OverAnswer: comparison.RateChange{Value: ptr(.67), P: ptr(.0001)}}}}, "its change has no interval"},
	} {
		test.s.Signatures = []signature.Signature{core()}
		if got := judged(t, test.s, "over_answer_rate not worse")[0]; got.Outcome != Unmeasured || got.Why != test.want {
			t.Errorf("got %s %q, want %q", got.Outcome, got.Why, test.want)
		}
	}
}

// TestChangeOfOneCluster: where compare says that no change could be visible, only
// how large it was is a number to judge.
func TestChangeOfOneCluster(t *testing.T) {
	s := Subject{Signatures: []signature.Signature{core()}, Changes: map[string]comparison.Change{
		"core": {OverAnswer: comparison.RateChange{Value: ptr(.67), P: ptr(.0001), Warnings: []stats.Warning{"one cluster only: no interval"}}},
	}}
	for text, want := range map[string]Outcome{
		"over_answer_rate.change <= 0.05":    Failed,
		"over_answer_rate.change.lo <= 0.05": Unmeasured,
		"over_answer_rate.change.hi <= 0.05": Unmeasured,
		"over_answer_rate.change.p >= 0.05":  Unmeasured,
	} {
		if got := judged(t, s, text)[0]; got.Outcome != want || (got.Why == "one cluster only: no interval") != (want == Unmeasured) {
			t.Errorf("%s: %s %q, want %s", text, got.Outcome, got.Why, want)
		}
	}
}

// TestOneTestIsAdjustedForOnce: a gate that is written twice takes nothing from what
// another shows, whereas one more rate, or suite, does.
func TestOneTestIsAdjustedForOnce(t *testing.T) {
	two, nothing := changed(.08, .03, .13, .004), changed(0, -.03, .03, 1)
	second := core()
	second.Suite = "mine"
	s := Subject{Signatures: []signature.Signature{core()}, Changes: map[string]comparison.Change{
		"core": {OverAnswer: two, OverRefusal: nothing, Wrong: nothing}, "mine": {OverAnswer: nothing, OverRefusal: nothing, Wrong: nothing},
	}}
	for _, test := range []struct {
		more   []string
		suites []signature.Signature
		want   float64
		reason string
	}{
		{nil, nil, .008, "two rates"},
		{[]string{"over_answer_rate not worse on core", "over_refusal_rate not worse on core"}, nil, .008, "the same two by the suite's name"},
		{[]string{"wrong_rate not worse"}, nil, .012, "a third rate"},
		{nil, []signature.Signature{second}, .016, "two rates of two suites"},
		{[]string{"over_answer_rate not worse on mine"}, []signature.Signature{second}, .016, "of which one is named again"},
	} {
		s := s
		s.Signatures = append(s.Signatures[:1:1], test.suites...)
		for _, r := range judged(t, s, append([]string{"over_answer_rate not worse", "over_refusal_rate not worse"}, test.more...)...) {
			if *r.P == .004 && *r.PHolm != test.want {
				t.Errorf("%s: %s: p %g, want %g", test.reason, r.Gate.Text, *r.PHolm, test.want)
			}
		}
	}
}

// TestDefaults holds what a run is judged by where nobody says.
func TestDefaults(t *testing.T) {
	var got []string
	for _, g := range Defaults(.1, .075, .05, true) {
		if !g.Default || g.Name != g.Text {
			t.Errorf("%+v", g)
		}
		got = append(got, g.Text)
	}
	want := []string{
		"over_answer_rate.lo <= 0.1", "over_refusal_rate.lo <= 0.075", "unscored <= 0.05",
		"over_answer_rate not worse", "over_refusal_rate not worse",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if n := len(Defaults(.1, .1, .05, false)); n != 3 {
		t.Errorf("%d without a baseline, want 3", n)
	}
}

// TestFalseAlarms: on the same checkpoint a night is red at most as often as alpha
// says, both sides taken together, and a checkpoint that is worse by ten points on
// one side is nearly always found. Sides have 320 items, of which a tenth turns out
// otherwise by chance.
func TestFalseAlarms(t *testing.T) {
	const nights, items = 4000, 320
	random := rand.New(rand.NewPCG(7, 0))
	side := func(rise float64) comparison.RateChange {
		var cells stats.Paired
		for range items {
			switch x := random.Float64(); {
			case x < .05+rise:
				cells.Add(true, false)
			case x < .10+rise:
				cells.Add(false, true)
			default:
				cells.Add(false, false)
			}
		}
		d, _ := stats.NewcombePaired(cells, .95)
		test, _ := stats.McNemar(cells.Only1, cells.Only2)
		return changed(d.Value, d.Lo, d.Hi, test.MidP)
	}
	red := func(rise float64) int {
		found := 0
		for range nights {
			s := Subject{Signatures: []signature.Signature{core()}, Changes: map[string]comparison.Change{
				"core": {OverAnswer: side(rise), OverRefusal: side(0)},
			}}
			got := judged(t, s, "over_answer_rate not worse", "over_refusal_rate not worse")
			if got[0].Outcome == Failed || got[1].Outcome == Failed {
				found++
			}
		}
		return found
	}
	if n := red(0); n > nights*DefaultAlpha {
		t.Errorf("%d of %d nights are red with nothing changed, more than alpha %g", n, nights, DefaultAlpha)
	} else {
		t.Logf("nothing changed: %d of %d nights are red", n, nights)
	}
	if n := red(.10); n < nights*9/10 {
		t.Errorf("worse by ten points: %d of %d nights are red", n, nights)
	} else {
		t.Logf("worse by ten points: %d of %d nights are red", n, nights)
	}
}

// TestTwelveRunsAtOnce: of twelve runs that were asked core, how often at least one
// fails a default gate though no rate is above its margin, as docs/nightly.md says.
func TestTwelveRunsAtOnce(t *testing.T) {
	for _, test := range []struct {
		rate, one, any float64
	}{
		{.10, .023, .43},
		{.09, .004, .09},
	} {
		one, _ := stats.PowerExceeds(367, test.rate, .10, .025)
		if anyOf := 1 - math.Pow(1-one, 2*12); math.Abs(one-test.one) > .0005 || math.Abs(anyOf-test.any) > .005 {
			t.Errorf("at a rate of %g: %.4f of one, %.3f of any", test.rate, one, anyOf)
		}
	}
}
