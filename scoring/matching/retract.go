package matching

import "strings"

// standing is the part of the answer that it does not take back: what follows the last "wait, no",
// "correction" or "that's wrong" that something follows. Ok is false where nothing is taken back.
func (d *document) standing() (s span, ok bool) {
	if d.marks&(1<<retract) == 0 {
		return span{}, false
	}
	for i := len(d.toks) - 1; i > 0; i-- {
		n := d.at(retract, i)
		if n == 0 || i+n >= len(d.toks) || !d.takesBack(i, i+n) {
			continue
		}
		return span{i + n, len(d.toks)}, true
	}
	return span{}, false
}

// takesBack reports whether the phrase of tokens from to to stands by itself, between marks or at
// the beginning of a clause: "It is wrong to say that that is wrong" takes nothing back.
func (d *document) takesBack(from, to int) bool {
	before, after := d.gapBefore(from), d.gapBefore(to)
	opens := strings.ContainsAny(before, ".,;:!?()\n-–—…*") || d.toks[from].sentence != d.toks[from-1].sentence
	return opens && (strings.TrimSpace(after) != "" || d.toks[from].norm == "i" || d.toks[from].norm == "let")
}
