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
	}
	if v, ok := d.checkNumbers(g, region, rule); ok {
		return v
	}
	members := make([]alias, 0, len(g.Answers))
	found := span{-1, 0}
	for _, m := range g.Answers {
		a := newAlias(m)
		if len(a.keys) == 0 {
			continue
		}
		members = append(members, a)
		present := false
		for _, h := range d.find(&a, region, g.KeepCase) {
			if d.negated(h.from) {
				continue
			}
			present = true
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
	if extra, ok := d.extra(region, members); ok {
		return wrong(extra, "one member too many")
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
		q := m.numberOnly()
		if q == nil {
			return verdict{}, false
		}
		golds = append(golds, *q)
	}
	c := counter{d: d, golds: golds, tolerance: g.Tolerance}
	given := c.bothSigns(d.quantities(region))
	if len(given) == 0 {
		return d.noValue("no members"), true
	}
	for i := range golds {
		one := counter{d: d, golds: golds[i : i+1], tolerance: g.Tolerance}
		if !slices.ContainsFunc(given, func(q quantity) bool { return !d.negated(q.at.from) && one.fits(&q) && one.isGold(&q) }) {
			return wrong(region, "a member is missing"), true
		}
	}
	if entries, ok := d.entries(region); ok {
		for k, e := range entries {
			if k == 0 && strings.HasPrefix(d.gapBefore(e.to), ":") {
				continue // "There are two: ..."
			}
			i := slices.IndexFunc(given, func(q quantity) bool {
				return e.from <= q.at.from && q.at.from < e.to && !c.isGold(&q) && !d.listNumber(e) && !d.has(negate, e)
			})
			if i >= 0 {
				return wrong(given[i].at, "one member too many"), true
			}
		}
	}
	return right(span{given[0].at.from, given[len(given)-1].at.to}, rule), true
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
