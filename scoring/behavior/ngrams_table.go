package behavior

// A gramTable holds n-grams by their key. There are hundreds in an answer, most of them
// known, and each may lie anywhere in the table: what is to be known of one lies together, and
// the table is small enough to stay close to the processor. Two n-grams with one key are one.
type gramTable [1 << tableBits]gram

const tableBits = 15

// A gram is a place in the table.
type gram struct {
	upper   uint32 // of the key, whose lower bits are the place
	state   uint16
	weights [weighedKinds]int16 // in hundredths: sums of whole numbers are the same on every machine
}

// The states of a place.
const (
	unused     = iota
	onlyBegins // no n-gram that weighs, but what one begins with
	weighs
)

// mostGrams is how many places may be used, so that a search ends soon.
const mostGrams = 27_000

// at is where the n-gram of a key is, or the empty place where it would be.
func (t *gramTable) at(key uint64) int {
	i := int(key & (1<<tableBits - 1))
	for t[i].state != unused && t[i].upper != uint32(key>>32) {
		i = (i + 1) & (1<<tableBits - 1)
	}
	return i
}

// gramSet are the n-grams of an answer, by their place.
type gramSet [1 << tableBits / 64]uint64

// put adds one and reports whether it was new.
func (s *gramSet) put(i int) bool {
	word, bit := &s[i/64], uint64(1)<<(i%64)
	before := *word
	*word |= bit
	return before&bit == 0
}
