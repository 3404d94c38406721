package matching

import (
	"slices"
	"strings"
)

// checkBoolean decides between yes and no (true and false): by the marked final
// answer, the first word, the last sentence where that says what was asked and
// others only checked it, the first sentence that says either, or, where none
// does, by whether the sentence that concludes denies, or else the first.
func (d *document) checkBoolean(g Gold) verdict {
	var want bool
	known := false
	for _, a := range g.Answers {
		gd := read(a)
		if v, _, ok := gd.says(gd.all()); ok {
			want, known = v, true
			break
		}
	}
	if !known {
		return d.checkText(g)
	}
	answer := func(v bool, at span, rule string) verdict {
		if v == want {
			return right(at, rule)
		}
		return wrong(at, rule)
	}
	if f, ok := d.final(); ok {
		if v, at, ok := d.says(f.span); ok {
			return answer(v, at, f.rule)
		}
	}
	sentences := d.sentences(d.all())
	if d.courtesy(sentences) {
		sentences = sentences[1:]
	}
	var first *verdict
	for i, s := range sentences {
		v, at, ok := d.says(s)
		if ok && d.contradicted(at) { // "One might say yes, but ..."
			v, at, ok = d.says(span{at.to, s.to})
		}
		if !ok {
			continue
		}
		for _, rest := range [...]span{d.behindContrast(at.to, s), {max(at.to, d.conclusion(s)), s.to}} { // "At first yes, but actually no"
			if w, of, ok := d.says(rest); ok && of.from == rest.from {
				v, at = w, of
			}
		}
		if at.to+1 < s.to && d.toks[at.to].norm == "and" && d.at(noWord, at.to+1) > 0 && v {
			return wrong(span{at.from, at.to + 2}, "one of several")
		}
		if at.from == s.from && i == 0 {
			return answer(v, at, "first word")
		}
		if a := answer(v, at, "sentence"); first == nil || d.has(conclude, span{s.from, min(s.to, s.from+4)}) {
			first = &a
		}
	}
	if first != nil {
		if v, at, rule, ok := d.lastStatement(sentences); ok {
			return answer(v, at, rule)
		}
		return *first
	}
	s := sentences[0]
	for _, c := range sentences[1:] {
		if d.has(conclude, span{c.from, min(c.to, c.from+1)}) {
			s = c
		}
	}
	if i := d.conclusion(s); i < s.to && d.toks[i-1].clause == d.toks[i].clause { // "..., so it is prime"
		s = span{i, s.to}
	}
	for i := 0; ; i++ {
		if v, at, rule, ok := d.implies(s); ok {
			return answer(v, at, rule)
		}
		if s != sentences[i] || i+1 == len(sentences) || s.to-s.from > leading || slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool { return d.ofQuestion(&t) }) {
			break
		}
		s = sentences[i+1] // behind "Hmm." or "Let me see."
	}
	return unclear("neither yes nor no")
}

// leading is how many words a sentence has at most that only leads up to the answer.
const leading = 6

// implies reads a yes or no out of a sentence that holds neither word.
func (d *document) implies(s span) (yes bool, at span, rule string, ok bool) {
	from := s.from + 1
	switch d.toks[s.from].norm {
	case "none", "nobody", "never", "not":
		from = s.from
	}
	against := -1
	if !d.asksInNegative() {
		against = d.opposed(s)
	}
	for i := from; i < s.to; i++ {
		if d.lacks(i, s) {
			return false, span{i, i + 1}, "denial", true
		}
		if d.at(negate, i) > 0 && d.at(negateExempt, i) == 0 || d.toks[i].is(denial) && (strings.HasSuffix(d.toks[i].norm, "nt") || !d.ofQuestion(&d.toks[i])) {
			if said := (span{s.from, d.denialOpens(i, s)}); d.agreed(said) { // "It is a fruit, not a vegetable"
				return true, said, "statement", true
			}
			twice := against > i && d.toks[against].clause == d.toks[i].clause // "It is not closed"
			return twice, span{i, i + 1}, "denial", true
		}
	}
	if yes, ok := d.saysComparison(s); ok {
		return yes, s, "comparison", true
	}
	if yes, ok := d.saysOrder(s); ok {
		return yes, s, "order", true
	}
	if yes, ok := d.saysIdentity(s); ok {
		return yes, s, "identity", true
	}
	if d.saysOtherDay(s) {
		return false, s, "another day", true
	}
	if d.saysOnly(s) {
		return false, s, "only", true
	}
	if i := d.saysOfSome(s); i >= 0 {
		return false, span{i, i + 1}, "some", true
	}
	if against >= 0 {
		return false, span{against, against + 1}, "contrary", d.saysContrary(against, s)
	}
	return true, s, "statement", d.agreed(s)
}

// courtesy reports whether the first of sentences only takes the question up and a later one answers it: "Of
// course! No, it is not."
func (d *document) courtesy(sentences []span) bool {
	s := sentences[0]
	if d.at(yesWord, s.from) != s.to-s.from || d.toks[s.from].norm == "yes" || !strings.HasPrefix(d.gapBefore(s.to), "!") {
		return false
	}
	return slices.ContainsFunc(sentences[1:], func(s span) bool {
		_, _, ok := d.says(s)
		return ok
	})
}

// behindContrast returns what stands behind the contrast that follows token i in s at once: behind
// the "but actually" of "yes, but actually no". It is empty where none does.
func (d *document) behindContrast(i int, s span) span {
	from := i
	for from < s.to && d.at(contrast, from) > 0 {
		from += d.at(contrast, from)
	}
	if from == i {
		return span{s.to, s.to}
	}
	return span{from, s.to}
}

// says finds the first yes or no of s. "Not true" is no, "not false" yes.
func (d *document) says(s span) (yes bool, at span, ok bool) {
	for i := s.from; i < s.to; i++ {
		if n := d.at(noWord, i); n > 0 && (d.toks[i].norm != "no" || d.bareNo(i, s)) && !d.asksOf(i, n) {
			return d.negated(i) && d.toks[i].norm != "no", span{i, i + n}, true
		}
		if n := d.at(yesWord, i); n > 0 && (i == s.from || d.toks[i].norm != "right" && d.toks[i].norm != "correct" || d.toks[i-1].norm == "is" || d.toks[i-1].norm == "that" && (i-1 == s.from || i+n == s.to || d.toks[i+n].clause != d.toks[i].clause)) {
			if j := i + n; j < s.to && d.toks[j].norm == "not" && d.gapBefore(j) == " " && d.at(negateExempt, j) == 0 {
				return false, span{i, j + 1}, true // "Absolutely not"
			}
			return !d.negated(i), span{i, i + n}, true
		}
	}
	return false, span{}, false
}

// asksOf reports whether the question itself asks whether something is what the phrase of n
// tokens at i calls it: "Is it a myth that ...?"
func (d *document) asksOf(i, n int) bool {
	article := d.toks[i].norm == "a" || d.toks[i].norm == "an"
	return article && d.asked(d.toks[i+n-1].key)
}

// leadsIn reports whether what stands before token i in s is a clause of its own that says nothing of what
// was asked: "Based on the text, no".
func (d *document) leadsIn(i int, s span) bool {
	if d.toks[i-1].clause == d.toks[i].clause {
		return false
	}
	for k := s.from; k < i; k++ {
		if t := &d.toks[k]; !t.is(light) && d.asked(t.key) {
			return false
		}
	}
	return true
}

// bareNo reports whether the "no" at i answers, rather than stands before a
// noun ("no record"). It does before what the question is about: "No penguins
// can fly", "there are no penguins".
func (d *document) bareNo(i int, s span) bool {
	opens := i == s.from || d.leadsIn(i, s) || i == s.from+2 && d.toks[s.from].norm == "there" && d.toks[i-1].is(auxiliary)
	if opens && i+1 < s.to && !d.toks[i+1].is(light) && d.asked(d.toks[i+1].key) {
		return true
	}
	return i+1 >= s.to || d.toks[i+1].clause != d.toks[i].clause || i == s.from && d.gapBefore(i+1) != " "
}
