package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// alike reports that two numbers agree to a part in 10^9 of the larger, or of 1.
func alike(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*max(1, math.Abs(got), math.Abs(want))
}

// TestBetaQuantileFarOut: where gonum's search gives up. The values are those of
// mpmath 1.4 with 40 digits, by bisection.
func TestBetaQuantileFarOut(t *testing.T) {
	for _, c := range []struct {
		reason     string
		p, a, b, x float64
	}{
		{"one in a million, upper tail, few of many", .999999, 8.2119, 51086.13, .000578155983402826},
		{"lower tail, of Student's t with 200,000 degrees of freedom", 1e-10, 1e5, .5, .9997909140569296},
		{"one in a thousand million, most of the mass at 0", .999999999, .1, 100, .147840847778935},
		{"further out than chances are told", 1e-300, 2, 3, 4.08248290463863e-151},
		{"no quantile but 0 that a float could hold", 1e-10, 1e-6, 1, 0},
	} {
		x, ok := stats.BetaQuantile(c.p, c.a, c.b)
		if !ok || math.Abs(x-c.x) > 1e-9*c.x {
			t.Errorf("%s: %v, want %v", c.reason, x, c.x)
		}
	}
	if q, ok := stats.TQuantile(5e-11, 2e5); !ok || math.Abs(q+6.46729725843051) > 1e-8 {
		t.Errorf("t %v, want -6.46729725843051", q)
	}
	// 1 - (alpha/2)^(1/n)
	if i, ok := stats.ClopperPearson(0, 10_000, .999999999); !ok || !alike(i.Hi, .00213934962711571) {
		t.Errorf("none of 10,000 at nine nines: %v, want .00213934962711571", i.Hi)
	}
}

// TestBetaQuantileOfSmallShapes: most of the mass lies at 0, and a quantile above the
// median may lie there too. The chance of no more than x is x^a for Beta(a, 1) and
// x^a (1 + a(1-x)) for Beta(a, 2).
func TestBetaQuantileOfSmallShapes(t *testing.T) {
	for _, c := range []struct {
		reason     string
		p, a, b, x float64
	}{
		{"a little above the median: 1e-202", .6289, .001, 1, math.Pow(.6289, 1000)},
		{"far above it: 1e-72", .8476, .001, 1, math.Pow(.8476, 1000)},
		{"just above the median: 1e-302", .5001, .001, 1, math.Pow(.5001, 1000)},
		{"below it: less than a float can hold", .4, .001, 1, 0},
		{"next to 1", .999986388925567, 1e-6, 1, math.Exp(math.Log(.999986388925567) / 1e-6)},
		{"the other way round 1 but for what no float can tell", .3711, 1, .001, 1},
	} {
		if x, ok := stats.BetaQuantile(c.p, c.a, c.b); !ok || math.Abs(x-c.x) > 1e-9*c.x {
			t.Errorf("%s: the quantile of %v of Beta(%v, %v) is %v, want %v", c.reason, c.p, c.a, c.b, x, c.x)
		}
	}
}

// TestBetaQuantileOfSmallShapesTurnsBack: the same for any.
func TestBetaQuantileOfSmallShapesTurnsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := math.Pow(10, -rapid.Float64Range(0, 6).Draw(t, "shape"))
		far := math.Pow(10, -rapid.Float64Range(0, 12).Draw(t, "tail"))
		p := rapid.SampledFrom([]float64{math.Pow(far, a), 1 - far}).Draw(t, "p")
		for b, log := range map[float64]func(x float64) float64{
			1: func(x float64) float64 { return a * math.Log(x) },
			2: func(x float64) float64 { return a*math.Log(x) + math.Log1p(a*(1-x)) },
		} {
			x, ok := stats.BetaQuantile(p, a, b)
			if x < 1e-307 && log(1e-307) > math.Log(p) {
				continue // a subnormal number has few digits
			}
			if back := log(x); !ok || math.Abs(back-math.Log(p)) > 1e-8*math.Abs(math.Log(p))+1e-15 {
				t.Fatalf("Beta(%v, %v): the chance of %v is exp %v, want exp %v", a, b, x, back, math.Log(p))
			}
		}
	})
}

// TestBetaQuantileTurnsBack: the chance of no more than a quantile is what it is the
// quantile of, whatever the shapes.
func TestBetaQuantileTurnsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := int(math.Pow(10, rapid.Float64Range(0, 9).Draw(t, "n")))
		x := rapid.IntRange(0, n-1).Draw(t, "x")
		tail := math.Pow(10, -rapid.Float64Range(.4, 14).Draw(t, "tail"))
		q, ok := stats.BetaQuantile(tail, float64(x)+1, float64(n-x))
		if back, _ := stats.BinomialAtLeast(x+1, n, q); !ok || math.Abs(back-tail) > 1e-6*tail {
			t.Fatalf("more than %d of %d: %v at %v, want %v", x, n, back, q, tail)
		}
	})
}

// TestBinomialOfMany: near the middle of very many trials. The values are those of
// mpmath 1.4 with 50 digits, by quadrature.
func TestBinomialOfMany(t *testing.T) {
	for _, c := range []struct {
		reason      string
		b, c        int
		exact, midP float64
	}{
		{"as before", 600, 700, .006015793861044953, .005543558709501245},
		{"a million", 500_000, 501_000, .3180365408403226, .3175525994316933},
		{"two millions", 1_000_000, 1_002_000, .1577144528131199, .1575067953739727},
		{"equally many", 1 << 40, 1 << 40, 1, 1},
		{"two standard errors apart", 1 << 40, 1<<40 + 3<<20, .03389503783365529, .03389498112313218},
	} {
		r, ok := stats.McNemar(c.b, c.c)
		if !ok || !alike(r.Exact, c.exact) || !alike(r.MidP, c.midP) {
			t.Errorf("%s: %v and %v, want %v and %v", c.reason, r.Exact, r.MidP, c.exact, c.midP)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1<<41).Draw(t, "n")
		far := rapid.Float64Range(-6, 6).Draw(t, "standard errors")
		x := min(n, max(0, n/2+int(far*math.Sqrt(float64(n))/2)))
		atMost, _ := stats.BinomialAtMost(x, n, .5)
		atLeast, _ := stats.BinomialAtLeast(x, n, .5)
		at, _ := stats.BinomialEqual(x, n, .5)
		if !alike(atMost+atLeast-at, 1) || atMost > 1 || atLeast > 1 || at < 0 {
			t.Fatalf("%d of %d: at most %v, at least %v, just that %v", x, n, atMost, atLeast, at)
		}
		if r, ok := stats.McNemar(x, n-x); !ok || !(r.MidP >= 0 && r.MidP <= r.Exact && r.Exact <= 1) {
			t.Fatalf("%d and %d: %+v", x, n-x, r)
		}
	})
}

// TestEvidenceBeyondFloats: e-values where the prior's mass beyond the margin is less
// than a float can hold. The values are those of mpmath 1.4 with 50 digits.
func TestEvidenceBeyondFloats(t *testing.T) {
	for _, c := range []struct {
		reason          string
		x, n            int
		b               float64
		exceeds, within float64
	}{
		{"all of 316 fail: a subnormal chance", 316, 316, 1, 721.5465493720404, -6.450470422144176},
		{"all of 400 fail: no float", 400, 400, .5, 917.6948303088021, -6.650632848606383},
		{"3,000 of 5,000 fail", 3000, 5000, .5, 3749.162738741847, -8.58741922889792},
		{"none of 20,000 fails", 0, 20_000, .5, -9.720652178554351, 2103.271759602064},
	} {
		e, ok := stats.OneSided(c.x, c.n, .1, .5, c.b)
		if !ok || !alike(e.Exceeds, c.exceeds) || !alike(e.Within, c.within) {
			t.Errorf("%s: %+v, want %v and %v", c.reason, e, c.exceeds, c.within)
		}
	}
}

// TestTQuantileOfManyAndNearTheMedian holds quantiles against the roots of the integral
// of Student's density, by quadrature with 50 digits.
func TestTQuantileOfManyAndNearTheMedian(t *testing.T) {
	for _, c := range []struct{ p, df, t float64 }{
		{.5000001, 1, 3.141592651936301e-7},
		{.5000001, 1e4, 2.506690939801705e-7},
		{.50001, 1000, 2.507255010185394e-5},
		{.51, 1e7, .02506890888582764},
		{.975, 120_000, 1.959983753662981},
		{.99, 2e8, 2.326347892686212},
		{.9999999, 1e6, 5.199374020914423},
	} {
		got, ok := stats.TQuantile(c.p, c.df)
		mirrored, _ := stats.TQuantile(1-c.p, c.df)
		if !ok || math.Abs(got-c.t) > 1e-8*c.t || math.Abs(got+mirrored) > 1e-8*c.t {
			t.Errorf("the quantile of %v at %v degrees of freedom is %v, of the rest %v; want %v", c.p, c.df, got, mirrored, c.t)
		}
	}
}

// TestOfABillion: the chance of one or more is 1 - (1-p)^n, and z of a rate that is short
// of 1 by few is that of the few.
func TestOfABillion(t *testing.T) {
	const n = 999_999_937
	p := 1 / float64(n)
	got, ok := stats.BinomTest(1, n, p)
	if want := -math.Expm1(n * math.Log1p(-p)); !ok || math.Abs(got.Greater/want-1) > 1e-12 {
		t.Errorf("one or more: %.15g, want %.15g", got.Greater, want)
	}
	d, ok := stats.LogLinear(1e9, 1e9, 0, 1e9)
	z, _ := stats.NormalQuantile(.5 / (1e9 + 1))
	if !ok || d.DPrime != -2*z || d.C != 0 {
		t.Errorf("d' %v, want %v; c %v", d.DPrime, -2*z, d.C)
	}
	// the chance of one or more is .025 there
	i, _ := stats.ClopperPearson(1, n, .95)
	low := -math.Expm1(math.Log1p(-.025) / n)
	if math.Abs(i.Lo/low-1) > 1e-10 {
		t.Errorf("one of n: from %v, want %v", i.Lo, low)
	}
}
