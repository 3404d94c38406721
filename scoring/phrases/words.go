package phrases

// Words finds a word's number by the hash of the word, which serves as its key:
// reading asks it once a word, and a Go map took a tenth of the time. The zero
// value is ready for Reset, not for use.
type Words struct {
	slots []slot // a power of two of them, about half in use at most; key 0 is free
	used  int
}

type slot struct {
	key uint64
	id  int32
}

// NewWords is a table without a word, with room for size/2; size is a power of
// two.
func NewWords(size int) Words { return Words{slots: make([]slot, size)} }

// Reset makes it a table without a word and with room for n, in the room that
// it has. What a larger text left behind is not looked at.
func (w *Words) Reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if size > cap(w.slots) {
		*w = NewWords(size)
		return
	}
	w.slots = w.slots[:size]
	clear(w.slots)
	w.used = 0
}

// Len is how many words it holds.
func (w *Words) Len() int { return w.used }

// at is where h is, or where it would go.
func (w *Words) at(h uint64) *slot {
	mask := uint64(len(w.slots) - 1)
	i := (h ^ h>>29) & mask
	for w.slots[i].key != 0 && w.slots[i].key != h {
		i = (i + 1) & mask
	}
	return &w.slots[i]
}

// Get is the number of a word, 0 where there is none.
func (w *Words) Get(h uint64) int32 {
	mask := uint64(len(w.slots) - 1)
	i := (h ^ h>>29) & mask
	for {
		switch s := &w.slots[i&mask]; s.key {
		case h:
			return s.id
		case 0:
			return 0
		}
		i = (i + 1) & mask
	}
}

// Put gives a word its number.
func (w *Words) Put(h uint64, id int32) {
	if 2*w.used >= len(w.slots) {
		old := w.slots
		*w = NewWords(2 * len(old))
		for _, s := range old {
			if s.key != 0 {
				w.Put(s.key, s.id)
			}
		}
	}
	s := w.at(h)
	if s.key == 0 {
		w.used++
	}
	s.key, s.id = h, id
}
