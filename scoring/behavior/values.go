package behavior

import "strings"

// A value is a candidate answer found in a clause.
type value struct {
	from, to int // tokens
	clause   int
	listed   int // index of the value in play it equals, or -1
	given    bool
	strength int
}

// How sure it is that a value in an assertive clause answers the question.
const (
	restated = iota + 1 // stands in the question or context too
	fresh               // of the type, and not given
	inPlay              // equals one of the question's values
	marked              // boxed, after "the answer is", or all there is
)

// valueAt reads a value of the question's type that begins at token i and
// returns where it ends, or i where there is none.
func (s *scene) valueAt(i int, c *clause) (to, listed int) {
	if k, n := s.listedAt(i); n > 0 {
		return i + n, k
	}
	t := &s.toks[i]
	lx := s.lx
	next := func(k int) *token {
		if i+k < c.to {
			return &s.toks[i+k]
		}
		return &token{}
	}
	text := func(t *token) string { return s.text[t.start:t.end] }
	switch s.q.AnswerType {
	case "number":
		if t.kind == number {
			if isStep(s, i) || s.term(i) {
				return i, -1
			}
			return i + 1, -1
		}
		if lx.has(t.id, classNumber) && (next(1).kind == word && lx.has(next(1).id, classUnit) || c.to-c.from <= 2) {
			return i + 1, -1
		}
	case "year":
		if t.kind == number && len(text(t)) == 4 && isDigit(text(t)[3]) && (text(t)[0] == '1' || text(t)[0] == '2') {
			return i + 1, -1
		}
	case "day_of_month":
		if t.kind == number && smallNumber(text(t), 31) {
			return i + 1, -1
		}
	case "time":
		if t.kind == number && (strings.IndexByte(text(t), ':') > 0 || lx.has(next(1).id, classHour)) {
			return i + 1, -1
		}
		if s.lx.has(t.id, classHour) && len(text(t)) > 2 {
			return i + 1, -1
		}
	case "month":
		if lx.has(t.id, classMonth) && (t.upper || len(text(t)) > 3) {
			return i + 1, -1
		}
	case "weekday":
		if lx.has(t.id, classWeekday) {
			return i + 1, -1
		}
	case "date":
		if lx.has(t.id, classMonth) && t.upper && next(1).kind == number || t.kind == number && lx.has(next(1).id, classMonth) {
			return i + 2, -1
		}
		if t.kind == number && strings.ContainsAny(text(t), "-/") {
			return i + 1, -1
		}
	case "boolean":
		if i == c.from || i > 0 && s.sent[c.sentence].has(final) {
			switch strings.ToLower(text(t)) {
			case "yes", "no", "true", "false", "yeah", "nope", "correct", "indeed":
				return i + 1, -1
			}
		}
	case "symbol":
		w := text(t)
		if t.kind == word && t.upper && len(w) <= 3 && !s.given[t.hash] && !lx.has(t.id, classStop) && t.id == 0 {
			return i + 1, -1
		}
	case "name":
		if t.kind == word && t.upper && !s.given[t.hash] && (t.brk < sentenceBreak || len(s.toks) <= 6) && !lx.has(t.id, classStop) && t.id == 0 {
			to := i + 1
			for to < c.to && s.toks[to].upper && s.toks[to].brk == none {
				to++
			}
			return to, -1
		}
	}
	return i, -1
}

// isStep reports whether the number at i counts a step of the work.
func isStep(s *scene, i int) bool {
	if i == 0 {
		return false
	}
	p := s.text[s.toks[i-1].start:s.toks[i-1].end]
	return strings.EqualFold(p, "step") || strings.EqualFold(p, "case")
}

func smallNumber(t string, most int) bool {
	n := 0
	for i := 0; i < len(t); i++ {
		if !isDigit(t[i]) {
			return i > 0 && i+2 == len(t) && n >= 1 && n <= most
		}
		if n = n*10 + int(t[i]-'0'); n > most {
			return false
		}
	}
	return n >= 1
}

// listedAt finds the longest value in play that begins at token i.
func (s *scene) listedAt(i int) (index, n int) {
	index = -1
	for k, hs := range s.values {
		if len(hs) <= n || i+len(hs) > len(s.toks) {
			continue
		}
		same := true
		for j, h := range hs {
			if s.toks[i+j].hash != h {
				same = false
				break
			}
		}
		if same {
			index, n = k, len(hs)
		}
	}
	return index, n
}

// commitments are the values that assertive clauses assert, in order.
func (s *scene) commitments() []value {
	var out []value
	bare := len(s.toks) <= 8
	for ci := range s.clauses {
		c := &s.clauses[ci]
		if c.asked || s.in[ci].declines() || s.in[ci].has(askBack) {
			continue
		}
		for i := c.from; i < c.to; {
			to, listed := s.valueAt(i, c)
			if to == i {
				i++
				continue
			}
			v := value{from: i, to: to, clause: ci, listed: listed, given: s.given[s.toks[i].hash]}
			if !s.negated(i, c) && !(s.toks[i].quoted && listed < 0) {
				v.strength = s.strength(v, c, bare)
				out = append(out, v)
			}
			i = to
		}
	}
	return out
}

func (s *scene) strength(v value, c *clause, bare bool) int {
	boxed := s.boxed(v.from)
	sent := s.sent[c.sentence]
	switch {
	case boxed, bare && !sent.declines() && !sent.has(denialSoft):
		return marked
	case s.finalBefore(v, c):
		return marked
	case v.listed >= 0:
		return inPlay
	case !v.given:
		return fresh
	}
	return restated
}

// finalBefore reports whether words like "the answer is" lead up to v.
func (s *scene) finalBefore(v value, c *clause) bool {
	if !s.sent[c.sentence].has(final) && (c.sentence == 0 || !s.sent[c.sentence-1].has(final)) {
		return false
	}
	for _, g := range s.signals[s.at[max(0, v.clause-2)]:s.at[v.clause+1]] {
		if g.group != final || g.to > v.from || v.from-g.to > 6 || s.clauses[g.clause].condition || c.condition {
			continue
		}
		w := s.text[s.toks[g.to-1].start:s.toks[g.to-1].end]
		sc := s.clauses[g.clause].sentence
		if sc == c.sentence || sc == c.sentence-1 && strings.EqualFold(w, "answer") {
			return true
		}
	}
	return false
}

// boxed reports whether the token at i stands right inside \boxed.
func (s *scene) boxed(i int) bool {
	from := max(0, s.toks[i].start-48)
	before := s.text[from:s.toks[i].start]
	k := strings.LastIndex(before, "boxed{")
	return k >= 0 && strings.Count(before[k:], "{") > strings.Count(before[k:], "}")
}

// negated reports whether "not" or its like stands right before the value.
func (s *scene) negated(i int, c *clause) bool {
	for k := i - 1; k >= c.from && k >= i-4; k-- {
		if s.lx.has(s.toks[k].id, classNegation) {
			return true
		}
		if s.toks[k+1].brk >= comma {
			return false
		}
	}
	return false
}
