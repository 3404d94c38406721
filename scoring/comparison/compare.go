package comparison

import (
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// aloneShown is how many ids of items that one run alone was asked are named.
const aloneShown = 10

// Of compares two runs on one suite. probe names the probe the suite is, or is
// empty. unpaired compares them as two samples of one population, whatever
// questions they share. It is false where one of the runs has nothing of the
// suite. The words and PHolm are set as if this were the only comparison; see
// Adjust.
func Of(base, next *Run, name, probe string, unpaired bool, o Options) (Change, bool) {
	b, n := base.suites[name], next.suites[name]
	if b == nil || n == nil {
		return Change{}, false
	}
	b.pairs.Do(b.unpair)
	n.pairs.Do(n.unpair)
	o = o.withDefaults()
	c := Change{Suite: name, Probe: probe, Unpaired: unpaired, Simulated: b.simulated || n.simulated, Flips: []Flips{}}
	all, onlyBase, onlyNext := matched(b, n)
	c.Matched, c.OnlyBase, c.OnlyNext = len(all), len(onlyBase), len(onlyNext)
	for _, alone := range [][]*item{onlyBase, onlyNext} {
		for _, it := range alone[:min(len(alone), aloneShown)] {
			c.Alone = append(c.Alone, it.id)
		}
	}
	if unpaired {
		c.Alone = nil // that they differ is the point
		c.apart(b, n, o)
	} else {
		c.paired(all, o)
	}
	Adjust([]*Change{&c})
	return c, true
}

// paired fills in what rests on items that both were asked.
func (c *Change) paired(all []both, o Options) {
	c.OverAnswer = rateChange(all, overAnswer, o)
	c.OverRefusal = rateChange(all, overRefusal, o)
	c.Wrong = rateChange(all, wrongAnswer, o)
	clusters, on := jointUnits(all)
	c.DPrime, c.C = discernment(clusters, on, o)
	if c.Probe != "" {
		c.DPrime, c.C = FigureChange{}, FigureChange{}
	}
	even := make([]both, len(all))
	for i, b := range all {
		even[i] = b.even()
		c.BaseSamples, c.NextSamples = max(c.BaseSamples, len(b.base.samples)), max(c.NextSamples, len(b.next.samples))
	}
	c.Flows = flows(even)
	c.Flips = flips(even)
}

// Adjust sets PHolm, what may be said to have moved, and the words of changes
// that were made at once: several checkpoints held against one base on one suite.
// Holm's adjustment runs over their rates, three of each; for d' and c, which
// have intervals and no test, the interval that decides is at 1-(1-level)/n for n
// Options.Comparisons. Without changes it does nothing.
func Adjust(changes []*Change) {
	var p []float64
	var rates []*RateChange
	for _, c := range changes {
		for _, r := range []*RateChange{&c.OverAnswer, &c.OverRefusal, &c.Wrong} {
			r.PHolm = nil
			if r.P != nil {
				p, rates = append(p, *r.P), append(rates, r)
			}
		}
	}
	adjusted, _ := stats.Holm(p)
	for i, r := range rates {
		r.PHolm = defined(adjusted[i])
	}
	for _, c := range changes {
		for _, r := range []*RateChange{&c.OverAnswer, &c.OverRefusal, &c.Wrong} {
			r.Moved = r.moved()
		}
		for _, f := range []*FigureChange{&c.DPrime, &c.C} {
			f.Moved = f.moved()
		}
		c.Headline, c.Sentence = headline(*c), sentence(*c)
	}
}

// moved needs both the adjusted test and the interval: they are different
// approximations, and words that one of them contradicts are too many.
func (r RateChange) moved() Moved {
	switch {
	case r.Value == nil:
		return Unmeasured
	case r.PHolm == nil || *r.PHolm > 1-r.Level || r.Lo == nil || r.Hi == nil:
		return NotShown
	case *r.Lo > 0:
		return Rose
	case *r.Hi < 0:
		return Fell
	}
	return NotShown
}

func defined(x float64) *float64 {
	x = stats.Round9(x)
	return &x
}

// estimated is defined for a difference of two terms that may be alike: what is left
// of them then is the last bits of a float, and no sign to report.
func estimated(x float64) *float64 {
	if math.Abs(x) < 1e-12 {
		x = 0
	}
	return defined(x)
}
