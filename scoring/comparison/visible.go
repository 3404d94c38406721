package comparison

import (
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// power is the chance with which the smallest change would be seen.
const power = .8

// visibleAdded is the smallest change of a rate that shows at a two-sided alpha with a
// chance of 80%, beside what differs now, which gives it an error of se. What changes
// goes all one way, which widens the error: this is Connor's formula for pairs, with the
// square of se in place of what differs. As far as responses of an item or a cluster fail
// together now, they are taken to change together. It is false where no change however
// large shows.
func visibleAdded(se float64, clusters []shared, alpha float64) (float64, bool) {
	za, ok := stats.TwoSidedZ(alpha)
	zb, _ := stats.NormalQuantile(power)
	both := make([]joint, len(clusters))
	for i, s := range clusters {
		both[i] = joint{base: detected{hits: s.base, hitItems: s.items}, next: detected{hits: s.next, hitItems: s.items}}
	}
	pair, _, _ := ratePair(both, hits)
	each := max(pair.Earlier, pair.Later)
	shows := func(d float64) bool {
		return d >= za*math.Sqrt(se*se+each*d)+zb*math.Sqrt(se*se+each*(d-d*d))
	}
	if !ok || !shows(1) {
		return 0, false
	}
	lo, hi := 0., 1.
	for hi-lo > 1e-6 {
		if middle := (lo + hi) / 2; shows(middle) {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi, true
}

// wobble is how d' and c vary by chance, by what clusters add in both runs: each side's
// rates, and how changes of the two sides hang together.
type wobble struct {
	hits, alarms stats.RatePair
	together     float64
}

// wobbleOf takes it from clusters with what they add to both runs; one of which a run has
// nothing adds to the other alone.
func wobbleOf(clusters []joint) wobble {
	var w wobble
	var moved1, moved2 []float64
	var square1, square2 float64
	w.hits, moved1, square1 = ratePair(clusters, hits)
	w.alarms, moved2, square2 = ratePair(clusters, alarms)
	for i, m := range moved1 {
		w.together += m * moved2[i] / math.Sqrt(square1*square2)
	}
	return w
}

func hits(d detected) (declined, items float64)   { return d.hits, d.hitItems }
func alarms(d detected) (declined, items float64) { return d.alarms, d.alarmItems }

// ratePair is how the rates of a side vary, with what a cluster adds to their difference
// and the sum of its squares. Half a cluster that was not seen is among them either way.
func ratePair(clusters []joint, of func(detected) (declined, items float64)) (pair stats.RatePair, moved []float64, square float64) {
	var rate, items, size [2]float64
	for _, j := range clusters {
		for run, d := range [2]detected{j.base, j.next} {
			x, n := of(d)
			rate[run] += x
			items[run] += n
			size[run] += min(1, n)
		}
	}
	var unseen, squares [2]float64
	for run := range rate {
		rate[run] = (rate[run] + .5) / (items[run] + 1)
		size[run] = items[run] / size[run]
		items[run] += size[run]
		share, q := size[run]/items[run], rate[run]
		unseen[run] = .5 * share * share * (q*q + (1-q)*(1-q))
		squares[run] = unseen[run]
	}
	moved = make([]float64, len(clusters))
	both := 0.
	for i, j := range clusters {
		var off [2]float64
		for run, d := range [2]detected{j.base, j.next} {
			x, n := of(d)
			off[run] = (x - rate[run]*n) / items[run]
			squares[run] += off[run] * off[run]
		}
		both += off[0] * off[1]
		moved[i] = off[1] - off[0]
		square += moved[i] * moved[i]
	}
	share := func(run int) float64 { return min(1, squares[run]/(rate[run]*(1-rate[run]))) }
	pair = stats.RatePair{
		Rate: (rate[0] + rate[1]) / 2, Earlier: share(0), Later: share(1),
		Alike: min(1, max(0, both/math.Sqrt(squares[0]*squares[1]))),
	}
	return pair, moved, square + unseen[0] + unseen[1]
}

// dPrime and c are the smallest changes that show, whichever run is the later.
func (w wobble) dPrime(alpha float64) (float64, bool) {
	one, ok1 := stats.VisibleDPrimeChange(w.hits, w.alarms, w.together, alpha, power)
	other, ok2 := stats.VisibleDPrimeChange(w.hits.Turned(), w.alarms.Turned(), w.together, alpha, power)
	return max(one, other), ok1 && ok2
}

func (w wobble) c(alpha float64) (float64, bool) {
	w.alarms, w.together = w.alarms.Mirrored(), -w.together
	twice, ok := w.dPrime(alpha)
	return twice / 2, ok
}

// visible sets the smallest changes that would be seen, where there are intervals.
func (w wobble) visible(dPrime, c *FigureChange, o Options) {
	for f, smallest := range map[*FigureChange]func(float64) (float64, bool){dPrime: w.dPrime, c: w.c} {
		if f.Lo == nil {
			continue
		}
		if least, ok := smallest(o.alphaFigures()); ok {
			f.Smallest = defined(least)
		}
	}
}
