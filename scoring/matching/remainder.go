package matching

import (
	"strconv"
	"strings"
)

// A division is the result of one that leaves a remainder: 14 R 2.
type division struct {
	whole, rest float64
	at          span
}

// checkDivision compares with gold answers that are a quotient with its remainder; ok is false
// where g has none such. Of several divisions the last counts.
func (d *document) checkDivision(g Gold) (v verdict, ok bool) {
	var golds []division
	for _, a := range g.Answers {
		const longest = 40 // bytes
		if len(a) > longest || a == "" || !isDigit(a[0]) || !strings.ContainsAny(a, "rR") {
			continue
		}
		gd := read(a)
		if e := gd.divisions(gd.all()); len(e) == 1 && e[0].at == gd.all() {
			golds = append(golds, e[0])
		}
	}
	if len(golds) == 0 {
		return verdict{}, false
	}
	region, rule := d.all(), "division"
	if f, marked := d.final(); marked {
		region, rule = f.span, f.rule
	}
	found := d.divisions(region)
	if len(found) == 0 {
		if qs := d.quantities(region); len(qs) > 0 {
			return wrong(qs[len(qs)-1].at, rule), true
		}
		return d.noValue("no number"), true
	}
	last := found[len(found)-1]
	for _, e := range golds {
		if e.whole == last.whole && e.rest == last.rest {
			return right(last.at, rule), true
		}
	}
	return wrong(last.at, rule), true
}

// divisions returns those of s: "14 R 2", "14r2", "14 remainder 2", "14 with a remainder of 2",
// "14 with 2 left over".
func (d *document) divisions(s span) (out []division) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if !t.number {
			continue
		}
		rest, to := d.restAt(i+1, s.to)
		if t.suffix == "r" {
			rest, to = d.restGlued(i, s.to)
		}
		if to > 0 {
			out = append(out, division{t.value, rest, span{i, to}})
			i = to - 1
		}
	}
	return out
}

// restGlued reads the rest of "14r2", which begins at token i.
func (d *document) restGlued(i, end int) (rest float64, to int) {
	if i+1 < end && d.toks[i+1].number && len(d.gapBefore(i+1)) <= 1 {
		return d.toks[i+1].value, i + 2
	}
	return 0, 0
}

// restAt reads a remainder from token i on; to is 0 where there is none.
func (d *document) restAt(i, end int) (rest float64, to int) {
	const longest = 6 // words
	marked := false
	for j := i; j < min(end, i+longest) && d.toks[j].sentence == d.toks[i].sentence; j++ {
		t := &d.toks[j]
		glued, err := strconv.Atoi(strings.TrimPrefix(t.norm, "r"))
		switch {
		case !t.number && err == nil && t.norm[0] == 'r': // R2
			return float64(glued), j + 1
		case t.number && marked:
			return t.value, j + 1
		case t.number && j+1 < end && (d.toks[j+1].norm == "left" || d.toks[j+1].norm == "leftover" || d.toks[j+1].norm == "remaining" || d.toks[j+1].norm == "over"):
			return t.value, j + 2
		case t.number:
			return 0, 0
		case t.norm == "r" || t.norm == "rem" || strings.HasPrefix(t.norm, "remain"):
			marked = true
		}
	}
	return 0, 0
}
