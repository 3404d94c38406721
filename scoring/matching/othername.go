package matching

import (
	"slices"
	"strings"
)

// ofOtherStatement reports whether h stands in a statement that says nothing of what is asked for, and the one
// behind it that is set against it does and gives a name: "Ann lived in Bonn, but the novel is set in Kiel".
func (d *document) ofOtherStatement(h span, aliases []alias) bool {
	if d.toks[h.from].number {
		return false
	}
	own := span{h.from, h.to}
	for own.from > 0 && h.from-own.from < reach && d.toks[own.from-1].sentence == d.toks[h.from].sentence && !d.setsAgainst(own.from) {
		own.from--
	}
	for own.to < len(d.toks) && own.to-h.to < reach && d.toks[own.to].sentence == d.toks[h.from].sentence && !d.setsAgainst(own.to) {
		own.to++
	}
	if own.to == len(d.toks) || d.toks[own.to].sentence != d.toks[h.from].sentence {
		return false // nothing is set against it
	}
	said, asked, _ := d.saidIn(own, h)
	if said < 1 || asked > 0 {
		return false
	}
	little := said < 2 && d.toks[h.from].upper // "Ann was there"
	other := span{own.to, own.to}
	for other.to < len(d.toks) && other.to-own.to < reach && d.toks[other.to].sentence == d.toks[h.from].sentence {
		other.to++
	}
	_, asked, name := d.saidIn(other, h)
	if little && !d.saysOfName(name, other) {
		return false
	}
	if !d.toks[h.from].upper && !other.empty() && asked > 0 {
		name = span{}
		end := other.to - 1 // "she tolerates penicillin but is allergic to aspirin"
		t, before := &d.toks[end], &d.toks[end-1]
		if t.letters && !t.upper && !function(t) && !d.asked(t.key) && d.ofQuestion(&d.toks[max(other.from, end-2)]) && before.is(light) {
			name = span{end, end + 1}
		}
	}
	return asked > 0 && !name.empty() && !d.names(name, aliases)
}

// saysOfName reports whether a statement says what the question asks of a name, of which a word is s, and nothing else.
func (d *document) saysOfName(s, statement span) bool {
	if s.empty() || s.to < statement.to && !d.ofQuestion(&d.toks[s.to]) && !d.toks[s.to].is(auxiliary) {
		return false
	}
	return !slices.ContainsFunc(d.toks[statement.from:statement.to], func(t token) bool {
		return saysWhat(&t) && !t.is(contrast) && !d.joins(&t) && !d.ofQuestion(&t) && (!t.upper || t.number)
	})
}

// setsAgainst reports whether a statement begins at token i that the one before is set against.
func (d *document) setsAgainst(i int) bool {
	switch d.toks[i].norm {
	case "but", "while", "whereas":
		return true
	}
	return strings.Contains(d.gapBefore(i), ";")
}

// saidIn counts the words of s beside h that say something and those of the question, and finds a name that
// is none of it.
func (d *document) saidIn(s, h span) (said, asked int, name span) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if i >= h.from && i < h.to || function(t) || t.is(article) || d.setsAgainst(i) {
			continue
		}
		said++
		switch {
		case d.ofQuestion(t):
			asked++
		case t.upper && !t.number && i > s.from && !d.asked(t.key):
			name = span{i, i + 1}
		}
	}
	return said, asked, name
}
