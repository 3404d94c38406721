package effort_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
)

func TestRatios(t *testing.T) {
	together := twins(20, 10, 80, 10)
	for i := range together {
		together[i].cluster = "one text"
	}
	apart := twins(20, 10, 80, 10)
	for i := range apart {
		apart[i].cluster = []string{"x", "y"}[i%2]
	}
	third := tokens("p0", false, 40)
	third.item = "third"
	tests := []struct {
		reason  string
		replies []reply
		want    string // value, pairs, incomplete, clusters, bound
	}{
		{"twice as many", twins(20, 10), "2 1 0 1 "},
		{"twice and half cancel: the mean of the ratios would be 1.25", twins(20, 10, 10, 20), "1 2 0 2 "},
		{"2 and 8 make 4", twins(20, 10, 80, 10), "4 2 0 2 "},
		{"pairs of one text are one cluster", together, "4 2 0 1 "},
		{"twins that name two clusters are a pair all the same", apart, "4 2 0 1 "},
		{"a long pair weighs no more than a short one", twins(2, 1, 4000, 1000), "2.828 2 0 2 "},
		{"epochs are averaged first: (10+50)/2 over 10", []reply{tokens("p", false, 10), tokens("p", false, 50), tokens("p", true, 10)}, "3 1 0 1 "},
		{"a twin without a figure leaves the pair out", twins(20, 10, 20, 0), "2 1 1 1 "},
		{"an item without a twin is in no pair", []reply{tokens("", false, 20), tokens("", true, 10)}, "none 0 0 0 "},
		{"of two items on a side none has a twin", append(twins(20, 10), third), "none 0 0 0 "},
		{"that takes no other pair along", append(twins(20, 10, 20, 10), third), "2 1 0 1 "},
		{"one side only", []reply{tokens("p", false, 20)}, "none 0 1 0 "},
		{"nothing", nil, "none 0 0 0 "},
		{"an unanswerable twin that was cut had at least as many", []reply{cut(tokens("p", false, 40)), tokens("p", true, 10)}, "4 1 0 1 at least"},
		{"an answerable one bounds from above", []reply{tokens("p", false, 40), cut(tokens("p", true, 10))}, "4 1 0 1 at most"},
		{"cut on both sides: of two lower bounds nothing follows", append(twins(20, 10), cut(tokens("q", false, 40)), cut(tokens("q", true, 40))), "2 1 0 1 "},
		{"in some epochs of both twins: it may be off either way", []reply{
			cut(tokens("p", false, 70)), tokens("p", false, 10), cut(tokens("p", true, 10)), tokens("p", true, 10),
		}, "4 1 0 1 neither"},
		{"and in twins of two pairs", []reply{
			cut(tokens("p", false, 40)), tokens("p", true, 10), tokens("q", false, 40), cut(tokens("q", true, 10)),
		}, "4 2 0 2 neither"},
	}
	for _, test := range tests {
		r := of(test.replies...).Completion.Ratio
		got := fmt.Sprintf("%s %d %d %d %s", said(r.Value), r.Pairs, r.Incomplete, r.Clusters, r.Bound())
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

// TestRatioReference holds the interval of the ratios 2, 3, 1.5 and 4 against
// exp(m +- 3.182446305 s/2), with m and s the mean and the standard deviation of
// their logarithms and the t quantile from a table.
func TestRatioReference(t *testing.T) {
	r := of(twins(20, 10, 30, 10, 15, 10, 44, 11)...).Completion.Ratio
	for name, pair := range map[string][2]float64{"value": {*r.Value, 2.44948974}, "lo": {*r.Lo, 1.22927276}, "hi": {*r.Hi, 4.88093463}} {
		if math.Abs(pair[0]-pair[1]) > 1e-7 {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

func TestWhole(t *testing.T) {
	replies := twins(20, 10, 30, 10, 90, 10)
	if f := of(replies...).Completion; f.Whole != nil {
		t.Errorf("nothing was cut, and yet %+v", f.Whole)
	}
	replies[4] = cut(replies[4])
	f := of(replies...).Completion
	if f.Whole == nil || f.Whole.Pairs != 2 || f.Ratio.Pairs != 3 || f.Whole.CutUnanswerable != 0 || f.Ratio.CutUnanswerable != 1 {
		t.Errorf("%+v of %+v", f.Whole, f.Ratio)
	}
	for i := range replies {
		replies[i] = cut(replies[i])
	}
	if f := of(replies...).Completion; f.Whole != nil || f.Ratio.Value != nil || f.Ratio.Lost != 3 {
		t.Errorf("all were cut: %+v of %+v", f.Whole, f.Ratio)
	}
}

func TestWarnings(t *testing.T) {
	alike := make([]int, 0, 2*effort.FewClusters)
	for range effort.FewClusters {
		alike = append(alike, 20, 10)
	}
	tests := []struct {
		reason  string
		replies []reply
		want    string
	}{
		{"one pair has no interval", twins(20, 10), "[one cluster of pairs only: no interval]"},
		{"few pairs say little", twins(20, 10, 30, 10), "[2 clusters of pairs only: too few to say]"},
		{"a point is no precision", twins(alike...), "[all pairs agree: the interval is a point and says nothing of the error]"},
		{"enough of them", append(twins(alike...), tokens("q", false, 3), tokens("q", true, 2)), "[]"},
		{"none at all is no data, and no warning", nil, "[]"},
	}
	for _, test := range tests {
		r := of(test.replies...).Completion.Ratio
		if got := fmt.Sprint(r.Warnings); got != test.want {
			t.Errorf("%s: %s, want %s", test.reason, got, test.want)
		}
	}
}

func TestShows(t *testing.T) {
	p := func(x float64) *float64 { return &x }
	ratio := func(lo, hi float64) effort.Ratio {
		return effort.Ratio{Value: p(math.Sqrt(lo * hi)), Lo: p(lo), Hi: p(hi), Clusters: effort.FewClusters, Pairs: 20}
	}
	whole := func(lo, hi float64) *effort.Ratio { r := ratio(lo, hi); return &r }
	cut := func(r effort.Ratio, unanswerable, answerable, both int) effort.Ratio {
		r.CutUnanswerable, r.CutAnswerable, r.CutBoth = unanswerable, answerable, both
		return r
	}
	few := ratio(1.8, 2.4)
	few.Clusters--
	for _, test := range []struct {
		reason string
		of     effort.Ratio
		whole  *effort.Ratio
		want   bool
	}{
		{"longer, without a doubt", ratio(1.8, 2.4), nil, true},
		{"shorter, without a doubt", ratio(.4, .6), nil, true},
		{"the interval holds 1", ratio(.9, 2.4), nil, false},
		{"sure, and too small to be worth a line", ratio(1.02, 1.04), nil, false},
		{"it reaches into what is too small", ratio(1.05, 2.4), nil, false},
		{"a few pairs", few, nil, false},
		{"a point is no interval", ratio(2, 2), nil, false},
		{"at least that much longer", cut(ratio(1.8, 2.4), 9, 0, 0), nil, true},
		{"at most that much longer, by all pairs", cut(ratio(1.8, 2.4), 0, 20, 0), nil, false},
		{"a few were cut against it, and it shows without them", cut(ratio(1.8, 2.4), 9, 2, 0), whole(1.7, 2.4), true},
		{"it does not show without them", cut(ratio(1.8, 2.4), 9, 2, 0), whole(1.0, 2.4), false},
		{"without them it shows the contrary", cut(ratio(1.8, 2.4), 9, 2, 0), whole(.4, .6), false},
		{"too many were cut against it", cut(ratio(1.8, 2.4), 0, 3, 0), whole(1.7, 2.4), false},
		{"pairs cut on both sides may speak against it", cut(ratio(1.8, 2.4), 0, 0, 3), whole(1.7, 2.4), false},
		{"at least that little may be no less", cut(ratio(.4, .6), 3, 0, 0), whole(.4, .6), false},
		{"at most that little is little", cut(ratio(.4, .6), 0, 9, 0), nil, true},
		{"no data", effort.Ratio{}, nil, false},
	} {
		if got := (effort.Figure{Ratio: test.of, Whole: test.whole}).Shows(); got != test.want {
			t.Errorf("%s: %v", test.reason, got)
		}
	}
}

// draw makes replies to twins, some asked several times, some cut, some without
// a figure.
func draw(t *rapid.T) []reply {
	var out []reply
	for i := range rapid.IntRange(0, 12).Draw(t, "pairs") {
		cluster := ""
		if rapid.Bool().Draw(t, "clustered") {
			cluster = fmt.Sprintf("c%d", i/3)
		}
		for _, answerable := range []bool{false, true} {
			for range rapid.IntRange(0, 3).Draw(t, "epochs") {
				r := tokens(fmt.Sprintf("p%d", i), answerable, rapid.IntRange(0, 5000).Draw(t, "tokens"))
				r.cluster = cluster
				if rapid.IntRange(0, 5).Draw(t, "cut") == 0 {
					r = cut(r)
				}
				out = append(out, r)
			}
		}
	}
	return out
}

// near reports that two figures agree to the digits of a file, or that neither
// is there.
func near(a, b *float64, change func(float64) float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	want := change(*b)
	return math.Abs(*a-want) <= 1e-7*math.Abs(want)
}

func TestExchangedSidesInvertTheRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		replies := draw(t)
		r := of(replies...).Completion.Ratio
		for i := range replies {
			replies[i].answerable = !replies[i].answerable
		}
		swapped := of(replies...).Completion.Ratio
		invert := func(x float64) float64 { return 1 / x }
		if !near(r.Value, swapped.Value, invert) || !near(r.Lo, swapped.Hi, invert) || !near(r.Hi, swapped.Lo, invert) {
			t.Fatalf("%s (%s-%s) became %s (%s-%s)", said(r.Value), said(r.Lo), said(r.Hi), said(swapped.Value), said(swapped.Lo), said(swapped.Hi))
		}
		if r.CutUnanswerable != swapped.CutAnswerable || r.CutBoth != swapped.CutBoth || r.Pairs != swapped.Pairs || r.Lost != swapped.Lost {
			t.Fatalf("%+v became %+v", r, swapped)
		}
	})
}

func TestAnotherTokenizerChangesNoRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		replies := draw(t)
		before := of(replies...).Completion
		times := rapid.IntRange(2, 50).Draw(t, "times")
		for i := range replies {
			replies[i].completion *= times
		}
		after := of(replies...).Completion
		same := func(x float64) float64 { return x }
		scaled := func(x float64) float64 { return x * float64(times) }
		if a, b := after.Ratio, before.Ratio; !near(a.Value, b.Value, same) || !near(a.Lo, b.Lo, same) || !near(a.Hi, b.Hi, same) {
			t.Fatalf("%d times as many tokens: %+v became %+v", times, b, a)
		}
		if !near(after.Answerable.Mean, before.Answerable.Mean, scaled) || !near(after.Answerable.Median, before.Answerable.Median, scaled) {
			t.Fatalf("%d times as many tokens: %+v became %+v", times, before.Answerable, after.Answerable)
		}
	})
}

func TestOrderChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		replies := draw(t)
		want := of(replies...)
		shuffled := rapid.Permutation(replies).Draw(t, "order")
		if diff := cmp.Diff(want, of(shuffled...)); diff != "" {
			t.Fatalf("-in order +shuffled\n%s", diff)
		}
	})
}

// TestPairsAreLetGoOf: in a suite so large that pairs are summed up as soon as
// they are complete, what comes of it is what comes of all replies together.
func TestPairsAreLetGoOf(t *testing.T) {
	for _, epochs := range []int{1, 3} {
		random := rand.New(rand.NewPCG(7, uint64(epochs)))
		var replies []reply
		for i := range 12_000 / epochs {
			for side := range 2 {
				for range epochs {
					r := tokens(fmt.Sprintf("p%d", i), side == 1, 1+random.IntN(3000))
					r.seconds = float64(random.IntN(900)) / 1000
					if i%50 == 0 {
						r.cluster = fmt.Sprintf("c%d", i/200)
					}
					switch random.IntN(30) {
					case 0:
						r = cut(r)
					case 1:
						r.state = scoring.APIError
					case 2:
						r.pair, r.answerable = "lone"+r.pair, false
					}
					replies = append(replies, r)
				}
			}
		}
		want := of(replies...)
		expecting := func() effort.Effort {
			tally := effort.NewTally()
			tally.Expect(epochs)
			for _, r := range replies {
				r.add(tally)
			}
			e, _ := tally.Effort("s", .95)
			again, _ := tally.Effort("s", .95)
			if diff := cmp.Diff(e, again); diff != "" {
				t.Errorf("asked twice (-first +second):\n%s", diff)
			}
			return e
		}
		if diff := cmp.Diff(want, expecting()); diff != "" {
			t.Errorf("%d epochs, twins side by side (-all +let go):\n%s", epochs, diff)
		}
		random.Shuffle(len(replies), func(i, j int) { replies[i], replies[j] = replies[j], replies[i] })
		if diff := cmp.Diff(want, expecting()); diff != "" {
			t.Errorf("%d epochs, twins apart (-all +let go):\n%s", epochs, diff)
		}
	}
}

// TestCoverage draws pairs of a known ratio: the interval has to hold it about
// as often as it says, from the fewest clusters of which a page speaks.
func TestCoverage(t *testing.T) {
	const rounds, truth = 800, 1.6
	random := rand.New(rand.NewPCG(1, 2))
	for name, test := range map[string]struct {
		noise func() float64
		least float64
	}{
		"normal": {random.NormFloat64, .93},
		"skewed": {func() float64 { return random.ExpFloat64() - 1 }, .86},
	} {
		held := 0
		for range rounds {
			var counts []int
			for range effort.FewClusters {
				length := 1e5 * math.Exp(random.NormFloat64()) // pairs differ far more than twins do
				counts = append(counts, int(length*truth*math.Exp(.7*test.noise())), int(length))
			}
			if r := of(twins(counts...)...).Completion.Ratio; *r.Lo <= truth && truth <= *r.Hi {
				held++
			}
		}
		if share := float64(held) / rounds; share < test.least {
			t.Errorf("%s: %.3f of the intervals hold the truth, want %.2f", name, share, test.least)
		}
	}
}
