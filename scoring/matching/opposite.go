package matching

// opposites reads the rows of opposites.txt.
func (l *lexicon) opposites() func(group string, words []string) {
	pairs := 0
	return func(_ string, words []string) {
		pairs++
		other := false
		for _, w := range words {
			if w == "|" {
				other = true
				continue
			}
			l.word(w).pair, l.word(w).other = pairs, other
		}
	}
}

// A comparison is which of two a comparative is said of.
type comparison struct {
	pair     int  // the row of the table
	other    bool // the second word of it: younger
	reversed bool // said of what stands behind than
}

// opposes reports whether the sentence of h, a mention of gold, compares the other way round than
// gold does: "Bella is younger", or "Anna is older than Bella", where gold is "Bella is older".
func (d *document) opposes(h span, a *alias) bool {
	if len(a.toks) < 2 {
		return false
	}
	gold := taken(a.text, a.toks)
	subject := -1
	for i := range a.toks {
		if t := &a.toks[i]; t.upper && !t.is(light) && !t.is(than) {
			subject = i
			break
		}
	}
	if subject < 0 {
		return false
	}
	want, ok := gold.compares(a.toks[subject].key, gold.all())
	if !ok {
		return false
	}
	s := h
	for s.from > 0 && d.toks[s.from-1].sentence == d.toks[h.from].sentence && h.from-s.from < reach {
		s.from--
	}
	for s.to < len(d.toks) && d.toks[s.to].sentence == d.toks[h.from].sentence && s.to-h.to < reach {
		s.to++
	}
	said, ok := d.compares(a.toks[subject].key, s)
	return ok && said.pair == want.pair && (said.other != said.reversed) != (want.other != want.reversed)
}

// compares reads the comparison in s of what has the key; ok is false where s makes none of it, or two.
func (d *document) compares(key string, s span) (c comparison, ok bool) {
	at, subject := -1, -1
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.key == key && subject < 0 {
			subject = i
		}
		if t.word.pair == 0 {
			continue
		}
		if at >= 0 {
			return c, false
		}
		at = i
		c.pair, c.other = t.word.pair, t.word.other
	}
	if at < 0 || subject < 0 || d.toks[at].clause != d.toks[subject].clause {
		return c, false
	}
	if subject > at {
		if !d.has(than, span{at, subject}) {
			return c, false
		}
		c.reversed = true
	}
	return c, true
}
