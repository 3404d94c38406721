package matching

import (
	"slices"
	"strings"
)

// otherOrder reports whether the question asks for an order, and a bare list gives the parts of each gold answer that
// is a list in another: "Cara, Ben, Ann", of "Ann, Ben, Cara". In what order sentences name them says less.
func (d *document) otherOrder(g Gold, s span) bool {
	if !d.asksOrder() {
		return false
	}
	if _, bare := d.entries(s); !bare || slices.ContainsFunc(d.toks[s.from:s.to], placed) {
		return false
	}
	lists := 0
	for _, a := range g.Answers {
		parts := orderedParts(a)
		if len(parts) < 2 {
			continue
		}
		lists++
		at := make([]int, 0, len(parts))
		for _, part := range parts {
			al := newAlias(part)
			if hits := d.findWords(al.keys, s); len(hits) > 0 {
				at = append(at, hits[0].from)
			}
		}
		if len(at) < len(parts) || slices.IsSorted(at) {
			return false
		}
	}
	return lists > 0
}

// placed reports whether t says which place something has, whatever stands before it: "Cara was last, Ben second".
func placed(t token) bool {
	return t.word.number.kind == "ordinal" || t.norm == "last" || t.number && t.suffix != ""
}

// asksOrder reports whether the question asks in which order things are.
func (d *document) asksOrder() bool {
	ask := d.lastAsk()
	for i := 1; i < len(ask); i++ {
		if (ask[i].norm == "order" || ask[i].norm == "sequence") && (ask[i-1].norm == "which" || ask[i-1].norm == "what") {
			return true
		}
	}
	return false
}

// orderedParts are those of a list: between commas, arrows and "then".
func orderedParts(list string) (parts []string) {
	for _, sign := range [...]string{" then ", "→", "->", ";", " and "} {
		list = strings.ReplaceAll(list, sign, ",")
	}
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSpace(part); part != "" && len(tokenizeGold(part)) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}
