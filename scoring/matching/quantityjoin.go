package matching

import (
	"math"
	"strings"
)

// compound adds q to p, the number before it, where the two are one value:
// "1 hour 30 minutes", "2 hours and 30 minutes", "two hours, thirty minutes",
// "2h30", "2h 30m".
func (d *document) compound(p, q *quantity) bool {
	const minute, hour = 60, 3600
	u, v := d.lex.units[q.unit], d.lex.units[p.unit]
	if u.dimension == "hundredth" && strings.HasPrefix(v.dimension, "money") { // "27 euros and 50 cents"
		u = unit{dimension: v.dimension, size: u.size * v.size}
	}
	if v.dimension == "time" && v.size == hour && q.value < hour/minute && p.at.to == q.at.from &&
		(q.unit == "" && d.gapBefore(q.at.from) == "" || q.unit == "m" && d.joined(q.at.from)) { // glued to an hour
		u = unit{dimension: v.dimension, size: minute}
	}
	if q.unit == "" && d.isInch(q.at.to) && v == d.lex.units["feet"] { // "6 ft 1 in"
		u = d.lex.units["inch"]
		q.at.to++
	}
	if u.size <= 0 || u.dimension != v.dimension || u.size >= v.size || u.zero != 0 || !d.continues(p, q, q.value*u.size < v.size) {
		return false
	}
	p.value += q.value * u.size / v.size
	p.at.to = q.at.to
	return true
}

// isInch reports whether the word at token i, behind a number, may stand for inches rather than lead on.
func (d *document) isInch(i int) bool {
	return i < len(d.toks) && d.toks[i].norm == "in" && d.joined(i) && (i+1 == len(d.toks) || d.toks[i+1].clause != d.toks[i].clause || strings.Contains(d.gapBefore(i), "-"))
}

// continues reports whether only space, or marks for its look, stand between p and q or, where q is
// less than one of the unit of p, an "and", a comma, a plus or a hyphen.
func (d *document) continues(p, q *quantity, less bool) bool {
	if d.toks[p.at.from].sentence != d.toks[q.at.from].sentence {
		return false
	}
	gap := d.bareGap(q.at.from)
	switch {
	case p.at.to == q.at.from:
		return gap == "" || less && (gap == "," || gap == "+" || gap == "&" || gap == "-" && d.gapBefore(q.at.from) == "-" || gap == ".")
	case p.at.to+1 == q.at.from && (d.toks[p.at.to].norm == "and" || d.toks[p.at.to].norm == "plus"):
		before := d.bareGap(p.at.to)
		return gap == "" && less && (before == "" || before == ",")
	}
	return false
}

// bareGap is what stands before token i without blanks, marks of emphasis and those around a formula: "**2 h** **5 min**".
func (d *document) bareGap(i int) string {
	gap := d.gapBefore(i)
	if strings.IndexByte(gap, '\\') >= 0 {
		gap = strings.NewReplacer(`\(`, "", `\)`, "", `\,`, "", `\ `, "").Replace(gap)
	}
	return strings.Trim(gap, " \n\u00a0\u202f*_$")
}

// countedPart reads the fraction at token j that adds to the whole number before it: "2-1/2 cups", "2 and 1/2 cups".
// What is counted has to follow, since "2 and 1/2" may be two numbers, and "2-1/2" a difference.
func (d *document) countedPart(j, end int) (v float64, n int) {
	if j+2 >= end || !d.toks[j].number || !d.toks[j+1].number || !stroke(d.gapBefore(j+1)) || d.toks[j].value >= d.toks[j+1].value {
		return 0, 0
	}
	if t := &d.toks[j+2]; !d.joined(j+2) || !t.letters || function(t) || t.sentence != d.toks[j].sentence {
		return 0, 0
	}
	return d.toks[j].value / d.toks[j+1].value, 2
}

// groups returns how many tokens from i on are one number in groups of three
// digits with a space between them, as two groups or more behind the first show it to be
// ("1 234 567"), or a unit or the sign of a currency on either side: "384 400 km", "3 750 €".
func (d *document) groups(i, end int) int {
	const longest = 5 // groups
	t := &d.toks[i]
	if t.suffix != "" || t.end-t.start > 3 || d.text[t.start] == '0' || t.value != math.Trunc(t.value) {
		return 1
	}
	j := i + 1
	for j < min(end, i+longest) && d.gapBefore(j) == " " && d.toks[j].number && exactDigits(d.text[d.toks[j].start:d.toks[j].end], 3) {
		j++
	}
	behind := strings.Trim(d.gapBefore(j), " \u00a0\u202f\\{")
	switch {
	case j == i+1:
	case j > i+2, j < end && d.toks[j].word.unit && behind == "":
		return j - i
	case strings.HasPrefix(behind, "$"), strings.HasPrefix(behind, "€"), strings.HasPrefix(behind, "£"), d.priced(i):
		return j - i
	}
	return 1
}

// shares makes one value of "5 out of 8" and "1 in 2" where gold is a percentage or below 1.
func (c *counter) shares(qs []quantity) []quantity {
	for i := range c.golds {
		if g := &c.golds[i]; g.unit != "percent" && (g.unit != "" || g.value <= 0 || g.value >= 1) {
			return qs
		}
	}
	out := qs[:0]
	for _, q := range qs {
		if k := len(out) - 1; k >= 0 && c.outOf(&out[k], &q) {
			out[k] = quantity{value: out[k].value / q.value, at: span{out[k].at.from, q.at.to}, part: true}
			continue
		}
		out = append(out, q)
	}
	return out
}

// outOf reports whether p and q are a smaller and a larger count with "out of"
// or "in" between them.
func (c *counter) outOf(p, q *quantity) bool {
	toks, i := c.d.toks, p.at.to
	if p.value < 1 || p.value > q.value || p.value != math.Trunc(p.value) || p.unit != "" || c.isYear(q) ||
		toks[p.at.from].clause != toks[q.at.from].clause {
		return false
	}
	return q.at.from == i+1 && toks[i].norm == "in" || q.at.from == i+2 && toks[i].norm == "out" && toks[i+1].norm == "of"
}
