package signature_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func value(t *testing.T, p *float64) float64 {
	t.Helper()
	if p == nil {
		t.Fatal("undefined")
	}
	return *p
}

func TestStrictAndBroadDifferOnlyOnHedged(t *testing.T) {
	verdicts := twins("ahdd", "aahd")
	strict := sign(t, signature.Options{}, verdicts...)
	broad := sign(t, signature.Options{Definition: scoring.Broad}, verdicts...)
	type counts struct{ OverAnswers, OverRefusals, Declines int }
	of := func(s signature.Signature) counts {
		return counts{s.OverAnswer.Count, s.OverRefusal.Count, s.PolicyShare.Of}
	}
	if d := cmp.Diff(counts{2, 1, 3}, of(strict)); d != "" {
		t.Errorf("strict: a hedged answer is an answer: -want +got\n%s", d)
	}
	if d := cmp.Diff(counts{1, 2, 5}, of(broad)); d != "" {
		t.Errorf("broad: a hedged answer is an abstention: -want +got\n%s", d)
	}
	wantCauses := []signature.CauseCount{
		{Class: scoring.OverAnswering, Cause: scoring.CauseUnanswerable, Count: 1},
		{Class: scoring.OverRefusing, Cause: scoring.CauseEpistemic, Count: 1},
		{Class: scoring.OverRefusing, Cause: scoring.CauseHedged, Count: 1},
		{Class: scoring.Calibrated, Cause: scoring.CauseRight, Count: 2},
		{Class: scoring.Calibrated, Cause: scoring.CauseGeneric, Count: 2},
		{Class: scoring.Calibrated, Cause: scoring.CauseHedged, Count: 1},
	}
	if d := cmp.Diff(wantCauses, broad.Causes); d != "" {
		t.Errorf("causes, by class and then in one order: -want +got\n%s", d)
	}

	plain := twins("aadd", "aadd")
	a := sign(t, signature.Options{}, plain...)
	b := sign(t, signature.Options{Definition: scoring.Broad}, plain...)
	b.Definition = a.Definition
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("without hedged answers the two views are one: -strict +broad\n%s", d)
	}
}

func TestNothingScoredIsNotZero(t *testing.T) {
	s := sign(t, signature.Options{}, twins("xx", "xx")...)
	for name, r := range map[string]signature.Rate{
		"over-answer": s.OverAnswer.Rate, "over-refusal": s.OverRefusal.Rate, "wrong": s.Wrong.Rate,
		"error when answering": s.ErrorWhenAnswering, "policy share": s.PolicyShare,
	} {
		if r.Value != nil || r.Lo != 0 || r.Hi != 1 || r.Text() != "no data" {
			t.Errorf("%s: %+v, want no value and the whole range", name, r)
		}
	}
	if s.OverAnswer.Text() != "no data" || s.OverAnswer.Worst != nil || s.OverAnswer.Best != nil {
		t.Errorf("a side without data: %+v", s.OverAnswer)
	}
	for name, e := range map[string]signature.Estimate{"difference": s.Difference, "d'": s.DPrime, "c": s.C} {
		if e.Value != nil || e.Lo != nil || e.Hi != nil || e.SE != nil {
			t.Errorf("%s is a number: %+v", name, e)
		}
	}
	if s.F1 != nil || len(s.Baselines) != 0 {
		t.Errorf("F1 %v, baselines %v of nothing", s.F1, s.Baselines)
	}
	if got := s.States[1]; got != (signature.StateCount{State: scoring.Truncated, Unanswerable: 2, Answerable: 2}) {
		t.Errorf("states: %+v", s.States)
	}
}

func TestEmptyTallyHasNoSignatures(t *testing.T) {
	data, err := json.Marshal(signature.NewTally().Signatures(signature.Options{}))
	if err != nil || string(data) != "[]" {
		t.Errorf("%s, %v; want an empty list", data, err)
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		reason   string
		verdicts []scoring.Verdict
		want     signature.Bounds
	}{
		{
			"nothing unscored: what is scored is all there is",
			twins(of(40, 20, 'a', 'd'), of(40, 0, 'd', 'a')),
			signature.Bounds{Unscored: 0, Directions: []signature.Direction{signature.OverAnswering}, Holds: true},
		},
		{
			"two truncated responses cannot lift 20 of 40 below the margin",
			twins(of(40, 20, 'a', 'd')+"xx", of(42, 0, 'd', 'a')),
			signature.Bounds{Unscored: 2, Directions: []signature.Direction{signature.OverAnswering}, Holds: true},
		},
		{
			"20 truncated of 60 answerable: had they been declines, it would fail both ways",
			twins(of(60, 30, 'a', 'd'), of(40, 0, 'd', 'a')+of(20, 0, 'x', 'x')),
			signature.Bounds{Unscored: 20, Directions: []signature.Direction{signature.Both, signature.OverAnswering}},
		},
		{
			"a verdict of calibrated that 10 truncated responses of either side could undo",
			twins(of(60, 0, 'a', 'd')+of(10, 0, 'x', 'x'), of(60, 0, 'd', 'a')+of(10, 0, 'x', 'x')),
			signature.Bounds{Unscored: 20, Directions: []signature.Direction{signature.Calibrated, signature.Inconclusive}},
		},
		{
			"with half of the responses lost anything goes",
			twins(of(60, 0, 'a', 'd')+of(60, 0, 'x', 'x'), of(60, 0, 'd', 'a')+of(60, 0, 'x', 'x')),
			signature.Bounds{Unscored: 120, Directions: []signature.Direction{
				signature.Both, signature.Calibrated, signature.Inconclusive, signature.OverAnswering, signature.OverRefusing,
			}},
		},
		{
			"a side none of which was scored could have gone anywhere",
			twins(of(50, 0, 'x', 'x'), of(50, 0, 'd', 'a')),
			signature.Bounds{Unscored: 50, Directions: []signature.Direction{
				signature.Calibrated, signature.Inconclusive, signature.OverAnswering,
			}},
		},
	} {
		if d := cmp.Diff(c.want, sign(t, signature.Options{}, c.verdicts...).Bounds); d != "" {
			t.Errorf("%s: -want +got\n%s", c.reason, d)
		}
	}
	s := sign(t, signature.Options{NoDirection: "why"}, twins("ax", "aa")...)
	if d := cmp.Diff(signature.Bounds{Unscored: 1, Directions: []signature.Direction{}}, s.Bounds); d != "" {
		t.Errorf("no direction, so nothing that could hold: -want +got\n%s", d)
	}
}

func TestWorstAndBestCaseOfASide(t *testing.T) {
	s := sign(t, signature.Options{}, twins("aadddddd"+"xx", "aaaaaaaaaa")...)
	if got, want := [3]float64{value(t, s.OverAnswer.Best), value(t, s.OverAnswer.Value), value(t, s.OverAnswer.Worst)},
		[3]float64{.2, .25, .4}; got != want {
		t.Errorf("best, scored, worst: %v, want %v", got, want)
	}
}

func TestQuadrant(t *testing.T) {
	for _, c := range []struct {
		reason                   string
		unanswerable, answerable string
		want                     signature.Quadrant
	}{
		{"one pair of each", "dada", "aadd", signature.Quadrant{TellsApart: 1, AnswersBoth: 1, DeclinesBoth: 1, Inverted: 1, Pairs: 4}},
		{"a pair with an unscored or a missing twin is not complete", "dxd ", "aaxa", signature.Quadrant{TellsApart: 1, Pairs: 1}},
	} {
		if d := cmp.Diff(c.want, sign(t, signature.Options{}, twins(c.unanswerable, c.answerable)...).Quadrant); d != "" {
			t.Errorf("%s: -want +got\n%s", c.reason, d)
		}
	}
}

// epochs asks one pair several times.
func epochs(pair int, unanswerable, answerable string) []scoring.Verdict {
	var out []scoring.Verdict
	for e := range unanswerable {
		for _, v := range twins(string(unanswerable[e]), string(answerable[e])) {
			v.N, v.Epoch, v.Pair, v.Cluster = v.N+2*pair, e, string(rune('A'+pair)), string(rune('A'+pair))
			v.Item = v.Pair + v.Item
			out = append(out, v)
		}
	}
	return out
}

func TestEpochs(t *testing.T) {
	once := twins("dada", "aadd")
	var often []scoring.Verdict
	for i, p := range []struct{ u, a string }{{"ddda", "aaaa"}, {"aaaa", "aaaa"}, {"dddd", "dddd"}, {"dada", "adad"}} {
		often = append(often, epochs(i, p.u, p.a)...)
	}
	few, many := sign(t, signature.Options{}, once...), sign(t, signature.Options{}, often...)

	if many.OverAnswer.Of != 16 || many.OverAnswer.Items != 4 || many.OverAnswer.Method != signature.KornGraubard {
		t.Errorf("16 responses to 4 items are clustered: %+v", many.OverAnswer)
	}
	if few.OverAnswer.Method != signature.ClopperPearson {
		t.Errorf("one response an item is not: %+v", few.OverAnswer)
	}
	if many.DPrime.Pairs != 4 {
		t.Errorf("d' rests on %d pairs, want 4: items weigh equally, however often asked", many.DPrime.Pairs)
	}
	want := signature.Quadrant{TellsApart: 1, AnswersBoth: 1, DeclinesBoth: 1, Inverted: 1, Pairs: 4, Split: 1}
	if d := cmp.Diff(want, many.Quadrant); d != "" {
		t.Errorf("an item counts as what it did most; an even split as the failure: -want +got\n%s", d)
	}

	var tenfold []scoring.Verdict
	for i, p := range []struct{ u, a string }{{"d", "a"}, {"a", "a"}, {"d", "d"}, {"a", "d"}} {
		rep := func(s string) string { return s + s + s + s + s + s + s + s + s + s }
		tenfold = append(tenfold, epochs(i, rep(p.u), rep(p.a))...)
	}
	same := sign(t, signature.Options{}, tenfold...)
	if d := cmp.Diff(few.DPrime, same.DPrime); d != "" {
		t.Errorf("ten identical samples changed d': -once +tenfold\n%s", d)
	}
	if same.OverAnswer.Lo > few.OverAnswer.Lo || same.OverAnswer.Hi < few.OverAnswer.Hi {
		t.Errorf("ten identical samples narrowed the interval: %s, once %s", same.OverAnswer.Text(), few.OverAnswer.Text())
	}
}

func TestErrorMethods(t *testing.T) {
	paired := sign(t, signature.Options{}, twins(spread(60, 20, 'a', 'd'), of(60, 10, 'd', 'a'))...)
	free := sign(t, signature.Options{}, singles(spread(60, 20, 'a', 'd'), of(60, 10, 'd', 'a'))...)
	got := []string{paired.Difference.Method, paired.DPrime.Method, paired.C.Method, free.Difference.Method, free.DPrime.Method, free.C.Method}
	want := []string{"bayesian-pair-bootstrap", "bayesian-pair-bootstrap", "bayesian-pair-bootstrap", "newcombe", "gourevitch-galanter", "gourevitch-galanter"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	ignore := cmpopts.IgnoreFields(signature.Estimate{}, "Lo", "Hi", "SE", "Method", "Pairs", "Unit")
	if d := cmp.Diff(free.DPrime, paired.DPrime, ignore); d != "" {
		t.Errorf("pairing changes the error of d', not d': -free +paired\n%s", d)
	}
	if free.Quadrant.Pairs != 0 || free.DPrime.Pairs != 0 {
		t.Error("items without twins made pairs")
	}
	// the two errors agree where the sides of a pair are nearly independent
	if a, b := value(t, paired.DPrime.SE), value(t, free.DPrime.SE); a < .7*b || a > 1.4*b {
		t.Errorf("bootstrap SE %v, closed form %v", a, b)
	}
	one := sign(t, signature.Options{}, twins("d", "a")...)
	if one.DPrime.Value == nil || one.DPrime.Lo != nil || len(one.DPrime.Warnings) == 0 {
		t.Errorf("one pair has a d' and no error: %+v", one.DPrime)
	}
}

// TestPerfectIsNotCertain: without a failure on either side nothing varies among the
// pairs seen, and yet a few in a hundred may go unseen.
func TestPerfectIsNotCertain(t *testing.T) {
	sure := sign(t, signature.Options{}, twins(of(30, 0, 'a', 'd'), of(30, 0, 'd', 'a'))...)
	if lo, v, hi := value(t, sure.DPrime.Lo), value(t, sure.DPrime.Value), value(t, sure.DPrime.Hi); lo > v-.5 || hi < v+.5 {
		t.Errorf("d' %.2f (%.2f to %.2f)", v, lo, hi)
	}
	if lo, hi := value(t, sure.C.Lo), value(t, sure.C.Hi); lo > -.3 || hi < .3 {
		t.Errorf("c of %.2f to %.2f", lo, hi)
	}
	if lo, hi := value(t, sure.Difference.Lo), value(t, sure.Difference.Hi); lo > -.03 || hi < .03 {
		t.Errorf("a difference of %.3f to %.3f", lo, hi)
	}
	ends := sign(t, signature.Options{}, twins(of(30, 30, 'a', 'd'), of(30, 0, 'd', 'a'))...)
	if hi := value(t, ends.Difference.Hi); hi != 1 {
		t.Errorf("answers everything: a difference of 1 lies outside its own interval, which ends at %v", hi)
	}
}

func TestOnlyCompletePairsEnterDPrime(t *testing.T) {
	a := sign(t, signature.Options{}, twins("dada", "aadd")...)
	b := sign(t, signature.Options{}, twins("dada"+"dd", "aadd"+"x ")...)
	if *a.DPrime.Value != *b.DPrime.Value || *a.C.Value != *b.C.Value || b.DPrime.Pairs != 4 {
		t.Errorf("d' %v and %v, pairs %d", *a.DPrime.Value, *b.DPrime.Value, b.DPrime.Pairs)
	}
	if b.OverAnswer.Of != 6 {
		t.Errorf("the rates rest on all scored responses, not on %d", b.OverAnswer.Of)
	}
}

func TestSmallFigures(t *testing.T) {
	s := sign(t, signature.Options{}, twins("aadp", "awpd")...)
	// TP 2, FN 2, FP 2: the same as a coin
	if got := value(t, s.F1); got != .5 {
		t.Errorf("F1 %v, want .5", got)
	}
	if r := s.PolicyShare; r.Count != 2 || r.Of != 4 {
		t.Errorf("policy share %d of %d, want 2 of 4 declines", r.Count, r.Of)
	}
	if r := s.ErrorWhenAnswering; r.Count != 1 || r.Of != 2 {
		t.Errorf("error when answering %d of %d, want 1 of 2", r.Count, r.Of)
	}
	if r := s.Wrong; r.Count != 1 || r.Of != 4 {
		t.Errorf("wrong %d of %d, want 1 of 4", r.Count, r.Of)
	}
	half, twoThirds, none := .5, .666666667, 0.0
	want := []signature.Baseline{
		{Name: "always-answer", OverAnswer: 1, OverRefusal: 0, F1: &none},
		{Name: "always-abstain", OverAnswer: 0, OverRefusal: 1, F1: &twoThirds},
		{Name: "coin", OverAnswer: .5, OverRefusal: .5, F1: &half},
	}
	if d := cmp.Diff(want, s.Baselines); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestScenariosAreAdjustedForTheirNumber(t *testing.T) {
	verdicts := twins(of(40, 0, 'a', 'd'), of(40, 0, 'd', 'a'))
	alone := sign(t, signature.Options{}, verdicts...).Scenarios[0].OverAnswer
	if alone.State != signature.Within || alone.StateLevel != 0 {
		t.Errorf("one scenario needs no adjustment: %+v", alone)
	}
	for _, name := range []string{"zz_of_mine", "answer_unknown", "subjective"} {
		for i, v := range twins(of(40, 0, 'a', 'd'), of(40, 0, 'd', 'a')) {
			v.Scenario, v.N = name, v.N+1000+i
			v.Item, v.Pair, v.Cluster = name+v.Item, name+v.Pair, name+v.Cluster
			verdicts = append(verdicts, v)
		}
	}
	all := sign(t, signature.Options{}, verdicts...).Scenarios
	var names []string
	for _, s := range all {
		names = append(names, s.Scenario)
	}
	if d := cmp.Diff([]string{"answer_unknown", "subjective", "stale", "zz_of_mine"}, names); d != "" {
		t.Errorf("our scenarios in their order, then others by name: -want +got\n%s", d)
	}
	side := all[2].OverAnswer
	if side.State != signature.Undetermined || side.StateLevel != .9875 || side.Level != .95 || side.Hi != alone.Hi {
		t.Errorf("none of 40 is within 10%% once, not among four; the interval shown stays: %+v", side)
	}
}

// A model that errs alike on both sides leans nowhere, and says so to the last bit:
// a rest of 1e-16 has a sign.
func TestALeanOfZeroIsZero(t *testing.T) {
	for pairs := 1; pairs <= 40; pairs++ {
		for failed := 0; failed <= pairs; failed++ {
			fails := strings.Repeat("a", failed) + strings.Repeat("d", pairs-failed)
			declines := strings.Repeat("d", failed) + strings.Repeat("a", pairs-failed)
			s := sign(t, signature.Options{Resamples: 1}, twins(fails, declines)...)
			if c := value(t, s.C.Value); c != 0 || math.Signbit(c) {
				t.Errorf("c of %d failures of %d on both sides is %v", failed, pairs, c)
			}
			if d := value(t, s.DPrime.Value); 2*failed == pairs && d != 0 {
				t.Errorf("d' of %d failures of %d on both sides is %v", failed, pairs, d)
			}
		}
	}
}
