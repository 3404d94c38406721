package matching

import (
	"slices"
	"strings"
)

// A yearSpan is two years, both of which a gold answer gives: "1914-1918", "the 1951–52 season", "in 1966 and 1967".
type yearSpan struct{ from, to int }

// yearsOf reads a gold answer that is nothing but two years; it is zero where a is not.
func (a *alias) yearsOf() (s yearSpan) {
	for i := range a.toks {
		switch t := &a.toks[i]; {
		case t.number && s.from == 0 && t.suffix == "" && year(t.norm):
			s.from = int(t.value)
		case t.number && s.from > 0 && s.to == 0 && t.suffix == "" && t.end-t.start == len(t.norm):
			if s.to = int(t.value); len(t.norm) <= 2 {
				s.to += s.from / 100 * 100
			}
		case t.number, t.upper && i > 0, !t.is(light) && !t.is(article) && !t.is(beforeYear) && !joinsYears(t.norm):
			return yearSpan{}
		}
	}
	if s.to <= s.from || s.to >= s.from+1000 {
		return yearSpan{}
	}
	return s
}

func joinsYears(word string) bool {
	switch word {
	case "between", "from", "and", "until", "till", "through", "to", "season":
		return true
	}
	return false
}

// findYears finds both years of y, whatever stands between them; of a season, which begins in one year and ends in
// the next, the first alone where no other end stands beside it.
func (d *document) findYears(y yearSpan, s span) (hits []span) {
	const most = 16 // mentions that are looked at
	ends := d.places(formatNumber(float64(y.to)), s)
	ends = ends[:min(len(ends), most)]
	for _, i := range d.places(formatNumber(float64(y.from)), s) {
		switch end := d.endBeside(i, s.to); {
		case end == y.to:
			return []span{{i, i + 2}}
		case end > 0:
		case len(ends) > 0:
			h := span{i, i + 1}
			if k := slices.IndexFunc(ends, func(e int) bool { return e > i && d.toks[e].clause == d.toks[i].clause }); k >= 0 {
				h.to = ends[k] + 1
			}
			hits = append(hits, h)
		case y.to == y.from+1:
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}

// endBeside is the year that a dash or a stroke joins to the one at token i, 0 where none stands there: the 1952 of
// "1951-52".
func (d *document) endBeside(i, end int) int {
	if i+1 >= end || !d.toks[i+1].number || !strings.Contains("-–—/", strings.TrimSpace(d.gapBefore(i+1))) || d.gapBefore(i+1) == "" {
		return 0
	}
	v := int(d.toks[i+1].value)
	if v < 100 {
		v += int(d.toks[i].value) / 100 * 100
	}
	return v
}

// ofOtherSeason reports whether another season stands before h, the year of a, than a gives: "spring 2021" where gold is
// "fall 2021".
func (d *document) ofOtherSeason(h span, a *alias) bool {
	own := ""
	for i := range a.toks {
		if s := seasonOf(a.toks[i].norm); s != "" {
			own = s
		}
	}
	if own == "" || a.date.year == 0 {
		return false
	}
	const before = 3 // words: "spring of the year"
	for i := h.from - 1; i >= max(0, h.from-before) && d.toks[i].clause == d.toks[h.from].clause; i-- {
		if s := seasonOf(d.toks[i].norm); s != "" {
			return s != own
		}
	}
	return false
}

func seasonOf(word string) string {
	switch word {
	case "autumn", "fall":
		return "autumn"
	case "spring", "summer", "winter":
		return word
	}
	return ""
}
