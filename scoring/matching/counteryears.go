package matching

import (
	"math"
	"slices"
)

// orAll takes from all what is ok, in place, or leaves it as it is where
// nothing is.
func orAll[T any](all []T, ok func(*T) bool) []T {
	some, every := false, true
	for i := range all {
		if ok(&all[i]) {
			some = true
		} else {
			every = false
		}
	}
	if !some || every {
		return all
	}
	return slices.DeleteFunc(all, func(x T) bool { return !ok(&x) })
}

// withoutDates takes from qs, the numbers of s, what only says when: where a
// year is asked for, everything but years; else the days and years of dates.
// Where nothing would be left, all are.
func (c *counter) withoutDates(qs []quantity, s span) []quantity {
	g := &c.golds[0]
	isYear := g.unit == "" && g.value == math.Trunc(g.value) && g.value >= 1000 && g.value < 2100
	when := c.d.asked("when") || c.d.asked("date")
	switch {
	case len(qs) < 2:
		return qs
	case isYear && (when || c.d.asked("year")):
		return c.saidOf(orAll(qs, c.isYear))
	case isYear || when || c.d.asked("day") && !c.d.asked("many"):
		return qs
	}
	dates := c.d.dates(s)
	return orAll(qs, func(q *quantity) bool { return !c.ofDate(q, dates) })
}

// saidOf takes from years those of which less of the question is said than of another:
// "founded in 1985 and renamed in 1987".
func (c *counter) saidOf(qs []quantity) []quantity {
	if len(qs) < 2 || len(qs) > besideMost || !c.isYear(&qs[0]) {
		return qs
	}
	at := make([]span, len(qs))
	for i := range qs {
		at[i] = qs[i].at
	}
	said := c.d.beside(at)
	most := slices.MaxFunc(said, func(a, b told) int { return a.points() - b.points() }).points()
	i := 0
	return slices.DeleteFunc(qs, func(quantity) bool {
		i++
		return said[i-1].points() < most
	})
}

// isYear reports whether q is written as years are, four digits and nothing else, or spoken so.
func (c *counter) isYear(q *quantity) bool {
	t := &c.d.toks[q.at.from]
	if _, n := yearInWords(c.d.toks, q.at.from); n > 0 {
		return q.unit == ""
	}
	return q.at.to == q.at.from+1 && q.unit == "" && t.number && t.suffix == "" && t.end-t.start == 4 && year(t.norm)
}

// ofDate reports whether q, a number without a unit, is part of one of dates,
// which are in order: of one with a month, or a year behind "in" and its like.
func (c *counter) ofDate(q *quantity, dates []dated) bool {
	i, _ := slices.BinarySearchFunc(dates, q.at.from, func(e dated, from int) int { return e.at.to - 1 - from })
	if i == len(dates) || q.unit != "" || dates[i].at.from > q.at.from || dates[i].at.to < q.at.to {
		return false
	}
	e := &dates[i]
	said := e.at.from > 0 && c.d.toks[e.at.from-1].is(beforeYear) || e.at.from > 1 && c.d.at(beforeYear, e.at.from-2) == 2
	return year(canonical(formatNumber(float64(e.year)))) && (e.month != 0 || said)
}

// An era is how years are counted: of a byte, since quantities are copied about.
type era byte

const (
	noEra era = iota
	beforeChrist
	annoDomini
)

// eraBeside is the era that stands beside the year at h.
func (d *document) eraBeside(h span) era {
	for _, i := range [...]int{h.to, h.from - 1} {
		if i < 0 || i >= len(d.toks) || d.toks[i].sentence != d.toks[h.from].sentence || !d.joined(max(i, h.from)) {
			continue
		}
		switch d.toks[i].norm {
		case "bc", "bce":
			return beforeChrist
		case "ad", "ce":
			return annoDomini
		}
	}
	return noEra
}

// otherEra reports whether the year at h has an era beside it that is not the given one.
func (d *document) otherEra(h span, given era) bool {
	own := d.eraBeside(h)
	return own != noEra && own != given
}

// ofOldEra reports whether q, a year, is one before Christ where gold is a year of ours: "1969 BC".
func (c *counter) ofOldEra(q, g *quantity) bool {
	isYear := g.value >= 1000 || c.d.asked("year") && !c.d.asked("many")
	return g.unit == "" && isYear && g.value < 2100 && c.d.eraBeside(q.at) == beforeChrist && !c.d.asked("bc")
}

// besideCount reports whether the number at h cannot be what is asked for: it only says again a number that it
// is asked with, or it is a year behind "in" where a count is asked for.
func (c *counter) besideCount(h span) bool {
	d := c.d
	q := quantity{at: h}
	if i := h.from; d.toks[i].number {
		q.value = d.toks[i].value
	} else if kind := d.toks[i].word.number.kind; kind == "unit" || kind == "ten" {
		q.value = d.toks[i].word.number.value
	} else {
		return false
	}
	if h.to > h.from+1 {
		return false
	}
	if key := canonical(formatNumber(q.value)); !c.fresh(&q) && holdsKey(d.lastAsk(), key) {
		return true
	}
	when := d.asked("when") || d.asked("year") || d.asked("date") || d.asked("since")
	return !when && !c.isGold(&q) && c.isYear(&q) && h.from > 0 && d.toks[h.from-1].is(beforeYear) && d.asked("how")
}

// inUnit reports whether the value at h is told in a unit.
func (c *counter) inUnit(h span) bool {
	q, n := c.d.quantityAt(h.from, len(c.d.toks))
	return n > 0 && (q.unit != "" || c.d.currency(h.from) != "" || c.isGold(&q))
}

// opensConclusion reports whether a phrase of a conclusion stands in s, and is no adjective: "the overall shape".
func (d *document) opensConclusion(s span) bool {
	if d.marks&(1<<conclude) == 0 {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if d.at(conclude, i) > 0 && (i == s.from || !d.toks[i-1].is(article)) {
			return true
		}
	}
	return false
}

// askedScale is the scale in which the question asks to be told, "in millions", 1 where it names none.
func (c *counter) askedScale() float64 {
	q := c.d.lastAsk()
	for i := 1; i < len(q); i++ {
		if q[i-1].norm != "in" {
			continue
		}
		if w := c.d.lex.of(stem(q[i].norm)); q[i].norm != w.norm && w.number.kind == "scale" {
			return w.number.value
		}
	}
	return 1
}
