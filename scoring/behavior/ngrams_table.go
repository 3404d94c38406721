package behavior

import "math/bits"

// A gramTable holds n-grams by their key. There are hundreds in an answer, most of them
// known, and each may lie anywhere in the table, which is small so as to stay close to the
// processor. Two n-grams with one key are one.
type gramTable [1 << tableBits]gram

const tableBits = 17

// A gram is an n-gram of the table.
type gram struct {
	upper uint32 // of the key, whose lower bits are the place in the table
	first uint16 // the number of the first of its weights: one for each place where it weighs
	at    spots  // where it weighs; nowhere if the place is empty
}

// find is where the n-gram of a key is, or the empty place where it would be.
func (t *gramTable) find(key uint64) *gram {
	i := key & (1<<tableBits - 1)
	for t[i].at != 0 && t[i].upper != uint32(key>>32) {
		i = (i + 1) & (1<<tableBits - 1)
	}
	return &t[i]
}

// weighs is 1 if the n-gram has weights at a place of its family, else 0.
func (g *gram) weighs(at spots) uint64 {
	return uint64(g.at>>(bits.TrailingZeros8(uint8(at))&7)) & 1
}

// number is that of the n-gram's weights at a place of its family; where it has none there,
// what would be it.
func (g *gram) number(at spots) int {
	return int(g.first) + bits.OnesCount8(uint8(g.at&(at-1)))
}

// sums are weights for each kind, or their sums, two in a word: hundreds are added for each
// answer, and so it takes three additions rather than five. A lower half below zero has
// taken one from the upper half, which of gives back. Two halves hold more than any answer
// adds up to.
type sums [(weighedKinds + 1) / 2]int64

func sumsOf(weights [weighedKinds]int16) (s sums) {
	for k, w := range weights {
		s[k/2] += int64(w) << (k % 2 * 32)
	}
	return s
}

// of is the sum for kind k.
func (s *sums) of(k int) int32 {
	word := s[k/2]
	lower := int32(word)
	if k%2 == 0 {
		return lower
	}
	return int32((word - int64(lower)) >> 32)
}

// sum adds up weights by their numbers.
func (m *ngrams) sum(numbers []uint16) sums {
	var a, b, c int64 // what is kept in an array is written for each of them
	for _, i := range numbers {
		w := &m.weights[i]
		a, b, c = a+w[0], b+w[1], c+w[2]
	}
	return sums{a, b, c}
}

func (s *sums) add(w *sums) {
	for k := range s {
		s[k] += w[k]
	}
}

// keptNgrams is how many n-grams have weights, each place of one counted.
const keptNgrams = 60_000

// gramSet are n-grams of an answer, each at a place, by the number of their weights.
type gramSet [keptNgrams/64 + 1]uint64

// put adds n-gram i if is is 1, and returns 1 if that is new, else 0.
func (s *gramSet) put(i int, is uint64) int {
	word := &s[i/64]
	is &^= *word >> (i % 64)
	*word |= is << (i % 64)
	return int(is)
}
