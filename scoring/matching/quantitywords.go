package matching

import (
	"strconv"
	"strings"
)

// vulgar reads ½ and its kin, which fold to "1/2".
func vulgar(norm string) (float64, bool) {
	a, b, ok := strings.Cut(norm, "/")
	if !ok || len(norm) > 5 {
		return 0, false
	}
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	if err != nil || err2 != nil || y == 0 {
		return 0, false
	}
	return x / y, true
}

// latexFraction reads \frac{3}{4} and \frac34, whose digits are glued to the
// command and belong to no token.
func (d *document) latexFraction(i, end int) (float64, int) {
	if w := d.toks[i].norm; w != "frac" && w != "dfrac" && w != "tfrac" {
		return 0, 0
	}
	if gap := d.gapBefore(i + 1); exactDigits(gap, 2) && gap[1] != '0' {
		return float64(gap[0]-'0') / float64(gap[1]-'0'), 1
	}
	if i+2 >= end {
		return 0, 0
	}
	a, b := &d.toks[i+1], &d.toks[i+2]
	if !a.number || !b.number || b.value == 0 || d.gapBefore(i+2) != "}{" {
		return 0, 0
	}
	if gap := d.gapBefore(i + 1); strings.HasSuffix(gap, "-") || strings.HasSuffix(gap, "−") {
		return -a.value / b.value, 3
	}
	return a.value / b.value, 3
}

// standsFor reports whether token i is a "one" that stands for something named before: "the large one is".
func (d *document) standsFor(i int) bool {
	if d.toks[i].norm != "one" || i == 0 || d.toks[i-1].clause != d.toks[i].clause {
		return false
	}
	if i+1 < len(d.toks) && d.toks[i+1].clause == d.toks[i].clause && !d.toks[i+1].is(auxiliary) && !d.joins(&d.toks[i+1]) && !d.ofQuestion(&d.toks[i+1]) {
		return false
	}
	switch p := &d.toks[i-1]; p.norm {
	case "this", "that", "which", "each", "every", "another":
		return true
	case "only", "number", "answer", "value", "total":
		return false
	default:
		return i > 1 && d.toks[i-2].is(article) && p.letters && !p.is(light) && !p.is(auxiliary) && p.word.number.kind == ""
	}
}

// wordsAt reads a number written in words: "twenty-one", "a hundred and
// five", "three and a half", "twenty-sixth", "half".
func (d *document) wordsAt(i, end int) (quantity, int) {
	if d.standsFor(i) {
		return quantity{}, 0
	}
	if v, n := d.unitAndPart(i, end); n > 0 {
		return v, n
	}
	if year, n := yearInWords(d.toks[:end], i); n > 0 {
		return quantity{value: float64(year)}, n
	}
	var total, group float64
	var q quantity
	n, last := 0, ""
	for j := i; j < end; j++ {
		norm := d.toks[j].norm
		w, ok := d.toks[j].numberWord()
		if j > i && d.toks[j].sentence != d.toks[i].sentence || j > i && d.toks[j].clause != d.toks[i].clause {
			break
		}
		if !ok {
			if norm == "a" && j == i && j+1 < end && d.toks[j+1].word.number.kind == "scale" {
				group, last = 1, "unit"
				continue
			}
			if norm == "a" && j == i && d.fractionAt(j+1, end) {
				group, last, n = 1, "unit", 1
				continue
			}
			if norm == "and" && n > 0 && j+1 < end {
				if v, k := d.partAt(j+1, end); k > 0 {
					group, n = group+v, j+1+k-i
					break
				}
				if k := d.toks[j+1].word.number.kind; last == "scale" && (k == "unit" || k == "ten" || k == "ordinal") {
					continue
				}
			}
			break
		}
		switch {
		case w.kind == "unit" && (last == "" || last == "ten" && w.value < 10 && w.value > 0 || last == "scale"):
			group += w.value
		case w.kind == "ten" && (last == "" || last == "scale"):
			group += w.value
		case w.kind == "scale" && last != "":
			if w.value < 1000 {
				group *= w.value
			} else {
				total, group = total+group*w.value, 0
			}
		case w.kind == "ordinal" && (last == "" && norm != "second" || last == "ten" && w.value < 10 || last == "scale"):
			group += w.value
			q.ordinal = true
		case w.kind == "below" && last == "unit" || w.kind == "ordinal" && last == "unit" && n == 1 && group == 1 && w.value > 2:
			group /= w.value // "two thirds", "one third"
			w.kind, q.part = "part", true
		case w.kind == "part" && last == "":
			group, q.part = w.value, true
			if norm == "half" && j+1 < end && (d.toks[j+1].norm == "a" || d.toks[j+1].norm == "an") {
				j++
			}
		default:
			ok = false
		}
		if !ok {
			break
		}
		last, n = w.kind, j+1-i
		if q.ordinal || w.kind == "part" {
			break
		}
	}
	if n == 0 {
		return quantity{}, 0
	}
	q.value = total + group
	if !q.ordinal && !q.part {
		if v, k := d.decimalsInWords(i+n, end); k > 0 {
			q.value, n = q.value+v, n+k
		}
	}
	return d.signed(q, i), n
}

// partAt reads the part of one that follows an "and": "a half", "three quarters", "a third of it".
func (d *document) partAt(i, end int) (v float64, n int) {
	if i+1 >= end || d.toks[i+1].clause != d.toks[i].clause {
		return 0, 0
	}
	count := float64(inWords(d.toks, i, i))
	if d.toks[i].norm == "a" {
		count = 1
	}
	w := d.toks[i+1].word.number
	switch {
	case count < 1:
	case w.kind == "part":
		return count * w.value, 2
	case w.kind == "below", w.kind == "ordinal" && count == 1 && (d.fractionAt(i+1, end) || i+2 < end && d.toks[i+2].word.unit):
		return count / w.value, 2
	}
	return 0, 0
}

// fractionAt reports whether the ordinal at j is a part of a whole behind "a": "a third of
// them", and not "a third person".
func (d *document) fractionAt(j, end int) bool {
	if j >= end || d.toks[j].word.number.kind != "ordinal" || d.toks[j].word.number.value < 3 {
		return false
	}
	return j+1 == end || d.toks[j+1].norm == "of" || d.toks[j+1].sentence != d.toks[j].sentence
}

// inCapitals reports whether the letter glued to token i is a capital M or B, as of millions
// and billions: "1.2M", but "100m".
func (d *document) inCapitals(i int) bool {
	c := d.text[d.toks[i].end-1]
	return c == 'M' || c == 'B'
}

// priced reports whether the sign or the code of a currency stands directly
// before token i: "$2m", "EUR 2m".
func (d *document) priced(i int) bool {
	gap := strings.TrimRight(d.gapBefore(i), " \u00a0\u202f")
	if strings.HasSuffix(gap, "$") || strings.HasSuffix(gap, "€") || strings.HasSuffix(gap, "£") || strings.HasSuffix(gap, "¥") {
		return true
	}
	return i > 0 && gap == "" && strings.HasPrefix(d.lex.units[d.toks[i-1].norm].dimension, "money")
}

// unitAndPart reads "an hour and a half", which begins at token i.
func (d *document) unitAndPart(i, end int) (quantity, int) {
	if !d.toks[i].is(article) || i+3 >= end || !d.toks[i+1].word.unit || d.toks[i+2].norm != "and" || d.toks[i+3].clause != d.toks[i].clause {
		return quantity{}, 0
	}
	v, n := d.partAt(i+3, end)
	if n == 0 {
		return quantity{}, 0
	}
	return quantity{value: 1 + v, unit: d.toks[i+1].norm}, 3 + n
}
