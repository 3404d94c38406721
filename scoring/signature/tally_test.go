package signature_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// draw makes verdicts over two suites, with pairs, items that have no twin,
// several epochs and wider clusters.
func draw(t *rapid.T) []scoring.Verdict {
	var out []scoring.Verdict
	for i := range rapid.IntRange(0, 14).Draw(t, "verdicts") {
		letter := did(rapid.SampledFrom([]byte("awhdpx?")).Draw(t, "did"))
		v := verdict(i, fmt.Sprint("p", rapid.IntRange(0, 3).Draw(t, "pair")), rapid.Bool().Draw(t, "answerable"), letter)
		if rapid.Bool().Draw(t, "single") {
			v.Pair, v.Cluster = "", ""
		}
		if rapid.Bool().Draw(t, "wide") {
			v.Cluster = "wide"
		}
		v.Suite = rapid.SampledFrom([]string{"core", "mine"}).Draw(t, "suite")
		v.Scenario = rapid.SampledFrom([]string{"stale", "other"}).Draw(t, "scenario")
		v.Simulated = rapid.Bool().Draw(t, "simulated")
		out = append(out, v)
	}
	return out
}

// TestMergeIsOnePass: however verdicts came, a tally gives the same: in another
// order, over several tallies, with signatures taken on the way, with room for
// more or fewer.
func TestMergeIsOnePass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		verdicts := draw(t)
		o := signature.Options{Resamples: 20}
		whole := signature.NewTally()
		whole.Expect("core", rapid.IntRange(-1, 20).Draw(t, "expected"))
		whole.Expect("none", 3)
		taken := rapid.IntRange(0, 14).Draw(t, "taken")
		parts := []*signature.Tally{signature.NewTally(), signature.NewTally(), signature.NewTally()}
		for i, v := range verdicts {
			if i == taken {
				whole.Signatures(o)
			}
			whole.Add(v)
		}
		for _, v := range rapid.Permutation(verdicts).Draw(t, "order") {
			parts[rapid.IntRange(0, 2).Draw(t, "part")].Add(v)
		}
		merged := signature.NewTally()
		merged.Merge(nil)
		for _, p := range parts {
			merged.Merge(p)
		}
		if whole.Len() != merged.Len() {
			t.Fatalf("%d verdicts, merged %d", whole.Len(), merged.Len())
		}
		if d := cmp.Diff(whole.Signatures(o), merged.Signatures(o)); d != "" {
			t.Fatalf("-one pass +merged\n%s", d)
		}
	})
}

// TestTallyAgreesWithVerdicts holds the packed rows to the verdicts' own
// reading of themselves.
func TestTallyAgreesWithVerdicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		verdicts := draw(t)
		d := rapid.SampledFrom([]scoring.Definition{scoring.Strict, scoring.Broad}).Draw(t, "definition")
		type counts struct{ answered, unanswerable, declined, answerable, unscored int }
		want, got := map[string]counts{}, map[string]counts{}
		tally := signature.NewTally()
		for _, v := range verdicts {
			tally.Add(v)
			c := want[v.Suite]
			switch {
			case v.State != scoring.Scored:
				c.unscored++
			case v.Answerable:
				c.answerable++
				if v.Declined(d) {
					c.declined++
				}
			default:
				c.unanswerable++
				if !v.Declined(d) {
					c.answered++
				}
			}
			want[v.Suite] = c
		}
		for _, s := range tally.Signatures(signature.Options{Definition: d, Resamples: 5}) {
			got[s.Suite] = counts{s.OverAnswer.Count, s.OverAnswer.Of, s.OverRefusal.Count, s.OverRefusal.Of, s.Bounds.Unscored}
			total := 0
			for _, c := range s.Causes {
				total += c.Count
			}
			if total != s.Scored || s.Scored+s.Bounds.Unscored != s.Responses {
				t.Fatalf("causes sum to %d, scored %d, unscored %d, responses %d", total, s.Scored, s.Bounds.Unscored, s.Responses)
			}
		}
		if d := cmp.Diff(want, got, cmp.AllowUnexported(counts{})); d != "" {
			t.Fatalf("-verdicts +tally\n%s", d)
		}
	})
}

func TestSuitesInTheOrderOfTheirItems(t *testing.T) {
	tally := signature.NewTally()
	for _, v := range []struct {
		suite string
		n     int
	}{{"late", 40}, {"mid", 21}, {"first", 0}, {"mid", 20}, {"also", 40}} {
		d := verdict(v.n, "p", false, 'a')
		d.Suite = v.suite
		tally.Add(d)
	}
	var got []string
	for _, s := range tally.Signatures(signature.Options{}) {
		got = append(got, s.Suite)
	}
	if d := cmp.Diff([]string{"first", "mid", "also", "late"}, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestWordsOfALaterVersion(t *testing.T) {
	v := verdict(0, "p", false, 'a')
	v.State = "vanished"
	w := verdict(1, "p", true, 'a')
	w.Cause = "inspired"
	s := sign(t, signature.Options{}, v, w)
	if s.Scored != 1 || s.States[3].State != scoring.Unclear || s.States[3].Unanswerable != 1 {
		t.Errorf("an unknown state enters no rate and counts as unclear: %+v", s.States)
	}
	if d := cmp.Diff([]signature.CauseCount{{Class: scoring.Calibrated, Count: 1}}, s.Causes); d != "" {
		t.Errorf("an unknown cause is counted, without a name: -want +got\n%s", d)
	}
}

// TestProfiles is what the simulated checkpoints are for: rates that are known
// come out as the direction they stand for.
func TestProfiles(t *testing.T) {
	const n = 72
	for _, c := range []struct {
		name                 string
		overAnswer, overDown int
		want                 signature.Direction
	}{
		{"over-answers .50, declines .03", 36, 2, signature.OverAnswering},
		{"over-answers .50, declines .50", 36, 36, signature.Both},
		{"over-answers .12, declines .05", 9, 4, signature.Inconclusive},
	} {
		// the declines take every second place, so that the sides do not go together
		down := spread(n, c.overDown, 'd', 'a')
		if c.overDown == n/2 {
			down = of(n, c.overDown, 'd', 'a')
		}
		s := sign(t, signature.Options{}, twins(spread(n, c.overAnswer, 'a', 'd'), down)...)
		if s.Direction != c.want {
			t.Errorf("%s: %s, want %s", c.name, s.Direction, c.want)
		}
		switch c.want {
		case signature.Both:
			if d := *s.DPrime.Value; d != 0 || *s.DPrime.Lo > 0 || *s.DPrime.Hi < 0 {
				t.Errorf("%s: d' %v (%v to %v), want about 0", c.name, d, *s.DPrime.Lo, *s.DPrime.Hi)
			}
		case signature.OverAnswering:
			if *s.DPrime.Lo <= 0 || *s.C.Value <= 0 {
				t.Errorf("%s: d' %v, c %v: it tells them apart and leans to answering", c.name, *s.DPrime.Lo, *s.C.Value)
			}
		case signature.Inconclusive:
			if s.OverAnswer.More < 100 || s.OverRefusal.More < 100 {
				t.Errorf("%s: more %d and %d, want hundreds", c.name, s.OverAnswer.More, s.OverRefusal.More)
			}
		}
	}
}

func BenchmarkMillionVerdicts(b *testing.B) {
	for b.Loop() {
		tally := signature.NewTally()
		for i := range 1_000_000 {
			pair := fmt.Sprint("p", i/2)
			tally.Add(verdict(i, pair, i%2 == 0, did("awdhpx"[i%6])))
		}
		if len(tally.Signatures(signature.Options{Resamples: 1})) != 1 {
			b.Fatal("not one suite")
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	v := verdict(1, "core-stale-014", false, 'a')
	tally := signature.NewTally()
	for b.Loop() {
		tally.Add(v)
	}
}

func BenchmarkSignature(b *testing.B) {
	tally := signature.NewTally()
	for _, v := range twins(spread(320, 60, 'a', 'd'), spread(320, 20, 'd', 'a')) {
		tally.Add(v)
	}
	for b.Loop() {
		tally.Signatures(signature.Options{})
	}
}

// TestRedrawingChangesNothing: what was redrawn is counted, and nothing else of a
// signature is other than before, the bounds least of all.
func TestRedrawingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		verdicts := draw(t)
		before, after := signature.NewTally(), signature.NewTally()
		redrawn, replaced := map[string]int{}, map[string]int{}
		for _, v := range verdicts {
			before.Add(v)
			if v.Redrawn = rapid.IntRange(0, 2).Draw(t, "redrawn"); v.Redrawn > 0 {
				redrawn[v.Suite]++
			}
			if v.Replaced = rapid.IntRange(0, 2).Draw(t, "replaced"); v.Replaced > 0 {
				replaced[v.Suite]++
			}
			after.Add(v)
		}
		o := signature.Options{Resamples: 20}
		got := after.Signatures(o)
		for i, s := range got {
			if s.Redrawn != redrawn[s.Suite] || s.Replaced != replaced[s.Suite] {
				t.Errorf("%s: %d redrawn and %d replaced, want %d and %d", s.Suite, s.Redrawn, s.Replaced, redrawn[s.Suite], replaced[s.Suite])
			}
			got[i].Redrawn, got[i].Replaced = 0, 0
		}
		if d := cmp.Diff(before.Signatures(o), got); d != "" {
			t.Errorf("-asked once +asked again\n%s", d)
		}
	})
}
