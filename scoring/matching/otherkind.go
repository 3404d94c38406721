package matching

import (
	"slices"
	"strings"
)

// notOfOtherKind drops from hits, mentions of one of the two words of a, those where the place of its other is
// taken by a word that differs from it in its beginning alone: of carbon dioxide, "carbon monoxide", and of
// deductive reasoning, "inductive reasoning"; that names another salt or acid: of sodium chloride, "sodium nitrate";
// or that is, with the word they share, all that the statement gives: "It is a federal law", of statutory law.
func (d *document) notOfOtherKind(hits []span, a *alias) []span {
	if len(a.toks) != 2 {
		return hits
	}
	first, second := a.toks[0].norm, a.toks[1].norm
	return slices.DeleteFunc(hits, func(h span) bool {
		before, after := h.from > 0 && otherBeginning(first, d.toks[h.from-1].norm), h.to < len(d.toks) && otherBeginning(second, d.toks[h.to].norm)
		if h.to != h.from+1 {
			return false
		}
		if i := d.placeOfOther(h, a); i >= 0 && !d.lex.near(first, d.toks[i].key) && !d.lex.near(second, d.toks[i].key) && !strings.HasSuffix(d.toks[i].norm, first) {
			if compounds(first, second, d.toks[i].norm) || !a.precise && i < h.from && d.givesTwo(i) {
				return true
			}
		}
		return before && d.joined(h.from) || after && d.joined(h.to)
	})
}

// placeOfOther is the token at the place of the word of a, which has two, that h does not have; -1 where none stands there.
func (d *document) placeOfOther(h span, a *alias) int {
	i := h.from - 1
	if d.toks[h.from].key == a.toks[0].key {
		i = h.to
	}
	if i < 0 || i >= len(d.toks) || d.toks[i].clause != d.toks[h.from].clause || !d.joined(max(i, h.from)) || !d.toks[i].letters || function(&d.toks[i]) || d.joins(&d.toks[i]) {
		return -1
	}
	return i
}

// compounds reports whether other takes the place of one of two words that name a salt or an acid.
func compounds(first, second, other string) bool {
	salt := func(w string) bool {
		return len(w) > 4 && (strings.HasSuffix(w, "ide") || strings.HasSuffix(w, "ate") || strings.HasSuffix(w, "ite"))
	}
	return second == "acid" && len(other) > 4 && (strings.HasSuffix(other, "ic") || strings.HasSuffix(other, "ous")) || salt(second) && salt(other) && !salt(first)
}

// givesTwo reports whether the words at i and behind it are all that their statement says that something is,
// beside words of the question and such as carry nothing.
func (d *document) givesTwo(i int) bool {
	own := func(k int) bool { return k == i || k == i+1 }
	s := span{i, i}
	for s.from > 0 && i-s.from < reach && d.toks[s.from-1].sentence == d.toks[i].sentence {
		s.from--
	}
	for s.to < len(d.toks) && s.to-i < reach && d.toks[s.to].sentence == d.toks[i].sentence {
		s.to++
	}
	before := i
	for before > s.from && d.toks[before-1].is(article) {
		before--
	}
	if before > s.from && !d.toks[before-1].is(auxiliary) && !pronoun(&d.toks[before-1]) && d.toks[before-1].norm != "called" && d.toks[before-1].norm != "named" {
		return false // "It uses radio waves", of electromagnetic waves
	}
	for k := s.from; k < s.to; k++ {
		if t := &d.toks[k]; !own(k) && !function(t) && !t.is(article) && !d.ofQuestion(t) {
			return false
		}
	}
	return !d.ofQuestion(&d.toks[i]) && !d.ofQuestion(&d.toks[i+1])
}

// otherBeginning reports whether v and w are two words that end alike, in four letters or more, behind beginnings
// of their own: "dioxide" and "monoxide", "external" and "internal".
func otherBeginning(v, w string) bool {
	const ending, beginning = 4, 5 // letters: at least, and at most
	i, k := len(v), len(w)
	for i > 0 && k > 0 && v[i-1] == w[k-1] {
		i, k = i-1, k-1
	}
	return len(v)-i >= ending && i > 0 && k > 0 && i <= beginning && k <= beginning
}

// notOfOtherOrdinal drops from hits, parts of a, those in a sentence where another number in a row stands before the
// word that a numbers: of the second law of motion, "the third law of motion, which builds on the second".
func (d *document) notOfOtherOrdinal(hits []span, a *alias) []span {
	k := slices.IndexFunc(a.toks, func(t token) bool { return t.ordinalNumber() }) + 1
	if k == 0 || k == len(a.toks) || a.toks[k].upper != a.toks[k-1].upper {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		other := false
		for i := max(1, h.from-reach); i < min(len(d.toks), h.to+reach); i++ {
			if before := &d.toks[i-1]; d.toks[i].key == a.toks[k].key && before.ordinalNumber() && d.toks[i].sentence == d.toks[h.from].sentence {
				if before.key == a.toks[k-1].key {
					return false
				}
				other = true
			}
		}
		return other
	})
}
