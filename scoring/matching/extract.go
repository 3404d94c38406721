package matching

import (
	"slices"
	"strings"
)

// A final is the region of an answer that says itself that it holds the final
// answer.
type final struct {
	span
	rule string
}

// final finds that region: the last \boxed{}, or else what follows the last
// "the answer is" or "Answer:", up to the end of its sentence. Ok is false
// where the answer marks none.
func (d *document) final() (f final, ok bool) {
	if s, found := d.boxed(); found {
		return final{s, "boxed"}, true
	}
	if d.marks&(1<<answerPhrase) == 0 {
		return final{}, false
	}
	for i := len(d.toks) - 1; i >= 0; i-- {
		n := d.at(answerPhrase, i)
		if n == 0 || i+n >= len(d.toks) {
			continue
		}
		last := d.toks[i+n-1].norm
		if last != "is" && last != "be" && !strings.ContainsAny(d.gapBefore(i+n), ":=\n") {
			continue
		}
		if last != "is" && last != "be" && !strings.ContainsAny(d.gapBefore(i+n), ":=") && !d.heading(i) {
			continue
		}
		if d.aboutAnswer(i, i+n) {
			continue
		}
		if rest := (span{i + n, len(d.toks)}); (last == "conclusion" || last == "result") &&
			(rest.to-rest.from > longestValue || d.has(negate, rest) || d.has(noWord, rest) || d.has(auxiliary, rest)) {
			continue // it tells more than a value
		}
		s := span{i + n, i + n}
		for s.to < len(d.toks) && d.toks[s.to].sentence == d.toks[s.from].sentence {
			s.to++
		}
		if d.headsAll(i, s) {
			return final{}, false
		}
		if s.to < len(d.toks) && strings.HasPrefix(d.gapBefore(s.to), ":") { // "Answer: Output:\n42"
			s = span{s.to, s.to}
			for s.to < len(d.toks) && d.toks[s.to].sentence == d.toks[s.from].sentence {
				s.to++
			}
		}
		return final{d.keyed(s), "answer phrase"}, true
	}
	return final{}, false
}

// longestValue is how many words a value has at most that stands behind a label.
const longestValue = 6

// keyed is the part of s that is the value of a key in JSON, where s follows one: up to the next key, but of a list
// all.
func (d *document) keyed(s span) span {
	opens := d.gapBefore(s.from)
	if !strings.HasPrefix(strings.TrimSpace(opens), `":`) || strings.Contains(opens, "[") {
		return s
	}
	for i := s.from + 1; i < s.to; i++ {
		if comma := strings.IndexByte(d.gapBefore(i), ','); comma >= 0 && strings.HasSuffix(d.gapBefore(i)[comma:], `"`) {
			return span{s.from, i}
		}
	}
	return s
}

// aboutAnswer reports whether the answer phrase of tokens from to to is part of a remark
// about the answer ("this answer is based on ...", "I hope the answer is helpful", "Long
// answer:"), or leaves it open ("whether the answer is 4").
func (d *document) aboutAnswer(from, to int) bool {
	if from > 0 && d.toks[from-1].is(ofRemark) && d.toks[from-1].sentence == d.toks[from].sentence {
		return true
	}
	for to < len(d.toks)-1 && d.toks[to].is(toRemark) && d.toks[to+1].sentence == d.toks[from].sentence {
		to++ // "is also", "is only"
	}
	return d.at(remark, to) > 0
}

// headsAll reports whether the answer phrase at token i is a label above the whole answer, of which s is the first
// sentence: one that is no value but begins what tells how it is found, or behind which, with no blank line between,
// another concludes. "Answer: We add up the three weeks. ..."
func (d *document) headsAll(i int, s span) bool {
	const before, opens = 2, 2 // words: of "Here is", and of what a conclusion opens with
	if i > before || s.to == len(d.toks) || !strings.ContainsAny(d.gapBefore(s.from), ":\n") {
		return false
	}
	if s.to-s.from > longestValue {
		return true
	}
	apart := strings.Contains(d.gapBefore(s.to), "\n\n")
	return !apart && slices.ContainsFunc(d.sentences(span{s.to, len(d.toks)}), func(s span) bool {
		return d.has(conclude, span{s.from, min(s.to, s.from+opens)})
	})
}

// heading reports whether token i begins a line that is marked as a heading or
// set in bold.
func (d *document) heading(i int) bool {
	gap := d.gapBefore(i)
	return strings.HasSuffix(gap, "**") || strings.HasSuffix(strings.TrimRight(gap, " "), "#")
}

// boxed finds the last \boxed{...} with its braces balanced; an unclosed one
// reaches to the end.
func (d *document) boxed() (span, bool) {
	if strings.IndexByte(d.text, '\\') < 0 { // most answers, at a fraction of the time
		return span{}, false
	}
	at := strings.LastIndex(d.text, `\boxed{`)
	if at < 0 {
		return span{}, false
	}
	start, depth := at+len(`\boxed{`), 1
	end := len(d.text)
	for i := start; i < len(d.text); i++ {
		if d.text[i] == '{' {
			depth++
		} else if d.text[i] == '}' {
			if depth--; depth == 0 {
				end = i
				break
			}
		}
	}
	s := d.within(start, end)
	for s.from+1 < s.to && strings.HasSuffix(d.gapBefore(s.from), `\`) && strings.HasPrefix(d.gapBefore(s.from+1), "{") &&
		!strings.HasSuffix(d.toks[s.from].norm, "frac") && d.toks[s.from].norm != "sqrt" {
		s.from++ // \text{ and its like
	}
	return s, !s.empty()
}

// bold returns the spans set in bold, in order, short ones only: values, not
// paragraphs. A span that ends in a colon is a heading and is left out.
func (d *document) bold() []span {
	const longest = 80 // bytes
	var out []span
	for i := 0; ; {
		open := strings.Index(d.text[i:], "**")
		if open < 0 {
			return out
		}
		start := i + open + 2
		width := strings.Index(d.text[start:], "**")
		if width < 0 {
			return out
		}
		inner := strings.TrimSpace(d.text[start : start+width])
		if width <= longest && inner != "" && !strings.HasSuffix(inner, ":") &&
			!strings.HasPrefix(strings.TrimLeft(d.text[start+width+2:min(len(d.text), start+width+4)], " "), ":") {
			if s := d.within(start, start+width); !s.empty() {
				out = append(out, s)
			}
		}
		i = start + width + 2
	}
}

// boldName is what an answer opens with where that is a name in bold and nothing else stands in its
// sentence: "**Lyon**. Paris, by contrast, ..." A word in capitals is one if the tables know it, or
// what follows names it again or sets something apart from it: "**Correct**. It is Lyon."
func (d *document) boldName() (s span, ok bool) {
	const longest = 5 // words
	if !strings.HasPrefix(strings.TrimLeft(d.text, " \n"), "**") {
		return span{}, false
	}
	s = d.firstSentence(d.all())
	if s.to-s.from > longest || s.to == len(d.toks) {
		return span{}, false
	}
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.number || d.asked(t.key) || !t.upper && !t.is(light) || i == s.from && (t.is(light) || t.word.alone != 0) {
			return span{}, false
		}
	}
	rest := span{s.to, len(d.toks)}
	switch before, _, _ := strings.Cut(d.gapBefore(s.to), "\n"); strings.TrimSpace(before) {
	case "**.", ".**":
		return s, d.has(apart, rest) || slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool {
			return t.word.lands != nil || t.word.people != nil || t.word.month > 0 || t.word.day != "" || len(d.places(t.key, rest)) > 0
		})
	}
	return span{}, false
}
