package simulate

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// A lot is the source of every choice made for one ask. Each choice has a name
// and is drawn from a hash of its own, so that adding a choice moves no other:
// more phrasings leave the behaviors, and so the rates, as they were.
type lot struct {
	seed       uint64
	checkpoint string
	item       string
	epoch      int
}

// bits are 64 uniform bits for the named choice.
func (l lot) bits(choice string) uint64 {
	h := sha256.New()
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], l.seed)
	h.Write(b[:])
	// The lengths keep ("ab", "c") and ("a", "bc") apart.
	for _, s := range []string{l.checkpoint, l.item, choice} {
		h.Write([]byte(strconv.Itoa(len(s)) + ":" + s))
	}
	binary.BigEndian.PutUint64(b[:], uint64(l.epoch))
	h.Write(b[:])
	return binary.BigEndian.Uint64(h.Sum(nil))
}

// uniform is a number in [0, 1) for the named choice.
func (l lot) uniform(choice string) float64 { return float64(l.bits(choice)>>11) / (1 << 53) }

// hit says whether an event of probability p happens.
func (l lot) hit(choice string, p float64) bool { return l.uniform(choice) < p }

// again is a lot whose choices have nothing to do with those of l, for what is
// said a second time in one reply.
func (l lot) again() lot {
	l.checkpoint += ", again"
	return l
}

// pick is an index below n, which must be above 0.
func (l lot) pick(choice string, n int) int { return int(l.bits(choice) % uint64(n)) }

// between is an integer in lo..hi, both included.
func (l lot) between(choice string, lo, hi int) int { return lo + l.pick(choice, hi-lo+1) }
