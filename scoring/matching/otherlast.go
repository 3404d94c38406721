package matching

import (
	"slices"
	"strings"
)

// notOfOtherLast drops from hits, mentions of parts of a, those where another name stands in the place of the last word
// of a: the "New York Mets", of New York Yankees, and "Mill Road", of Mill Lane; of two words of Latin that name a
// species, another second: "Homo erectus", of Homo sapiens.
func (d *document) notOfOtherLast(hits []span, a *alias) []span {
	n := len(a.toks)
	if n < 2 || len(hits) == 0 {
		return hits
	}
	last, before := &a.toks[n-1], &a.toks[n-2]
	species := a.isSpecies()
	if !last.letters || last.generation() || before.is(light) || before.is(article) || !last.upper && !species {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		other := false
		for i := h.from; i < h.to; i++ {
			if d.lex.near(last.key, d.toks[i].key) {
				return false
			}
			if d.toks[i].key == before.key {
				if other = d.otherBehind(i, a, species); !other {
					return false
				}
			}
		}
		return other
	})
}

// otherBehind reports whether a name stands behind token i that is none of a, nor another spelling of its last.
func (d *document) otherBehind(i int, a *alias, species bool) bool {
	if i+1 >= len(d.toks) || d.toks[i+1].sentence != d.toks[i].sentence || !d.joined(i+1) {
		return false
	}
	next, last := &d.toks[i+1], a.toks[len(a.toks)-1].key
	if species {
		return !next.upper && isLatin(next)
	}
	if !next.upper || !next.letters || next.is(light) || next.is(title) || !counted(a.toks) && (next.is(institution) || next.is(sortWord)) || next.generation() || d.asked(next.key) || numeral(next) {
		return false
	}
	return !misspelled(last, next.key) && !strings.HasPrefix(last, next.key) && !strings.HasSuffix(last, next.key) && !strings.HasPrefix(next.key, last) &&
		!slices.ContainsFunc(a.toks, func(t token) bool { return d.lex.near(t.key, next.key) })
}

// notOfOtherSite drops from hits, mentions of an institution without the place behind its comma, those behind which
// another place stands: the "University of California, Davis", of University of California, Berkeley.
func (d *document) notOfOtherSite(hits []span, a *alias, place string) []span {
	if place == "" || !a.institution {
		return hits
	}
	own := tokenizeGold(place)
	return slices.DeleteFunc(hits, func(h span) bool {
		i := h.to
		switch {
		case i >= len(d.toks):
			return false
		case strings.TrimSpace(d.gapBefore(i)) == ",", strings.Trim(d.gapBefore(i), " ") == "-":
		case d.joined(i) && (d.toks[i].norm == "at" || d.toks[i].norm == "in"):
			i++
		default:
			return false
		}
		if i >= len(d.toks) || d.toks[i].sentence != d.toks[h.from].sentence {
			return false
		}
		t := &d.toks[i]
		return t.upper && t.letters && !t.is(light) && t.word.lands == nil && t.word.month == 0 && !d.asked(t.key) && !holds(own, t.key)
	})
}

// isSpecies reports whether a may be the two words of Latin that name one.
func (a *alias) isSpecies() bool {
	return len(a.toks) == 2 && a.toks[0].upper && a.toks[0].letters && !a.toks[1].upper && isLatin(&a.toks[1])
}

// isLatin reports whether t is no word of the tables and ends as the second word of the name of a species may.
func isLatin(t *token) bool {
	const shortest = 4
	if !t.letters || len(t.norm) < shortest || t.word != load().otherWord() {
		return false
	}
	for _, ending := range [...]string{"us", "um", "is", "ens", "ii", "ae", "i", "a", "ans", "ex", "or"} {
		if strings.HasSuffix(t.norm, ending) {
			return true
		}
	}
	return false
}

// findSpecies finds the name of a species with its first word cut short: "S. aureus".
func (d *document) findSpecies(a *alias, s span) (hits []span) {
	if !a.isSpecies() {
		return nil
	}
	for _, i := range d.places(a.toks[1].key, s) {
		if i == s.from {
			continue
		}
		if t := &d.toks[i-1]; t.upper && len(t.norm) == 1 && t.norm[0] == a.toks[0].norm[0] && t.sentence <= d.toks[i].sentence && strings.Trim(d.gapBefore(i), ". ") == "" {
			hits = append(hits, span{i - 1, i + 1})
		}
	}
	return hits
}

// findShortDay finds Mon, Sat and Sun, which are words and names of their own: with a capital, and no word behind them
// that would go on with such.
func (d *document) findShortDay(a *alias, s span) (hits []span) {
	if len(a.toks) != 1 {
		return nil
	}
	const letters = 3
	switch day := a.toks[0].norm; day {
	case "monday", "saturday", "sunday":
		for _, i := range d.places(day[:letters], s) {
			next := i + 1
			if t := &d.toks[i]; t.upper && (i == 0 || !d.toks[i-1].is(article)) &&
				(next == len(d.toks) || d.toks[next].clause != t.clause || d.toks[next].is(light) || d.toks[next].number || d.toks[next].word.day != "") {
				hits = append(hits, span{i, next})
			}
		}
	}
	return hits
}
