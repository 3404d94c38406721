package matching

import "strings"

// findPeriod finds a decade ("the 1730s") or a century ("the
// 18th century") that holds the year, where s gives no year of its own.
func (d *document) findPeriod(year int, s span) []span {
	var hits []span
	for i := s.from; i < s.to; i++ {
		t := d.toks[i]
		switch {
		case !t.number && t.word.number.kind != "ordinal":
		case t.suffix == "s" && int(t.value)%10 == 0 && t.value >= 1000:
			if int(t.value) == year/10*10 {
				hits = append(hits, span{i, i + 1})
			}
		case i+1 < s.to && strings.HasPrefix(d.toks[i+1].norm, "centur"):
			n := int(t.value)
			if !t.number {
				n = int(t.word.number.value)
			}
			if n == (year-1)/100+1 && !d.beforeChrist(i+2, s.to) {
				hits = append(hits, span{i, i + 2})
			}
		default:
			if e, n := dateAt(d.toks[:s.to], i); n > 0 && e.year > 999 {
				return nil
			}
		}
	}
	return hits
}

// beforeChrist reports whether token i says so.
func (d *document) beforeChrist(i, end int) bool {
	return i < end && (d.toks[i].norm == "bc" || d.toks[i].norm == "bce")
}
