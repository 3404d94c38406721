package traces

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// The figures that define a loop.
const (
	loopSpan  = 20 // words: the shortest span that can loop
	loopTimes = 3  // in a row
	gram      = 4  // words: what is counted in the last half
)

// Loops reports whether a text goes around in circles: a span of at least 20
// words stands three times in a row, or of the 4-grams in the last half of its
// words more than half are repeats (1 - different / all > .5). Words are letters
// and digits, case apart; punctuation is none. A text without words does not
// loop. Time is n log n in the number of words.
func Loops(text string) bool {
	var l looper
	l.hashes = hashes(text, nil)
	return l.loops()
}

// A looper is the room that it takes to look for loops.
type looper struct {
	hashes []uint64 // of the words
	grams  phrases.Words
	sums   sums
}

// loopers are used again: a run looks at a million answers.
var loopers = sync.Pool{New: func() any { return new(looper) }}

// free gives l back, unless a long text has made it large.
func (l *looper) free() {
	const large = 1 << 14
	if cap(l.hashes) <= large {
		loopers.Put(l)
	}
}

// loops looks at the 4-grams of the last half first. What goes around with a
// period holds one of them twice, so that most texts need no second look.
func (l *looper) loops() bool {
	n := len(l.hashes)
	l.grams.Reset(n)
	all := l.count(n/2, n)
	different := l.grams.Len()
	if all > 2 && 2*(all-different) > all { // of two 4-grams one is new
		return true
	}
	all += l.count(0, min(n/2+gram-1, n))
	return l.grams.Len() < all && l.periodic()
}

// count puts the 4-grams of words from to to among the others.
func (l *looper) count(from, to int) int {
	n := 0
	for i := from; i+gram <= to; i++ {
		h := uint64(0)
		for _, w := range l.hashes[i : i+gram] {
			h = h*1099511628211 ^ w
			h ^= h >> 29
		}
		l.grams.Put(max(h, 1), 1) // 0 is no key
		n++
	}
	return n
}

// periodic is the first half. A stretch that repeats with period p three times
// holds two neighboring multiples of p with all that stands between them and
// behind the second, so that it is enough to compare those, by hash: n/p places
// for each p, n log n in all (as Main and Lorentz 1984 find repetitions). A period
// below 20 words has to go on until a multiple of it that is a span stands
// three times.
func (l *looper) periodic() bool {
	words := l.hashes
	if len(words) < loopSpan*loopTimes {
		return false
	}
	s := &l.sums
	s.read(words)
	for p := 1; p*loopTimes <= len(words); p++ {
		span := (loopSpan + p - 1) / p * p
		if span*loopTimes > len(words) {
			continue
		}
		for i := 0; i+2*p <= len(words); i += p {
			if words[i] != words[i+p] || s.of(i, p) != s.of(i+p, p) {
				continue
			}
			from, to := s.stretch(i, i+p)
			if to-from >= span*loopTimes {
				return true
			}
			i += max(0, (to-i)/p-2) * p // what this stretch covers is known
		}
	}
	return false
}

// sums are polynomial hashes of all prefixes, modulo 2^61 - 1.
type sums struct{ prefix, power []uint64 }

const modulus = 1<<61 - 1

func (s *sums) read(words []uint64) {
	const base = 1_000_003
	s.prefix = slices.Grow(s.prefix[:0], len(words)+1)[:len(words)+1]
	s.power = slices.Grow(s.power[:0], len(words)+1)[:len(words)+1]
	s.prefix[0], s.power[0] = 0, 1
	for i, w := range words {
		s.prefix[i+1] = (times(s.prefix[i], base) + w%modulus) % modulus
		s.power[i+1] = times(s.power[i], base)
	}
}

// of is the hash of n words from i on.
func (s *sums) of(i, n int) uint64 {
	return (s.prefix[i+n] + modulus - times(s.prefix[i], s.power[n])) % modulus
}

// stretch is the longest [from, to) around i < j in which every word is that
// j - i before it.
func (s *sums) stretch(i, j int) (from, to int) {
	n := len(s.prefix) - 1
	forward := reaches(n-j, func(k int) bool { return s.of(i, k) == s.of(j, k) })
	back := reaches(i, func(k int) bool { return s.of(i-k, k) == s.of(j-k, k) })
	return i - back, j + forward
}

// reaches is the largest k up to most for which holds is true, given that it is
// true up to some k.
func reaches(most int, holds func(int) bool) int {
	lo, hi := 0, most
	for lo < hi {
		if mid := (lo + hi + 1) / 2; holds(mid) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

func times(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	x := lo&modulus + (lo>>61 | hi<<3)
	if x >= modulus {
		x -= modulus
	}
	return x
}
