package matching

import (
	"slices"
	"strings"
)

// givesReason reports whether t alone says that what follows is a reason, as "as" does not.
func givesReason(t *token) bool { return t.norm == "because" || t.norm == "since" }

// withoutReasons takes from qs, the numbers of s, those of a reason or a bracket in which something is worked out,
// where a number that the question does not hold stands before it: the 180° of "65° (80° + 35° + 65° = 180°)", the
// 20 of "10, since A4 = 20". What is concluded from the reason is kept.
func (c *counter) withoutReasons(qs []quantity, s span) []quantity {
	if !c.d.equates(s) {
		return qs
	}
	first := slices.IndexFunc(qs, func(q quantity) bool { return !q.ordinal && c.fresh(&q) })
	if first < 0 || first+1 == len(qs) {
		return qs
	}
	from := qs[first].at.to
	r := c.d.reason(span{from, s.to})
	if r.empty() || !c.d.equates(r) || c.d.has(conclude, span{from, s.to}) {
		return qs
	}
	return slices.DeleteFunc(qs, func(q quantity) bool { return q.at.from >= r.from && q.at.from < r.to })
}

// reason is the first reason in s, or the first bracket with what is worked out in it; it is empty where there is none.
func (d *document) reason(s span) span {
	for i := s.from; i < s.to; i++ {
		gap := d.gapBefore(i)
		if at := strings.LastIndexByte(gap, '('); at >= 0 && !strings.ContainsAny(gap[at:], "=≈→)") { // not "3 dozen (= 36)"
			r := span{i, i + 1}
			for depth := 1; r.to < s.to; r.to++ {
				gap := d.gapBefore(r.to)
				if depth += strings.Count(gap, "(") - strings.Count(gap, ")"); depth <= 0 {
					break
				}
			}
			if d.equates(r) {
				return r
			}
			i = r.to - 1
			continue
		}
		if n := d.at(because, i); n > 0 && (d.toks[i].norm != "as" || i > 0 && d.toks[i-1].clause != d.toks[i].clause) {
			return span{i + n, s.to}
		}
	}
	return span{}
}

// equates reports whether an equals sign or its like stands between the tokens of s.
func (d *document) equates(s span) bool {
	for i := s.from + 1; i < s.to; i++ {
		if strings.ContainsAny(d.gapBefore(i), "=≈→") {
			return true
		}
	}
	return false
}

// isFresh is fresh of the number at h.
func (c *counter) isFresh(h span) bool {
	q, n := c.d.quantityAt(h.from, h.to)
	return n > 0 && c.fresh(&q)
}
