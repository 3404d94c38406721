package reasoning

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// verdict is a scored response to a twin of a pair; does is a letter: a answered
// (right, where there is an answer), w wrong, h hedged and right, x hedged and
// wrong, d declined, ? not scored.
func verdict(pair int, answerable bool, does byte, trace *traces.Trace) scoring.Verdict {
	v := scoring.Verdict{
		Suite: "core", Item: fmt.Sprint(pair, answerable), Pair: fmt.Sprint(pair), Cluster: fmt.Sprint(pair),
		Answerable: answerable, State: scoring.Scored, Behavior: behavior.Answered, Correct: matching.Unknown, Trace: trace,
	}
	switch does {
	case 'd':
		v.Behavior, v.Correct = behavior.Abstained, ""
	case 'h', 'x':
		v.Behavior = behavior.Hedged
	case '?':
		v.State = scoring.Truncated
		return v
	}
	if answerable && v.Correct != "" {
		v.Correct = matching.Right
		if does == 'w' || does == 'x' {
			v.Correct = matching.Wrong
		}
	}
	v.Class, v.Cause = scoring.Classify(answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Strict)
	return v
}

func of(vs []scoring.Verdict) Reasoning {
	t := NewTally()
	for _, v := range vs {
		t.Add(v)
	}
	r, _ := t.Reasoning("core", .95)
	return r
}

func TestReasoning(t *testing.T) {
	saw, not := &traces.Trace{Noticed: true, By: "b"}, &traces.Trace{By: "b"}
	reached := &traces.Trace{Reached: true, Summary: true, By: "b"}
	r := of([]scoring.Verdict{
		verdict(1, false, 'a', saw), verdict(1, true, 'a', not), // noticed, answered all the same
		verdict(2, false, 'a', saw), verdict(2, true, 'w', saw), // it notices everywhere
		verdict(3, false, 'a', not), verdict(3, true, 'd', reached), // knew, and declined
		verdict(4, false, 'd', saw), verdict(4, true, 'd', not),
		verdict(5, false, 'a', nil), verdict(5, true, 'x', nil), // no trace was seen
		verdict(6, false, '?', saw), verdict(6, true, 'h', not),
	})
	counts := func(r signature.Rate) [2]int { return [2]int{r.Count, r.Of} }
	for _, c := range []struct {
		reason    string
		got, want any
	}{
		{"of four answers with a trace two noticed; the truncated one and the one without a trace are in neither", counts(r.DisagreesOver), [2]int{2, 3}},
		{"of two declines one had reached the gold", counts(r.DisagreesUnder), [2]int{1, 2}},
		{"noticed, of the scored with a trace", [2][2]int{counts(r.Unanswerable.Noticed), counts(r.Answerable.Noticed)}, [2][2]int{{3, 4}, {1, 5}}},
		{"traces, truncated ones too", [2]int{r.Unanswerable.Traces, r.Answerable.Traces}, [2]int{5, 5}},
		{"summaries", [2]int{r.Unanswerable.Summaries, r.Answerable.Summaries}, [2]int{0, 1}},
		{"four complete pairs, two in which only the unanswerable twin noticed", [4]int{r.Notices.Pairs, r.Notices.Incomplete, r.Notices.Only[0], r.Notices.Only[1]}, [4]int{4, 1, 2, 0}},
		{"of these, three were answered", [3]int{r.AnsweredNotices.Pairs, r.AnsweredNotices.Only[0], r.AnsweredNotices.Only[1]}, [3]int{3, 1, 0}},
		{"the difference of 3/4 and 1/4", *r.Notices.Value, .5},
		{"McNemar's mid-p of 2 and 0", *r.Notices.MidP, .25},
		{"of two wrong answers one was hedged", counts(r.ConfidentError), [2]int{1, 2}},
		{"1/2 of the wrong, 1/2 of the right", *r.HedgeSelectivity.Value, 0.},
		{"who read them", r.By, "b"},
		{"no steps", r.Skipping, (*Skipping)(nil)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func TestNothingIsNoFigure(t *testing.T) {
	if _, ok := NewTally().Reasoning("core", .95); ok {
		t.Error("a suite that nobody asked has figures")
	}
	r := of([]scoring.Verdict{verdict(1, false, 'd', nil), verdict(1, true, 'a', nil)})
	for name, rate := range map[string]signature.Rate{
		"over": r.DisagreesOver, "under": r.DisagreesUnder, "confident errors": r.ConfidentError, "noticed": r.Answerable.Noticed,
	} {
		if rate.Value != nil || rate.Of != 0 {
			t.Errorf("%s: %+v of nothing", name, rate)
		}
	}
	for name, d := range map[string]Difference{"notices": r.Notices, "answered": r.AnsweredNotices, "selectivity": r.HedgeSelectivity} {
		if d.Value != nil || d.Lo != nil || d.Shows() {
			t.Errorf("%s: %+v of nothing", name, d)
		}
	}
	if r.Traced() {
		t.Error("there is no trace")
	}
}

// TestSeveralOnASide: of two items on a side neither has a twin, and what most replies
// to both did is nothing.
func TestSeveralOnASide(t *testing.T) {
	saw, not := &traces.Trace{Noticed: true, By: "b"}, &traces.Trace{By: "b"}
	vs := []scoring.Verdict{
		verdict(1, false, 'a', saw), verdict(1, true, 'a', not),
		verdict(2, false, 'a', saw), verdict(2, true, 'a', not), verdict(2, false, 'd', not),
	}
	vs[4].Item = "third"
	for _, cluster := range []string{"", "wide"} { // pairs that are clusters of their own, and others
		for i := range vs {
			vs[i].Cluster = cluster
		}
		r := of(vs)
		if r.Notices.Pairs != 1 || r.Notices.Incomplete != 0 || r.AnsweredNotices.Pairs != 1 || r.Unanswerable.Noticed.Of != 3 {
			t.Errorf("%+v, %+v, %+v", r.Notices, r.AnsweredNotices, r.Unanswerable.Noticed)
		}
	}
}

func TestSkipping(t *testing.T) {
	early := .25
	working := func(found int) *traces.Trace {
		return &traces.Trace{Steps: &traces.Steps{Found: found, Of: 4, Early: &early}}
	}
	var vs []scoring.Verdict
	for i, does := range "aawda?" { // the last two decline or are cut off: no final answer
		v := verdict(i, true, byte(does), working([]int{4, 1, 0, 0, 2, 0}[i]))
		v.Pair, v.Cluster = "", ""
		vs = append(vs, v)
	}
	s := of(vs).Skipping
	if s == nil || s.Skips.Count != 2 || s.Skips.Of != 4 || s.Lucky.Count != 1 || *s.Early != .25 {
		t.Errorf("%+v", s)
	}
}

// TestClustered holds the intervals of clustered responses to what they come to
// by hand.
func TestClustered(t *testing.T) {
	saw, not := &traces.Trace{Noticed: true}, &traces.Trace{}
	var vs []scoring.Verdict
	for pair, noticed := range []int{2, 1, 0} { // of two samples of the unanswerable twin
		for epoch := range 2 {
			trace := not
			if epoch < noticed {
				trace = saw
			}
			vs = append(vs, verdict(pair, false, 'a', trace), verdict(pair, true, 'a', not))
		}
	}
	d := of(vs).Notices
	// Differences 1, .5, 0: mean .5, CR1 sqrt(.5)/3 sqrt(3/2) = .288675, t(2) = 4.302653.
	if d.Method != ClusterT || *d.Value != .5 || math.Abs(*d.Lo-max(-1, .5-4.302653*.288675)) > 1e-5 || d.MidP != nil || len(d.Warnings) != 1 {
		t.Errorf("%+v, from %v", d, *d.Lo)
	}
}

// TestClustersThatAgree: where all pairs differ by as much the interval is no point. Its
// ends are Newcombe's for two independent samples of twelve: those of 0 of 12 and of 12
// of 12 by Wilson's formula.
func TestClustersThatAgree(t *testing.T) {
	saw, not := &traces.Trace{Noticed: true}, &traces.Trace{}
	for _, c := range []struct {
		trace         *traces.Trace
		value, lo, hi float64
		shows         bool
	}{{not, 0, -.242494, .242494, false}, {saw, 1, 1 - math.Sqrt2*.242494, 1, true}} {
		var vs []scoring.Verdict
		for pair := range 12 {
			for range 2 {
				vs = append(vs, verdict(pair, false, 'a', c.trace), verdict(pair, true, 'a', not))
			}
		}
		d := of(vs).Notices
		if *d.Value != c.value || math.Abs(*d.Lo-c.lo) > 1e-6 || math.Abs(*d.Hi-c.hi) > 1e-6 || d.Shows() != c.shows || len(d.Warnings) != 1 {
			t.Errorf("%v (%v to %v), %v; want %+v", *d.Value, *d.Lo, *d.Hi, d.Warnings, c)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var vs []scoring.Verdict
	for i := range 60 {
		trace := &traces.Trace{Noticed: random.IntN(2) == 0, Reached: random.IntN(2) == 0, By: "b"}
		v := verdict(random.IntN(12), random.IntN(2) == 0, "awhxd?"[random.IntN(6)], trace)
		v.Epoch, v.Loops = i, random.IntN(9) == 0
		vs = append(vs, v)
	}
	want := of(vs)
	for range 20 {
		random.Shuffle(len(vs), func(i, j int) { vs[i], vs[j] = vs[j], vs[i] })
		if diff := cmp.Diff(want, of(vs)); diff != "" {
			t.Fatalf("(-in order +shuffled)\n%s", diff)
		}
	}
}

// TestPairsAreLetGoOf: in a suite so large that pairs are summed up as soon as
// they are complete, what comes of it is what comes of all verdicts together.
func TestPairsAreLetGoOf(t *testing.T) {
	for _, epochs := range []int{1, 3} {
		random := rand.New(rand.NewPCG(7, uint64(epochs)))
		var vs []scoring.Verdict
		for i := range 12_000 / epochs {
			for side := range 2 {
				for epoch := range epochs {
					early := random.Float64()
					trace := &traces.Trace{
						Noticed: random.IntN(2) == 0, Reached: random.IntN(2) == 0, By: "b",
						Steps: &traces.Steps{Found: random.IntN(4), Of: 4, Early: &early},
					}
					v := verdict(i, side == 1, "awhxd?"[random.IntN(6)], trace)
					v.Epoch, v.Loops = epoch, random.IntN(9) == 0
					if i%50 == 0 {
						v.Cluster = fmt.Sprint("c", i/200)
					}
					if random.IntN(30) == 0 {
						v.State = scoring.APIError
					}
					vs = append(vs, v)
				}
			}
		}
		want := of(vs)
		expecting := func() Reasoning {
			tally := NewTally()
			tally.Expect(epochs)
			for _, v := range vs {
				tally.Add(v)
			}
			if n := tally.suites["core"].rows.Len(); n >= len(vs) {
				t.Errorf("%d of %d verdicts are kept", n, len(vs))
			}
			r, _ := tally.Reasoning("core", .95)
			return r
		}
		if diff := cmp.Diff(want, expecting()); diff != "" {
			t.Errorf("%d epochs, twins side by side (-all +let go)\n%s", epochs, diff)
		}
		random.Shuffle(len(vs), func(i, j int) { vs[i], vs[j] = vs[j], vs[i] })
		if diff := cmp.Diff(want, expecting()); diff != "" {
			t.Errorf("%d epochs, twins apart (-all +let go)\n%s", epochs, diff)
		}
	}
}

// TestNothingIsLeftOfAFullSuite: of complete pairs that are clusters of their own
// no more is kept than is looked at once.
func TestNothingIsLeftOfAFullSuite(t *testing.T) {
	tally := NewTally()
	tally.Expect(1)
	most := 0
	for i := range 40_000 {
		tally.Add(verdict(i, false, 'd', nil))
		tally.Add(verdict(i, true, 'a', nil))
		most = max(most, tally.suites["core"].rows.Len())
	}
	if most > units.AtOnce+1 {
		t.Errorf("%d verdicts are kept at once", most)
	}
}
