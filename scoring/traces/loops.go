package traces

import (
	"math/bits"
	"slices"
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
	words, _ := split(text, tables())
	return loops(words)
}

func loops(words []word) bool {
	return repetitive(words[len(words)/2:]) || periodic(words)
}

// repetitive is the second half of the definition, over the words it is given.
func repetitive(words []word) bool {
	if len(words) < gram+2 {
		return false // of two 4-grams one is new
	}
	grams := make([]uint64, 0, len(words))
	for i := 0; i+gram <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+gram] {
			h = h*1099511628211 ^ w.hash
			h ^= h >> 29
		}
		grams = append(grams, h)
	}
	all := len(grams)
	slices.Sort(grams)
	return 2*(all-len(slices.Compact(grams))) > all
}

// periodic is the first half. A stretch that repeats with period p three times
// holds two neighboring multiples of p with all that stands between them and
// behind the second, so that it is enough to compare those, by hash: n/p places
// for each p, n log n in all (as Main and Lorentz 1984 find repetitions). A period
// below 20 words has to go on until a multiple of it that is a span stands
// three times.
func periodic(words []word) bool {
	if len(words) < loopSpan*loopTimes {
		return false
	}
	s := newSums(words)
	for p := 1; p*loopTimes <= len(words); p++ {
		span := (loopSpan + p - 1) / p * p
		if span*loopTimes > len(words) {
			continue
		}
		for i := 0; i+2*p <= len(words); i += p {
			if words[i].hash != words[i+p].hash || s.of(i, p) != s.of(i+p, p) {
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

func newSums(words []word) sums {
	const base = 1_000_003
	s := sums{make([]uint64, len(words)+1), make([]uint64, len(words)+1)}
	s.power[0] = 1
	for i, w := range words {
		s.prefix[i+1] = (times(s.prefix[i], base) + w.hash%modulus) % modulus
		s.power[i+1] = times(s.power[i], base)
	}
	return s
}

// of is the hash of n words from i on.
func (s sums) of(i, n int) uint64 {
	return (s.prefix[i+n] + modulus - times(s.prefix[i], s.power[n])) % modulus
}

// stretch is the longest [from, to) around i < j in which every word is that
// j - i before it.
func (s sums) stretch(i, j int) (from, to int) {
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
