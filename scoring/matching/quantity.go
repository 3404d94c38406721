package matching

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A quantity is a number with its unit.
type quantity struct {
	value   float64
	unit    string // folded, as unitAt has it; "" for none; "percent" for %
	at      span
	ordinal bool
	part    bool // told as a fraction: "1/4", "a quarter"
	root    bool // told as a square root, or with one: "2√3"
	era     era  // of a gold answer that is a year and says so
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// quantities returns the numbers of s in order, in digits or in words, with
// signs, fractions, powers of ten, scale words and units put together.
func (d *document) quantities(s span) []quantity { return d.quantitiesInto(nil, s) }

func (d *document) quantitiesInto(out []quantity, s span) []quantity {
	for i := s.from; i < s.to; {
		q, n := d.quantityAt(i, s.to)
		if n == 0 {
			i++
			continue
		}
		i += n
		if k := len(out) - 1; k >= 0 && d.compound(&out[k], &q) {
			continue
		}
		out = append(out, q)
	}
	return out
}

// joined reports whether only space stands before token i.
func (d *document) joined(i int) bool { return strings.TrimSpace(d.gapBefore(i)) == "" }

func (d *document) quantityAt(i, end int) (quantity, int) {
	if t := &d.toks[i]; t.letters && t.word.number.kind == "" && !strings.HasSuffix(t.norm, "frac") && t.norm != "a" && t.norm != "an" && !d.beginsRoot(i) {
		return quantity{}, 0 // most words
	}
	if q, n := d.rootsAt(i, end); n > 0 {
		return q, n
	}
	q, n := d.digitsAt(i, end)
	if n == 0 {
		if q, n = d.wordsAt(i, end); n == 0 {
			return quantity{}, 0
		}
	}
	for i+n < end && !q.ordinal && d.joined(i+n) {
		w, ok := d.toks[i+n].numberWord()
		if !ok || w.kind != "scale" {
			break
		}
		q.value *= w.value
		n++
	}
	if k := d.pi(i+n, end); k > 0 && !q.ordinal {
		q.value, n = q.value*math.Pi, n+k
	}
	n += d.readUnit(&q, i, i+n, end)
	if k := d.belowZero(q.unit, i+n, end); k > 0 {
		q.value, n = -math.Abs(q.value), n+k
	}
	q.at = span{i, i + n}
	return q, n
}

// digitsAt reads a number written in digits: sign, fraction, mixed number,
// power of ten.
func (d *document) digitsAt(i, end int) (quantity, int) {
	t := &d.toks[i]
	if raises(d.gapBefore(i)) {
		return quantity{}, 0 // an exponent is no value
	}
	if !t.number {
		if v, ok := vulgar(t.norm); ok {
			return d.signed(quantity{value: v, part: true}, i), 1
		}
		if v, n := d.latexFraction(i, end); n > 0 {
			return d.signed(quantity{value: v, part: true}, i), n
		}
		return quantity{}, 0
	}
	if q, n := d.feetAt(i, end); n > 0 {
		return q, n
	}
	q := quantity{value: t.value}
	switch t.suffix {
	case "":
	case "st", "nd", "rd", "th":
		q.ordinal = true
		return q, 1
	case "e", "x":
		if t.suffix == "x" {
			break
		}
		if i+1 < end && d.toks[i+1].number { // 3e-5 splits at the sign
			exp := d.toks[i+1].value
			if strings.ContainsAny(d.gapBefore(i+1), "-−") {
				exp = -exp
			}
			q.value *= math.Pow(10, exp)
			return d.signed(q, i), 2
		}
	default:
		switch w := d.lex.of(t.suffix).number; {
		case w.kind == "glued" || w.kind == "priced" && (d.priced(i) || d.inCapitals(i)):
			q.value *= w.value
		case d.lex.of(t.suffix).unit:
			q.unit = d.lex.unitWritten(d.text[t.end-len(t.suffix):t.end], t.suffix)
		}
	}
	n := 1
	if i+1 < end {
		gap, next := d.gapBefore(i+1), &d.toks[i+1]
		switch k := d.groups(i, end); {
		case k > 1:
			for n < k {
				q.value = 1000*q.value + d.toks[i+n].value
				n++
			}
		case gap == ":" && i+2 < end && next.number && next.end-next.start == 2 && next.value < 60 && d.isHours(i+2): // 3:30 hours
			q.value += next.value / 60
			n = 2
		case stroke(strings.Trim(gap, " ")) && next.number && next.value != 0 && !stroke(d.gapBefore(i+2)) && !d.equation(i, end):
			q.value /= next.value
			q.part = true
			n = 2
		case next.number && d.joined(i+1) && i+2 < end && stroke(d.gapBefore(i+2)) && d.toks[i+2].number && d.toks[i+2].value != 0 && t.value < 1e6:
			q.value += next.value / d.toks[i+2].value // 1 1/2
			n = 3
		case d.joined(i+1) || gap == "":
			if v, ok := vulgar(next.norm); ok && !next.number {
				q.value += v
				n = 2
			}
		case gap == "-" && t.value == math.Trunc(t.value):
			if v, k := d.countedPart(i+1, end); k > 0 {
				q.value += v
				n = 1 + k
			}
		case gap == `\`:
			if v, k := d.latexFraction(i+1, end); k > 0 { // 1\frac12
				q.value += v
				n = 1 + k
			}
		}
		if n == 1 && next.norm == "and" { // 7 and a half
			v, k := d.partAt(i+2, end)
			if k == 0 && t.value == math.Trunc(t.value) {
				v, k = d.countedPart(i+2, end)
			}
			if k > 0 && t.suffix == "" && v < 1 {
				return d.signed(quantity{value: q.value + v}, i), 2 + k
			}
		}
		if n == 1 {
			n = d.power(&q, i, end)
		}
		if n == 1 && next.number && raises(gap) { // 2^{10}
			exp, k := d.exponentAt(i+1, end)
			if strings.ContainsAny(gap, "-−") {
				exp = -exp
			}
			if v := math.Pow(q.value, exp); !math.IsInf(v, 0) && !math.IsNaN(v) {
				q.value, n = v, 1+k
			}
		}
	}
	return d.signed(q, i), n
}

// exponentAt reads the exponent at token j, which may be a fraction: "2^(1/2)".
func (d *document) exponentAt(j, end int) (exp float64, n int) {
	exp = d.toks[j].value
	if j+1 < end && stroke(d.gapBefore(j+1)) && d.toks[j+1].number && d.toks[j+1].value != 0 && strings.ContainsAny(d.gapBefore(j), "({") {
		return exp / d.toks[j+1].value, 2
	}
	return exp, 1
}

// isHours reports whether token j is a unit of hours.
func (d *document) isHours(j int) bool {
	u := d.lex.units[d.toks[j].norm]
	return u.dimension == "time" && u.size == 3600
}

// equation reports whether the division at token i is a step of a calculation
// ("240 / 8 = 30", "= 240 / 8") rather than a fraction ("= 5/2").
func (d *document) equation(i, end int) bool {
	v, by := d.toks[i].value, d.toks[i+1].value
	return i+2 <= end && strings.Contains(d.gapBefore(i+2), "=") || strings.Contains(d.gapBefore(i), "=") && v > by && math.Mod(v, by) == 0
}

// power reads "× 10^8" behind the number at i.
func (d *document) power(q *quantity, i, end int) int {
	j := i + 1
	gap := strings.TrimSpace(d.gapBefore(j))
	switch {
	case gap == "×" || gap == "*" || gap == "·" || gap == `\times` || gap == `\cdot`:
	case gap == "" && (d.toks[j].norm == "x" || d.toks[j].norm == "times") && j+1 < end:
		j++
	case gap == `\` && (d.toks[j].norm == "times" || d.toks[j].norm == "cdot") && j+1 < end:
		j++
	default:
		return 1
	}
	if d.toks[j].norm != "10" || j+1 >= end {
		return 1
	}
	if raised, _ := utf8.DecodeRuneInString(d.text[d.toks[j+1].start:]); superscript(raised) {
		e, err := strconv.Atoi(d.toks[j+1].norm)
		if gap := d.gapBefore(j + 1); err != nil || gap != "" && gap != "⁻" {
			return 1
		} else if gap != "" {
			e = -e
		}
		q.value *= math.Pow(10, float64(e))
		return j + 2 - i
	}
	exp := strings.Trim(d.gapBefore(j+1), "{")
	if !d.toks[j+1].number || !strings.HasPrefix(exp, "^") && !strings.HasPrefix(exp, "**") && !strings.HasPrefix(exp, "<sup>") {
		return 1
	}
	e := d.toks[j+1].value
	if strings.ContainsAny(exp, "-−") {
		e = -e
	}
	q.value *= math.Pow(10, e)
	return j + 2 - i
}

// stroke reports whether the gap between two numbers makes a fraction of them.
func stroke(gap string) bool { return gap == "/" || gap == "⁄" }
