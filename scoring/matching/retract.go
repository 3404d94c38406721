package matching

import "strings"

// standing is the part of the answer that it does not take back: what follows the last "wait, no",
// "correction" or "that's wrong" that something follows. Ok is false where nothing is taken back. A
// "no" that answers a question, that of the item or one before it, takes nothing back.
func (d *document) standing(yesNo bool) (s span, ok bool) {
	if d.marks&(1<<retract) == 0 {
		return span{}, false
	}
	for i := len(d.toks) - 1; i > 0; i-- {
		n := d.at(retract, i)
		if n == 0 || n == 1 && d.toks[i].norm == "no" && (yesNo || strings.Contains(d.gapBefore(i), "?")) || i+n >= len(d.toks) || !d.takesBack(i, i+n) {
			continue
		}
		return span{i + n, len(d.toks)}, true
	}
	return span{}, false
}

// takesBack reports whether the phrase of tokens from to to stands by itself, between marks or at
// the beginning of a clause, and no question follows: "It is wrong to say that that is wrong" takes
// nothing back, nor does "Wait, is it 15?".
func (d *document) takesBack(from, to int) bool {
	before, after := d.gapBefore(from), d.gapBefore(to)
	opens := strings.ContainsAny(before, ".,;:!?()\n-–—…*") || d.toks[from].sentence != d.toks[from-1].sentence
	if !opens || strings.TrimSpace(after) == "" && d.toks[from].norm != "i" && d.toks[from].norm != "let" {
		return false
	}
	for last := min(len(d.toks), to+reach); to < last && d.toks[to].sentence == d.toks[from].sentence; {
		to++
	}
	return !strings.Contains(d.gapBefore(to), "?")
}
