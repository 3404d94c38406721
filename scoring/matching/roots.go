package matching

import (
	"math"
	"strconv"
	"strings"
)

// A term is a number, a square root, or a number times one.
type term struct {
	value float64
	n     int // tokens; 0 where there is no term
	root  bool
}

// rootsAt reads what begins at token i and has a square root in it, as LaTeX, a formula or words
// give it: "\sqrt{2}", "2√3", "\frac{\sqrt{3}}{2}", "the square root of two". N is 0 where nothing does.
func (d *document) rootsAt(i, end int) (q quantity, n int) {
	if !d.mayHoldRoots() {
		return quantity{}, 0 // most answers
	}
	gap := strings.TrimRight(d.gapBefore(i), "({ ")
	before := strings.TrimSuffix(gap, "√")
	t := d.fractionOfRoots(i, end)
	if t.n == 0 {
		if t = d.termAt(i, end); !t.root {
			return quantity{}, 0
		}
		if j := i + t.n; j < end && d.toks[j].number && d.toks[j].value != 0 && stroke(strings.Trim(d.gapBefore(j), ") ")) {
			t.value, t.n = t.value/d.toks[j].value, t.n+1
		}
	}
	q = d.signedBehind(quantity{value: t.value, root: true}, i, before)
	q.at = span{i, i + t.n}
	return q, t.n
}

func (d *document) mayHoldRoots() bool {
	if d.rooted == nil {
		may := strings.Contains(d.text, "√") || strings.Contains(d.text, "sqrt") || strings.Contains(d.text, " root")
		d.rooted = &may
	}
	return *d.rooted
}

// fractionOfRoots reads \frac{\sqrt{3}}{2}: a root stands above, below or on both sides.
func (d *document) fractionOfRoots(i, end int) term {
	if !strings.HasSuffix(d.toks[i].norm, "frac") || i+1 >= end {
		return term{}
	}
	a := d.termAt(i+1, end)
	if a.n == 0 || i+1+a.n >= end || !strings.Contains(d.gapBefore(i+1+a.n), "}{") {
		return term{}
	}
	b := d.termAt(i+1+a.n, end)
	if b.n == 0 || b.value == 0 || !a.root && !b.root {
		return term{}
	}
	return term{a.value / b.value, 1 + a.n + b.n, true}
}

// termAt reads a term that begins at token i.
func (d *document) termAt(i, end int) term {
	if t := d.rootAt(i, end); t.n > 0 {
		return t
	}
	var value float64
	switch t := &d.toks[i]; {
	case t.number && t.suffix == "":
		value = t.value
	case t.word.number.kind == "unit":
		value = t.word.number.value
	default:
		return term{}
	}
	j := i + 1
	if j < end && (d.toks[j].norm == "times" || d.toks[j].norm == "cdot") {
		j++
	}
	for j < end && d.toks[j].is(article) {
		j++
	}
	if j >= end || strings.Trim(d.gapBefore(j), `√({*·×\ `) != "" {
		return term{value, 1, false}
	}
	if root := d.rootAt(j, end); root.n > 0 {
		return term{value * root.value, j + root.n - i, true}
	}
	return term{value, 1, false}
}

// rootAt reads a square root that begins at token i, or at the sign before it.
func (d *document) rootAt(i, end int) term {
	j := i
	switch t := &d.toks[i]; {
	case t.number:
		if sign := strings.TrimRight(d.gapBefore(i), "({ "); !strings.HasSuffix(sign, "√") {
			return term{}
		}
	case t.norm == "sqrt":
		if v, ok := d.digitsGlued(t.end); ok {
			return term{math.Sqrt(v), 1, true}
		}
		if j++; j >= end || strings.Trim(d.gapBefore(j), "({ ") != "" {
			return term{}
		}
	case t.norm == "square" && i+3 < end && d.toks[i+1].norm == "root" && d.toks[i+2].norm == "of":
		j = i + 3
		if v := inWords(d.toks[:end], i, j); v >= 0 {
			return term{math.Sqrt(float64(v)), j + 1 - i, true}
		}
	default:
		return term{}
	}
	under := &d.toks[j]
	opens, rest := strings.TrimRight(d.gapBefore(j), " "), strings.TrimLeft(d.text[under.end:], " ")
	open := strings.HasSuffix(opens, "(") || strings.HasSuffix(opens, "{")
	if !under.number || under.value < 0 || under.suffix != "" || open && (rest == "" || rest[0] != ')' && rest[0] != '}') {
		return term{} // of more than a number
	}
	return term{math.Sqrt(under.value), j + 1 - i, true}
}

// digitsGlued reads the one or two digits at byte b, which belong to no token: the 2 of "\sqrt2".
func (d *document) digitsGlued(b int) (float64, bool) {
	const most = 2
	n := 0
	for b+n < len(d.text) && isDigit(d.text[b+n]) {
		n++
	}
	if n == 0 || n > most {
		return 0, false
	}
	v, err := strconv.Atoi(d.text[b : b+n])
	return float64(v), err == nil
}

// underRoot reports whether the number at h stands under a root, or times one, and is no number by
// itself.
func (d *document) underRoot(h span) bool {
	if h.to != h.from+1 || !d.mayHoldRoots() {
		return false
	}
	for i := max(0, h.from-3); i <= h.from; i++ {
		if q, n := d.rootsAt(i, len(d.toks)); n > 0 && q.at.from <= h.from && h.from < q.at.to {
			return true
		}
	}
	return false
}

// roundsRoot reports whether gold, a decimal, is the root q rounded.
func roundsRoot(q *quantity, gold float64) bool {
	_, decimals, _ := strings.Cut(formatNumber(gold), ".")
	const fewest = 2
	scale := math.Pow(10, float64(len(decimals)))
	return q.root && len(decimals) >= fewest && same(math.Round(q.value*scale)/scale, gold, 0)
}

// pi returns the length of the π that token j multiplies the number before it by: "25π", "25\pi".
func (d *document) pi(j, end int) int {
	if j >= end || d.toks[j].norm != "π" && d.toks[j].norm != "pi" {
		return 0
	}
	switch strings.TrimSpace(d.gapBefore(j)) {
	case "", `\`, "*", "·", "×", `\cdot \`, `\times \`:
		return 1
	}
	return 0
}
