package generate

import "math/bits"

// A random is a stream of draws. It is SplitMix64 (Steele, Lea and Flood 2014)
// rather than a generator of the standard library, since a suite is published
// by its seed: the stream must stay what it is on every platform and under
// every release of Go.
type random struct{ state uint64 }

// newRandom begins the stream of seed that the names select. Each item draws
// from a stream of its own, so that a change in how one item is made leaves
// all others as they are.
func newRandom(seed uint64, names ...string) *random {
	r := &random{state: seed}
	for _, name := range names {
		for i := range len(name) {
			r.state = r.state*31 + uint64(name[i])
		}
		r.state = r.next() // "a", "bc" is another stream than "ab", "c"
	}
	return r
}

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below draws a number from 0 to n-1, n being at least 1. The larger of two
// shares of the 2^64 values exceeds the smaller by one value, which no sample
// could show.
func (r *random) below(n int) int {
	high, _ := bits.Mul64(r.next(), uint64(n))
	return int(high)
}

// between draws a number from low to high, both included.
func (r *random) between(low, high int) int { return low + r.below(high-low+1) }

// order draws an order of 0 to n-1.
func (r *random) order(n int) []int {
	out := make([]int, n)
	for i := range out {
		j := r.below(i + 1)
		out[i] = out[j]
		out[j] = i
	}
	return out
}

// sample draws n different members of list in random order; n is at most the
// length of list.
func (r *random) sample(list []string, n int) []string {
	out := make([]string, n)
	for i, at := range r.order(len(list))[:n] {
		out[i] = list[at]
	}
	return out
}

func (r *random) pick(list []string) string { return list[r.below(len(list))] }
