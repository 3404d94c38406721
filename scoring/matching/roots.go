package matching

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// A term is a number, a root, or a number times one.
type term struct {
	value float64
	n     int // tokens; 0 where there is no term
	root  bool
}

// rootsAt reads what begins at token i and has a root in it, as LaTeX, a formula or words
// give it: "\sqrt{2}", "2√3", "\frac{\sqrt{3}}{2}", "the square root of two". N is 0 where nothing does.
func (d *document) rootsAt(i, end int) (q quantity, n int) {
	if !d.mayHoldRoots() {
		return quantity{}, 0 // most answers
	}
	gap := strings.TrimRight(d.gapBefore(i), "({ ")
	before := strings.TrimRight(gap, rootSigns)
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

// beginsRoot reports whether a root may begin with the word at token i.
func (d *document) beginsRoot(i int) bool {
	switch d.toks[i].norm {
	case "sqrt", "cbrt", "square", "cube", "cubic":
		return true
	}
	return false
}

func (d *document) mayHoldRoots() bool {
	if d.rooted == nil {
		may := strings.Contains(d.text, rootSigns[:signStart]) || strings.Contains(d.text, "qrt") || strings.Contains(d.text, "cbrt") || strings.Contains(d.text, " root")
		d.rooted = &may
	}
	return *d.rooted
}

// asksRoot reports whether the question itself names the root q, which an answer then only says
// again: "The square root of 16 is 5".
func (d *document) asksRoot(q *quantity) bool {
	if d.askedRoots == nil {
		d.askedRoots = []float64{}
		asks := taken(d.question, d.ask())
		for _, a := range asks.quantities(asks.all()) {
			if a.root {
				d.askedRoots = append(d.askedRoots, a.value)
			}
		}
	}
	return q.root && slices.Contains(d.askedRoots, q.value)
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
	if j >= end || strings.Trim(d.gapBefore(j), rootSigns+`({*·×\ `) != "" {
		return term{value, 1, false}
	}
	if root := d.rootAt(j, end); root.n > 0 {
		return term{value * root.value, j + root.n - i, true}
	}
	return term{value, 1, false}
}

// rootSigns are the signs of roots: square, cube and fourth. The first bytes of each are the same.
const rootSigns, signStart = "√∛∜", 2

// rootAt reads a root that begins at token i, or at the sign before it.
func (d *document) rootAt(i, end int) term {
	j, degree := i, 2.0
	switch t := &d.toks[i]; {
	case t.number:
		if degree = signedRoot(d.gapBefore(i)); degree == 0 {
			return term{}
		}
	case t.norm == "sqrt" && i+2 < end && strings.TrimSpace(d.gapBefore(i+1)) == "[" && d.toks[i+1].number && strings.TrimSpace(d.gapBefore(i+2)) == "]{": // \sqrt[3]{8}
		j, degree = i+2, d.toks[i+1].value
	case t.norm == "sqrt" || t.norm == "cbrt":
		if t.norm == "cbrt" {
			degree = 3
		}
		if v, ok := d.digitsGlued(t.end); ok {
			return term{rootOf(v, degree), 1, true}
		}
		if j++; j >= end || strings.Trim(d.gapBefore(j), "({ ") != "" {
			return term{}
		}
	case i+3 < end && d.toks[i+1].norm == "root" && d.toks[i+2].norm == "of" && d.degree(i) > 0:
		j, degree = i+3, d.degree(i)
		if v := inWords(d.toks[:end], i, j); v >= 0 {
			return term{rootOf(float64(v), degree), j + 1 - i, true}
		}
	default:
		return term{}
	}
	under := &d.toks[j]
	opens, rest := strings.TrimRight(d.gapBefore(j), " "), strings.TrimLeft(d.text[under.end:], " ")
	open := strings.HasSuffix(opens, "(") || strings.HasSuffix(opens, "{")
	if !under.number || under.value < 0 || under.suffix != "" || degree < 2 || open && (rest == "" || rest[0] != ')' && rest[0] != '}') {
		return term{} // of more than a number
	}
	return term{rootOf(under.value, degree), j + 1 - i, true}
}

// signedRoot is the degree of the root of which the sign ends the gap before a number, 0 for none.
func signedRoot(gap string) float64 {
	sign := strings.TrimRight(gap, "({ ")
	for i, s := range [...]string{"√", "∛", "∜"} {
		if strings.HasSuffix(sign, s) {
			return float64(i + 2)
		}
	}
	return 0
}

// degree is that of the root that token i names: the 3 of "cube root", 0 where it names none.
func (d *document) degree(i int) float64 {
	const highest = 10
	switch t := &d.toks[i]; {
	case t.norm == "square":
		return 2
	case t.norm == "cube" || t.norm == "cubic":
		return 3
	case t.word.number.kind == "ordinal" && t.word.number.value >= 2 && t.word.number.value <= highest:
		return t.word.number.value
	}
	return 0
}

// rootOf is a root of v, a whole number where that is one.
func rootOf(v, degree float64) float64 {
	switch degree {
	case 2:
		return math.Sqrt(v)
	case 3:
		return math.Cbrt(v)
	}
	root := math.Pow(v, 1/degree)
	if whole := math.Round(root); math.Pow(whole, degree) == v {
		return whole
	}
	return root
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
	if !q.root {
		return false
	}
	_, decimals, _ := strings.Cut(formatNumber(gold), ".")
	const fewest = 2
	scale := math.Pow(10, float64(len(decimals)))
	return len(decimals) >= fewest && same(math.Round(q.value*scale)/scale, gold, 0)
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
