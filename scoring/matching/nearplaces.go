package matching

import "slices"

// nearPlaces is places for any form of the word. Where an answer is short its
// words are tried one by one, in a longer one each different word.
func (d *document) nearPlaces(key string, s span) (out []int) {
	of := d.lex.of(key).lands
	if d.isShort() {
		for i := d.nextNear(key, of, s); i < s.to; i = d.nextNear(key, of, span{i + 1, s.to}) {
			out = append(out, i)
		}
		return out
	}
	x := d.words()
	for k := 0; k+1 < len(x.first); k++ {
		if places := x.places[x.first[k]:x.first[k+1]]; d.isNear(key, of, &d.toks[places[0]]) {
			out = append(out, among(places, s)...)
		}
	}
	slices.Sort(out)
	return out
}

// nearAny reports whether there may be such places.
func (d *document) nearAny(key string, s span) bool {
	return !d.isShort() || d.nextNear(key, d.lex.of(key).lands, s) < s.to
}

func (d *document) isShort() bool {
	const short = 512 // words
	return d.index == nil && len(d.toks) <= short
}

// isNear reports whether t is a form of the word, or of its lands.
func (d *document) isNear(key string, of []int, t *token) bool {
	return d.lex.near(key, t.key) || of != nil && t.ofLand(of) || t.upper && misspelled(key, t.key)
}

// nextNear is the first token of s that is a form of the word, or the end of s. Most tokens are
// told by their shape.
func (d *document) nextNear(key string, of []int, s span) int {
	if len(d.shapes) == 0 {
		for i := range d.toks {
			d.shapes = append(d.shapes, shape(d.toks[i].key))
		}
	}
	k := shape(key)
	for i := s.from; i < s.to; i++ {
		x := d.shapes[i]
		if ((x^k)&0xff == 0 || (x^k)&0xff00 == 0 && x>>16 >= k>>16 || of != nil) && d.isNear(key, of, &d.toks[i]) {
			return i
		}
	}
	return s.to
}

// shape is what two forms of one word share a part of: the first letter but for its spelling in the
// lowest byte, or the last one in the next, where one ends in the other. Above them stands the length.
func shape(key string) uint32 {
	if key == "" {
		return 0
	}
	return uint32(firstSpelled(key[0])) | uint32(key[len(key)-1])<<8 | uint32(min(len(key), 1<<16-1))<<16
}

// firstSpelled is what the first letter of a word may become where it is spelled: see spelled.
func firstSpelled(c byte) byte {
	switch c {
	case 'y':
		return 'i'
	case 'z':
		return 's'
	case 'p':
		return 'f'
	case 'a', 'o':
		return 'e'
	}
	return c
}
