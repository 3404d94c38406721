package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestSmallestDPrimeChange compares the formula with the exact error of a change of
// z(rate), over every way in which two checkpoints can do on 120 items. With an alpha and
// a power for which small changes show, the rates hardly move.
func TestSmallestDPrimeChange(t *testing.T) {
	const n = 120
	za, _ := stats.NormalQuantile(.55)
	zb, _ := stats.NormalQuantile(.51)
	for _, c := range []struct{ rate, discordant float64 }{{.1, .1}, {.2, .1}, {.5, .2}, {.8, .32}} {
		got, ok := stats.SmallestDPrimeChange(n, n, c.rate, c.rate, c.discordant, .9, .51)
		want := (za + zb) * math.Sqrt(2*varianceOfChange(n, c.rate, c.discordant))
		if !ok || math.Abs(got/want-1) > .08 {
			t.Errorf("%+v: %v, exactly %v", c, got, want)
		}
	}
	far, _ := stats.SmallestDPrimeChange(n, n, .1, .1, 1, .05, .8)
	apart, _ := stats.SmallestDPrimeChange(n, n, .1, .1, .18, .05, .8)
	if math.Abs(far-apart) > 1e-12 {
		t.Errorf("%v: more pairs differ than with nothing in common (%v)", far, apart)
	}
	more, _ := stats.SmallestDPrimeChange(2*n, n, .1, .1, .18, .05, .8)
	if more >= apart {
		t.Errorf("more items see less: %v, %v", more, apart)
	}
}

// TestVisibleDPrimeChange: a change to lower rates takes more than the error at the old
// ones says, and where few fail none shows. What shows of d' shows of c, half as large,
// with the other rate mirrored.
func TestVisibleDPrimeChange(t *testing.T) {
	for _, c := range []struct {
		reason     string
		n          float64
		rate       float64
		alike      float64
		want       float64 // by a program of its own, in steps of .01
		none       bool
		unadjusted float64 // (z(1-alpha/2) + z(power)) times the error at the old rates
	}{
		{"many", 320, .10, .7, .42, false, .31},
		{"few differ", 320, .05, .9, .44, false, .26},
		{"some", 80, .10, .7, 1.09, false, .63},
		{"few", 80, .05, .9, 1.73, false, .51},
		{"very few", 40, .03, .9, 0, true, 0},
	} {
		got, ok := stats.VisibleDPrimeChange(pair(1-c.rate, c.n, c.alike), pair(c.rate, c.n, c.alike), 0, .025, .8)
		if ok == c.none || math.Abs(got-c.want) > .011 || got < c.unadjusted {
			t.Errorf("%s: %v, %v", c.reason, got, ok)
		}
	}
	bad := pair(.1, 40, .5)
	bad.Alike = math.NaN()
	if d, ok := stats.VisibleDPrimeChange(pair(.9, 40, .5), bad, 0, .025, .8); ok || d != 0 {
		t.Errorf("%v of what is no correlation", d)
	}
}

func pair(rate, n, alike float64) stats.RatePair {
	return stats.RatePair{Rate: rate, Earlier: 1 / (n + 1), Later: 1 / (n + 1), Alike: alike}
}

func TestVisibleDPrimeChangeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(what string) stats.RatePair {
			p := pair(rapid.Float64Range(.05, .95).Draw(t, what), rapid.Float64Range(30, 2000).Draw(t, what+" items"), rapid.Float64Range(0, .95).Draw(t, what+" alike"))
			p.Later = 1 / (1 + rapid.Float64Range(30, 2000).Draw(t, what+" later items"))
			return p
		}
		hit, alarm := draw("hit"), draw("alarm")
		at, ok := stats.VisibleDPrimeChange(hit, alarm, .2, .05, .8)
		mirrored, some := stats.VisibleDPrimeChange(hit.Mirrored(), alarm.Mirrored(), .2, .05, .8)
		if ok != some || math.Abs(at-mirrored) > 1e-9 {
			t.Fatalf("%v, and with the rates mirrored %v", at, mirrored)
		}
		apart, some := stats.VisibleDPrimeChange(hit, alarm, -.2, .05, .8)
		if some && (!ok || apart < at) {
			t.Fatalf("%v, and where the rates go apart %v", at, apart)
		}
	})
}

// varianceOfChange sums over how many items both, only the first, only the
// second and neither checkpoint do a thing on; each has the log-linear rate.
func varianceOfChange(n int, rate, discordant float64) float64 {
	z := func(x int) float64 {
		v, _ := stats.NormalQuantile((float64(x) + .5) / (float64(n) + 1))
		return v
	}
	var sum, squares float64
	for differ := 0; differ <= n; differ++ {
		p, _ := stats.BinomialEqual(differ, n, discordant)
		if p < 1e-10 {
			continue
		}
		for first := 0; first <= differ; first++ {
			q, _ := stats.BinomialEqual(first, differ, .5)
			for both := 0; both <= n-differ; both++ {
				r, _ := stats.BinomialEqual(both, n-differ, (rate-discordant/2)/(1-discordant))
				if p*q*r < 1e-12 {
					continue
				}
				change := z(both+first) - z(both+differ-first)
				sum += p * q * r * change
				squares += p * q * r * change * change
			}
		}
	}
	return squares - sum*sum
}
