package matching

// An otherWay is where a sentence compares the other way round than the question does: at its first token, which
// compares nothing, if it does not.
type otherWay struct {
	of span
	at int
}

// contraryDegree is the token of s that does so: "the fox is lighter", asked which is heavier. One sentence is asked
// for every option in it.
func (d *document) contraryDegree(s span) int {
	if d.comparing.of != s {
		d.comparing = otherWay{s, s.from}
		for j := s.from + 1; j < s.to && d.comparing.at == s.from; j++ {
			if d.toks[j].word.pair != 0 && d.contrary(&d.toks[j]) {
				d.comparing.at = j
			}
		}
	}
	return d.comparing.at
}

// contrary reports whether the question compares with the opposite of t, and not with t.
func (d *document) contrary(t *token) bool {
	if d.asked(t.key) {
		return false
	}
	for i := range d.lastAsk() {
		if q := d.lastAsk()[i].word; q.pair == t.word.pair && q.other != t.word.other {
			return true
		}
	}
	return false
}
