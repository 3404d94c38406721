package matching

import (
	"slices"
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

func capitalTail(toks []token, lex *lexicon) []string {
	i := len(toks)
	for i > 0 && toks[i-1].upper && !toks[i-1].number && !lex.phrases["title"].has(toks[i-1].norm) {
		i--
	}
	if n := len(toks) - i; n < 2 || n > 4 || i == 0 {
		return nil
	}
	var keys []string
	for _, t := range toks[i:] {
		keys = append(keys, lex.key(t))
	}
	return keys
}

func newAlias(lex *lexicon, gold string) alias {
	a := alias{text: strings.TrimSpace(gold), toks: tokenize(gold)}
	titles := 0
	capital := len(a.toks) > 0
	var keys, bare []string
	for i, t := range a.toks {
		k := lex.key(t)
		a.precise = a.precise || t.number || t.upper
		keys = append(keys, k)
		if !loneLetter(i, t) && lex.phrases["article"].has(t.norm) {
			continue
		}
		if lex.phrases["title"].has(t.norm) {
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
		a.tail = capitalTail(a.toks, lex)
	}
	a.date, _ = parseDate(lex, a.toks)
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
			case d.lex.key(t) == a.keys[k]:
				k++
			case k > 0 && (d.lex.phrases["article"].has(t.norm) || d.lex.phrases["title"].has(t.norm)):
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
				if x := d.lex.key(d.toks[i]); strings.HasPrefix(k, x) && x+d.lex.key(d.toks[i+1]) == k {
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
	for _, i := range d.places(d.lex.key(a.toks[0]), s) {
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

// findName finds a person by parts of the name: the last name with the first
// name, a short form or its initial before it, or "Last, First"; or the last
// name alone, where no other name stands around it.
func (d *document) findName(a alias, s span) []span {
	firsts, last := a.keys[:len(a.keys)-1], a.keys[len(a.keys)-1]
	var full, short []span
	for _, i := range d.places(last, s) {
		if i < s.from || i >= s.to || !d.toks[i].upper {
			continue
		}
		for j := i - 1; j >= s.from && j >= i-4 && d.toks[j].sentence == d.toks[i].sentence; j-- {
			if d.toks[j].upper && sameFirst(d.lex.key(d.toks[j]), firsts) {
				full = append(full, span{j, i + 1})
				break
			}
		}
		if i+1 < s.to && strings.HasPrefix(d.gapBefore(i+1), ",") && sameFirst(d.lex.key(d.toks[i+1]), firsts) {
			full = append(full, span{i, i + 2})
		}
		if d.alone(i) {
			short = append(short, span{i, i + 1})
		}
	}
	return append(full, short...)
}

// sameFirst reports whether a first name can be one of firsts: equal, an
// initial, or a form of it with the same first three letters ("Kate",
// "Kathleen"). Middle names count, since many people go by theirs.
func sameFirst(name string, firsts []string) bool {
	for _, f := range firsts {
		short, long := name, f
		if len(short) > len(long) {
			short, long = long, short
		}
		switch {
		case short == "":
		case len(short) <= 2:
			if short[0] == long[0] {
				return true
			}
		case len(short) > 2 && short[:3] == long[:3]:
			return true
		}
	}
	return false
}

// alone reports whether the name at token i stands without another name
// directly before or behind it.
func (d *document) alone(i int) bool {
	if i > 0 && d.toks[i-1].sentence == d.toks[i].sentence {
		p := d.toks[i-1]
		if p.upper && strings.TrimSpace(d.gapBefore(i)) == "" && !d.lex.phrases["title"].has(p.norm) &&
			!d.lex.phrases["light"].has(p.norm) {
			return false
		}
	}
	if i+1 < len(d.toks) && d.toks[i+1].sentence == d.toks[i].sentence {
		return !d.toks[i+1].upper || strings.TrimSpace(d.gapBefore(i+1)) != ""
	}
	return true
}

// findMost finds most of the content words of a longer gold answer within one
// sentence, in any order.
func (d *document) findMost(a alias, s span) []span {
	var want []string
	numbers := make(map[string]bool) // all of them are needed
	for i, t := range a.toks {
		if k := d.lex.key(t); !d.asked[k] && (loneLetter(i, t) || !d.lex.phrases["light"].has(t.norm)) && !slices.Contains(want, k) {
			want = append(want, k)
			if t.number {
				numbers[k] = true
			}
		}
	}
	if len(want) < 2 {
		if len(want) == 1 && len(a.keys) > 1 {
			return d.findWords(alias{keys: want}, s)
		}
		return nil
	}
	need := (len(want)*2 + 2) / 3
	if !a.precise {
		need = (len(want) + 1) / 2
	}
	type seen struct{ count, numbers, from, to int }
	bySentence := make(map[int]seen)
	for _, k := range want {
		counted := -1
		for _, i := range d.places(k, s) {
			if i < s.from || i >= s.to {
				continue
			}
			n := d.toks[i].sentence
			h, ok := bySentence[n]
			if !ok {
				h = seen{from: i, to: i + 1}
			}
			if counted != n {
				h.count++
				if numbers[k] {
					h.numbers++
				}
				counted = n
			}
			h.from, h.to = min(h.from, i), max(h.to, i+1)
			bySentence[n] = h
		}
	}
	var hits []span
	for _, h := range bySentence {
		if h.count >= need && h.numbers == len(numbers) {
			hits = append(hits, span{h.from, h.to})
		}
	}
	slices.SortFunc(hits, func(a, b span) int { return a.from - b.from })
	return hits
}
