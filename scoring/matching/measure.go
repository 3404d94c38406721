package matching

import "strings"

// measure is what a unit measures and how large it is in the base unit of that: of one that
// the table names, or of one that unitAt put together of them ("km/h", "kg/m3").
func (l *lexicon) measure(name string) (u unit, known bool) {
	if u, known = l.units[name]; known || name == "" {
		return u, known
	}
	over, under, divided := strings.Cut(name, "/")
	if u, known = l.power(over); !known || !divided {
		return u, known
	}
	per, known := l.power(under)
	return unit{dimension: u.dimension + "/" + per.dimension, size: u.size / per.size}, known && per.size > 0
}

// power is a unit with the power written behind it, 2 or 3, or without one.
func (l *lexicon) power(name string) (unit, bool) {
	if u, ok := l.units[name]; ok || len(name) < 2 {
		return u, ok
	}
	u, ok := l.units[name[:len(name)-1]]
	switch name[len(name)-1] {
	case '2':
		return unit{dimension: u.dimension + "2", size: u.size * u.size}, ok
	case '3':
		return unit{dimension: u.dimension + "3", size: u.size * u.size * u.size}, ok
	}
	return unit{}, false
}

// ratio is what turns a value in one unit into one in another; ok is false where the one is
// unknown or measures something else.
func (l *lexicon) ratio(from, to string) (by float64, ok bool) {
	u, w := l.units[from], l.units[to]
	if u.size == 0 {
		u, _ = l.measure(from)
	}
	if w.size == 0 {
		w, _ = l.measure(to)
	}
	if u.size <= 0 || w.size <= 0 || u.dimension != w.dimension || u.zero != w.zero {
		return 1, false
	}
	return u.size / w.size, true
}

// convert turns a value in one unit into one in another; ok is false where the one is not turned
// into the other.
func (l *lexicon) convert(v float64, from, to string) (in float64, ok bool) {
	if by, ok := l.ratio(from, to); ok {
		return v * by, true
	}
	u, w := l.units[from], l.units[to]
	if of, in := u.dimension, w.dimension; of == "hundredth" && strings.HasPrefix(in, "money") || in == "hundredth" && strings.HasPrefix(of, "money") {
		return v * u.size / w.size, true // 25 cents
	}
	if isPounds(from, w) || isPounds(to, u) {
		return v, true
	}
	if u.dimension != w.dimension || u.size <= 0 || w.size <= 0 {
		return v, false
	}
	return (v*u.size + u.zero - w.zero) / w.size, true
}

// isPounds reports whether a unit, by its name, is pounds beside another in pounds of money. "Lb" is never money.
func isPounds(name string, beside unit) bool {
	return (name == "pound" || name == "pounds") && beside.dimension == "money_gbp"
}

// agree reports whether a value in one unit may stand for one in another: both measure the
// same, or what they measure differs by what the one leaves out ("72 km" for 72 km/h). A unit
// that is not known fits none that is, and none fits that.
func (l *lexicon) agree(q, gold string) bool {
	u, known := l.measure(q)
	w, alsoKnown := l.measure(gold)
	if !known || !alsoKnown {
		return !known
	}
	if _, cents := l.convert(1, q, gold); cents {
		return true
	}
	over, _, divided := strings.Cut(u.dimension, "/")
	wantOver, _, wantDivided := strings.Cut(w.dimension, "/")
	return u.dimension == w.dimension || divided != wantDivided && over == wantOver
}

// unitsAgree is agree for an answer to the question: where gold is in degrees, their scale may be told.
func (d *document) unitsAgree(q, gold string) bool {
	return d.lex.agree(q, gold) || gold == "degrees" && d.inDegrees(q)
}

// inDegrees reports whether a unit is a scale of degrees, and the question names no other one.
func (d *document) inDegrees(unit string) bool {
	switch unit {
	case "celsius":
		return !d.asked("fahrenheit") && !d.asked("f") || d.asked("celsius") || d.asked("c")
	case "fahrenheit":
		return !d.asked("celsius") && !d.asked("c") || d.asked("fahrenheit") || d.asked("f")
	}
	return false
}
