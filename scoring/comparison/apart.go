package comparison

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

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
// interval and a score test where responses are independent, else Student's t on
// the clustered errors of both.
func unpairedChange(base, next []*item, of measure, o Options) RateChange {
	r := RateChange{Level: o.Level, Method: signature.Newcombe}
	nextBy, single1 := byCluster(next, of)
	baseBy, single2 := byCluster(base, of)
	r.Next, r.Base = signature.RateOf(nextBy, o.Level), signature.RateOf(baseBy, o.Level)
	if r.Next.Of == 0 || r.Base.Of == 0 {
		return r
	}
	r.Value = defined(float64(r.Next.Count)/float64(r.Next.Of) - float64(r.Base.Count)/float64(r.Base.Of))
	n := min(r.Next.Of, r.Base.Of)
	if single1 && single2 {
		d, _ := stats.NewcombeDiff(r.Next.Count, r.Next.Of, r.Base.Count, r.Base.Of, o.Level)
		r.Lo, r.Hi = defined(d.Lo), defined(d.Hi)
		if p, ok := stats.ScoreTest(r.Next.Count, r.Next.Of, r.Base.Count, r.Base.Of); ok {
			r.P = defined(p)
		}
	} else {
		r.Method = ClusterT
		r.apartClustered(nextBy, baseBy, o)
		n = min(len(nextBy), len(baseBy))
	}
	pooled := float64(r.Next.Count+r.Base.Count) / float64(r.Next.Of+r.Base.Of)
	if s, _, ok := stats.SmallestChange(n, pooled, 1, 0, o.alpha(), power); ok && s > 0 {
		r.Smallest = defined(s)
	}
	return r
}

func (r *RateChange) apartClustered(next, base []stats.Group, o Options) {
	one, ok1 := stats.ClusterMean(next)
	two, ok2 := stats.ClusterMean(base)
	if !ok1 || !ok2 {
		return
	}
	d, ok := stats.WelchClustered(one, two, o.Level)
	if !ok {
		r.Warnings = append(r.Warnings, "one cluster only: no interval")
		return
	}
	r.Lo, r.Hi, r.P = defined(max(-1, d.Lo)), defined(min(1, d.Hi)), defined(d.P)
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
