package behavior

// numbers are the numbers of n-grams by their keys: a slot holds the upper bits of a key and
// a number. Most n-grams of an answer are not known, and there are hundreds in one: the table
// is half empty, and small enough to stay close to the processor. Two n-grams with one key
// are one.
type numbers [1 << 16]uint64

// numberBits are the bits of a slot that hold the number; the place of a key are its lower
// ones.
const numberBits = 16

// put gives a key its number, another one if it has one. There have to be fewer than 1<<16
// of them, from 1.
func (n *numbers) put(key uint64, id uint16) {
	i := uint16(key) //nolint:gosec // the place of it
	for n[i] != 0 && n[i]>>numberBits != key>>numberBits {
		i++
	}
	n[i] = key>>numberBits<<numberBits | uint64(id)
}

// get is the number of a key, 0 where there is none.
func (n *numbers) get(key uint64) uint16 {
	for i := uint16(key); ; i++ { //nolint:gosec // the place of it
		switch slot := n[i]; {
		case slot>>numberBits == key>>numberBits:
			return uint16(slot) //nolint:gosec // the number in it
		case slot == 0:
			return 0
		}
	}
}
