package matching

import (
	"strings"
	"unicode"
)

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

// extra finds an entry of a bare list that is no member. An answer is a bare
// list if every entry between commas, line ends and "and" is short and no
// entry holds a verb-like filler of prose.
func (d *document) extra(region span, members []alias) (span, bool) {
	const longest = 4 // words an entry
	var entries []span
	from := region.from
	for i := region.from; i <= region.to; i++ {
		if i < region.to && d.toks[i].norm != "and" && d.toks[i].norm != "or" && (i == from || d.toks[i].clause == d.toks[i-1].clause && d.toks[i].sentence == d.toks[i-1].sentence) {
			continue
		}
		if i-from > longest {
			return span{}, false
		}
		if i > from {
			entries = append(entries, span{from, i})
		}
		from = i
		if i < region.to && (d.toks[i].norm == "and" || d.toks[i].norm == "or") {
			from = i + 1
		}
	}
	var odd span
	for _, e := range entries {
		member := false
		for _, m := range members {
			member = member || len(d.findWords(m.keys, e)) > 0 || m.name && len(d.findName(&m, e)) > 0
		}
		if !member && odd.empty() && !listNumber(d, e) {
			odd = e
		}
	}
	return odd, !odd.empty()
}

// listNumber reports whether e is the number of a list entry: "1.".
func listNumber(d *document, e span) bool {
	start, end := d.bytes(e)
	return strings.IndexFunc(d.text[start:end], func(c rune) bool { return !unicode.IsDigit(c) }) < 0
}
