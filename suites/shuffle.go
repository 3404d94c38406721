package suites

import (
	"cmp"
	"iter"
	"slices"
)

// shuffleBatch is about how many items a shuffle holds in memory at a time. A
// suite is read once to be counted and once for each batch of it; nearly every
// suite is one batch.
const shuffleBatch = 1 << 18

// shuffled yields items in an order that depends on seed and on their ids, and
// not on the order in which they come. A suite too large for memory is taken in
// parts of about batch items, drawn by their keys, of which each is sorted by
// itself.
func shuffled(items iter.Seq2[*entry, error], seed uint64, batch int) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		n := 0
		for _, err := range items {
			if err != nil {
				yield(nil, err)
				return
			}
			n++
		}
		parts := uint64((n + batch - 1) / batch)
		for part := range parts {
			var held []keyed
			for it, err := range items {
				if err != nil {
					yield(nil, err)
					return
				}
				if key := shuffleKey(it.ID, seed); key%parts == part {
					held = append(held, keyed{key, it})
				}
			}
			slices.SortFunc(held, func(a, b keyed) int {
				return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.item.ID, b.item.ID))
			})
			for _, k := range held {
				if !yield(k.item, nil) {
					return
				}
			}
		}
	}
}

type keyed struct {
	key  uint64
	item *entry
}

func shuffleKey(id string, seed uint64) uint64 { return mix(fnv1a(fnvOffset, id) ^ mix(seed)) }

// mix spreads the bits of x: FNV leaves names that differ in their last letter
// close together (the finalizer of MurmurHash3). mix(0) is 0.
func mix(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
