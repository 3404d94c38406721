package matching

import "strings"

// signed applies a minus that is written directly before token i and is no dash between two numbers. A dash of its
// width is one where the answer begins, behind an equals sign, and behind a blank and no number: "it was –7".
func (d *document) signed(q quantity, i int) quantity { return d.signedBehind(q, i, d.gapBefore(i)) }

// signedBehind is signed where gap stands before what the quantity begins with.
func (d *document) signedBehind(q quantity, i int, gap string) quantity {
	gap = strings.TrimRight(strings.TrimSuffix(gap, `\`), "$€£") // of a command or a currency: -\frac{1}{2}, -$3
	before := strings.TrimSuffix(strings.TrimSuffix(gap, "-"), "−")
	if i == 0 || strings.Contains(gap, "=") || d.opensNumber(i, gap) {
		before = strings.TrimSuffix(before, "–")
	}
	if len(before) < len(gap) && (i == 0 || before != "") || i > 0 && (d.toks[i-1].norm == "minus" || d.toks[i-1].norm == "negative") {
		q.value = -q.value
	}
	return q
}

// opensNumber reports whether a blank stands in the gap before token i, and no number or unit before that, which a dash
// could join to it.
func (d *document) opensNumber(i int, gap string) bool {
	t := &d.toks[i-1]
	return !t.number && !t.word.unit && t.word.number.kind == "" && strings.ContainsAny(gap, " \u00a0\n")
}
