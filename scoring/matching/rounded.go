package matching

import (
	"math"
	"strings"
)

// findRounded finds numbers that are q rounded: to three digits and more, or to two behind a word
// such as "about" or "over" that says so. A year is not rounded, nor, without such a word, a count
// to tens.
func (d *document) findRounded(q quantity, s span) (hits []span) {
	if q.unit == "" && q.value == math.Trunc(q.value) && q.value >= 1000 && q.value <= 2100 || q.value == 0 || q.ordinal || q.part || q.root {
		return nil
	}
	for _, e := range d.quantities(s) {
		by, ok := 1.0, e.unit == q.unit || e.unit == "" || q.unit == ""
		if !ok {
			by, ok = d.lex.ratio(e.unit, q.unit)
		}
		if fewest := 1000.0; ok && by == 1 && q.unit != "" && q.value >= fewest && q.value == math.Trunc(q.value) && (math.Trunc(e.value) == q.value || math.Round(e.value) == q.value) {
			hits = append(hits, e.at) // gold rounds it: "8,848.86 m" of 8,848 m
			continue
		}
		if ok && e.value != 0 && d.rounds(&e, by, q.value, e.unit != "" && q.unit != "" && e.unit != q.unit && by != 1) {
			hits = append(hits, e.at)
		}
	}
	return hits
}

// rounds reports whether e, times by, is gold rounded as e is written. What was converted from
// another unit is rounded without a word for it.
func (d *document) rounds(e *quantity, by, gold float64, converted bool) bool {
	t := &d.toks[e.at.from]
	if !t.number || t.value == 0 || e.ordinal || e.part || e.root {
		return false
	}
	digits, decimals, _ := strings.Cut(t.norm, ".")
	step := math.Abs(e.value / t.value * by) // what one of the last digit is worth
	places := len(strings.TrimLeft(digits, "0")) + len(decimals)
	for range decimals {
		step /= 10
	}
	word := d.roundedBy(e.at.from)
	if word == "" && converted {
		word = "about"
	}
	for zeros := 0; ; zeros++ {
		counts := zeros > 0 && e.value == t.value // in plain digits: 1,780 for 1,776
		if places >= 3 && !counts || word != "" && places >= 2 {
			v := e.value * by
			near := math.Abs(v-gold) <= step/2 && (word != "over" || gold >= v) && (word != "under" || gold <= v)
			cut := (word == "over" && gold >= v || word == "under" && gold <= v) && math.Abs(v-gold) < step
			if near || cut {
				return true
			}
		}
		if decimals != "" || !strings.HasSuffix(digits, "0") {
			return false
		}
		digits, places, step = digits[:len(digits)-1], places-1, step*10
	}
}

// roundedBy says how the number at token i is said to be rounded: "over" or "under" gold, "about"
// either way, "" for not.
func (d *document) roundedBy(i int) string {
	if gap := d.gapBefore(i); strings.ContainsAny(gap, "~≈") {
		return "about"
	}
	for j := i - 1; j >= max(0, i-2) && d.toks[j].clause == d.toks[i].clause; j-- {
		switch d.toks[j].norm {
		case "about", "around", "approximately", "roughly", "some", "circa", "approx", "ca":
			return "about"
		case "over", "exceeding", "than", "least":
			return "over"
		case "nearly", "almost", "under":
			return "under"
		}
	}
	return ""
}
