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
			d.shapes = append(d.shapes, shapeOf(d.toks[i].key, d.toks[i].upper))
		}
	}
	k := shapeOf(key, false)
	for i := s.from; i < s.to; i++ {
		if x := d.shapes[i]; (of != nil || k.mayBegin(x) || k.mayEnd(x)) && d.isNear(key, of, &d.toks[i]) {
			return i
		}
	}
	return s.to
}

// A shape is what a word has of its letters that other forms of it share a part of: from the lowest
// byte on, the first letter but for its spelling, the last one, the second one as the first, and the
// length.
type shape uint32

const anyLetter = 0xff // of a second letter that may become another; no byte of UTF-8

// shapeOf is that of a key. A name may be misspelled: any letter may be its second.
func shapeOf(key string, name bool) shape {
	if key == "" {
		return 0
	}
	first, second := spelledAs(key[0]), byte(anyLetter)
	if !name && len(key) > 1 {
		second = spelledAs(key[1])
		if second == first || key[:2] == "ph" || key[:2] == "ck" {
			second = anyLetter // may be spelled as one with what stands beside it
		}
	}
	return shape(first) | shape(key[len(key)-1])<<8 | shape(second)<<16 | shape(min(len(key), 0xff))<<24
}

// mayBegin is false where no word of shape x begins as one of shape k does, nor is a name of which it
// is another spelling.
func (k shape) mayBegin(x shape) bool {
	return (x^k)&0xff == 0 && ((x^k)&0xff0000 == 0 || x>>16&0xff == anyLetter || k>>16&0xff == anyLetter)
}

// mayEnd is false where no word of shape x ends in one of shape k.
func (k shape) mayEnd(x shape) bool { return (x^k)&0xff00 == 0 && x>>24 >= k>>24 }

// spelledAs is what a small letter of a word may become where the word is spelled: see spelled.
func spelledAs(c byte) byte {
	const letters = "ebcdefghijklmnefqrstuvwxis" // of a to z
	if letter := c - 'a'; letter < byte(len(letters)) {
		return letters[letter]
	}
	return c
}
