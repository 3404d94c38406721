package matching

import "strings"

// compound adds q to p, the number before it, where the two are one value:
// "1 hour 30 minutes", "2 hours and 30 minutes", "two hours, thirty minutes",
// "2h30".
func (d *document) compound(p, q *quantity) bool {
	const minute, hour = 60, 3600
	u, v := d.lex.units[q.unit], d.lex.units[p.unit]
	if v.dimension == "time" && v.size == hour && (q.unit == "" || q.unit == "m") && q.value < hour/minute &&
		p.at.to == q.at.from && d.gapBefore(q.at.from) == "" { // glued to an hour
		u = unit{v.dimension, minute}
	}
	if u.size <= 0 || u.dimension != v.dimension || u.size >= v.size || !d.continues(p, q, q.value*u.size < v.size) {
		return false
	}
	p.value += q.value * u.size / v.size
	p.at.to = q.at.to
	return true
}

// continues reports whether only space stands between p and q or, where q is
// less than one of the unit of p, an "and" or a comma.
func (d *document) continues(p, q *quantity, less bool) bool {
	gap := strings.TrimSpace(d.gapBefore(q.at.from))
	switch {
	case p.at.to == q.at.from:
		return gap == "" || gap == "," && less
	case p.at.to+1 == q.at.from && d.toks[p.at.to].norm == "and":
		before := strings.TrimSpace(d.gapBefore(p.at.to))
		return gap == "" && less && (before == "" || before == ",")
	}
	return false
}
