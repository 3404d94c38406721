package phrases

// Empty is the hash of a word without letters, to begin with.
const Empty uint64 = 14695981039346656037

const prime = 1099511628211

// Add is the hash of a word with one more byte behind it.
func Add(h uint64, c byte) uint64 { return (h ^ uint64(c)) * prime }

// Hash is that of a word, FNV-1a: the same on every machine. Two words with one
// hash are taken for one word.
func Hash[T string | []byte](w T) uint64 {
	h := Empty
	for i := range len(w) {
		h = Add(h, w[i])
	}
	return h
}

// Mix is the hash of what h is one of with one more symbol behind it: of an n-gram, whose
// symbols are hashes themselves.
func Mix(h, symbol uint64) uint64 {
	h = (h ^ symbol) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}
