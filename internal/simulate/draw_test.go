package simulate

import (
	"testing"
)

// coins are named events, each of which is to come up at a rate of its own
// whatever else comes up.
type coins map[string]*struct {
	up, n int
	rate  float64
}

func (c coins) flip(name string, rate float64, up bool) {
	if c[name] == nil {
		c[name] = &struct {
			up, n int
			rate  float64
		}{rate: rate}
	}
	c[name].n++
	if up {
		c[name].up++
	}
}

// What the hash draws for the items of core over many seeds has to behave like
// independent coins of the profiles' rates. What is counted is a binomial if it
// does, and is held to that: the mistakes (their mean), the seeds with an
// unusual number of them (their spread), and how often twins, or two checkpoints
// on one item, are mistaken both or neither (their correlation).
func TestDrawsOfCoreAreIndependent(t *testing.T) {
	const seeds = 120
	all, profiles, c := subjects(coreItems(t)), Profiles(), coins{}
	sides := map[bool]int{}
	for _, s := range all {
		sides[s.item.Answerable]++
	}
	for seed := range uint64(seeds) {
		mistaken := make([]map[string]bool, len(profiles)) // by item ID
		for k, p := range profiles {
			mistaken[k] = map[string]bool{}
			mistakes := map[bool]int{}
			for _, s := range all {
				side, id := s.item.Answerable, s.item.ID
				d := drawBehavior(p, s, lot{seed: seed, checkpoint: p.Name, item: id})
				mistaken[k][id] = d.declined == side
				c.flip(p.Name+": mean of "+mistake(side), p.rate(side), d.declined == side)
				if d.declined == side {
					mistakes[side]++
				}
				for j, q := range profiles[:k] {
					c.flip(p.Name+" and "+q.Name+": "+mistake(side), both(p.rate(side), q.rate(side)), mistaken[k][id] == mistaken[j][id])
				}
			}
			for _, s := range all {
				if !s.item.Answerable && s.twin != nil {
					c.flip(p.Name+": twins", both(p.OverAnswer, p.OverRefusal), mistaken[k][s.item.ID] == mistaken[k][s.twin.ID])
				}
			}
			for side, n := range sides {
				low, high, outside := middle(n, p.rate(side))
				c.flip(p.Name+": spread of "+mistake(side), outside, mistakes[side] < low || mistakes[side] > high)
			}
		}
	}
	if len(c) != 5*5+10*2 {
		t.Fatalf("%d kinds of events were counted, want 5 for each checkpoint and 2 for any two of them", len(c))
	}
	for name, coin := range c {
		plausibly(t, name, coin.up, coin.n, coin.rate)
	}
}

func mistake(answerable bool) string {
	if answerable {
		return "over-refusing"
	}
	return "over-answering"
}

// rate is that of the mistake that can be made on one side.
func (p Profile) rate(answerable bool) float64 {
	if answerable {
		return p.OverRefusal
	}
	return p.OverAnswer
}

// both is the chance that two independent events happen both or not at all.
func both(p, q float64) float64 { return p*q + (1-p)*(1-q) }

// middle is the part low..high of a binomial around its median that leaves at
// most a quarter on each side, and the chance of falling outside it.
func middle(n int, p float64) (low, high int, outside float64) {
	b := binomial{n, p}
	for b.atMost(low) <= .25 {
		low++
	}
	for high = low; b.atMost(high) < .75; high++ {
		continue
	}
	return low, high, b.atMost(low-1) + 1 - b.atMost(high)
}
