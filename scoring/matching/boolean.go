package matching

// checkBoolean decides between yes and no (true and false): by the marked final
// answer, the first word, the first sentence that says either, or, where none
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
	var first *verdict
	for i, s := range sentences {
		v, at, ok := d.says(s)
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
	from := s.from + 1
	switch d.toks[s.from].norm {
	case "none", "nobody", "never", "not":
		from = s.from
	}
	for i := from; i < s.to; i++ {
		if d.at(negate, i) > 0 && d.at(negateExempt, i) == 0 || d.toks[i].is(denial) {
			return answer(false, span{i, i + 1}, "denial")
		}
	}
	if d.agreed(s) {
		return answer(true, s, "statement")
	}
	return unclear("neither yes nor no")
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
		if n := d.at(yesWord, i); n > 0 && (i == s.from || d.toks[i].norm != "right" && d.toks[i].norm != "correct" || d.toks[i-1].norm == "is" || i-1 == s.from && d.toks[s.from].norm == "that") {
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

// bareNo reports whether the "no" at i answers, rather than stands before a
// noun ("no record"). It does before what the question is about: "No penguins
// can fly", "there are no penguins".
func (d *document) bareNo(i int, s span) bool {
	opens := i == s.from || i == s.from+2 && d.toks[s.from].norm == "there" && d.toks[i-1].is(auxiliary)
	if opens && i+1 < s.to && !d.toks[i+1].is(light) && d.asked(d.toks[i+1].key) {
		return true
	}
	return i+1 >= s.to || d.toks[i+1].clause != d.toks[i].clause || i == s.from && d.gapBefore(i+1) != " "
}
