package matching

import "slices"

// checkDate decides by the marked final answer or by the first date given that
// is not denied.
func (d *document) checkDate(g Gold) verdict {
	var golds []date
	for _, a := range g.Answers {
		if e, ok := parseDate(tokenize(a)); ok {
			golds = append(golds, e)
		}
	}
	if len(golds) == 0 {
		return d.checkText(g)
	}
	region, rule := d.all(), "date"
	if f, ok := d.final(); ok && len(d.dates(f.span)) > 0 {
		region, rule = f.span, f.rule
	}
	found := d.dates(region)
	for i, e := range found {
		if d.negated(e.at.from) {
			continue
		}
		if !slices.ContainsFunc(golds, func(g date) bool { return g.covers(e.date) }) {
			return wrong(e.at, rule)
		}
		if i+1 < len(found) && found[i+1].at.from == e.at.to+1 && d.toks[e.at.to].norm == "or" {
			return wrong(e.at, "one of several")
		}
		return right(e.at, rule)
	}
	if len(found) > 0 {
		return wrong(found[0].at, "denied")
	}
	return d.noValue("no date")
}
