package stats

import (
	"cmp"
	"maps"
	"slices"
)

// Alike gathers clusters as they come and holds those that are the same once,
// with their number. Most are: of shares of a few responses there are a few, in
// however many clusters. The zero value is ready to be read, not to be added to.
type Alike map[Group]int

// Add takes in one cluster. One without values is passed over.
func (a Alike) Add(g Group) {
	if g.N > 0 {
		a[g]++
	}
}

// Groups are the clusters for ClusterMean, in an order that does not depend on
// that in which they came.
func (a Alike) Groups() []Group {
	groups := slices.SortedFunc(maps.Keys(a), func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Sum, b.Sum), cmp.Compare(a.SumSq, b.SumSq))
	})
	for i, g := range groups {
		groups[i].More = a[g] - 1
	}
	return groups
}
