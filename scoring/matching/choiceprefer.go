package matching

import (
	"slices"
	"strings"
)

// preferred picks, of several options that s names, those that it says more of
// than the others: what stands behind an arrow; else what is said to be what the
// question asks ("Ben is taller", "Ben came first"); else what stands outside of an although.
func (d *document) preferred(options []option, picked []int, s span) []int {
	c := d.concessions(s)
	for _, says := range []func(span) bool{d.behindArrow, d.compared, d.echoed, c.outside} {
		if kept := d.which(options, picked, s, says); len(kept) > 0 && len(kept) < len(picked) {
			return kept
		}
	}
	if k := d.saidMost(options, picked); k >= 0 {
		return []int{k}
	}
	return picked
}

// saidMost is the one of picked of which most words of the question are said, in a statement of its own: of east, "it
// rises in the east and sets in the west". It is -1 where there is none.
func (d *document) saidMost(options []option, picked []int) int {
	best, most, second := -1, 0, 0
	for k, o := range picked {
		s := d.ownStatement(options[o].at)
		for _, p := range picked[:k] {
			if at := options[p].at; s.from <= at.from && at.from < s.to {
				return -1
			}
		}
		said := 0
		for i := s.from; i < s.to; i++ {
			if t := &d.toks[i]; saysWhat(t) && d.ofQuestion(t) {
				said++
			}
		}
		switch {
		case said > most:
			best, most, second = o, said, most
		case said > second:
			second = said
		}
	}
	if most == second {
		return -1
	}
	return best
}

// ownStatement is the statement in which h stands, from the word or the mark that sets it beside another to the next.
func (d *document) ownStatement(h span) span {
	apart := func(i int) bool {
		return d.toks[i].sentence != d.toks[i-1].sentence || d.joins(&d.toks[i]) && d.toks[i].norm != "or" || strings.Contains(d.gapBefore(i), ";")
	}
	s := h
	for s.from > 0 && h.from-s.from < reach && !apart(s.from) {
		s.from--
	}
	for s.to < len(d.toks) && s.to-h.to < reach && !apart(s.to) {
		s.to++
	}
	return s
}

// concluded picks those that the sentence concludes with: "..., therefore option B".
func (d *document) concluded(options []option, picked []int, s span) []int {
	from := d.conclusion(s)
	if kept := d.which(options, picked, s, func(h span) bool { return h.from >= from }); len(kept) > 0 {
		return kept
	}
	return picked
}

// which are those of picked of which says holds for a mention that is neither denied nor the lesser
// of two.
func (d *document) which(options []option, picked []int, s span, says func(span) bool) (kept []int) {
	for _, o := range picked {
		opt := &options[o]
		hits := []span{opt.at}
		if opt.byLetter {
			hits = append(hits, d.letters(opt.letter, s, false)...)
		} else {
			hits = d.findWords(opt.alias.keys, s)
		}
		k := slices.IndexFunc(hits, func(h span) bool {
			return says(h) && !d.negated(h.from) && (!d.lesser(h.from, s) || d.compared(h))
		})
		if k >= 0 {
			kept, opt.at = append(kept, o), hits[k]
		}
	}
	return kept
}

// conclusion returns where what the sentence concludes begins: behind its last "therefore" and
// its like, at its end where there is none.
func (d *document) conclusion(s span) int {
	for i := s.to - 1; i > s.from; i-- {
		if n := d.at(conclude, i); n > 0 {
			return i + n
		}
	}
	return s.to
}

func (d *document) behindArrow(h span) bool { return arrow(d.gapBefore(h.from)) }

// compared reports whether h is the subject of a comparative or a superlative that the
// question asks with, in either degree: asked for the tallest, "Ben is taller".
func (d *document) compared(h span) bool {
	i := h.to
	if i+1 < len(d.toks) && (d.toks[i].norm == "which" || d.toks[i].norm == "who") {
		i++ // "Ben, who is taller"
	}
	if i+1 >= len(d.toks) || !d.toks[i].is(auxiliary) {
		return false
	}
	i++
	for i+1 < len(d.toks) && d.toks[i].is(article) {
		i++
	}
	t := &d.toks[i]
	base := degree(t.norm)
	return base != "" && t.sentence == d.toks[h.to].sentence &&
		slices.ContainsFunc(d.ask(), func(asked token) bool { return degree(asked.norm) == base })
}

// echoed reports whether what its clause says of h is what the question asks, in its words.
func (d *document) echoed(h span) bool {
	said := false
	for i := h.to; i < len(d.toks) && d.toks[i].clause == d.toks[h.from].clause; i++ {
		switch t := &d.toks[i]; {
		case t.norm == "or" || t.upper:
			return false
		case t.is(light) || t.is(auxiliary):
		case !d.ofQuestion(t):
			return false
		default:
			said = true
		}
	}
	return said
}

// degree is what a comparative and a superlative have in common: "tall" of taller and
// tallest; "" of any other word.
func degree(norm string) string {
	switch norm {
	case "more", "most":
		return "more"
	case "less", "least":
		return "less"
	case "better", "best":
		return "better"
	case "worse", "worst":
		return "worse"
	}
	for _, ending := range [...]string{"er", "est"} {
		if base, ok := strings.CutSuffix(norm, ending); ok && len(base) > 2 {
			return base
		}
	}
	return ""
}

// concessions says which tokens of a sentence stand in a clause that the rest
// outweighs: those before opening, and those from closing on.
type concessions struct{ opening, closing int }

func (c concessions) outside(h span) bool { return h.from >= c.opening && h.from < c.closing }

// concessions finds them: a clause that opens the sentence with "although" ends
// at its comma, one that stands later ends with the sentence.
func (d *document) concessions(s span) concessions {
	c := concessions{s.from, s.to}
	for i := s.from; i < s.to; i++ {
		opens := i == s.from || d.toks[i].clause != d.toks[i-1].clause
		if !opens || d.at(concede, i) == 0 {
			continue
		}
		if i > s.from {
			c.closing = i
			break
		}
		for c.opening < s.to && d.toks[c.opening].clause == d.toks[i].clause {
			c.opening++
		}
	}
	return c
}
