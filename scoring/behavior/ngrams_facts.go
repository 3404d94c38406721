package behavior

import (
	"math/bits"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// meanings visits what phrases of the tables say in a sentence.
func (c *counter) meanings(k int) {
	s, m := c.s, c.m
	at, on := anywhere, anywhere
	switch last := len(s.sent) - 1; {
	case k == 0:
		at |= saysFirst.spot()
		on |= saysFirstOn.spot()
	case k == last:
		at |= saysLast.spot()
	case k == 1:
		at |= saysSecond.spot()
	default:
		at |= saysMiddle.spot()
	}
	if s.sent[k] == 0 {
		c.one(saysAny, at, m.marks.none)
	}
	for set := uint64(s.sent[k]); set != 0; set &= set - 1 {
		says := m.marks.groups[bits.TrailingZeros64(set)]
		c.one(saysAny, at, says)
		c.two(saysOn, on, c.concern, says)
	}
}

// done visits what the stretches of the answer do.
func (c *counter) done() {
	s, m := c.s, c.m
	parts := s.stretches()
	row := append(s.row[:0], m.marks.start)
	asks, wants := m.digit(int(s.asks)), phrases.Hash(s.wanted())
	for i, p := range parts {
		if i >= mostStretches && i < len(parts)-1 {
			continue
		}
		row = append(row, m.marks.acts[p.act][asBit(p.turned)][asBit(p.item)])
		to, aim, on := anywhere, anywhere, anywhere
		if i == 0 {
			to |= doesFirstTo.spot()
			aim |= doesFirstFor.spot()
			on |= doesFirstOn.spot()
		}
		act := m.marks.acts[p.act][0][0]
		c.two(doesTo, to, asks, act)
		c.two(doesFor, aim, wants, act)
		c.two(doesOn, on, c.concern, act)
	}
	s.row = append(row, m.marks.end)
	c.runs(does, s.row, does.spot())
}

func asBit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// valueGrams visits what could be the value asked for: of the type of the item, or else of
// the one that the question's words ask for.
func (c *counter) valueGrams() {
	s, m := c.s, c.m
	was := s.q.AnswerType
	s.q.AnswerType = s.wanted()
	values := s.possible()
	s.q.AnswerType = was
	wants := phrases.Hash(s.wanted())
	if len(values) == 0 {
		c.one(withoutValue, withoutValue.spot(), wants)
		c.speak(len(s.sent))
	}
	for _, v := range values[:min(len(values), mostValues)] {
		in := &s.clauses[v.clause]
		sort, where, beside := m.marks.fresh, m.marks.middle, m.marks.apart
		switch {
		case v.listed >= 0:
			sort = m.marks.listed
		case s.given(s.toks[v.from].hash):
			sort = m.marks.stated
		}
		switch in.sentence {
		case 0:
			where = m.marks.first
		case len(s.sent) - 1:
			where = m.marks.last
		}
		switch {
		case s.in[v.clause].declines():
			beside = m.marks.within
		case s.sent[in.sentence].declines():
			beside = m.marks.beside
		}
		row := append(s.row[:0], sort, where, wants)
		s.row = row
		for n := range row {
			c.visit(m.key(valueWhere, row[:n+1]), valueWhere, valueWhere.spot(), row[:n+1])
		}
		c.two(valueBeside, valueBeside.spot(), sort, beside)
		c.two(valueAt, valueAt.spot(), sort, m.digit(log2(1+v.from)))
		c.speak(in.sentence)
	}
}

// facts visits what is counted as an n-gram beside them, where so many sentences ask.
func (c *counter) facts(asked int) {
	s, m := c.s, c.m
	fact := func(p place, symbol uint64) { c.one(p, p.spot(), symbol) }
	fact(ofLength, m.digit(log2(1+len(s.toks))))
	fact(ofSentences, m.digit(min(6, len(s.sent))))
	fact(ofAsked, m.digit(min(3, asked)))
	if asked == len(s.sent) {
		fact(allAsked, m.digit(1))
	}
	fact(ofForm, m.digit(int(s.asks)))
	fact(ofSought, phrases.Hash(s.seeks))
	fact(ofConcern, c.concern)
	fact(bias, m.digit(1))
}

// log2 is the logarithm of n to the base of two, rounded down, and at most nine.
func log2(n int) int {
	k := 0
	for n > 1 && k < 9 {
		n /= 2
		k++
	}
	return k
}
