package behavior

// A wordTable finds a word's id by the hash of the word, which serves as its
// key: reading asks it once a word, and a Go map took a tenth of the time.
type wordTable struct {
	keys []uint64 // a power of two of them, at most half in use; 0 is free
	ids  []int32
	used int
}

func newWordTable(size int) wordTable {
	return wordTable{keys: make([]uint64, size), ids: make([]int32, size)}
}

// empty makes it a table without a word, in the room that it has.
func (w *wordTable) empty() {
	if len(w.keys) == 0 {
		*w = newWordTable(128)
	}
	clear(w.keys)
	w.used = 0
}

// slot is where h is, or where it would go.
func (w *wordTable) slot(h uint64) int {
	mask := uint64(len(w.keys) - 1)
	i := (h ^ h>>29) & mask
	for w.keys[i] != 0 && w.keys[i] != h {
		i = (i + 1) & mask
	}
	return int(i)
}

// get is the id of a word, 0 where there is none.
func (w *wordTable) get(h uint64) int32 {
	i := w.slot(h)
	if w.keys[i] == 0 {
		return 0
	}
	return w.ids[i]
}

func (w *wordTable) put(h uint64, id int32) {
	if 2*w.used >= len(w.keys) {
		old := *w
		*w = newWordTable(2 * len(old.keys))
		for i, k := range old.keys {
			if k != 0 {
				w.put(k, old.ids[i])
			}
		}
	}
	i := w.slot(h)
	if w.keys[i] == 0 {
		w.used++
	}
	w.keys[i], w.ids[i] = h, id
}
