package matching

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// extra finds what in a bare list is no member, as stranger tells of an entry; holds reports
// whether an entry names member i of n. An answer is a bare list if every entry between commas,
// line ends and "and" is short and no entry holds a verb-like filler of prose.
func (d *document) extra(region span, n int, holds func(e span, i int) bool, stranger func(e span) (span, bool)) (span, bool) {
	entries, ok := d.entries(region)
	if !ok {
		return span{}, false
	}
	inBrackets := d.brackets(region)
	remarks := func(e span) bool { return inBrackets[e.from-region.from] }
	listed := false // some of it stands in brackets alone
	for i := 0; i < n && !listed; i++ {
		listed = !slices.ContainsFunc(entries, func(e span) bool { return !remarks(e) && holds(e, i) }) &&
			slices.ContainsFunc(entries, func(e span) bool { return remarks(e) && holds(e, i) })
	}
	lead := d.lead(entries, n, holds)
	lines := n > 1 && d.toks[region.to-1].sentence-d.toks[region.from].sentence >= int32(n)-1
	named := -1 // the sentence whose member was last seen
	of, stated := int32(-1), false
	given := sync.OnceValue(func() bool { return d.holdsAll(d.firstSentence(region), n, holds) })
	for i, e := range entries {
		if at := d.toks[e.from].sentence; at != of {
			of, stated = at, d.states(d.restOfSentence(e.from, region.to))
		}
		if lines && named == int(d.toks[e.from].sentence) && d.behindDash(e.from) {
			continue // "- Norway – on the Atlantic"
		}
		for m := 0; lines && m < n; m++ {
			if holds(e, m) {
				named = int(d.toks[e.from].sentence)
			}
		}
		if i > 0 && (d.at(concede, e.from) > 0 || d.at(verify, e.from) > 0) { // "..., while green is not"
			break
		}
		if complete := stated && of > d.toks[region.from].sentence; complete && given() {
			break // "Ann and Ben. Carl and Dan have one."
		}
		if i < lead || d.cites(e.from) || !listed && remarks(e) || d.has(negate, e) || d.has(denial, e) || d.listNumber(e) || d.tableHead(e) || i > 0 && d.toks[e.from].is(opensReason) {
			continue
		}
		if at, ok := stranger(e); ok {
			return at, true
		}
	}
	return span{}, false
}

// listedBesideVerb is extra of what stands before or behind the first verb of a sentence that holds all members, where
// that is a list of them: "Ann, Ben and Carl are in both clubs".
func (d *document) listedBesideVerb(region span, n int, holds func(e span, i int) bool, stranger func(e span) (span, bool)) (span, bool) {
	first := d.firstSentence(region)
	verb := first.from
	for verb < first.to && !d.isVerb(verb) {
		verb++
	}
	for _, s := range [...]span{{first.from, verb}, {verb + 1, first.to}} {
		if verb == first.to || s.empty() || !d.holdsAll(s, n, holds) {
			continue
		}
		if entries, ok := d.entries(s); ok && len(entries) > n {
			return d.extra(s, n, holds, stranger)
		}
	}
	return span{}, false
}

// isVerb reports whether the word at token i is a verb that says what something is or has.
func (d *document) isVerb(i int) bool {
	t := &d.toks[i]
	return t.is(auxiliary) || t.norm == "is" || t.norm == "are" || t.norm == "was" || t.norm == "were"
}

// states reports whether what stands in a list is a statement, since it holds a verb.
func (d *document) states(e span) bool {
	return slices.ContainsFunc(d.toks[e.from:e.to], func(t token) bool { return t.is(auxiliary) })
}

// holdsAll reports whether s names all of n members.
func (d *document) holdsAll(s span, n int, holds func(e span, i int) bool) bool {
	for i := range n {
		if !holds(s, i) {
			return false
		}
	}
	return true
}

// listedFirst is extra of the first sentence of region, where that is a list of as many entries as there are members
// and holds some of them, not all: "Ann and Ben. Carl stayed at home."
func (d *document) listedFirst(region span, members []alias, holds func(e span, i int) bool, stranger func(e span) (span, bool)) (span, bool) {
	first := d.firstSentence(region)
	entries, ok := d.entries(first)
	if !ok || first.to >= region.to || len(entries) < 2 || len(entries) > len(members) || d.behindDash(entries[1].from) {
		return span{}, false
	}
	given := 0
	for i := range members {
		if holds(first, i) {
			given++
		}
	}
	if given == 0 || given == len(members) {
		return span{}, false
	}
	return d.extra(first, len(members), holds, stranger)
}

// behindDash reports whether a dash or a colon parts token i from what stands before it in its line.
func (d *document) behindDash(i int) bool {
	gap := d.gapBefore(i)
	return strings.ContainsAny(gap, "–—:") || strings.Contains(gap, " - ")
}

// lead is how many entries stand before a list and lead up to it: "Sure!", "There are two:", "Two planets,".
func (d *document) lead(entries []span, n int, holds func(e span, i int) bool) int {
	lead := 0
	for k, e := range entries {
		for i := range n {
			if holds(e, i) {
				return lead
			}
		}
		if gap := d.gapBefore(e.to); !d.listNumber(e) && (strings.ContainsAny(gap, ".!?:") || strings.Contains(gap, "\n\n")) || d.counts(e) {
			lead = k + 1
		}
	}
	return lead
}

// counts reports whether an entry only says how many there are of what is asked for: "two planets".
func (d *document) counts(e span) bool {
	kind := d.toks[e.from].word.number.kind
	number := d.toks[e.from].number || kind != "" && kind != "ordinal" && kind != "roman"
	return number && e.to-e.from > 1 && !slices.ContainsFunc(d.toks[e.from+1:e.to], func(t token) bool { return !d.ofQuestion(&t) })
}

// entries parts a bare list; ok is false where a part is too long for one.
func (d *document) entries(region span) (entries []span, ok bool) {
	const longest = 4 // words an entry
	joins := func(i int) bool { return d.toks[i].norm == "and" || d.toks[i].norm == "or" }
	from := region.from
	for i := region.from; i <= region.to; i++ {
		if i < region.to && !joins(i) && (i == from || d.toks[i].clause == d.toks[i-1].clause && d.toks[i].sentence == d.toks[i-1].sentence) {
			continue
		}
		if i-from > longest {
			return nil, false
		}
		if i > from {
			entries = append(entries, span{from, i})
		}
		from = i
		if i < region.to && joins(i) {
			from = i + 1
		}
	}
	return entries, true
}

// brackets says of each token of s whether it stands in round brackets.
func (d *document) brackets(s span) []bool {
	in, depth := make([]bool, s.to-s.from), 0
	for i := s.from; i < s.to; i++ {
		gap := d.gapBefore(i)
		depth = max(0, depth-strings.Count(gap, ")")) + strings.Count(gap, "(")
		in[i-s.from] = depth > 0
	}
	return in
}

// listNumber reports whether e is the number of a list entry: "1." or "1)" at
// the beginning of a line.
func (d *document) listNumber(e span) bool {
	start, end := d.bytes(e)
	before, after := d.gapBefore(e.from), d.gapBefore(e.to)
	return strings.IndexFunc(d.text[start:end], func(c rune) bool { return !unicode.IsDigit(c) }) < 0 &&
		(start == len(before) || strings.Contains(before, "\n")) && (strings.HasPrefix(after, ".") || strings.HasPrefix(after, ")"))
}

// tableHead reports whether e is the row of a table above its rule.
func (d *document) tableHead(e span) bool {
	after := d.gapBefore(e.to)
	return strings.Contains(after, "|") && strings.Contains(after, "--")
}
