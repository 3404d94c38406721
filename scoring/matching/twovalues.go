package matching

import "strings"

// ofOther reports whether the question's words are said of the other of the two values qs, of which
// hit is gold, and nothing is worked out of the other: of 40 where the bridge is asked about, "the bridge is 40 m long and the tunnel 70 m".
func (c *counter) ofOther(qs []quantity, hit *quantity) bool {
	d := c.d
	if len(qs) != 2 || qs[0].unit != qs[1].unit && qs[1].unit != "" || hit.at != qs[0].at && !d.setApart(&qs[0], &qs[1]) || d.toks[qs[0].at.from].sentence != d.toks[qs[1].at.from].sentence {
		return false
	}
	between := span{qs[0].at.to, qs[1].at.from}
	if between.empty() || d.has(conclude, between) || d.has(outcome, between) || d.has(than, between) || !d.coordinates(between) {
		return false
	}
	own, other := 0, 1
	if hit.at == qs[1].at {
		own, other = 1, 0
	}
	said := d.beside([]span{qs[0].at, qs[1].at})
	if said[own].nearest { // "the train took 4 hours; the drive took 6"
		return said[own].words > said[own].asked && said[other].nearest && said[other].asked > said[own].asked
	}
	return said[own].words > 0 && said[other].nearest && said[other].asked >= said[own].asked
}

// coordinates reports whether two statements stand side by side in s: "and", "while", "whereas", and
// no other value between them.
func (d *document) coordinates(s span) bool {
	beside := false
	for i := s.from; i < s.to; i++ {
		switch d.toks[i].norm {
		case "and", "while", "whereas", "but":
			beside = true
		}
		beside = beside || strings.Contains(d.gapBefore(i), ";")
		if d.isNumber(i) && !d.standsFor(i) {
			return false
		}
	}
	return beside
}

// setApart reports whether q is no part of a reckoning with p before it: p is in some unit or money, or a
// semicolon or a "while" parts the two.
func (d *document) setApart(p, q *quantity) bool {
	if p.unit != "" || d.currency(p.at.from) != "" {
		return true
	}
	for i := p.at.to; i <= q.at.from; i++ {
		if n := d.toks[i].norm; n == "while" || n == "whereas" || strings.Contains(d.gapBefore(i), ";") {
			return true
		}
	}
	return false
}
