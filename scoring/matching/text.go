package matching

// checkText compares words: the whole of a marked final answer, or any mention
// that is neither denied nor one of several rivals.
func (d *document) checkText(g Gold) verdict {
	region := d.all()
	rule := "mention"
	marked, isMarked := d.final()
	if isMarked {
		region, rule = marked.span, marked.rule
	}
	aliases := make([]alias, 0, len(g.Answers))
	for _, a := range g.Answers {
		if al := newAlias(a); len(al.keys) > 0 {
			aliases = append(aliases, al)
		}
	}
	var bad verdict
	for _, a := range aliases {
		for _, h := range d.find(a, region, g.KeepCase) {
			switch {
			case d.negated(h.from):
				bad = wrong(h, "denied")
			case d.rival(h, aliases):
				bad = wrong(h, "one of several")
			default:
				return right(h, rule)
			}
		}
	}
	if bad.correct != "" {
		return bad
	}
	if isMarked {
		return wrong(region, rule)
	}
	s := d.sentences(region)[0]
	return wrong(s, "another answer")
}

// rival reports whether the mention h is one of two or more alternatives, of
// which the other is no gold answer: "Paris or Lyon".
func (d *document) rival(h span, aliases []alias) bool {
	other := -1
	if h.from >= 2 && d.toks[h.from-1].norm == "or" && d.toks[h.from-1].sentence == d.toks[h.from].sentence {
		other = h.from - 2
	}
	if h.to+1 < len(d.toks) && d.toks[h.to].norm == "or" && d.toks[h.to].sentence == d.toks[h.from].sentence {
		other = h.to + 1
		for other+1 < len(d.toks) && d.toks[other].is(article) {
			other++
		}
	}
	if other < 0 {
		return false
	}
	o, own := d.toks[other], d.toks[h.from]
	if !(o.upper && own.upper || o.number && own.number) || o.sentence != own.sentence {
		return false
	}
	k := o.key
	for _, a := range aliases {
		for _, key := range a.keys {
			if key == k {
				return false
			}
		}
	}
	return true
}
