package matching

import (
	"math"
	"strings"
)

// decimalsInWords reads what stands behind the whole of a number from token i on, digit by digit:
// "point five", "point oh two five".
func (d *document) decimalsInWords(i, end int) (v float64, n int) {
	if i >= end || d.toks[i].norm != "point" || !d.spoken(i) {
		return 0, 0
	}
	const most = 15 // digits
	number, n := 0.0, 1
	for i+n < end && n <= most && d.spoken(i+n) {
		digit := d.digitInWords(i + n)
		if digit < 0 {
			break
		}
		number, n = 10*number+float64(digit), n+1
	}
	if n == 1 {
		return 0, 0
	}
	return number / math.Pow(10, float64(n-1)), n
}

// spoken reports whether token i goes on with the number before it.
func (d *document) spoken(i int) bool {
	gap := strings.TrimSpace(d.gapBefore(i))
	return gap == "" || gap == "-"
}

// digitInWords is the digit that token i says, -1 where it says none.
func (d *document) digitInWords(i int) int {
	t := &d.toks[i]
	if w := t.word.number; w.kind == "unit" && w.value < 10 {
		return int(w.value)
	}
	if t.norm == "oh" || t.norm == "o" {
		return 0
	}
	return -1
}

// ofOtherNumber reports whether h, a mention of gold, is part of another number than gold is: it has
// another sign, or one of them stands under a root.
func (d *document) ofOtherNumber(h span, gold *quantity) bool {
	if h.empty() {
		return false
	}
	if !gold.root && d.underRoot(h) {
		return true
	}
	q, n := d.quantityAt(h.from, len(d.toks))
	negative := n > 0 && q.value < 0 && !d.isTakenAway(h.from)
	if gold.value > 0 && strings.Contains(d.question, "y how m") {
		negative = false // "By how many lines did it change?"
	}
	return negative != (gold.value < 0) || gold.root && n > 0 && !same(q.value, gold.value, 0)
}

// isTakenAway reports whether the number at token i is taken from the one before it: "10 minus 6".
func (d *document) isTakenAway(i int) bool {
	if i > 1 && d.toks[i-1].norm == "minus" {
		i--
	}
	return i > 0 && d.isNumber(i-1) && d.toks[i-1].clause == d.toks[i].clause
}

// isNumber reports whether token i is a number, in digits or in words.
func (d *document) isNumber(i int) bool {
	return d.toks[i].number || d.toks[i].word.number.kind != ""
}
