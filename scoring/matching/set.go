package matching

import (
	"slices"
	"strings"
	"unicode"
)

// checkSet asks for every member, none of them denied, and, where the answer is
// nothing but a list, for no other.
func (d *document) checkSet(g Gold) verdict {
	region, rule := d.all(), "members"
	if f, ok := d.final(); ok {
		region, rule = f.span, f.rule
	} else if s, ok := d.askedGroup(); ok {
		region, rule = s, "labeled group"
	}
	v := d.checkMembers(g, region, rule)
	if v.rule == tooMany && rule == "members" { // "(x - 2)(x - 3) = 0, so x = 2 and x = 3"
		if c := (span{d.conclusion(region), region.to}); !c.empty() {
			if w := d.checkMembers(g, c, rule); w.correct == Right {
				return w
			}
		}
		if s := d.lastAsked(region); !s.empty() {
			if w := d.checkMembers(g, s, rule); w.correct == Right {
				return w
			}
		}
	}
	return v
}

// tooMany is the rule of a list that holds what is no member.
const tooMany = "one member too many"

// checkMembers is checkSet by what stands in region.
func (d *document) checkMembers(g Gold, region span, rule string) verdict {
	if v, ok := d.checkNumbers(g, region, rule); ok {
		return v
	}
	members := make([]alias, 0, len(g.Answers))
	found, named := span{-1, 0}, true // all members are names, in capitals
	for _, m := range g.Answers {
		a := newAlias(m)
		if len(a.keys) == 0 {
			continue
		}
		members = append(members, a)
		present := false
		hits := d.find(&a, region, g.KeepCase)
		if len(hits) == 0 && !g.KeepCase {
			hits = d.findLand(&a, region)
		}
		for _, h := range hits {
			if d.negated(h.from) || d.deniedByVerb(h.from) || d.deniedBehind(h) {
				continue
			}
			present, named = true, named && a.precise && d.toks[h.from].upper
			if found.from < 0 {
				found.from = h.from
			}
			found.from, found.to = min(found.from, h.from), max(found.to, h.to)
			break
		}
		if !present {
			return wrong(region, "a member is missing")
		}
	}
	if len(members) == 0 || found.from < 0 {
		return unclear("no members")
	}
	holds := func(e span, i int) bool {
		m := &members[i]
		return len(d.findWords(m.keys, e)) > 0 || m.name && len(d.findName(m, e)) > 0 || m.isClock && len(d.findClock(m, e)) > 0 ||
			m.date.month > 0 && d.datedAs(m, e) || m.precise && len(d.findLand(m, e)) > 0
	}
	timed := !slices.ContainsFunc(members, func(m alias) bool { return !m.isClock && m.date.month == 0 })
	stranger := func(e span) (span, bool) {
		if timed && len(d.clocks(e)) == 0 && !slices.ContainsFunc(d.dates(e), func(x dated) bool { return x.month > 0 }) {
			return span{}, false // the year of "March 4, 2021"
		}
		if named && !slices.ContainsFunc(d.toks[e.from:e.to], func(t token) bool { return t.upper || t.number }) {
			return span{}, false // "Ann and, narrowly, Ben"
		}
		for i := range members {
			if holds(e, i) {
				return span{}, false
			}
		}
		return e, true
	}
	if extra, ok := d.extraTime(region, members); ok {
		return wrong(extra, tooMany)
	}
	if extra, ok := d.extra(region, len(members), holds, stranger); ok {
		return wrong(extra, tooMany)
	}
	if extra, ok := d.listedBesideVerb(region, len(members), holds, stranger); ok {
		return wrong(extra, tooMany)
	}
	if extra, ok := d.listedFirst(region, members, holds, stranger); ok {
		return wrong(extra, tooMany)
	}
	return right(found, rule)
}

// checkNumbers is checkSet where all members are numbers in digits, by their values, so that -3 is not 3; ok is
// false where one is none.
func (d *document) checkNumbers(g Gold, region span, rule string) (v verdict, ok bool) {
	var golds []quantity
	for _, a := range g.Answers {
		if !strings.ContainsFunc(a, unicode.IsNumber) {
			return verdict{}, false
		}
		m := read(a)
		if _, _, ok := m.parseClock(); ok && strings.ContainsRune(a, ':') {
			return verdict{}, false
		}
		q := m.numberOnly()
		if q == nil {
			return verdict{}, false
		}
		golds = append(golds, *q)
	}
	c := counter{d: d, golds: golds, tolerance: g.Tolerance}
	given := d.quantities(region)
	if len(given) < len(golds) {
		given = d.apart(given) // "2 km and 500 m"
	}
	given = c.bothSigns(given)
	if len(given) == 0 {
		return d.noValue("no members"), true
	}
	for i := range golds {
		one := counter{d: d, golds: golds[i : i+1], tolerance: g.Tolerance}
		if !slices.ContainsFunc(given, func(q quantity) bool { return !d.negated(q.at.from) && one.fits(&q) && one.isGold(&q) }) {
			return wrong(region, "a member is missing"), true
		}
	}
	within := func(q *quantity, e span) bool { return e.from <= q.at.from && q.at.from < e.to }
	holds := func(e span, i int) bool {
		one := counter{d: d, golds: golds[i : i+1], tolerance: g.Tolerance}
		return slices.ContainsFunc(given, func(q quantity) bool { return within(&q, e) && one.isGold(&q) })
	}
	stranger := func(e span) (span, bool) {
		i := slices.IndexFunc(given, func(q quantity) bool { return within(&q, e) && !c.isGold(&q) })
		if i < 0 {
			return span{}, false
		}
		return given[i].at, true
	}
	if extra, ok := d.extra(region, len(golds), holds, stranger); ok {
		return wrong(extra, tooMany), true
	}
	return right(span{given[0].at.from, given[len(given)-1].at.to}, rule), true
}

// extraTime finds in a bare list a time of day that is no member, where all members are such.
func (d *document) extraTime(region span, members []alias) (span, bool) {
	if slices.ContainsFunc(members, func(m alias) bool { return !m.isClock }) {
		return span{}, false
	}
	if _, bare := d.entries(region); !bare {
		return span{}, false
	}
	for _, e := range d.clocks(region) {
		if !d.negated(e.at.from) && !slices.ContainsFunc(members, func(m alias) bool { return m.clock.agrees(e.clock, m.marked) }) {
			return e.at, true
		}
	}
	return span{}, false
}

// datedAs reports whether e holds a date that nothing tells from that of m, but for its year, which a comma may part from it.
func (d *document) datedAs(m *alias, e span) bool {
	return slices.ContainsFunc(d.dates(e), func(x dated) bool {
		return x.month > 0 && (x.year == 0 || m.date.year == 0 || x.year == m.date.year) && (m.date.agrees(x.date) || x.either && m.date.agrees(x.swapped()))
	})
}

// apart is qs with each value that was put together of two units as the two.
func (d *document) apart(qs []quantity) (out []quantity) {
	for _, q := range qs {
		for i := q.at.from; i < q.at.to; {
			part, n := d.quantityAt(i, q.at.to)
			if n == 0 {
				i++
				continue
			}
			out = append(out, part)
			i += n
		}
	}
	return out
}

// bothSigns adds to qs the other of two values told with one sign: "±3".
func (c *counter) bothSigns(qs []quantity) []quantity {
	for _, q := range qs {
		from := q.at.from
		if strings.HasSuffix(strings.TrimRight(c.d.gapBefore(from), " "), "±") || from > 0 && c.d.toks[from-1].norm == "pm" {
			q.value = -q.value
			qs = append(qs, q)
		}
	}
	return qs
}
