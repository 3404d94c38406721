package matching

import (
	"slices"
	"strings"
)

// notElsewhere drops from hits, mentions of a town, those that say another land of it than
// place does: of Springfield, Illinois, the one in Massachusetts.
func (d *document) notElsewhere(hits []span, place string) []span {
	if place == "" || len(hits) == 0 || d.marks&(1<<land) == 0 {
		return hits
	}
	p := read(place)
	n := p.at(land, 0)
	if n == 0 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		i := h.to
		if i < len(d.toks) && d.toks[i].norm == "in" {
			i++
		} else if !strings.HasPrefix(d.gapBefore(i), ",") {
			return false
		}
		if i >= len(d.toks) {
			return false
		}
		k := d.at(land, i)
		return k > 0 && d.toks[i].upper && (k != n || !slices.EqualFunc(d.toks[i:i+k], p.toks[:n], func(x, y token) bool { return x.norm == y.norm }))
	})
}

// notOfTown drops from hits, mentions of parts of a, those that are the land of another town:
// of New York City, the end of "Albany, New York".
func (d *document) notOfTown(hits []span, a *alias) []span {
	if d.marks&(1<<land) == 0 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		if h.from == 0 || h.to-h.from >= len(a.keys) || d.at(land, h.from) != h.to-h.from || strings.TrimSpace(d.gapBefore(h.from)) != "," {
			return false
		}
		town := &d.toks[h.from-1]
		return town.upper && town.sentence == d.toks[h.from].sentence && !d.asked(town.key) && !slices.Contains(a.keys, town.key)
	})
}

// ofLand reports whether t names one of lands, its people, or what is of it, in capitals.
func (t *token) ofLand(lands []int) bool {
	return t.upper && slices.ContainsFunc(t.word.lands, func(l int) bool { return slices.Contains(lands, l) })
}

// findLand finds a land whose name has several words, or is an abbreviation of such, by its other
// names and its adjectives: "the USA", "American".
func (d *document) findLand(a *alias, s span) (hits []span) {
	const longest = 3 // words of a name
	if len(a.toks) > longest+1 || !a.precise {
		return nil
	}
	names := make([]string, 0, longest)
	for i := range a.toks {
		if t := &a.toks[i]; !t.is(article) {
			names = append(names, t.norm)
		}
	}
	if len(names) == 0 {
		return nil
	}
	of := d.lex.of(names[0]).lands
	if len(names) > 1 {
		l, known := d.lex.lands[strings.Join(names, " ")]
		if of = nil; known {
			of = []int{l}
		}
	}
	if of == nil {
		return nil
	}
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		switch {
		case t.ofLand(of):
			hits = append(hits, span{i, i + 1})
		case i+1 < s.to && t.upper && d.toks[i+1].upper:
			for n := 2; n <= longest && i+n <= s.to; n++ {
				if l, known := d.lex.lands[d.norms(i, i+n)]; known && slices.Contains(of, l) {
					hits = append(hits, span{i, i + n})
				}
			}
		}
	}
	return slices.DeleteFunc(hits, func(h span) bool { return d.otherLand(of, h) })
}

// landAsked reports whether the question names the land that t, a word of gold, is a name of, or has its name in
// another form: "U.S." where it asks about the United States, "Canadian" where about Canada.
func (d *document) landAsked(t *token) bool {
	const longest = 3 // words of a name
	if !t.upper {
		return false
	}
	q := taken(d.question, d.lastAsk())
	for i := range q.toks {
		if w := &q.toks[i]; w.ofLand(t.word.lands) || (w.upper || w.word.lands != nil) && d.lex.near(w.key, t.key) {
			return true
		}
		if t.word.lands == nil {
			continue
		}
		for n := 2; n <= longest && i+n <= len(q.toks); n++ {
			if l, known := d.lex.lands[q.norms(i, i+n)]; known && slices.Contains(t.word.lands, l) {
				return true
			}
		}
	}
	return false
}

// norms are the words of tokens from to to with one space between them.
func (d *document) norms(from, to int) string {
	name := d.toks[from].norm
	for i := from + 1; i < to; i++ {
		name += " " + d.toks[i].norm
	}
	return name
}

// otherLand reports whether the sentence of h says of another land than those of it that something
// is in it, so that h is what it is like there: "a French garden in Belgium".
func (d *document) otherLand(of []int, h span) bool {
	if d.marks&(1<<land) == 0 {
		return false
	}
	for i := max(1, h.from-reach); i < min(len(d.toks), h.to+reach); i++ {
		if t := &d.toks[i]; t.sentence == d.toks[h.from].sentence && t.upper && !t.ofLand(of) && d.toks[i-1].norm == "in" &&
			d.at(land, i) > 0 && !d.asked(t.key) {
			return true
		}
	}
	return false
}

// ofLongerLand reports whether h, a mention of a land, is part of the name of another: the Guinea of
// "Papua New Guinea".
func (d *document) ofLongerLand(h span) bool {
	const before = 2 // words
	n := h.to - h.from
	if d.marks&(1<<land) == 0 || d.at(land, h.from) < n {
		return false
	}
	if h.from > 0 && d.toks[h.from-1].upper && d.toks[h.from-1].is(partOfPlace) && d.joined(h.from) {
		switch d.toks[h.from-1].norm {
		case "new", "north", "south", "east", "west":
			return true
		}
	}
	for i := h.from; i >= max(0, h.from-before); i-- {
		if k := d.at(land, i); k > n && i+k >= h.to {
			return true
		}
	}
	return false
}
