package matching

// ofAskedSubject takes from qs, numbers of one sentence, those that are said of others than what the question asks
// about, where one is said of that: by what they are for ("$25 for adults and $10 for children"), or by what opens
// their statement ("Children pay $12 and adults $10").
func (c *counter) ofAskedSubject(qs []quantity) []quantity {
	if len(qs) < 2 || len(qs) > besideMost || len(c.d.lastAsk()) == 0 {
		return qs
	}
	for _, of := range [...]func(*quantity) int{c.isFor, c.subjectOf} {
		kept, others := -1, 0
		for i := range qs {
			k := of(&qs[i])
			if k < 0 {
				continue
			}
			if !c.d.ofQuestion(&c.d.toks[k]) {
				others++
				continue
			}
			if kept >= 0 {
				kept = len(qs)
				break
			}
			kept = i
		}
		if kept >= 0 && kept < len(qs) && others == len(qs)-1 {
			return qs[kept : kept+1]
		}
	}
	return qs
}

// isFor is the word that "for" or "per" behind q joins to it, -1 where none does.
func (c *counter) isFor(q *quantity) int {
	d := c.d
	i := q.at.to
	if i+1 >= len(d.toks) || d.toks[i].clause != d.toks[q.at.from].clause || d.toks[i].norm != "for" && d.toks[i].norm != "per" {
		return -1
	}
	for i++; i < len(d.toks) && (d.toks[i].is(article) || d.toks[i].norm == "each"); i++ {
		continue
	}
	if i == len(d.toks) || d.isNumber(i) {
		return -1
	}
	return i
}

// subjectOf is the name, or the noun for several, that opens the statement of q; -1 where it opens otherwise.
func (c *counter) subjectOf(q *quantity) int {
	d := c.d
	i := d.ownStatement(q.at).from
	for i < q.at.from && (d.leads(&d.toks[i]) || d.toks[i].is(article)) {
		i++
	}
	if i >= q.at.from {
		return -1
	}
	t := &d.toks[i]
	name := t.upper && i > 0 && d.toks[i-1].sentence == t.sentence || d.asked(t.key) && t.upper
	if function(t) || d.isNumber(i) || t.word.month > 0 || !name && t.key == t.norm || t.upper && d.isNumber(i+1) {
		return -1 // neither a name nor several
	}
	return i
}
