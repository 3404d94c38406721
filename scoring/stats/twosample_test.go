package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestScoreTest: figures of R's prop.test(c(x1, x2), c(n1, n2), correct = FALSE),
// which are those of Pearson's chi-square worked by hand.
func TestScoreTest(t *testing.T) {
	for _, c := range []struct {
		reason         string
		x1, n1, x2, n2 int
		z              float64
	}{
		{"15 of 50 against 25 of 50: z is -.2 over sqrt(.4 .6 .04)", 15, 50, 25, 50, .2 / math.Sqrt(.4*.6*.04)},
		{"the other way round it is the same", 25, 50, 15, 50, .2 / math.Sqrt(.4*.6*.04)},
		{"equal shares of unequal samples", 10, 100, 5, 50, 0},
		{"nobody fails", 0, 40, 0, 40, 0},
		{"everybody fails", 40, 40, 7, 7, 0},
	} {
		p, ok := stats.ScoreTest(c.x1, c.n1, c.x2, c.n2)
		if want := math.Erfc(c.z / math.Sqrt2); !ok || math.Abs(p-want) > 1e-12 {
			t.Errorf("%s: p %v, want %v", c.reason, p, want)
		}
	}
	for _, c := range [][4]int{{0, 0, 1, 2}, {1, 2, 0, 0}, {3, 2, 1, 2}, {-1, 2, 1, 2}} {
		if p, ok := stats.ScoreTest(c[0], c[1], c[2], c[3]); ok || p != 1 {
			t.Errorf("%v: p %v and defined, want 1 and undefined", c, p)
		}
	}
}

// TestWelchClustered: where every cluster has one value CR1 is the usual error of
// a mean and the test is Welch's, here for 1..5 and 2, 4, 6, 8, 10: variances 2.5
// and 10, so that t = -3/sqrt(.5 + 2) on 5.8824 degrees of freedom.
func TestWelchClustered(t *testing.T) {
	single := func(y ...float64) stats.Clustered {
		var by []stats.Group
		for _, v := range y {
			by = append(by, stats.Group{N: 1, Sum: v, SumSq: v * v})
		}
		c, _ := stats.ClusterMean(by)
		return c
	}
	d, ok := stats.WelchClustered(single(1, 2, 3, 4, 5), single(2, 4, 6, 8, 10), .95)
	if !ok || d.Value != -3 {
		t.Fatalf("difference %v, want -3", d.Value)
	}
	// the half width over the error is the quantile of t, at which p is .05
	quantile, _ := stats.TQuantile(.975, 2.5*2.5/(.25/4+4./4))
	if half := (d.Hi - d.Lo) / 2; math.Abs(half-quantile*math.Sqrt(2.5)) > 1e-9 {
		t.Errorf("half width %v, want %v", half, quantile*math.Sqrt(2.5))
	}
	if want := .10753119493062728; math.Abs(d.P-want) > 1e-9 { // scipy 1.17.1, ttest_ind(equal_var=False)
		t.Errorf("p %v, want %v", d.P, want)
	}
	if d, ok := stats.WelchClustered(single(1, 1), single(1, 1), .95); !ok || d.P != 1 || d.Lo != 0 || d.Hi != 0 {
		t.Errorf("no spread and no difference: %+v", d)
	}
	if d, ok := stats.WelchClustered(single(1, 1), single(0, 0), .95); !ok || d.P != 0 {
		t.Errorf("no spread and a difference: %+v", d)
	}
	if _, ok := stats.WelchClustered(single(1), single(0, 1), .95); ok {
		t.Error("one cluster has an error")
	}
	// the interval leaves out 0 exactly where p is below 1 - level
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1, 1), 2, 12)
		d, ok := stats.WelchClustered(single(values.Draw(t, "one")...), single(values.Draw(t, "two")...), .95)
		if ok && d.Hi-d.Lo > 1e-6 && (d.Lo > 1e-6 || d.Hi < -1e-6) != (d.P < .05-1e-7) && math.Abs(d.P-.05) > 1e-4 {
			t.Fatalf("p %v, interval %v to %v", d.P, d.Lo, d.Hi)
		}
	})
}

// TestSignFlipDrawn: what is drawn comes near to what is gone through.
func TestSignFlipDrawn(t *testing.T) {
	diffs := []float64{.5, .25, -.25, 1, .75, .5, -.125, .25, .5, 1}
	exact, _ := stats.SignFlip(diffs)
	const draws = 20_000
	drawn, ok := stats.SignFlipDrawn(diffs, draws, 1)
	if !ok || math.Abs(drawn.TwoSided-exact.TwoSided) > 4*math.Sqrt(exact.TwoSided/draws)+1./draws ||
		math.Abs(drawn.Greater-exact.Greater) > 4*math.Sqrt(exact.Greater/draws)+1./draws {
		t.Errorf("drawn %+v, exact %+v", drawn, exact)
	}
	if again, _ := stats.SignFlipDrawn(diffs, draws, 1); again != drawn {
		t.Error("one seed gives two results")
	}
	if none, ok := stats.SignFlipDrawn(nil, 100, 1); !ok || none.TwoSided != 1 {
		t.Errorf("no differences: %+v", none)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		if _, ok := stats.SignFlipDrawn([]float64{1, bad}, 100, 1); ok {
			t.Errorf("%v has a p", bad)
		}
	}
	if _, ok := stats.SignFlipDrawn([]float64{1}, 0, 1); ok {
		t.Error("no draws give a p")
	}
	var far []float64
	for range 400 {
		far = append(far, 1)
	}
	if p, _ := stats.SignFlipDrawn(far, 99, 1); p.TwoSided != .01 {
		t.Errorf("400 of one sign: p %v, want the least there is, .01", p.TwoSided)
	}
}

// TestSmallestPairedChange is the inverse of PairsForChange, and shrinks as pairs
// are added and as fewer of them differ.
func TestSmallestPairedChange(t *testing.T) {
	// 3.16 of Connor: 10% of 320 pairs discordant, .05 and 80%
	d, ok := stats.SmallestPairedChange(320, .10, .05, .8)
	if need, _ := stats.PairsForChange(.10, d, .05, .8); !ok || math.Abs(need-320) > 1e-6 {
		t.Errorf("at %v %v pairs are needed, want 320", d, need)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "pairs")
		discordant := rapid.Float64Range(0, 1).Draw(t, "discordant")
		d, ok := stats.SmallestPairedChange(n, discordant, .05, .8)
		if !ok {
			if n > 8 {
				t.Fatalf("%d pairs show nothing", n)
			}
			return
		}
		if need, _ := stats.PairsForChange(max(d, discordant), d, .05, .8); math.Abs(need-float64(n)) > 1e-6*float64(n) {
			t.Fatalf("at %v %v pairs are needed, want %d", d, need, n)
		}
		if more, _ := stats.SmallestPairedChange(n+1, discordant, .05, .8); more > d {
			t.Fatalf("%d pairs see %v, one more %v", n, d, more)
		}
	})
	for _, bad := range []struct {
		n          int
		discordant float64
	}{{0, .1}, {1, .1}, {10, -.1}, {10, 1.1}, {10, math.NaN()}} {
		if d, ok := stats.SmallestPairedChange(bad.n, bad.discordant, .05, .8); ok {
			t.Errorf("%+v: %v", bad, d)
		}
	}
}
