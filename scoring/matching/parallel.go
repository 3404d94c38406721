package matching

import "slices"

// ofParallel reports whether h stands in a statement that says of another what the statement beside it says of what is
// asked about, and that one gives another name: "Woody is voiced by Ann Lee, while Buzz is voiced by Ben Moss", asked who
// voices Woody.
func (d *document) ofParallel(h span, aliases []alias) bool {
	if t := &d.toks[h.from]; !t.upper || t.number || len(d.askedAbout()) == 0 {
		return false
	}
	own := d.ownStatement(h)
	if own == d.all() {
		return false
	}
	said := d.sharedVerb(own)
	if said < 0 || d.namesAbout(own) || d.otherIn(span{own.from, max(own.from, said)}, h, aliases).empty() || h.from < said || d.sameNamed(own) && !d.ofQuestion(&d.toks[said]) {
		return false
	}
	for _, i := range [...]int{own.from - 1, own.to} {
		if i < 0 || i >= len(d.toks) {
			continue
		}
		beside := d.ownStatement(span{i, i + 1})
		if verb := d.repeatsVerb(said, beside); verb >= 0 && d.namesAbout(span{beside.from, verb}) && !d.otherIn(beside, span{beside.to, beside.to}, aliases).empty() {
			return true
		}
	}
	return false
}

// sharedVerb is the first word of s that the question holds and that is no name, -1 where there is none.
func (d *document) sharedVerb(s span) int {
	for i := s.from; i < s.to; i++ {
		if t := &d.toks[i]; !t.upper && saysWhat(t) && d.ofQuestion(t) {
			return i
		}
	}
	return -1
}

// repeatsVerb is where s holds a form of the word at token i, -1 where it does not.
func (d *document) repeatsVerb(i int, s span) int {
	for k := s.from; k < s.to; k++ {
		if d.sameForm(&d.toks[i], &d.toks[k]) {
			return k
		}
	}
	return -1
}

// namesAbout reports whether s names what the question asks about.
func (d *document) namesAbout(s span) bool {
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool { return d.isAbout(t) && len(d.places(t.key, s)) > 0 })
}

// isAbout reports whether t, a word of the question, is a name that it asks about.
func (d *document) isAbout(t token) bool {
	return t.upper && !t.number && !t.ordinalNumber() && slices.Contains(d.askedAbout(), t.key)
}

// otherIn is a name in s, outside of h, that neither the question nor gold holds.
func (d *document) otherIn(s, h span, aliases []alias) span {
	for i := s.from; i < s.to; i++ {
		x := span{i, i + 1}
		opens := i == 0 || d.toks[i-1].sentence != d.toks[i].sentence // where any word has a capital
		if opens && (i+1 >= s.to || !d.toks[i+1].upper) || i >= h.from && i < h.to || !d.isName(x) || d.toks[i].is(title) || d.toks[i].word.month > 0 || d.toks[i].word.day != "" || d.names(x, aliases) {
			continue
		}
		return x
	}
	return span{}
}
