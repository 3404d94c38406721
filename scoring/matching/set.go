package matching

// checkSet asks for every member, none of them denied, and, where the answer is
// nothing but a list, for no other.
func (d *document) checkSet(g Gold) verdict {
	region, rule := d.all(), "members"
	if f, ok := d.final(); ok {
		region, rule = f.span, f.rule
	}
	members := make([]alias, 0, len(g.Answers))
	found := span{-1, 0}
	for _, m := range g.Answers {
		a := newAlias(m)
		if len(a.keys) == 0 {
			continue
		}
		members = append(members, a)
		present := false
		for _, h := range d.find(&a, region, g.KeepCase) {
			if d.negated(h.from) {
				continue
			}
			present = true
			if found.from < 0 {
				found.from = h.from
			}
			found.from, found.to = min(found.from, h.from), max(found.to, h.to)
			break
		}
		if !present {
			return wrong(region, "a member is missing")
		}
	}
	if len(members) == 0 || found.from < 0 {
		return unclear("no members")
	}
	if extra, ok := d.extra(region, members); ok {
		return wrong(extra, "one member too many")
	}
	return right(found, rule)
}
