package matching

import "slices"

// wanted is what findMost looks for: the content words of a gold answer that
// the question does not hold, and which of them are needed whatever the rest.
type wanted struct {
	keys  []string
	must  []bool // numbers in digits or words, and names where half is enough
	named []bool // names: where none of them is given, no other may stand in its place
	count int    // how many of keys are enough
}

// mostWords is the longest gold answer that is looked for by most of its words.
const mostWords = 40

// want chooses the words. Half of the words are enough where no word is a name,
// or where all names are among them; else two of three.
func (d *document) want(a *alias, halfOfNames bool) (w wanted) {
	for i := range a.toks {
		t := &a.toks[i]
		if a.name && len(t.norm) == 1 && a.fullNames > 1 {
			continue // an initial between names is no third of a name
		}
		if d.asked(t.key) || (len(a.toks) > 2 || len(a.toks) == 2 && !a.toks[1].upper) && d.landAsked(t) || t.is(light) && !loneLetter(i, t) && !firstName(a.toks, i) || slices.Contains(w.keys, t.key) || len(w.keys) == mostWords {
			continue
		}
		w.keys = append(w.keys, t.key)
		w.named = append(w.named, t.upper && i > 0)
		part := t.is(partOfPlace) && i+1 < len(a.toks) && a.toks[i+1].upper // "northern Italy"
		w.must = append(w.must, part || t.number || t.word.key != "" || numeral(t) || t.upper && (halfOfNames || a.institution && !t.is(institution) && !t.is(sortWord)))
	}
	n := len(w.keys)
	w.count = (n*2 + 2) / 3
	switch {
	case a.precise && !halfOfNames:
	case n == 2:
		w.count = 1
	default:
		w.count = n/2 + 1
	}
	return w
}

// findMost finds most of the content words of a longer gold answer within one
// sentence, in any order.
func (d *document) findMost(a *alias, s span) []span {
	if !d.mayGather(a, func(t *token) bool { return d.mayHold(t.hash) }) {
		return nil
	}
	w := d.want(a, false)
	switch {
	case len(w.keys) == 0 || len(w.keys) == 1 && len(a.keys) < 2:
		return nil
	case len(w.keys) == 1:
		return slices.DeleteFunc(d.findWords(w.keys, s), func(h span) bool { return d.ofLandBeside(h, a) })
	case len(a.toks) == 2 && a.toks[0].number && a.toks[1].number:
		return d.findScore(w.keys, s)
	}
	return d.notOfOtherLast(d.notOfOtherOrdinal(d.notOfOtherKind(d.notOfTown(d.gather(w, s, d.places), a), a), a), a)
}

// ofLandBeside reports whether another land stands before h than a names: the "US dollar", of Canadian dollar.
func (d *document) ofLandBeside(h span, a *alias) bool {
	if h.from == 0 || !d.joined(h.from) {
		return false
	}
	t := &d.toks[h.from-1]
	return t.upper && t.word.lands != nil && !slices.ContainsFunc(a.keys, func(key string) bool { return d.lex.near(key, t.key) || t.ofLand(d.lex.of(key).lands) })
}

// mayGather is false where the answer holds no word of a that want can choose.
func (d *document) mayGather(a *alias, held func(t *token) bool) bool {
	for i := range a.toks {
		if t := &a.toks[i]; (!t.is(light) || loneLetter(i, t)) && held(t) {
			return true
		}
	}
	return false
}

// findScore finds two numbers in their order with a "to" between them, or "between" and "and": "3 to 2".
func (d *document) findScore(keys []string, s span) (hits []span) {
	for _, i := range d.places(keys[0], s) {
		between := i > s.from && d.toks[i-1].norm == "between"
		if i+2 < s.to && (d.toks[i+1].norm == "to" || between && d.toks[i+1].norm == "and") && d.toks[i+2].key == keys[len(keys)-1] {
			hits = append(hits, span{i, i + 3})
		}
	}
	return hits
}

// findNear is findMost where another form of a word is as good, and where half
// of the words are enough if all names are among them.
func (d *document) findNear(a *alias, s span) []span {
	if !d.mayGather(a, func(t *token) bool { return d.nearAny(t.key, s) }) {
		return nil
	}
	w := d.want(a, true)
	if len(w.keys) == 0 || len(a.toks) == 2 && a.toks[0].number && a.toks[1].number {
		return nil
	}
	hits := d.notOfOtherLast(d.notOfOtherOrdinal(d.notOfOtherKind(d.notOfTown(d.gather(w, s, d.nearPlaces), a), a), a), a)
	hits = slices.DeleteFunc(hits, func(h span) bool { return len(w.keys) == 1 && len(a.keys) > 1 && d.ofLandBeside(h, a) })
	if of := d.lex.of(w.keys[0]).lands; of != nil && len(w.keys) == 1 {
		return slices.DeleteFunc(hits, func(h span) bool { return d.otherLand(of, h) })
	}
	return hits
}

// gather returns where one sentence holds enough of w.
func (d *document) gather(w wanted, s span, places func(string, span) []int) []span {
	must, named := 0, slices.Contains(w.named, true)
	type seen struct {
		count, must, from, to int
		named                 bool
	}
	bySentence := make(map[int32]seen)
	for k, key := range w.keys {
		if w.must[k] {
			must++
		}
		counted := int32(-1)
		for _, i := range places(key, s) {
			n := d.toks[i].sentence
			h, ok := bySentence[n]
			if !ok {
				h = seen{from: i, to: i + 1}
			}
			if counted != n {
				h.count++
				if w.must[k] {
					h.must++
				}
				h.named = h.named || w.named[k]
				counted = n
			}
			h.from, h.to = min(h.from, i), max(h.to, i+1)
			bySentence[n] = h
		}
	}
	var hits []span
	for _, h := range bySentence {
		if h.count >= w.count && h.must == must && (h.named || !named || !d.otherName(h.to-1, w.keys)) {
			hits = append(hits, span{h.from, h.to})
		}
	}
	slices.SortFunc(hits, func(a, b span) int { return a.from - b.from })
	return hits
}

// otherName reports whether the sentence of token i holds a name that neither the question nor keys hold: the Sweden
// of "off the coast of Sweden".
func (d *document) otherName(i int, keys []string) bool {
	for i > 0 && d.toks[i-1].sentence == d.toks[i].sentence {
		i--
	}
	for j := i + 1; j < len(d.toks) && d.toks[j].sentence == d.toks[i].sentence; j++ {
		if t := &d.toks[j]; t.upper && !t.is(light) && !d.asked(t.key) && !slices.Contains(keys, t.key) {
			return true
		}
	}
	return false
}
