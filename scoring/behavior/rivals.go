package behavior

import "strings"

// rivalOnly is the listed of a value that is none by itself: what stands beside one in play as the
// other thing that it could be.
const rivalOnly = -2

// Within how many words of two values stands what says that either will do.
const tieBefore, tieBehind = 4, 8

// withRivals adds to values those things of the question or its context that "or", or "and" beside
// "both", sets beside one in play, though they are not in play themselves: of the two twins of a
// pair, mostly one alone names the rival of its answer.
func (s *scene) withRivals(vs []value) []value {
	switch s.q.AnswerType {
	case "name", "text", "choice", "symbol":
	default:
		return vs // told by their look
	}
	var out []value
	for k, v := range vs {
		if v.listed < 0 {
			out = append(out, v)
			continue
		}
		prev, next := 0, len(s.toks)
		if k > 0 {
			prev = vs[k-1].to
		}
		if k+1 < len(vs) {
			next = vs[k+1].from
		}
		if k+1 < len(vs) && s.nearby(v, vs[k+1]) && s.joins(v, vs[k+1]) || k > 0 && s.nearby(vs[k-1], v) && s.joins(vs[k-1], v) {
			out = append(out, v)
			continue
		}
		if r, ok := s.rivalBefore(v, prev); ok && (len(out) == 0 || out[len(out)-1].to <= r.from) {
			out = append(out, r)
		}
		out = append(out, v)
		out = s.rivalsBehind(out, v, next)
	}
	return out
}

// rivalsBehind adds what stands behind v in a row of alternatives: "ash, birch or cedar".
func (s *scene) rivalsBehind(out []value, v value, next int) []value {
	n := len(out)
	for at := v.to; ; {
		i := at
		parted := i < next && s.toks[i].brk == comma
		if i < next && s.says(i, i+1, "or", "and") {
			parted = true
			i++
		}
		i = s.behindArticles(i, next)
		if !parted || i >= next || !s.mayRival(i, v) {
			return s.onlyRow(out, n)
		}
		to := s.nameEnd(i, next)
		out = append(out, value{from: i, to: to, clause: s.clauseAt(i), listed: rivalOnly, given: true, strength: restated})
		at = to
	}
}

// onlyRow is out without what was added from n on, unless "or" or "and" joins the last of it.
func (s *scene) onlyRow(out []value, n int) []value {
	if len(out) == n {
		return out
	}
	last := out[len(out)-1]
	for i := last.from - 1; i > out[len(out)-2].to-1; i-- {
		if s.says(i, i+1, "or", "and") {
			return out
		}
	}
	return out[:n]
}

// rivalBefore is what stands before v and an "or" or "and".
func (s *scene) rivalBefore(v value, prev int) (value, bool) {
	i := v.from - 1
	for i > prev && i > v.from-3 && s.toks[i].is(classStop) && !s.says(i, i+1, "or", "and") {
		i--
	}
	if i <= prev || !s.says(i, i+1, "or", "and") || s.toks[i].brk > comma || !s.mayRival(i-1, v) {
		return value{}, false
	}
	from := i - 1
	for from > prev && i-from < longestRival && s.toks[from].brk == none && s.toks[from].upper && s.mayRival(from-1, v) {
		from--
	}
	return value{from: from, to: i, clause: s.clauseAt(from), listed: rivalOnly, given: true, strength: restated}, true
}

// longestRival is how many words the name of a rival has at most.
const longestRival = 4

// behindArticles is where what "the", "at the" or their like lead to begins.
func (s *scene) behindArticles(i, next int) int {
	for k := 0; k < 2 && i < next && s.toks[i].is(classStop) && !s.toks[i].is(classNegation) && !s.says(i, i+1, "or", "and", "of", "by"); k++ {
		i++
	}
	if s.says(i, min(next, i+1), "near") {
		i++
	}
	return i
}

// mayRival reports whether the word at i is of the question or its context, and looks as v does:
// with a capital where v has one.
func (s *scene) mayRival(i int, v value) bool {
	t := &s.toks[i]
	if t.is(classStop) || t.is(classUnit) || t.is(classNegation) || t.kind == number || t.upper != s.toks[v.from].upper && t.brk < sentenceBreak && s.toks[v.from].brk < sentenceBreak {
		return false
	}
	return s.given(t.hash)
}

// nameEnd is where the given words with a capital end that begin at i.
func (s *scene) nameEnd(i, next int) int {
	to := i + 1
	for to < next && to-i < longestRival && s.toks[to].brk == none && s.toks[to].upper && s.given(s.toks[to].hash) {
		to++
	}
	return to
}

// bothJoins reports whether v and w, which "and", a comma or a slash joins, are said to fit both:
// "both 7 and 21 are possible", "two times fit: 8:10, 8:40", or in an answer of nothing else.
func (s *scene) bothJoins(v, w value) bool {
	if !s.inPlayOne(v, w) || s.asksSeveral() || !s.coordinated(v, w) {
		return false
	}
	first := s.clauses[s.firstClause(s.clauses[v.clause].sentence)].from
	if s.says(max(first, v.from-tieBefore), v.from, "between", "than", "add", "adding", "sum", "total") {
		return false
	}
	return s.saysTied(first, v, w) || s.nothingBut(v, w)
}

// saysTied reports whether what stands around v and w says that they are alternatives.
func (s *scene) saysTied(first int, v, w value) bool {
	end := s.clauses[s.ends[s.clauses[w.clause].sentence]].to
	if s.says(max(first, v.from-tieBefore), v.from, "both", "either") || s.says(w.to, min(end, w.to+1), "both") {
		return true
	}
	for _, near := range [...][2]int{{first, min(v.from, first+tieBefore)}, {max(first, v.from-tieBefore), v.from}} {
		if s.says(near[0], near[1], "two", "possible", "possibilities", "candidates", "options", "equally") {
			return true
		}
	}
	return s.says(w.to, min(end, w.to+tieBehind), "equally", "possible", "candidates", "contenders", "plausible", "conceivable", "tied", "alternatives", "depending") ||
		s.saysEither(w.to)
}

// saysEither reports whether an "either" that stands for two values follows behind token i: "either
// of them", "either could be meant".
func (s *scene) saysEither(i int) bool {
	for end := min(len(s.toks)-1, i+eitherWithin); i < end; i++ {
		if s.word(i) == "either" && s.says(i+1, i+2, "of", "one", "could", "may", "might", "can", "would", "will", "is", "works", "fits") {
			return true
		}
	}
	return false
}

// eitherWithin is within how many words behind two values such an "either" stands.
const eitherWithin = 24

// coordinated reports whether "and", a comma or a slash joins v and w, and nothing else than
// articles, units, names that were given and what stands in brackets parts them.
func (s *scene) coordinated(v, w value) bool {
	gap := s.between(v.to-1, w.from)
	joins := strings.TrimSpace(gap) == "/" || s.toks[w.from].brk == comma
	bracket := false
	for i := v.to; i < w.from; i++ {
		t := &s.toks[i]
		bracket = (bracket || strings.Contains(s.between(i-1, i), "(")) && !strings.Contains(s.between(i-1, i), ")")
		switch {
		case s.says(i, i+1, "and"):
			joins = true
		case bracket, t.is(classUnit), i == v.to && w.to < len(s.toks) && t.hash == s.toks[w.to].hash:
		case t.is(classNegation), !t.is(classStop) && !s.given(t.hash):
			return false
		}
	}
	return joins
}

// nothingBut reports whether v, w and their units are all there is of an answer.
func (s *scene) nothingBut(v, w value) bool {
	if len(s.toks) > tieBehind {
		return false
	}
	for i := range s.toks {
		if s.says(i, i+1, "then", "second", "next", "later") {
			return false
		}
		if i >= v.from && i < w.to || s.toks[i].is(classUnit) || i == w.to && s.toks[i].hash == s.toks[v.to].hash || s.says(i, i+1, "answer", "answers", "the", "is", "are", "it", "at", "in", "on") {
			continue
		}
		return false
	}
	return true
}
