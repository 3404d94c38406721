package matching

import "hash/maphash"

// An index says where in a text each word stands: a hash table over the tokens
// themselves, since a map would cost an allocation a word.
type index struct {
	slots  []int32 // by the hash of a key: number of the word plus 1
	first  []int32 // of each word, where its places begin; one more at the end
	places []int   // indexes of tokens, by word and in order
}

var hashSeed = maphash.MakeSeed() // no result depends on it

func newIndex(toks []token) *index {
	size := 16
	for size < 2*len(toks) {
		size *= 2
	}
	numbers := make([]int32, size+2*len(toks)+1)
	x := &index{slots: numbers[:size], places: make([]int, len(toks))}
	words := numbers[size : size+len(toks)] // of each token
	x.first = numbers[size+len(toks):][:1]
	heads := x.places[:0] // a token of each word, until the places take their room
	for i := range toks {
		s := int(maphash.String(hashSeed, toks[i].key)) & (size - 1)
		for x.slots[s] != 0 && toks[heads[x.slots[s]-1]].key != toks[i].key {
			s = (s + 1) & (size - 1)
		}
		if x.slots[s] == 0 {
			heads = append(heads, i)
			x.first = append(x.first, 0)
			x.slots[s] = int32(len(heads))
		}
		words[i] = x.slots[s] - 1
		x.first[words[i]+1]++
	}
	for k := 1; k < len(x.first); k++ {
		x.first[k] += x.first[k-1]
	}
	for i := len(toks) - 1; i >= 0; i-- { // from the end, so that the ends become the beginnings
		w := words[i] + 1
		x.first[w]--
		x.places[x.first[w]] = i
	}
	x.first = append(x.first[1:], int32(len(toks)))
	return x
}

// at returns the tokens with the key, in order.
func (x *index) at(toks []token, key string) []int {
	mask := len(x.slots) - 1
	for s := int(maphash.String(hashSeed, key)) & mask; x.slots[s] != 0; s = (s + 1) & mask {
		places := x.places[x.first[x.slots[s]-1]:x.first[x.slots[s]]]
		if toks[places[0]].key == key {
			return places
		}
	}
	return nil
}
