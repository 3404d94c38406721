package matching

import (
	"strings"
)

// An alias is one gold answer, prepared.
type alias struct {
	text    string
	toks    []token
	keys    []string // of its content words, in order
	name    bool     // reads as the name of a person: two to four capitalized words
	precise bool     // holds a number or a capitalized word
	tail    []string // keys of the two to four capitalized words it ends in: "botanist Carl Linnaeus"
	date    date
	isClock bool // a time of day
	clock   clock
	marked  bool // that says am or pm
}

// loneLetter reports whether t, the word at index i of a gold answer, is a
// letter that names something rather than an article: the A of "Tea A".
func loneLetter(i int, t token) bool { return i > 0 && t.upper && len(t.norm) == 1 }

func capitalTail(toks []token) []string {
	i := len(toks)
	for i > 0 && toks[i-1].upper && !toks[i-1].number && !toks[i-1].is(title) {
		i--
	}
	if n := len(toks) - i; n < 2 || n > 4 || i == 0 {
		return nil
	}
	var keys []string
	for _, t := range toks[i:] {
		keys = append(keys, t.key)
	}
	return keys
}

func newAlias(gold string) alias {
	a := alias{text: strings.TrimSpace(gold), toks: tokenize(gold)}
	titles := 0
	capital := len(a.toks) > 0
	var keys, bare []string
	for i, t := range a.toks {
		k := t.key
		a.precise = a.precise || t.number || t.upper
		keys = append(keys, k)
		if !loneLetter(i, t) && t.is(article) {
			continue
		}
		if t.is(title) {
			titles++
			continue
		}
		bare = append(bare, k)
		capital = capital && t.upper && !t.number
	}
	a.keys = bare
	if len(bare) == 0 {
		a.keys = keys
	}
	a.name = capital && len(bare) >= 2 && len(bare) <= 4
	if !a.name {
		a.tail = capitalTail(a.toks)
	}
	a.date, _ = parseDate(a.toks)
	a.clock, a.marked, a.isClock = parseClock(gold)
	return a
}

// find returns the mentions of a in s, strongest first.
func (d *document) find(a alias, s span, keepCase bool) []span {
	if keepCase {
		return d.findExact(a, s)
	}
	if a.isClock {
		return d.findClock(a, s)
	}
	hits := d.findWords(a, s)
	if len(hits) == 0 {
		hits = d.findJoined(a, s)
	}
	if len(hits) == 0 && a.name {
		hits = d.findName(a, s)
	}
	if len(hits) == 0 && a.tail != nil {
		hits = d.findWords(alias{keys: a.tail}, s)
	}
	if len(hits) == 0 && a.date.known() {
		hits = d.findDate(a.date, s)
	}
	if len(hits) == 0 && (a.date.month == 0 || a.date.day == 0) {
		hits = d.findMost(a, s)
	}
	return hits
}

// findWords finds the content words of a in a row; articles, titles and
// hyphens between them do not count.
func (d *document) findWords(a alias, s span) []span {
	if len(a.keys) == 0 { // an option of signs only
		return nil
	}
	var hits []span
	for _, i := range d.places(a.keys[0], s) {
		if i < s.from || i >= s.to {
			continue
		}
		j, k := i, 0
		for j < s.to && k < len(a.keys) {
			switch t := d.toks[j]; {
			case t.key == a.keys[k]:
				k++
			case k > 0 && (t.is(article) || t.is(title)):
			default:
				j = s.to // no match
				continue
			}
			j++
		}
		if k == len(a.keys) {
			hits = append(hits, span{i, j})
		}
	}
	return hits
}

// findJoined finds a written as one word where gold has two, or as two where
// gold has one ("data base", "database").
func (d *document) findJoined(a alias, s span) []span {
	var hits []span
	switch len(a.keys) {
	case 2:
		for _, i := range d.places(a.keys[0]+a.keys[1], s) {
			if i >= s.from && i < s.to {
				hits = append(hits, span{i, i + 1})
			}
		}
	case 1:
		const shortest = 6
		if k := a.keys[0]; len(k) >= shortest {
			for i := s.from; i+1 < s.to; i++ {
				if x := d.toks[i].key; strings.HasPrefix(k, x) && x+d.toks[i+1].key == k {
					hits = append(hits, span{i, i + 2})
				}
			}
		}
	}
	return hits
}

// findExact finds a letter by letter: "Re" is neither "re" nor "RE".
func (d *document) findExact(a alias, s span) []span {
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
