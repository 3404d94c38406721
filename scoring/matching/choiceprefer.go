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

// saidMost is the one of picked of which alone words of the question are said in a statement of their own: of east,
// "it rises in the east and sets in the west". It is -1 where there is none.
func (d *document) saidMost(options []option, picked []int) int {
	at := make([]span, 0, len(picked))
	for _, o := range picked {
		at = append(at, options[o].at)
	}
	slices.SortFunc(at, func(a, b span) int { return a.from - b.from })
	for i := 1; i < len(at); i++ {
		if at[i].from < at[i-1].to {
			return -1
		}
	}
	if len(at) > besideMost || !slices.ContainsFunc(d.toks[at[0].to:at[len(at)-1].from], func(t token) bool { return d.joins(&t) && t.norm != "or" }) {
		return -1
	}
	told, k := d.beside(at), -1
	for i := range told {
		switch {
		case told[i].words == 0:
			return -1
		case told[i].asked == 0:
		case k >= 0:
			return -1
		default:
			k = i
		}
	}
	if k < 0 {
		return -1
	}
	return picked[slices.IndexFunc(picked, func(o int) bool { return options[o].at == at[k] })]
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
