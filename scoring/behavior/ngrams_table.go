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
	at    spots  // where it weighs, and whether it is crowded; 0 if the place is empty
}

// crowded marks the n-gram at a place where another would stand, had it been free.
const crowded spots = 1 << 7

// find is where the n-gram of a key is, or the empty place where it would be.
func (t *gramTable) find(key uint64) *gram { return &t[t.index(key)] }

// home is the number of the place where the n-gram of a key is if that was free.
func home(key uint64) uint32 { return uint32(key) & (1<<tableBits - 1) }

// index is the number of the place where it is, or would be.
func (t *gramTable) index(key uint64) uint32 {
	i := home(key)
	for t[i].at != 0 && t[i].upper != uint32(key>>32) {
		i = (i + 1) & (1<<tableBits - 1)
	}
	return i
}

// is is 1 if g is the n-gram of a key that would be where g is, else 0.
func (g *gram) is(key uint64) uint64 {
	return (uint64(g.upper^uint32(key>>32)) - 1) >> 63
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

// gramWeights are those of an n-gram at one place for each kind, in hundredths: whole ones, so
// that their sums are the same on every machine.
type gramWeights [weighedKinds]int16

// sums are sums of weights: all there are, at their most, would fit.
type sums [weighedKinds]int32

// sum adds up weights by their numbers.
func (m *ngrams) sum(numbers []uint16) sums {
	var a, b, c, d, e int32 // an array would be written for each of them
	for _, i := range numbers {
		w := &m.weights[i]
		a, b, c, d, e = a+int32(w[0]), b+int32(w[1]), c+int32(w[2]), d+int32(w[3]), e+int32(w[4])
	}
	return sums{a, b, c, d, e}
}

func (s *sums) add(more *sums) {
	for k := range s {
		s[k] += more[k]
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
