package behavior

// numbers are the numbers of n-grams by their keys. Most n-grams of an answer are not known,
// and there are hundreds in one: they are told by half a key each in a table that is half
// empty and small enough to stay close to the processor. Two n-grams with one key are one.
type numbers struct {
	halves [1 << 16]uint32 // of a key; 0 where there is none
	ids    [1 << 16]uint16
}

// upper is what tells a key from others that begin at its place. It is never 0.
func upper(key uint64) uint32 { return uint32(key>>32) | 1 } //nolint:gosec // half of it

// put gives a key its number. There have to be fewer than 1<<16 of them.
func (n *numbers) put(key uint64, id uint16) {
	i := uint16(key) //nolint:gosec // the place of it
	for n.halves[i] != 0 && n.halves[i] != upper(key) {
		i++
	}
	n.halves[i], n.ids[i] = upper(key), id
}

// get is the number of a key, 0 where there is none.
func (n *numbers) get(key uint64) uint16 {
	h := upper(key)
	for i := uint16(key); ; i++ { //nolint:gosec // the place of it
		switch n.halves[i] {
		case h:
			return n.ids[i]
		case 0:
			return 0
		}
	}
}
