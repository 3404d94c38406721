package matching

import "strings"

// bothJoins reports whether the "and" at token i joins two things of which it is said that either could be
// the answer: "both Ann and Bo are possible", "two answers fit: Ann and Bo". Two that both did something
// ("it was written by both Ann and Bo") may be one answer.
func (d *document) bothJoins(i int) bool {
	const before, behind = 8, 10 // words around "and"
	if i < 1 || i+1 >= len(d.toks) || d.toks[i].norm != "and" {
		return false
	}
	same := func(k int) bool { return k >= 0 && k < len(d.toks) && d.toks[k].sentence == d.toks[i].sentence }
	both, open := false, false
	look := func(k int) {
		switch n := d.toks[k].norm; n {
		case "both", "two", "either":
			both = true
		case "equally", "tied":
			both, open = true, true
		case "possible", "plausible", "conceivable", "valid", "fit", "fits", "work", "consistent", "compatible", "candidates", "could", "may", "might", "likely", "right", "correct":
			open = true
		}
	}
	for k := i - 1; k >= i-before && same(k); k-- {
		look(k)
	}
	for k := i + 2; k <= i+behind && same(k) && d.toks[k].norm != "and" && d.toks[k].norm != "but"; k++ {
		look(k)
	}
	return both && open && !strings.ContainsAny(d.gapBefore(i), ",;")
}
