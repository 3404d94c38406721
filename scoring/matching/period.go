package matching

import (
	"slices"
	"strings"
)

// findPeriod finds a decade ("the 1730s") or a century ("the 18th century")
// that holds the year, where s gives no year of its own.
func (d *document) findPeriod(year int, s span) []span {
	var hits []span
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		switch {
		case !t.number && t.word.number.kind != "ordinal":
		case t.suffix == "s" && int(t.value)%10 == 0 && t.value >= 1000:
			if int(t.value) == year/10*10 && d.inPart(i, year%10) {
				hits = append(hits, span{i, i + 1})
			}
		case i+1 < s.to && strings.HasPrefix(d.toks[i+1].norm, "centur"):
			n := int(t.value)
			if !t.number {
				n = int(t.word.number.value)
			}
			if n == (year-1)/100+1 && !d.beforeChrist(i+2, s.to) && d.inPart(i, (year-1)%100/10) {
				hits = append(hits, span{i, i + 2})
			}
		default:
			if e, n := dateAt(d.toks[:s.to], i); n > 0 && e.year > 999 {
				return nil
			}
		}
	}
	return hits
}

// inPart reports whether the tenth of the period at token i, from 0, may be in the part of it
// that is named before it: the early, the middle or the late one.
func (d *document) inPart(i, tenth int) bool {
	switch d.partBefore(i) {
	case "early":
		return tenth < 6
	case "mid":
		return tenth > 1 && tenth < 9
	case "late":
		return tenth > 3
	}
	return true
}

// partBefore returns the word for a part of a period before token i: "" where there is none.
func (d *document) partBefore(i int) string {
	const longest = 3 // words: "late in the"
	for j := i - 1; j >= 0 && j >= i-longest && d.toks[j].sentence == d.toks[i].sentence; j-- {
		if part := partOf(&d.toks[j]); part != "" {
			return part
		}
		if !d.toks[j].is(light) {
			break
		}
	}
	return ""
}

func partOf(t *token) string {
	switch t.norm {
	case "early", "beginning", "start":
		return "early"
	case "mid", "middle":
		return "mid"
	case "late", "end":
		return "late"
	}
	return ""
}

// findWhole finds the period of which gold is a part, where the answer names no other part:
// "in March" for mid-March, "in the 10th century BC" for the mid-10th century BC. Ok is false
// where gold is no part of a period.
func (d *document) findWhole(a *alias, s span) (hits []span, ok bool) {
	if !slices.ContainsFunc(a.toks, func(t token) bool { return partOf(&t) != "" }) {
		return nil, false
	}
	part, keys := "", make([]string, 0, len(a.toks))
	for i := range a.toks {
		t := &a.toks[i]
		p := partOf(t)
		switch {
		case p != "" && part == "":
			part = p
		case t.is(light) || t.is(article):
		case t.number || t.word.number.kind == "ordinal" || t.upper && t.word.month > 0 || strings.HasPrefix(t.norm, "centur") || countsYears(t):
			keys = append(keys, t.key)
		default:
			return nil, false
		}
	}
	if part == "" || len(keys) == 0 {
		return nil, false
	}
	return slices.DeleteFunc(d.findWords(keys, s), func(h span) bool {
		other := d.partBefore(h.from)
		return other != "" && other != part
	}), true
}

// beforeChrist reports whether token i says so.
func (d *document) beforeChrist(i, end int) bool {
	return i < end && (d.toks[i].norm == "bc" || d.toks[i].norm == "bce")
}

// years are the first and the last year of a, a decade or a century of our era; 0 where it is none.
func years(a *alias) (from, to int) {
	toks := a.toks
	for len(toks) > 0 && (toks[0].is(article) || toks[0].is(light)) {
		toks = toks[1:]
	}
	switch {
	case len(toks) == 1 && toks[0].suffix == "s" && toks[0].value >= 1000 && int(toks[0].value)%10 == 0:
		from = int(toks[0].value)
		if to = from + 9; from%100 == 0 {
			to = from + 99
		}
	case len(toks) == 2 && strings.HasPrefix(toks[1].norm, "centur") && (toks[0].suffix != "" || toks[0].word.number.kind == "ordinal"):
		n := int(max(toks[0].value, toks[0].word.number.value))
		from, to = 100*(n-1), 100*n-1
	}
	return from, to
}

// findWithin finds a decade written short ("the '60s"), a century as its hundreds ("the 1800s"), and
// years of either where the question asks for one.
func (d *document) findWithin(from, to int, s span) (hits []span) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		v := int(t.value)
		switch {
		case !t.number || t.value != float64(v):
		case t.suffix == "s" && (v >= from && v <= to || to-from < 10 && v == from%100):
			hits = append(hits, span{i, i + 1})
		case t.suffix == "" && year(t.norm) && v >= from && v <= to && (d.asked("decade") || d.asked("century")):
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}
