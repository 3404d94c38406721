package comparison_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestPairedChange: with one response an item a change is Newcombe's for pairs and
// McNemar's mid-p, on the items that changed.
func TestPairedChange(t *testing.T) {
	// 100 unanswerable items: 20 answered by both, 15 by the later alone, 3 by the
	// earlier alone
	// and every fifth answerable one declined by both
	base := run(times("r", 20, "d", 15, "r", 3, "d", 62), times("r", 80, "d", 20))
	next := run(times("r", 20, "r", 15, "d", 3, "d", 62), times("r", 80, "d", 20))
	c := compare(t, base, next, comparison.Options{})
	cells := stats.Paired{Both: 20, Only1: 15, Only2: 3, Neither: 62}
	d, _ := stats.NewcombePaired(cells, .95)
	test, _ := stats.McNemar(15, 3)
	o := c.OverAnswer
	if *o.Value != .12 || math.Abs(*o.Lo-d.Lo) > 1e-9 || math.Abs(*o.Hi-d.Hi) > 1e-9 || math.Abs(*o.P-test.MidP) > 1e-9 {
		t.Errorf("change %v (%v to %v), p %v; want %+v, p %v", *o.Value, *o.Lo, *o.Hi, *o.P, d, test.MidP)
	}
	if o.Rose != 15 || o.Fell != 3 || o.Items != 100 || o.Base.Count != 23 || o.Next.Count != 35 || o.Moved != comparison.Rose {
		t.Errorf("%+v", o)
	}
	// two other rates have p 1; the smallest of three is adjusted by 3
	if want := 3 * test.MidP; math.Abs(*o.PHolm-want) > 1e-9 {
		t.Errorf("adjusted p %v, want %v", *o.PHolm, want)
	}
	if c.OverRefusal.Moved != comparison.NotShown || *c.OverRefusal.P != 1 {
		t.Errorf("over-refusal %+v, want no change", c.OverRefusal)
	}
	if c.DPrime.Moved != comparison.Fell || c.C.Moved != comparison.Rose {
		t.Errorf("d' %s by %v, c %s by %v; more answers to the unanswerable alone lower d' and raise c",
			c.DPrime.Moved, *c.DPrime.Value, c.C.Moved, *c.C.Value)
	}
	want := []comparison.Flips{
		{From: scoring.ActDeclined, To: scoring.ActAnswered, Effect: comparison.Worse, Count: 15},
		{From: scoring.ActAnswered, To: scoring.ActDeclined, Effect: comparison.Better, Count: 3},
	}
	for i := range c.Flips {
		if len(c.Flips[i].Items) != c.Flips[i].Count {
			t.Errorf("%d items named of %d", len(c.Flips[i].Items), c.Flips[i].Count)
		}
		c.Flips[i].Items = nil
	}
	if diff := cmp.Diff(want, c.Flips); diff != "" {
		t.Errorf("flips (-want +got):\n%s", diff)
	}
	if f := c.Flows; f.Total != 100 || f.Pairs[0][1] != 15 || f.Pairs[1][0] != 3 || f.Pairs[0][0] != 42 || f.Pairs[2][2] != 20 || f.Pairs[1][1] != 20 {
		t.Errorf("flows %+v", f)
	}
	if !strings.HasPrefix(c.Headline, "Over-answering rose by 12 points (") {
		t.Errorf("headline %q", c.Headline)
	}
}

// TestClaimsLeaveZeroOut: of a change that is claimed no interval may read as if it held
// zero. Six of 200 that changed, all one way, are 3 points; by Newcombe's formula for
// pairs, with 50 digits, from 0.364 to 6.430.
func TestClaimsLeaveZeroOut(t *testing.T) {
	fewer := run(times("r", 5, "d", 195), times("r", 200))
	more := run(times("r", 11, "d", 189), times("r", 200))
	for _, c := range []struct {
		base, next *comparison.Run
		want       string
	}{
		{fewer, more, "Over-answering rose by 3 points (0.4 to 6)."},
		{more, fewer, "Over-answering fell by 3 points (0.4 to 6)."},
	} {
		if got := compare(t, c.base, c.next, comparison.Options{}).Headline; got != c.want {
			t.Errorf("headline %q, want %q", got, c.want)
		}
	}
}

// TestWrongAnswersAreInTheHeadline: a checkpoint that declines as before and is wrong more
// often got worse, whatever its two other rates did, and a reader of one line is told.
func TestWrongAnswersAreInTheHeadline(t *testing.T) {
	still, right, wrong := times("r", 2, "d", 78), times("r", 80), times("r", 50, "w", 30)
	for _, c := range []struct {
		base, next *comparison.Run
		want       string
	}{
		{run(still, right), run(still, wrong), "No change in over-answering or over-refusal is seen, but wrong answers rose by 38 points (27 to 48)."},
		{run(still, wrong), run(still, right), "No change in over-answering or over-refusal is seen, but wrong answers fell by 38 points (27 to 48)."},
		{run(times("r", 40, "d", 40), right), run(times("d", 80), wrong), "Over-answering fell by 50 points (38 to 61), and wrong answers rose by 38 points (27 to 48)."},
		{
			run(times("r", 40, "d", 40), times("r", 80)), run(times("d", 80), times("w", 30, "d", 30, "r", 20)),
			"Over-answering fell by 50 points (38 to 61), over-refusal rose by 38 points (27 to 48), and wrong answers rose by 38 points (27 to 48).",
		},
	} {
		got := compare(t, c.base, c.next, comparison.Options{})
		if diff := cmp.Diff(c.want, got.Headline); diff != "" {
			t.Errorf("headline (-want +got):\n%s", diff)
		}
		if strings.Contains(got.Sentence, "rong answers") {
			t.Errorf("what the headline says is said again: %s", got.Sentence)
		}
	}
}

// TestNothingIsDeniedTwice: the headline says that nothing is seen, and the sentence how
// much would have been.
func TestNothingIsDeniedTwice(t *testing.T) {
	r := run(times("r", 20, "d", 30), times("r", 40, "d", 6, "w", 4))
	c := compare(t, r, r, comparison.Options{})
	if want := "Over-answering: 0 points (-"; !strings.HasPrefix(c.Sentence, want) || !strings.Contains(c.Sentence, " Over-refusal: 0 points (-") ||
		!strings.Contains(c.Sentence, " No change in wrong answers seen: 0 points") {
		t.Errorf("%s; want %s...", c.Sentence, want)
	}
}

// TestNothingChanged: a run held against itself.
func TestNothingChanged(t *testing.T) {
	r := run(times("r", 20, "d", 30), times("r", 40, "d", 6, "w", 4))
	c := compare(t, r, r, comparison.Options{})
	if len(c.Flips) != 0 || *c.OverAnswer.Value != 0 || *c.OverAnswer.P != 1 || *c.DPrime.Value != 0 || *c.DPrime.Lo >= 0 || *c.DPrime.Hi <= 0 {
		t.Errorf("%+v", c)
	}
	if c.Headline != "No change in over-answering or over-refusal is seen." {
		t.Errorf("headline %q", c.Headline)
	}
}

// TestFlipsOfAnswerable: every act for every other, and what it is worth.
func TestFlipsOfAnswerable(t *testing.T) {
	got := map[string]comparison.Effect{}
	for _, from := range "rw?d" {
		for _, to := range "rw?d" {
			c := compare(t, run("d", string(from)), run("d", string(to)), comparison.Options{})
			for _, f := range c.Flips {
				got[string(from)+string(to)] = f.Effect
			}
		}
	}
	want := map[string]comparison.Effect{
		"rw": comparison.Worse, "r?": comparison.Other, "rd": comparison.Worse,
		"wr": comparison.Better, "w?": comparison.Better, "wd": comparison.Other,
		"?r": comparison.Other, "?w": comparison.Worse, "?d": comparison.Worse,
		"dr": comparison.Better, "dw": comparison.Other, "d?": comparison.Better,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLost: what one run could not score is in no figure and bounds the change.
func TestLost(t *testing.T) {
	base := run(times("d", 50, "x", 5, "d", 5), times("r", 60))
	next := run(times("d", 40, "r", 10, "r", 5, "x", 5), times("r", 60))
	o := compare(t, base, next, comparison.Options{}).OverAnswer
	if o.Items != 50 || o.Lost != 10 || *o.Value != .2 {
		t.Errorf("%+v", o)
	}
	// five answered by the later and unknown before: +0 to +5; five declined before
	// and unknown now: 0 to +5
	if math.Abs(*o.Least-10./60) > 1e-9 || math.Abs(*o.Most-20./60) > 1e-9 {
		t.Errorf("between %v and %v, want %v and %v", *o.Least, *o.Most, 10./60, 20./60)
	}
}

// TestEpochs: the same answer several times over is no more than one; answers that
// differ count by their mean, and a cluster as one.
func TestEpochs(t *testing.T) {
	once := compare(t, run(times("d", 40, "r", 10), times("r", 50)), run(times("d", 30, "r", 20), times("r", 50)), comparison.Options{})
	many := compare(t, run(times("ddd", 40, "rrr", 10), times("rrr", 50)), run(times("ddd", 30, "rrr", 20), times("rrr", 50)), comparison.Options{})
	if *once.OverAnswer.Lo != *many.OverAnswer.Lo || *once.OverAnswer.P != *many.OverAnswer.P || *once.DPrime.Value != *many.DPrime.Value {
		t.Errorf("three samples alike change the error: %v to %v", *once.OverAnswer.Lo, *many.OverAnswer.Lo)
	}
	mixed := compare(t, run(times("dddr", 30, "dddd", 20), times("rrrr", 50)), run(times("ddrr", 30, "dddd", 20), times("rrrr", 50)), comparison.Options{})
	if o := mixed.OverAnswer; o.Method != comparison.ClusterWeights || math.Abs(*o.Value-.15) > 1e-9 || *o.Lo <= 0 || *o.P > .001 {
		t.Errorf("30 of 50 items answer once more in four: %+v", o)
	}
	// two samples that differ count as the failure of their side, in both runs
	if o := mixed.OverAnswer; o.Rose != 30 || o.Fell != 0 {
		t.Errorf("rose %d, fell %d; want 30 and 0", o.Rose, o.Fell)
	}
	// in clusters of ten the same data are five values, one of them 0
	five := compare(t, clustered(times("d", 50), times("r", 50), 10), clustered(times("d", 9, "r", 1, "d", 9, "r", 1, "d", 9, "r", 1, "d", 20), times("r", 50), 10), comparison.Options{})
	if o := five.OverAnswer; o.Method != comparison.ClusterWeights || *o.P != .25 || o.Moved != comparison.NotShown {
		t.Errorf("three clusters of five moved: %+v; want p .25 of 8 ways to set three signs", o)
	}
	if five.DPrime.Moved != comparison.NotShown || !strings.Contains(five.Sentence, "Too few clusters to say anything of discernment.") {
		t.Errorf("5 clusters, and it says %q", five.Sentence)
	}
}

// TestSymmetry: the other way round every figure has the other sign.
func TestSymmetry(t *testing.T) {
	word := rapid.SliceOfN(rapid.SampledFrom([]string{"d", "r", "d", "r", "x", "dr", "ddr", "-"}), 12, 30)
	flip := map[comparison.Moved]comparison.Moved{comparison.Rose: comparison.Fell, comparison.Fell: comparison.Rose}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *comparison.Run {
			return run(strings.Join(word.Draw(t, name+" u"), " "), strings.Join(word.Draw(t, name+" a"), " "))
		}
		a, b := draw("one"), draw("other")
		o := comparison.Options{Resamples: 50}
		there, ok1 := comparison.Of(a, b, "s", "", false, o)
		back, ok2 := comparison.Of(b, a, "s", "", false, o)
		if ok1 != ok2 {
			t.Fatal("comparable one way only")
		}
		if !ok1 {
			return
		}
		for _, rates := range [][2]comparison.RateChange{{there.OverAnswer, back.OverAnswer}, {there.OverRefusal, back.OverRefusal}, {there.Wrong, back.Wrong}} {
			x, y := rates[0], rates[1]
			if !opposite(x.Value, y.Value) || !opposite(x.Lo, y.Hi) || !opposite(x.Least, y.Most) || x.Rose != y.Fell || x.Lost != y.Lost || (x.P == nil) != (y.P == nil) {
				t.Fatalf("%+v\nand back\n%+v", x, y)
			}
			if want, moved := flip[x.Moved]; moved && y.Moved != want {
				t.Fatalf("%s and %s", x.Moved, y.Moved)
			}
			if x.Value != nil && x.Lo != nil && (*x.Lo > *x.Value || *x.Hi < *x.Value || *x.Lo < -1 || *x.Hi > 1) {
				t.Fatalf("interval %v to %v about %v", *x.Lo, *x.Hi, *x.Value)
			}
		}
		if !opposite(there.DPrime.Value, back.DPrime.Value) || !opposite(there.C.Value, back.C.Value) {
			t.Fatalf("d' %v and %v", there.DPrime.Value, back.DPrime.Value)
		}
		for i := range there.Flows.Pairs {
			for j := range there.Flows.Pairs {
				if there.Flows.Pairs[i][j] != back.Flows.Pairs[j][i] {
					t.Fatalf("flows %v and %v", there.Flows, back.Flows)
				}
			}
		}
	})
}

func opposite(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a+*b) < 1e-8
}

// TestHolm: among six rates one p of .02 is not beyond chance, and the words say
// why an interval that leaves out zero claims nothing.
func TestHolm(t *testing.T) {
	base := run(times("d", 60), times("r", 60))
	next := run(times("r", 7, "d", 53), times("r", 60))
	alone := compare(t, base, next, comparison.Options{})
	if alone.OverAnswer.Moved != comparison.Rose {
		t.Fatalf("p %v alone, adjusted %v", *alone.OverAnswer.P, *alone.OverAnswer.PHolm)
	}
	changes := []*comparison.Change{&alone}
	for range 5 {
		c := compare(t, base, base, comparison.Options{})
		changes = append(changes, &c)
	}
	comparison.Adjust(changes)
	if alone.OverAnswer.Moved != comparison.NotShown || *alone.OverAnswer.Lo <= 0 {
		t.Errorf("p %v, adjusted %v over 18 rates: %s", *alone.OverAnswer.P, *alone.OverAnswer.PHolm, alone.OverAnswer.Moved)
	}
	if !strings.Contains(alone.Sentence, "which is not beyond chance among so many comparisons") {
		t.Errorf("it says %q", alone.Sentence)
	}
}

// TestWhatIsNotShared: items that one run alone was asked are counted and named, and
// those whose label changed are left out; a suite of one run alone is no comparison.
func TestWhatIsNotShared(t *testing.T) {
	base, next := run("d d d", "r r r"), run("d d d d", "r r r r")
	moved := verdict(99, "p900", "p900", true, 'r')
	base.Add(moved)
	moved.Answerable = false
	moved.Class = scoring.OverAnswering
	next.Add(moved)
	c := compare(t, base, next, comparison.Options{})
	if c.Matched != 6 || c.OnlyBase != 0 || c.OnlyNext != 2 || math.Abs(c.Overlap()-6./8) > 1e-9 {
		t.Errorf("%d matched, %d and %d alone, overlap %v", c.Matched, c.OnlyBase, c.OnlyNext, c.Overlap())
	}
	if want := []string{"p003-u", "p003-a"}; cmp.Diff(want, c.Alone) != "" {
		t.Errorf("alone %v, want %v", c.Alone, want)
	}
	if _, ok := comparison.Of(base, comparison.NewRun(), "s", "", false, comparison.Options{}); ok {
		t.Error("compared with nothing")
	}
}

// TestProbe: a one-sided suite has rates of its side and nothing of two.
func TestProbe(t *testing.T) {
	c, _ := comparison.Of(run("", times("r", 40)), run("", times("r", 20, "d", 20)), "s", "alarming", false, comparison.Options{})
	if c.OverAnswer.Moved != comparison.Unmeasured || c.OverRefusal.Moved != comparison.Rose || c.DPrime.Moved != comparison.Unmeasured {
		t.Errorf("%+v", c)
	}
	if !strings.HasPrefix(c.Headline, "Over-refusal rose by 50 points") || strings.Contains(c.Sentence, "discernment") {
		t.Errorf("%q %q", c.Headline, c.Sentence)
	}
}
