package matching

import "math/bits"

// Words are hashed eight bytes at once, as they are read: a hash that takes letter after letter
// waits for each. Those of up to eight bytes, which is most, have a hash of their own.

const (
	chunk              = 8 // bytes
	seed        uint64 = 0xcbf29ce484222325
	ones        uint64 = 0x0101010101010101
	highs              = ones << 7 // the highest bit of each byte
	smallLetter        = 0x20
)

// mix is the hash of what h was with x behind it, where h has x in it.
func mix(h uint64) uint64 {
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// hashOf is the hash of a word.
func hashOf(w string) uint64 {
	h := seed
	for len(w) > chunk {
		h = mix(h ^ eight(w))
		w = w[chunk:]
	}
	return mix(h ^ upToEight(w))
}

// eight is the first eight bytes of s, the first one lowest.
func eight(s string) uint64 {
	_ = s[chunk-1]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// upToEight is as many of them as s has, and zeros.
func upToEight(s string) (x uint64) {
	if len(s) >= chunk {
		return eight(s)
	}
	for i := len(s) - 1; i >= 0; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// smallLetters is how many bytes of x are small letters of ASCII before the first one that is none.
func smallLetters(x uint64) int {
	low := x &^ highs
	from := low + ones*(0x80-'a')   // the highest bit of a byte from a on
	behind := low + ones*(0x7f-'z') // and behind z
	return bits.TrailingZeros64(^(from&^behind&^x)&highs) / 8
}

// first is x without what stands behind its first n bytes, eight at most.
func first(x uint64, n int) uint64 { return x & (1<<(8*n) - 1) }

// wordTable finds what the tables say of a word by its hash.
type wordTable struct {
	slots []wordSlot // a power of two of them, about half in use at most
	// some has a bit for every word in it. Most words that are in no table are told by it, and it
	// stays in the cache, which the slots do not.
	some [512]uint64
}

type wordSlot struct {
	hash uint64
	word *word // nil in a free slot
}

// fill puts words into an empty table, each at its place.
func (t *wordTable) fill(words map[string]*word) {
	size := 16
	for size < 2*len(words) {
		size *= 2
	}
	t.slots = make([]wordSlot, size)
	for name, w := range words {
		h := hashOf(name)
		i := h & uint64(size-1)
		for t.slots[i].word != nil {
			i = (i + 1) & uint64(size-1)
		}
		t.slots[i] = wordSlot{h, w}
		t.some[h>>40%512] |= 1 << (h >> 49 % 64)
	}
}

// at is the word with the hash, nil where there is none.
func (t *wordTable) at(h uint64) *word {
	if t.some[h>>40%512]&(1<<(h>>49%64)) == 0 {
		return nil
	}
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i&mask]; s.hash == h || s.word == nil {
			return s.word
		}
	}
}
