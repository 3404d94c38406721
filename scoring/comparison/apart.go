package comparison

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// NewcombeClustered is the method of a change between two samples of which one has
// several responses in a cluster: Newcombe's interval at the effective sizes of Korn
// and Graubard.
const NewcombeClustered = "newcombe-korn-graubard"

// apart compares two samples of one population.
func (c *Change) apart(base, next *suite, o Options) {
	b, n := sorted(base), sorted(next)
	c.OverAnswer = unpairedChange(b, n, overAnswer, o)
	c.OverRefusal = unpairedChange(b, n, overRefusal, o)
	c.Wrong = unpairedChange(b, n, wrongAnswer, o)
	if c.Probe == "" {
		c.DPrime, c.C = apartDiscernment(b, n, o)
	}
}

func sorted(s *suite) []*item {
	all := make([]*item, 0, len(s.items))
	for _, it := range s.items {
		all = append(all, it)
	}
	slices.SortFunc(all, func(a, b *item) int {
		return cmp.Or(cmp.Compare(a.cluster, b.cluster), cmp.Compare(a.unit, b.unit), cmp.Compare(a.n, b.n))
	})
	return all
}

// unpairedChange is the difference of two rates of independent samples: Newcombe's
// interval and the mid-p of Fisher's test, where responses are clustered at the sizes
// that the intervals of the rates have.
func unpairedChange(base, next []*item, of measure, o Options) RateChange {
	r := RateChange{Level: o.Level, Method: signature.Newcombe}
	nextBy, single1 := byCluster(next, of)
	baseBy, single2 := byCluster(base, of)
	r.Next, r.Base = signature.RateOf(nextBy, o.Level), signature.RateOf(baseBy, o.Level)
	r.boundsApart(base, next, of)
	if r.Next.Of == 0 || r.Base.Of == 0 {
		return r
	}
	if !single1 || !single2 {
		r.Method = NewcombeClustered
	}
	one, two := sampleOf(nextBy, single1, o.Level), sampleOf(baseBy, single2, o.Level)
	r.Value = defined(one.Share - two.Share)
	if d, ok := stats.SharesApart(one, two, o.Level); ok {
		r.Lo, r.Hi, r.P = defined(d.Lo), defined(d.Hi), defined(d.P)
	}
	if fewest := min(len(nextBy), len(baseBy)); fewest < signature.FewWeighed {
		r.Warnings = append(r.Warnings, stats.Warning(fmt.Sprintf(
			"%d independent %s only in one of the runs: no change but a large one can show", fewest, responses(fewest))))
	}
	smallest, ok := stats.SmallestApart(int(one.Size+1e-9), int(two.Size+1e-9), two.Share, o.alpha(), power)
	r.visible(smallest, ok)
	return r
}

// boundsApart are the change had every response that was not scored gone either way.
func (r *RateChange) boundsApart(base, next []*item, of measure) {
	reach := func(items []*item) (low, high float64, some bool) {
		failed, n, lost := 0, 0, 0
		for _, it := range items {
			if f, k, in := of(it); in {
				failed, n, lost = failed+f, n+k, lost+it.lost
				r.Lost += min(1, it.lost)
			}
		}
		all := float64(n + lost)
		return float64(failed) / all, float64(failed+lost) / all, all > 0
	}
	low1, high1, some1 := reach(next)
	low2, high2, some2 := reach(base)
	if some1 && some2 {
		r.Least, r.Most = defined(low1-high2), defined(high1-low2)
	}
}

func responses(n int) string {
	if n == 1 {
		return "response"
	}
	return "responses"
}

// sampleOf is a share with what its responses are worth: their number, or the
// effective one of Korn and Graubard where a cluster has several, if one at least.
func sampleOf(by []stats.Group, single bool, level float64) stats.Sample {
	mean, _ := stats.ClusterMean(by)
	s := stats.Sample{Share: mean.Mean, Size: float64(mean.N)}
	if rate, ok := stats.KornGraubard(by, level); ok && !single {
		s.Size = max(1, rate.Held)
	}
	return s
}

func byCluster(items []*item, of measure) (by []stats.Group, single bool) {
	single = true
	var last *item
	for _, it := range items {
		failed, n, in := of(it)
		if !in || n == 0 {
			continue
		}
		if last == nil || it.cluster != last.cluster {
			by = append(by, stats.Group{})
		} else {
			single = false
		}
		last = it
		single = single && n == 1
		g := &by[len(by)-1]
		g.N += n
		g.Sum += float64(failed)
		g.SumSq += float64(failed)
	}
	return by, single
}
