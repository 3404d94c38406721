package scoring

import "cmp"

// Unit identifies what is drawn as one: the twin pair of a verdict's item, or the
// item where it has no twin. Equal names give equal numbers on every machine.
func (v Verdict) Unit() uint64 {
	if v.Pair != "" {
		return unitHash('p', v.Pair)
	}
	return unitHash('i', v.Item)
}

// ItemTag tells the items of a unit apart in a few bits: equal ids give equal tags. An
// item in other words than its control has the tag of that.
func (v Verdict) ItemTag() uint32 { return uint32(unitHash('i', cmp.Or(v.Control, v.Item)) >> 32) }

// ClusterOf identifies the cluster of a verdict of that unit: units of one cluster
// are not independent. Without a cluster of its own it is the unit.
func (v Verdict) ClusterOf(unit uint64) uint64 {
	if v.Cluster != "" && v.Cluster != v.Pair {
		return unitHash('c', v.Cluster)
	}
	return unit
}

// unitHash is FNV-1a over a tag and a text; the tag keeps a pair and an item of
// one name apart. It is the same on every machine, which maphash is not.
func unitHash(tag byte, text string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(tag)) * prime
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	return h
}
