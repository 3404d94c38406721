package behavior

import "math/bits"

// A gramTable holds n-grams by their key. There are hundreds in an answer, most of them
// known, and each may lie anywhere in the table, which is small so as to stay close to the
// processor. Two n-grams with one key are one.
type gramTable [1 << tableBits]gram

const tableBits = 15

// A gram is an n-gram of the table.
type gram struct {
	upper uint32 // of the key, whose lower bits are the place in the table
	first uint16 // the number of the first of its weights: one for each place where it weighs
	at    spots  // where it weighs; nowhere if it is only what one that does begins with
	used  bool
}

// mostGrams is how many there may be, so that a search ends soon.
const mostGrams = 24_000

// find is where the n-gram of a key is, or the empty place where it would be.
func (t *gramTable) find(key uint64) *gram {
	i := key & (1<<tableBits - 1)
	for t[i].used && t[i].upper != uint32(key>>32) {
		i = (i + 1) & (1<<tableBits - 1)
	}
	return &t[i]
}

// number is that of the n-gram's weights at one place of its family.
func (g *gram) number(at spots) int {
	return int(g.first) + bits.OnesCount8(uint8(g.at&(at-1)))
}

// keptNgrams is how many n-grams have weights, each place of one counted.
const keptNgrams = 20_000

// gramSet are n-grams of an answer, each at a place, by the number of their weights.
type gramSet [keptNgrams/64 + 1]uint64

// put adds one and reports whether it was new.
func (s *gramSet) put(i int) bool {
	word, bit := &s[i/64], uint64(1)<<(i%64)
	before := *word
	*word |= bit
	return before&bit == 0
}
