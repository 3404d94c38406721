package matching

import (
	"strconv"
	"strings"
)

// A Value is what a short final answer comes down to, so that answers can be
// compared with one another where there is no gold to compare them with. Key
// is all that the answer says; Bare is the part that is left where people leave
// something out: the number without its unit, the day without its year, the
// time of day without its half, the last name of a person. They are equal where
// nothing can be left out. Both are empty for an answer that shows nothing.
type Value struct{ Key, Bare string }

// Same reports whether v and w are one value. "30" is the same as "thirty",
// "30.0" and "30 minutes", which is the same as "0.5 hours"; "30 minutes" and
// "30 seconds" are two values, though "30" is the same as either. An empty
// value is the same as none.
func (v Value) Same(w Value) bool {
	switch {
	case v.Key == "" || w.Key == "":
		return false
	case v.Key == w.Key:
		return true
	}
	return v.Bare == w.Bare && (v.Key == v.Bare || w.Key == w.Bare)
}

// ValueOf reads an answer as people word it: numbers in digits or words with or
// without a unit, times of day, dates, yes and no. Of anything else it keeps
// the content words: case, accents, articles, titles and plural endings do not
// count. It is meant for values, Result.Extracted and its like; a whole
// sentence is the same as one of the same words only.
func ValueOf(text string) Value {
	d := read(text)
	if len(d.toks) == 0 {
		return whole("sign " + strings.TrimSpace(text))
	}
	for _, read := range []func() (Value, bool){d.clockValue, d.booleanValue, d.dateValue, d.numberValue} {
		if v, ok := read(); ok {
			return v
		}
	}
	a := newAlias(text)
	v := whole("text " + strings.Join(a.keys, " "))
	if a.name {
		v.Bare = "text " + a.keys[len(a.keys)-1]
	}
	return v
}

// whole is a value of which nothing can be left out.
func whole(key string) Value {
	if strings.HasSuffix(key, " ") {
		return Value{}
	}
	return Value{key, key}
}

func (d *document) clockValue() (Value, bool) {
	c, _, ok := d.parseClock()
	if !ok {
		return Value{}, false
	}
	half := "half clock " + strconv.Itoa(c.minutes%720)
	if c.loose {
		return whole(half), true
	}
	return Value{"clock " + strconv.Itoa(c.minutes), half}, true
}

// booleanValue takes nothing but a yes or a no: what stands beside it may be
// the value.
func (d *document) booleanValue() (Value, bool) {
	yes, at, ok := d.says(d.all())
	if !ok || at != d.all() {
		return Value{}, false
	}
	return whole("boolean " + strconv.FormatBool(yes)), true
}

func (d *document) dateValue() (Value, bool) {
	from, to := d.trimmed(d.all())
	e, n := date{}, 0
	if from < to {
		e, n = dateAt(d.toks[:to], from)
	}
	if n != to-from || e.month == 0 || e.either || !e.known() {
		return Value{}, false // a month alone is a word, a year alone a number
	}
	day := "day " + strconv.Itoa(e.month) + "-" + strconv.Itoa(e.day)
	if e.year == 0 || e.day == 0 {
		return whole(day + " " + strconv.Itoa(e.year)), true
	}
	return Value{day + " " + strconv.Itoa(e.year), day + " 0"}, true
}

// numberValue takes one number with what may be its unit: a unit that is known,
// or up to two words behind it ("12 blue tiles").
func (d *document) numberValue() (Value, bool) {
	found := d.quantities(d.all())
	if len(found) != 1 {
		return Value{}, false
	}
	q := found[0]
	before, at := d.trimmed(span{0, q.at.from})
	for ; before < at; before++ { // "EUR 45"
		if _, known := d.lex.units[d.toks[before].norm]; !known || q.unit != "" {
			return Value{}, false
		}
		q.unit = d.toks[before].norm
	}
	words := q.unit
	from, to := d.trimmed(span{q.at.to, len(d.toks)})
	if to-from > 2 {
		return Value{}, false
	}
	for i := from; i < to; i++ { // "12 blue tiles"
		words = strings.TrimSpace(words + " " + stem(d.toks[i].norm))
	}
	bare := "number " + digits12(q.value)
	u, _ := d.lex.measure(q.unit)
	switch {
	case words == "":
		return whole(bare), true
	case words == q.unit && u.size > 0:
		return Value{"number " + digits12(q.value*u.size+u.zero) + " of " + u.dimension, bare}, true
	}
	return Value{bare + " " + words, bare}, true
}

// trimmed drops words that carry no part of an answer ("in", "about") from both
// ends of s.
func (d *document) trimmed(s span) (from, to int) {
	for s.from < s.to && d.toks[s.from].is(light) {
		s.from++
	}
	for s.from < s.to && d.toks[s.to-1].is(light) {
		s.to--
	}
	return s.from, s.to
}

// digits12 writes a number so that rounding on the way does not show.
func digits12(v float64) string {
	if v == 0 {
		return "0" // minus nothing is nothing
	}
	return strconv.FormatFloat(v, 'g', 12, 64)
}
