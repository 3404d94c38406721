package matching

import (
	"math"
	"slices"
	"strings"
)

// A counter compares quantities with gold.
type counter struct {
	d         *document
	golds     []quantity
	tolerance float64
}

// decide judges the quantities of s; ok is false where it holds none that
// could be an answer.
func (c *counter) decide(s span, rule string) (v verdict, ok bool) {
	room := &c.d.values
	all, able := c.shares(c.d.quantitiesInto(room[0][:0], s)), room[1][:0]
	for i := range all {
		if c.fits(&all[i]) { // in a unit that fits
			able = append(able, all[i])
		}
	}
	room[0], room[1] = all, able
	if len(able) == 0 {
		return verdict{}, false
	}
	if len(able) > 1 && strings.IndexByte(c.d.text, '[') >= 0 {
		able = orAll(able, func(q *quantity) bool { return !c.d.cites(q.at.from) })
	}
	// What stands behind the last equals sign, or "is", is the result.
	if able = orAll(able, func(q *quantity) bool { return !c.d.asksRoot(q) }); len(able) == 1 {
		return c.judge(able, rule), true
	}
	if able = c.withoutAsked(able); len(able) == 1 {
		return c.judge(able, rule), true
	}
	if able = c.withoutReasons(able, s); len(able) == 1 {
		return c.judge(able, rule), true
	}
	for i := len(able) - 1; i >= 0; i-- {
		if gap := c.d.gapBefore(able[i].at.from); strings.ContainsAny(gap, "=≈→") {
			if !c.fresh(&able[i]) && slices.ContainsFunc(able, func(q quantity) bool { return c.fresh(&q) }) {
				break // "5, because 3(5) + 7 = 22"
			}
			if i > 0 && strings.Contains(gap, "≈") && c.isGold(&able[i-1]) && c.about(&able[i-1], &able[i]) {
				i-- // "299,792 km/s (≈ 300,000 km/s)"
			}
			return c.judge(able[i:i+1], rule), true
		}
	}
	able = c.withoutAsides(c.withoutDates(able, s), s)
	if len(able) == 1 {
		return c.judge(able, rule), true
	}
	fresh := room[2][:0] // not repeated from the question
	for i := range able {
		if c.fresh(&able[i]) {
			fresh = append(fresh, able[i])
		}
	}
	room[2] = fresh
	if len(fresh) == 0 {
		return c.judge(able[:1], rule), true
	}
	if c.unit() != "" && len(fresh) > 1 {
		var withUnit []quantity
		for _, q := range fresh {
			if q.unit != "" || c.d.currency(q.at.from) != "" {
				withUnit = append(withUnit, q)
			}
		}
		if len(withUnit) > 0 && !c.alternatives(fresh) {
			fresh = withUnit
		}
	}
	return c.judge(fresh, rule), true
}

// about reports whether q is p rounded.
func (c *counter) about(p, q *quantity) bool {
	const rounded = 0.01
	v, ok := c.d.lex.convert(p.value, p.unit, q.unit)
	return (ok || p.unit == q.unit) && math.Abs(v-q.value) <= rounded*math.Abs(v)
}

// fresh reports whether q is not merely repeated from the question.
func (c *counter) fresh(q *quantity) bool {
	return c.isGold(q) || !c.d.asked(canonical(formatNumber(math.Abs(q.value))))
}

func (c *counter) unit() string { return c.golds[0].unit }

// alternatives reports whether two of qs are joined by "or" or a dash.
func (c *counter) alternatives(qs []quantity) bool {
	for i := 1; i < len(qs); i++ {
		if c.rivals(&qs[i-1], &qs[i]) {
			return true
		}
	}
	return false
}

// rivals reports whether p and the next number q are joined by "or", "to", a
// dash or, where both are meant, "and", and are not one value in two units.
func (c *counter) rivals(p, q *quantity) bool {
	a, b := p.at.to, q.at.from
	if c.restates(p, q) {
		return false
	}
	gap := strings.TrimSpace(c.d.gapBefore(b))
	return a == b && (gap == "-" || gap == "–" || gap == "—") ||
		b == a+1 && (c.d.toks[a].norm == "or" || c.d.toks[a].norm == "to" && !strings.Contains(c.d.gapBefore(a), ",") ||
			c.d.toks[a].norm == "and" && p.at.from > 0 && c.d.toks[p.at.from-1].norm == "between" || c.d.bothJoins(a) || c.d.isAllOf(a, p, q))
}

// isAllOf reports whether "and" at token a joins p and q, which are all there is: "17 and 31 years".
func (d *document) isAllOf(a int, p, q *quantity) bool {
	return d.toks[a].norm == "and" && p.at.from == 0 && q.at.to == len(d.toks) && (p.unit == "" || p.unit == q.unit)
}

// restates reports whether p and q are one value in two units, one of them rounded at most:
// "330 m, or 1,083 feet", "0.75 or 75%".
func (c *counter) restates(p, q *quantity) bool {
	const rounded = 0.005
	v, ok := c.d.lex.convert(p.value, p.unit, q.unit)
	switch {
	case p.unit == "" && q.unit == "percent":
		v, ok = 100*p.value, p.value <= 1
	case p.unit == q.unit:
		return false
	}
	return ok && math.Abs(v-q.value) <= rounded*math.Abs(q.value)
}

// undecided reports whether gold stands among qs and each time beside a rival
// that is no gold. A range of other things than the answer leaves nothing open:
// "206 bones, against 270-300 at birth".
func (c *counter) undecided(qs []quantity) bool {
	beside := func(i, k int) bool { return !c.isGold(&qs[k]) && c.rivals(&qs[min(i, k)], &qs[max(i, k)]) }
	open := false
	for i := range qs {
		if !c.isGold(&qs[i]) || c.d.negated(qs[i].at.from) {
			continue
		}
		if (i == 0 || !beside(i, i-1)) && (i+1 == len(qs) || !beside(i, i+1)) {
			return false
		}
		open = true
	}
	return open
}

// judge is right if every value that is not denied is gold.
func (c *counter) judge(qs []quantity, rule string) verdict {
	var hit, miss, denied *quantity
	for i := range qs {
		switch q := &qs[i]; {
		case c.d.negated(q.at.from) || c.d.contradicted(q.at):
			denied = q
		case c.isGold(q):
			if hit == nil {
				hit = q
			}
		case miss == nil:
			miss = q
		}
	}
	switch {
	case hit != nil && miss != nil && c.ofOther(qs, hit):
		return wrong(miss.at, "said of another")
	case hit != nil && (miss == nil || !c.undecided(qs) && hit.at.from < miss.at.from):
		return right(hit.at, rule)
	case hit != nil && c.undecided(qs):
		return wrong(span{min(hit.at.from, miss.at.from), max(hit.at.to, miss.at.to)}, "one of several")
	case hit != nil: // several values in one sentence: gold is the last of them
		if last := &qs[len(qs)-1]; c.isGold(last) {
			return right(last.at, rule)
		}
		return wrong(miss.at, rule)
	case miss != nil:
		return wrong(miss.at, rule)
	}
	return wrong(denied.at, "denied")
}

// fits reports whether q could be a value in the gold's unit.
func (c *counter) fits(q *quantity) bool {
	want := c.unit()
	if want != "" && q.unit == "" && strings.HasPrefix(c.d.lex.units[want].dimension, "money") {
		if sign := c.d.currency(q.at.from); sign != "" && sign != c.d.lex.units[want].dimension {
			return false
		}
	}
	if want == "percent" && q.unit == "" && c.d.currency(q.at.from) != "" {
		return false // "$2.5"
	}
	if want == "" || q.unit == "" || q.unit == want {
		return true
	}
	return c.d.unitsAgree(q.unit, want)
}

func (c *counter) isGold(q *quantity) bool {
	for i := range c.golds {
		g, v := &c.golds[i], q.value
		if q.unit != "" && g.unit != "" && q.unit != g.unit && !c.d.unitsAgree(q.unit, g.unit) {
			continue
		}
		if g.era != noEra && c.d.otherEra(q.at, g.era) || g.era == noEra && c.ofOldEra(q, g) {
			continue
		}
		if q.unit != g.unit {
			v, _ = c.d.lex.convert(v, q.unit, g.unit)
		}
		// A share may be written either way: 25% is .25, and a quarter is 25%. But .25% is no quarter.
		by, share := 1.0, false
		switch {
		case q.unit == "percent" && g.unit == "":
			by = 0.01
			share = g.value > 0 && g.value < 1 && !c.d.asked("percent") && !c.d.asked("percentage")
		case g.unit == "percent" && q.unit == "" && (q.part || q.value > 0 && q.value < 1):
			by = 100
		}
		if scale := c.askedScale(); scale > 1 && same(v/scale, g.value, c.tolerance) {
			return true // "2.5 trillion", asked for in trillions
		}
		if !share && same(v, g.value, c.tolerance) || by != 1 && same(v*by, g.value, c.tolerance) {
			return true
		}
		if (g.part || g.root) && c.d.rounds(q, by, g.value, false) || roundsRoot(q, g.value) { // 1/6 as 0.167
			return true
		}
	}
	return false
}

// same compares with an absolute tolerance and the rounding of decimal input.
// Whole numbers below 2^53 are not rounded: of a product of ten digits, every
// digit counts.
func same(a, b, tolerance float64) bool {
	const exact = 1 << 53
	if a == math.Trunc(a) && b == math.Trunc(b) && math.Max(math.Abs(a), math.Abs(b)) < exact {
		return math.Abs(a-b) <= tolerance
	}
	return math.Abs(a-b) <= tolerance+1e-9*math.Max(math.Abs(a), math.Abs(b))
}
