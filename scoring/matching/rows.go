package matching

import "strings"

// findWords finds keys, the content words of an alias, in a row; articles, titles and
// hyphens between them do not count.
func (d *document) findWords(keys []string, s span) []span {
	if len(keys) == 0 { // an option of signs only
		return nil
	}
	for _, key := range keys {
		if !d.mayHold(uint32(hashOf(key))) {
			return nil
		}
	}
	return d.rows(keys, s, d.places(keys[0], s), d.sameNext)
}

// findJoined finds them where two are written as one word, or one as two
// ("rear-view", "rearview"; "data base", "database").
func (d *document) findJoined(a *alias, s span) []span {
	if len(a.keys) == 0 {
		return nil
	}
	hits := d.rows(a.keys, s, d.places(a.keys[0], s), d.joinedNext)
	if len(hits) == 0 && len(a.keys) > 1 {
		hits = d.rows(a.keys, s, d.places(a.keys[0]+a.keys[1], s), d.joinedNext)
	}
	if len(hits) > 0 {
		return hits
	}
	if !d.mayBeParted(a.keys[0]) {
		return nil
	}
	var parted []int
	for i := s.from; i < s.to; i++ {
		if d.parted(a.keys[0], i, s.to) {
			parted = append(parted, i)
		}
	}
	return d.rows(a.keys, s, parted, d.joinedNext)
}

// rows finds where the keys stand in a row, from one of the starts on. Next
// says how many keys agree with how many tokens at the beginning of keys and at
// token i; no keys means that they differ.
func (d *document) rows(keys []string, s span, starts []int, next func(keys []string, i, end int) (k, n int)) []span {
	const between = 3 // words that do not count, in a row
	var hits []span
	for _, i := range starts {
		j, k, skipped := i, 0, 0
		for j < s.to && k < len(keys) {
			more, n := next(keys[k:], j, s.to)
			if more == 0 {
				if k == 0 || skipped == between || !d.toks[j].is(article) && !d.toks[j].is(title) {
					break
				}
				skipped, n = skipped+1, 1
			} else {
				skipped = 0
			}
			k, j = k+more, j+n
		}
		if k == len(keys) {
			hits = append(hits, span{i, j})
		}
	}
	return hits
}

func (d *document) sameNext(keys []string, i, _ int) (k, n int) {
	if d.toks[i].key == keys[0] {
		return 1, 1
	}
	return 0, 0
}

func (d *document) joinedNext(keys []string, i, end int) (k, n int) {
	key := d.toks[i].key
	switch {
	case key == keys[0]:
		return 1, 1
	case len(keys) > 1 && len(key) == len(keys[0])+len(keys[1]) && strings.HasPrefix(key, keys[0]) && strings.HasSuffix(key, keys[1]):
		return 2, 1
	case d.parted(keys[0], i, end):
		return 1, 2
	}
	return 0, 0
}

// mayBeParted is false where no two words are the halves of the key.
func (d *document) mayBeParted(key string) bool {
	if len(key) < shortestParted {
		return false
	}
	h, begun := seed, 0
	for i := 1; i < len(key); i++ {
		if i-begun > chunk {
			h = mix(h ^ eight(key[begun:]))
			begun += chunk
		}
		if d.mayHold(uint32(mix(h^upToEight(key[begun:i])))) && d.mayHold(uint32(hashOf(key[i:]))) {
			return true
		}
	}
	return false
}

// shortestParted is how many bytes a word has at least of which the halves may stand apart.
const shortestParted = 6

// parted reports whether tokens i and i+1 are the two halves of the key.
func (d *document) parted(key string, i, end int) bool {
	if len(key) < shortestParted || i+1 >= end || !strings.HasPrefix(key, d.toks[i].key) {
		return false
	}
	return key[len(d.toks[i].key):] == d.toks[i+1].key
}

// findExact finds a letter by letter: "Re" is neither "re" nor "RE".
func (d *document) findExact(a *alias, s span) []span {
	var hits []span
	for _, i := range d.places(a.toks[0].key, s) {
		if i < s.from || i+len(a.toks) > s.to {
			continue
		}
		h := span{i, i + len(a.toks)}
		if from, to := d.bytes(h); strings.EqualFold(d.text[from:to], a.text) && d.text[from:to] == a.text {
			hits = append(hits, h)
		}
	}
	return hits
}
