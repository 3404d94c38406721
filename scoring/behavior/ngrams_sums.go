package behavior

// gramWeights are those of an n-gram at one place for each kind, in hundredths: whole ones, so
// that their sums are the same on every machine.
type gramWeights [weighedKinds]int16

// sums are sums of weights: all there are, at their most, would fit.
type sums [weighedKinds]int32

func (s *sums) add(more *sums) {
	for k := range s {
		s[k] += more[k]
	}
}

// A weightList holds weights by their numbers, each in one word that is half as long as it would
// be apart: they lie scattered over the list, and come from memory one by one. All but some dozens
// are small enough for that. What the others have beyond stands apart, and they have the last numbers.
type weightList struct {
	packed []uint64
	large  int // the number of the first that may have more than is packed
	beyond []sums
}

// newWeightList has room for so many weights, of which those from large on may be large.
func newWeightList(n, large int) weightList {
	return weightList{packed: make([]uint64, n), large: large, beyond: make([]sums, n-large)}
}

// How many bits a packed weight has. It is raised by half of what they can tell, so that none is
// negative.
const (
	weightBits = 12
	raised     = 1 << (weightBits - 1)
)

// pack puts weights into one word, if they are small enough.
func (w *gramWeights) pack() (packed uint64, small bool) {
	all := uint64(0)
	for k, v := range w {
		v := uint64(uint16(v + raised))
		all |= v
		packed |= v << (k * weightBits)
	}
	return packed, all>>weightBits == 0
}

// set gives weights their number.
func (l *weightList) set(number uint16, w gramWeights) {
	packed, small := w.pack()
	if !small {
		most := w
		for k, v := range w {
			most[k] = min(max(v, -raised), raised-1)
			l.beyond[int(number)-l.large][k] = int32(v - most[k])
		}
		packed, _ = most.pack()
	} else if int(number) >= l.large {
		l.beyond[int(number)-l.large] = sums{}
	}
	l.packed[number] = packed
}

// sum adds up weights by their numbers.
func (l *weightList) sum(numbers []uint16) (out sums) {
	for len(numbers) > 0 {
		now := numbers[:min(mostAdded, len(numbers))]
		numbers = numbers[len(now):]
		some, last := addPacked(l.packed, now)
		out.add(&some)
		for k := 0; int(last) >= l.large && k < len(now); k++ { // for few sentences
			if i := int(now[k]); i >= l.large {
				out.add(&l.beyond[i-l.large])
			}
		}
	}
	return out
}

// mostAdded is how many packed weights can be added up in one word.
const mostAdded = 1 << weightBits

// addPacked adds up that many packed weights, and gives the last of their numbers. Those of two kinds are
// added in one word, with as much room above each as it has itself.
func addPacked(packed []uint64, numbers []uint16) (out sums, last uint16) {
	const one, lower = 1<<weightBits - 1, 1<<(2*weightBits) - 1
	const two = one | one<<(2*weightBits)
	var a, b, c uint64 // of kinds 0 and 2, 1 and 3, 4
	for _, i := range numbers {
		w := packed[i]
		last = max(last, i)
		a += w & two
		b += w >> weightBits & two
		c += w >> (4 * weightBits)
	}
	raise := int32(len(numbers)) * raised
	return sums{
		int32(a&lower) - raise, int32(b&lower) - raise, int32(a>>(2*weightBits)) - raise, int32(b>>(2*weightBits)) - raise, int32(c) - raise,
	}, last
}
