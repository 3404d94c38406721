package stats

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sort"
	"sync"
)

// FewUnits is up to how many units Bootstrap goes through every resample, each
// once, instead of drawing some.
const FewUnits = 6

// Bootstrap resamples units with replacement and computes statistics of each
// resample. Units that are alike are given once, with their number: alike[k] is
// how many units there are of kind k, and stat is told how many of each kind a
// resample holds. It writes its results to out, which has width values, and NaN
// where a resample leaves one undefined.
//
// The result has one column a statistic, without the undefined values, in an
// order that depends on seed and input alone, never on the number of cores: each
// resample has a generator of its own. stat is called from several goroutines
// at once. Up to FewUnits units there is nothing random: all n^n resamples are
// listed and resamples is ignored. The columns are empty without units.
func Bootstrap(alike []int, resamples int, seed uint64, width int, stat func(held []int, out []float64)) [][]float64 {
	units := 0
	for _, n := range alike {
		units += max(0, n)
	}
	if units == 0 || width <= 0 {
		return make([][]float64, max(0, width))
	}
	var rows []float64
	if units <= FewUnits {
		rows = everyResample(alike, units, width, stat)
	} else {
		rows = drawnResamples(newDrawer(alike, units), max(0, resamples), seed, width, stat)
	}
	return columns(rows, width)
}

func everyResample(alike []int, units, width int, stat func([]int, []float64)) []float64 {
	kinds := expand(alike)
	held := make([]int, len(alike))
	held[kinds[0]] = units
	picks := make([]int, units) // digits of a counter in base units
	var rows []float64
	out := make([]float64, width)
	for {
		stat(held, out)
		rows = append(rows, out...)
		i := 0
		for ; i < units && picks[i] == units-1; i++ {
			held[kinds[picks[i]]]--
			picks[i] = 0
			held[kinds[0]]++
		}
		if i == units {
			return rows
		}
		held[kinds[picks[i]]]--
		picks[i]++
		held[kinds[picks[i]]]++
	}
}

func drawnResamples(d drawer, resamples int, seed uint64, width int, stat func([]int, []float64)) []float64 {
	return resampled(resamples, seed, width, func() func(*rand.PCG, []float64) {
		held := make([]int, len(d.alike))
		return func(source *rand.PCG, out []float64) {
			d.draw(source, held)
			stat(held, out)
		}
	})
}

// resampled fills in width values for each resample, on all cores. worker is called once
// a goroutine, for what computes one of them.
func resampled(resamples int, seed uint64, width int, worker func() func(source *rand.PCG, out []float64)) []float64 {
	rows := make([]float64, resamples*width)
	workers := min(runtime.GOMAXPROCS(0), 1+resamples/64)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			one := worker()
			source := rand.NewPCG(0, 0)
			for r := w; r < resamples; r += workers {
				source.Seed(seed, uint64(r))
				one(source, rows[r*width:(r+1)*width])
			}
		})
	}
	wait.Wait()
	return rows
}

// drawer draws resamples: unit by unit where most units are kinds of their own,
// and otherwise kind by kind, from binomials, at a cost that does not grow with
// the number of units.
type drawer struct {
	alike  []int
	units  int
	single []int // kind of each unit, or nil
}

// singly is up to how many units each is drawn by itself; beyond it, drawing
// how many there are of each kind is faster.
const singly = 2048

// drawBinomial turns u, uniform on [0, 1), into a number of successes: the
// smallest whose distribution function exceeds u.
func drawBinomial(u float64, trials int, p float64) int {
	return sort.Search(trials, func(k int) bool {
		below, ok := BinomialAtMost(k, trials, p)
		return ok && below > u
	})
}

func newDrawer(alike []int, units int) drawer {
	d := drawer{alike: alike, units: units}
	if units <= max(singly, 16*len(alike)) {
		d.single = expand(alike)
	}
	return d
}

func (d drawer) draw(source *rand.PCG, held []int) {
	clear(held)
	random := rand.New(source)
	if d.single != nil {
		for range d.units {
			held[d.single[random.IntN(d.units)]]++
		}
		return
	}
	draws, rest := d.units, d.units
	for k, n := range d.alike {
		if draws == 0 {
			return
		}
		if n <= 0 {
			continue
		}
		if n == rest {
			held[k] = draws
			return
		}
		held[k] = drawBinomial(random.Float64(), draws, float64(n)/float64(rest))
		draws -= held[k]
		rest -= n
	}
}

// expand lists the kind of every unit.
func expand(alike []int) []int {
	var kinds []int
	for k, n := range alike {
		for range n {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func columns(rows []float64, width int) [][]float64 {
	out := make([][]float64, width)
	for i, v := range rows {
		if !math.IsNaN(v) {
			out[i%width] = append(out[i%width], v)
		}
	}
	return out
}
