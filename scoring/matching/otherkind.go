package matching

import "slices"

// notOfOtherKind drops from hits, mentions of one of the two words of a, those where the place of its other is
// taken by a word that differs from it in its beginning alone: of carbon dioxide, "carbon monoxide", and of
// deductive reasoning, "inductive reasoning".
func (d *document) notOfOtherKind(hits []span, a *alias) []span {
	if len(a.toks) != 2 {
		return hits
	}
	first, second := a.toks[0].norm, a.toks[1].norm
	return slices.DeleteFunc(hits, func(h span) bool {
		before, after := h.from > 0 && otherBeginning(first, d.toks[h.from-1].norm), h.to < len(d.toks) && otherBeginning(second, d.toks[h.to].norm)
		return h.to == h.from+1 && (before && d.joined(h.from) || after && d.joined(h.to))
	})
}

// otherBeginning reports whether v and w are two words that end alike, in five letters or more, behind beginnings
// of their own: "dioxide" and "monoxide", "external" and "internal".
func otherBeginning(v, w string) bool {
	const ending, beginning = 5, 5 // letters: at least, and at most
	i, k := len(v), len(w)
	for i > 0 && k > 0 && v[i-1] == w[k-1] {
		i, k = i-1, k-1
	}
	return len(v)-i >= ending && i > 0 && k > 0 && i <= beginning && k <= beginning
}

// notOfOtherOrdinal drops from hits, parts of a, those in a sentence where another number in a row stands before the
// word that a numbers: of the second law of motion, "the third law of motion, which builds on the second".
func (d *document) notOfOtherOrdinal(hits []span, a *alias) []span {
	k := slices.IndexFunc(a.toks, func(t token) bool { return t.ordinalNumber() }) + 1
	if k == 0 || k == len(a.toks) || a.toks[k].upper != a.toks[k-1].upper {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		other := false
		for i := max(1, h.from-reach); i < min(len(d.toks), h.to+reach); i++ {
			if before := &d.toks[i-1]; d.toks[i].key == a.toks[k].key && before.ordinalNumber() && d.toks[i].sentence == d.toks[h.from].sentence {
				if before.key == a.toks[k-1].key {
					return false
				}
				other = true
			}
		}
		return other
	})
}
