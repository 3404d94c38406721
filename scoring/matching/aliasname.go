package matching

import (
	"slices"
	"strings"
)

// findName finds a person by parts of the name: the last name with the first
// name, a short form or its initial before it, or "Last, First"; or the last
// name alone, where no other name stands around it.
func (d *document) findName(a *alias, s span) []span {
	firsts, last := a.keys[:len(a.keys)-1], a.keys[len(a.keys)-1]
	var full, short []span
	for _, i := range d.places(last, s) {
		if i < s.from || i >= s.to || !d.toks[i].upper {
			continue
		}
		for j := i - 1; j >= s.from && j >= i-4 && d.toks[j].clause == d.toks[i].clause; j-- {
			if d.toks[j].upper && sameFirst(d.toks[j].key, firsts) && !d.otherFirst(j, firsts) {
				full = append(full, span{j, i + 1})
				break
			}
		}
		if i+1 < s.to && strings.HasPrefix(d.gapBefore(i+1), ",") && sameFirst(d.toks[i+1].key, firsts) {
			full = append(full, span{i, i + 2})
		}
		if d.alone(i) && !a.otherPlace && !d.isShared(a, last, firsts, -1) && !d.otherTown(a, i) {
			short = append(short, span{i, i + 1})
		}
	}
	return append(full, short...)
}

// findOneName finds a person by the first of the names alone, where that is no common one: "Michelangelo", "Galileo".
func (d *document) findOneName(a *alias, s span) (hits []span) {
	const shortest = 4 // letters
	if !a.name || !d.asked("who") && !d.asked("whom") && !d.asked("whose") || len(a.keys[0]) < shortest || d.isShared(a, a.keys[0], a.keys[1:], +1) {
		return nil
	}
	if w := d.lex.of(a.keys[0]); !d.asked(a.keys[0]) && (w.people != nil || w.lands != nil || w.alone != 0) {
		return nil // what is given names one with it: that one is meant
	}
	for _, i := range d.places(a.keys[0], s) {
		if d.toks[i].upper && d.alone(i) && !d.goesOn(i) {
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}

// goesOn reports whether a name goes on behind token i with a small word: "Leonardo da Pisa".
func (d *document) goesOn(i int) bool {
	return i+2 < len(d.toks) && d.toks[i+1].is(withinName) && d.toks[i+2].upper && d.toks[i+2].clause == d.toks[i].clause
}

// sameFirst reports whether a first name can be one of firsts: equal, an
// initial, or a form of it: with the same first three letters ("Kate", "Kathleen") or
// by the table ("Bill", "William"). Middle names count, since many people go by theirs.
func sameFirst(name string, firsts []string) bool {
	known := load().of(name).people
	for _, f := range firsts {
		if known != nil && slices.ContainsFunc(load().of(f).people, func(p int) bool { return slices.Contains(known, p) }) {
			return true
		}
		short, long := name, f
		if len(short) > len(long) {
			short, long = long, short
		}
		switch {
		case short == "":
		case len(short) <= 2 || len(short) == 3 && !strings.ContainsAny(short, "aeiouy"): // initials: "J. R. R."
			if short[0] == long[0] {
				return true
			}
		case len(short) > 2 && short[:3] == long[:3]:
			return true
		}
	}
	return false
}

// otherFirst reports whether the initial at token j is one of a middle name of
// gold alone and another first name stands before it: the F. of Robert F. Kennedy
// where gold is John F. Kennedy.
func (d *document) otherFirst(j int, firsts []string) bool {
	if len(firsts) < 2 || j == 0 || len(d.toks[j].norm) > 1 || sameFirst(d.toks[j].key, firsts[:1]) || d.toks[j-1].sentence != d.toks[j].sentence {
		return false
	}
	p := &d.toks[j-1]
	return p.upper && len(p.norm) > 1 && strings.TrimSpace(d.gapBefore(j)) == "" && !p.is(title) && !p.is(light) &&
		!sameFirst(p.key, firsts)
}

// alone reports whether the name at token i stands without another name
// directly before or behind it.
func (d *document) alone(i int) bool {
	if i > 0 && d.toks[i-1].sentence == d.toks[i].sentence {
		p := &d.toks[i-1]
		gap := strings.TrimSpace(d.gapBefore(i))
		if p.upper && (gap == "" || gap == "-" || gap == "." && len(p.norm) == 1) && !p.is(title) &&
			!p.is(light) {
			return false
		}
	}
	if i+1 < len(d.toks) && d.toks[i+1].sentence == d.toks[i].sentence {
		return !d.toks[i+1].upper || strings.TrimSpace(d.gapBefore(i+1)) != ""
	}
	return true
}

// ofLongerName reports whether h, a name without the title that gold has before it, is the first of another: the Louis
// of "Louis Armstrong", of St. Louis.
func (d *document) ofLongerName(h span) bool {
	if !d.toks[h.from].upper || h.from > 0 && d.toks[h.from-1].is(title) || h.to >= len(d.toks) {
		return false
	}
	t := &d.toks[h.to]
	return t.upper && !t.number && len(t.norm) > 1 && t.sentence == d.toks[h.from].sentence && d.joined(h.to) && !t.is(light) && !t.is(title) && !numeral(t)
}

// otherTown reports whether the name at token i is the land of a gold place
// ("Lausanne, Switzerland") with another town before it ("Geneva, Switzerland").
func (d *document) otherTown(a *alias, i int) bool {
	if i == 0 || !strings.Contains(a.text, ",") || strings.TrimSpace(d.gapBefore(i)) != "," {
		return false
	}
	town := &d.toks[i-1]
	return town.upper && town.sentence == d.toks[i].sentence && !d.asked(town.key)
}

// surname reports whether the title at index i of a gold answer ends a name in capitals, and is
// part of it: the King of "Stephen King" and of "Martin Luther King Jr.".
func surname(toks []token, i int) bool {
	if i == 0 || !toks[i].upper || toks[i].generation() || !toks[i-1].upper || toks[i-1].is(title) || toks[i-1].is(light) {
		return false
	}
	return i+1 == len(toks) || toks[i+1].generation() && i+2 == len(toks)
}

// generation reports whether t says which of two of one name somebody is.
func (t *token) generation() bool { return t.norm == "jr" || t.norm == "sr" }

// ofOtherGeneration reports whether the name at h is that of the father of whom gold names, or of
// the son: "Sammy Davis Sr." where gold is "Sammy Davis Jr.".
func (d *document) ofOtherGeneration(h span, a *alias) bool {
	last := &a.toks[len(a.toks)-1]
	if !last.generation() || h.to >= len(d.toks) || d.toks[h.to].sentence != d.toks[h.from].sentence {
		return false
	}
	t := &d.toks[h.to]
	return (t.generation() || t.norm == "senior" || t.norm == "junior") && t.norm[0] != last.norm[0]
}
