package behavior

import "math/bits"

// A gramTable holds n-grams by their key. There are hundreds in an answer, most of them
// known, and each may lie anywhere in the table, which is small so as to stay close to the
// processor. Two n-grams with one key are one.
type gramTable [1 << tableBits]gram

const tableBits = 17

// A gram is an n-gram of the table in one word, so that all of it comes from memory at once.
// From its upper bits on: the upper half of its key, whose lower bits are the place in the
// table; the number of the first of its weights, of which it has one for each place where it
// weighs; and where it weighs, and whether it is crowded. It is 0 if the place is empty.
type gram uint64

const (
	keyBits   = ^gram(1<<32 - 1) // of a gram, and of a key
	firstFrom = 16               // the bit from which on the number of the first of its weights stands
)

// crowded marks the n-gram at a place where another would stand, had it been free.
const crowded spots = 1 << 7

// find is where the n-gram of a key is, or the empty place where it would be.
func (t *gramTable) find(key uint64) *gram { return &t[t.index(key)] }

// home is the number of the place where the n-gram of a key is if that was free.
func home(key uint64) uint32 { return uint32(key) & (1<<tableBits - 1) }

// index is the number of the place where it is, or would be.
func (t *gramTable) index(key uint64) uint32 {
	i := home(key)
	for t[i].at() != 0 && t[i].is(key) == 0 {
		i = (i + 1) & (1<<tableBits - 1)
	}
	return i
}

// at is where the n-gram weighs, and whether it is crowded.
func (g gram) at() spots { return spots(g) }

// is is 1 if g is the n-gram of a key that would be where g is, else 0.
func (g gram) is(key uint64) uint64 { return (uint64(g^gram(key))>>32 - 1) >> 63 }

// crowded is 1 if another n-gram would stand here, had the place been free, else 0.
func (g gram) crowded() uint64 { return uint64(g) >> 7 & 1 }

// weighs is 1 if the n-gram has weights at a place of its family, else 0.
func (g gram) weighs(at spots) int { return int((uint64(g.at()&at) + 0xff) >> 8) }

// number is that of the n-gram's weights at a place of its family; where it has none there,
// what would be it.
func (g gram) number(at spots) uint16 {
	return uint16(g>>firstFrom) + uint16(bits.OnesCount8(uint8(g.at()&(at-1))))
}

// numbers appends those of the weights of n-grams that are noted, for which there is room. Whether one
// has any is as good as chance: nothing branches on it.
func (t *gramTable) numbers(noted []notedGram, out []uint16) []uint16 {
	n := len(out)
	out = out[:n+2*len(noted)]
	for i := range noted {
		of := &noted[i]
		g, is := of.gram, of.gram.is(of.key)
		if g.crowded()&^is != 0 {
			g = *t.find(of.key)
			is = g.is(of.key)
		}
		g &= -gram(is)
		out[n] = g.number(anywhere)
		n += int(g & gram(anywhere))
		if more := of.at &^ anywhere; more != 0 { // as for all of a sentence or none
			out[n] = g.number(more)
			n += g.weighs(more)
		}
	}
	return out[:n]
}

// keptNgrams is how many n-grams have weights, each place of one counted.
const keptNgrams = 60_000

// gramSet are n-grams of an answer, each at a place, by the number of their weights.
type gramSet [1 << 16 / 64]uint64

// put adds n-grams, and keeps those of numbers that are new. Nothing branches on it.
func (s *gramSet) put(numbers []uint16) []uint16 {
	n := 0
	for _, i := range numbers {
		word, bit := &s[i/64], uint64(1)<<(i%64)
		old := *word
		*word = old | bit
		numbers[n] = i
		n += int((old&bit - 1) >> 63) // 1 if it was not there
	}
	return numbers[:n]
}
