package runs

import "sync/atomic"

// A bitmap holds one bit for every ask of a plan. It may be read and set from
// many goroutines.
type bitmap []uint64

func newBitmap(bits int) bitmap { return make(bitmap, (bits+63)/64) }

func (b bitmap) has(i int) bool {
	return atomic.LoadUint64(&b[i/64])&(1<<(i%64)) != 0
}

// set sets a bit and says whether it was set before.
func (b bitmap) set(i int) (before bool) {
	return atomic.OrUint64(&b[i/64], 1<<(i%64))&(1<<(i%64)) != 0
}
