package matching

import "strings"

// readUnit reads the unit of q, which begins at token i, at token j, and returns how many
// tokens it takes.
func (d *document) readUnit(q *quantity, i, j, end int) (n int) {
	if name, k := d.degreesAt(j, end); k > 0 && !q.ordinal {
		q.unit = name
		return k
	}
	switch next := d.gapBefore(j); {
	case strings.HasPrefix(strings.TrimLeft(next, " \\"), "%"):
		q.unit = "percent"
	case strings.HasPrefix(strings.TrimLeft(next, " "), "¢"):
		q.unit = "cents"
	case d.signBehind(i, j) != "" && !q.ordinal:
		q.unit = moneyUnit(d.signBehind(i, j))
	case j >= end || q.ordinal || d.toks[j].sentence != d.toks[i].sentence:
	case q.part && d.toks[j].norm == "of": // a quarter of an hour
		if j+2 < end && d.toks[j+1].is(article) && d.toks[j+1].norm != "the" {
			if name, k := d.poweredAt(j+2, end); k > 0 {
				q.unit = name
				return 2 + k
			}
		}
	case q.unit != "": // glued to the digits: 72km/h
		power, k := d.powerAt(j, end)
		q.unit += power
		if under, more := d.underAt(j+k, end); more > 0 {
			q.unit += "/" + under
			k += more
		}
		return k
	case strings.TrimLeft(next, " \u00a0\u202f-*_$\\{}~,;:") == "" && next != "" && d.toks[j].is(setWords): // 30\text{ minutes}
		if name, k := d.unitAt(j+1, end); k > 0 {
			q.unit = name
			return k + 1
		}
	case strings.TrimLeft(next, " \u00a0\u202f-*_$\\{}") == "":
		if d.toks[j].norm == "per" && j+1 < end && d.toks[j+1].norm == "cent" {
			q.unit = "percent"
			return 2
		}
		if q.unit, n = d.unitAt(j, end); n == 0 && d.isInch(j) {
			q.unit, n = "inch", 1
		}
	}
	return n
}

// unknownUnit is the one word behind q, all the rest of a gold answer, that is no unit of the tables: "lumens". No value
// in a unit that is known is one in it. It is "" where there is none.
func (d *document) unknownUnit(q *quantity) string {
	if q.unit != "" || q.ordinal || q.at.to+1 != len(d.toks) || strings.Trim(d.gapBefore(q.at.to), " -\u00a0") != "" {
		return ""
	}
	if t := &d.toks[q.at.to]; !t.number && !isDigit(t.norm[0]) && !t.is(light) && t.word.number.kind == "" && t.sentence == d.toks[q.at.from].sentence {
		return t.norm
	}
	return ""
}

// UnknownUnit gives the unit of a gold number where it is none that the tables know: the one word behind it. It is empty
// where there is none such.
func UnknownUnit(gold string) string {
	d := read(gold)
	values := d.quantities(d.all())
	if len(values) == 0 || d.unknownUnit(&values[0]) == "" {
		return ""
	}
	unit := &d.toks[values[0].at.to]
	return d.text[unit.start:unit.end]
}

// feetAt reads feet and inches with their marks at token i, 5'7" or 5′ 7″; n is 0 where there are none.
func (d *document) feetAt(i, end int) (q quantity, n int) {
	t := &d.toks[i]
	if !t.number || t.suffix != "" || i+1 >= end || !d.toks[i+1].number || d.toks[i+1].value >= inches {
		return quantity{}, 0
	}
	switch strings.ReplaceAll(d.gapBefore(i+1), " ", "") {
	case "'", "′", "’":
	default:
		return quantity{}, 0
	}
	return quantity{value: t.value + d.toks[i+1].value/inches, unit: "feet"}, 2
}

// inches of a foot.
const inches = 12

// degreesAt reads the scale of a temperature at token j, and how many tokens it takes: "°C", "degrees
// Fahrenheit".
func (d *document) degreesAt(j, end int) (scale string, n int) {
	if j >= end {
		return "", 0
	}
	gap := d.gapBefore(j)
	marked := gap != " " && (strings.Contains(gap, "°") || strings.Contains(gap, `\circ`))
	if t := &d.toks[j]; !marked && strings.TrimSpace(gap) == "" && (t.norm == "degrees" || t.norm == "degree" || t.norm == "deg") && j+1 < end && d.joined(j+1) {
		marked, n, j = true, 1, j+1
	}
	if !marked {
		if d.text[d.toks[j].start:d.toks[j].end] == "K" && (gap == " " || gap == "\u00a0") { // a thousand has no space before it
			return "kelvin", 1
		}
		return "", 0
	}
	switch d.toks[j].norm {
	case "k":
		return "kelvin", n + 1
	case "c", "celsius", "centigrade":
		return "celsius", n + 1
	case "f", "fahrenheit":
		return "fahrenheit", n + 1
	}
	return "", 0
}

// belowZero returns how many tokens from j on say that a number of degrees, in a unit, is below zero.
func (d *document) belowZero(unit string, j, end int) int {
	const between = 2 // words: "degrees Celsius"
	for k := j; k+1 < end && k <= j+between; k++ {
		switch d.toks[k].norm {
		case "degree", "degrees", "celsius", "fahrenheit", "c", "f":
			continue
		case "below":
			if z := d.toks[k+1].norm; (z == "zero" || z == "freezing" && unit != "fahrenheit" && !d.asked("fahrenheit")) && d.toks[k+1].sentence == d.toks[j].sentence {
				return k + 2 - j
			}
		}
		break
	}
	return 0
}

// unitAt reads the unit at token j, with its power and what it is divided by: "m", "m²",
// "m^2", "square meters", "km/h", "miles per hour". N is 0 where there is none.
func (d *document) unitAt(j, end int) (name string, n int) {
	name, n = d.poweredAt(j, end)
	if n == 0 {
		return "", 0
	}
	if under, more := d.underAt(j+n, end); more > 0 {
		return name + "/" + under, n + more
	}
	return name, n
}

// underAt reads what a unit before token k is divided by: "/h", "per hour", "an hour".
func (d *document) underAt(k, end int) (under string, n int) {
	if k >= end || d.toks[k].sentence != d.toks[k-1].sentence {
		return "", 0
	}
	if strings.Trim(d.gapBefore(k), " }") == "/" {
		return d.poweredAt(k, end)
	}
	switch d.toks[k].norm {
	case "per":
		under, n = d.poweredAt(k+1, end)
	case "a", "an":
		if under, n = d.poweredAt(k+1, end); d.lex.units[under].dimension != "time" {
			return "", 0
		}
	}
	if n == 0 || !d.joined(k) {
		return "", 0
	}
	return under, n + 1
}

// poweredAt reads one unit at token j with its power.
func (d *document) poweredAt(j, end int) (name string, n int) {
	if j >= end {
		return "", 0
	}
	t := &d.toks[j]
	switch power := ""; {
	case t.word.unit:
		name = d.lex.unitWritten(d.text[t.start:t.end], t.norm)
		if power, n = d.powerAt(j+1, end); n > 0 {
			return name + power, 1 + n
		}
		return name, 1
	case (t.norm == "a" || t.norm == "n") && t.upper && j > 0 && d.toks[j-1].number && d.endsPart(j):
		if t.norm == "a" {
			return "amp", 1
		}
		return "newton", 1
	case t.norm == "square" || t.norm == "sq":
		power = "2"
		fallthrough
	case t.norm == "cubic":
		if power == "" {
			power = "3"
		}
		if j+1 < end && d.joined(j+1) && d.lex.units[d.toks[j+1].norm].dimension == "length" {
			return d.toks[j+1].norm + power, 2
		}
	case strings.HasSuffix(t.norm, "2") || strings.HasSuffix(t.norm, "3"): // m²
		if base := t.norm[:len(t.norm)-1]; d.lex.units[base].dimension == "length" || base == "s" {
			return t.norm, 1
		}
	}
	return "", 0
}

// endsPart reports whether token j is the last of its sentence or of the part up to a comma: the A of "20 A.", not that
// of "7 A levels" or of "3 A/m".
func (d *document) endsPart(j int) bool {
	gap := strings.TrimLeft(d.gapBefore(j+1), " *_")
	return gap == "" && j+1 == len(d.toks) || gap != "" && strings.IndexByte(".,;:!?)\n", gap[0]) >= 0
}

// powerAt reads the power of a unit before token k: "^2", "^{3}", "²", "squared".
func (d *document) powerAt(k, end int) (power string, n int) {
	if k >= end {
		return "", 0
	}
	t, gap := &d.toks[k], d.gapBefore(k)
	switch {
	case t.norm == "squared" && gap == " ":
		return "2", 1
	case t.norm == "cubed" && gap == " ":
		return "3", 1
	case t.norm != "2" && t.norm != "3":
		return "", 0
	case raises(gap), gap == "" && !t.number:
		return t.norm, 1
	}
	return "", 0
}

// raises reports whether the gap before a number makes it an exponent.
func raises(gap string) bool {
	at := strings.LastIndexByte(gap, '^')
	if raised := strings.Index(gap, "<sup>"); at < 0 && raised >= 0 {
		at = raised + len("<sup>") - 1
	}
	return at >= 0 && strings.Trim(gap[at+1:], " {(-−+") == ""
}
