package behavior

import (
	"math/bits"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// What is looked at of an answer: so many sentences from its start, and the last, so many
// words of each, and so many stretches and values.
const (
	mostSentences = 13
	mostWords     = 64
	mostStretches = 40
	mostValues    = 40
)

// longestRun is how many symbols are taken together, shortestOpening and longestOpening
// how many of them, with the mark of the start, make an opening, and longestOpeningTo how
// many words of one stand behind what the question asks for.
const (
	longestRun       = 3
	shortestOpening  = 4
	longestOpening   = 7
	longestOpeningTo = 3
)

// A visit is told of an n-gram: its key, the family and the places where it stands there, and
// its symbols, which are the caller's again afterwards.
type visit func(key uint64, family place, at spots, symbols []uint64)

// A counter goes through the n-grams of an answer, and weighs each or tells of it.
type counter struct {
	s       *scene
	m       *ngrams
	told    visit  // weighs if nil
	concern uint64 // whom the question concerns
	n       int    // how many had weights, each counted once
}

// count goes through the n-grams of the answer: runs of its words, and what else is counted as
// n-grams are. A word that neither the vocabulary nor a table holds stands there as "x", or
// "N" where it has a capital, a word of the question as "Q", a number as "#", or "#q" if it
// is given, and what could be the value that an item asks for as "V", so that what is
// learned is how answers are put rather than what they are about. A sentence that only
// repeats the question is passed over. The same n-gram may be met several times.
func (c *counter) count() {
	s, m := c.s, c.m
	s.prepare()
	s.markValues()
	s.met, s.speaks = gramSet{}, zeros(s.speaks, len(s.sent)+1)
	last, asked := len(s.sent)-1, 0
	c.concern = m.digit(s.concern())
	for k := range s.sent {
		if s.clauses[s.ends[k]].asked {
			asked++
		}
		if k >= mostSentences && k < last || s.repeats(k) {
			continue
		}
		row := s.symbols(m, k)
		c.runs(placeFirst, row, wordsAt(k, last))
		if k == 0 {
			c.opening(row)
			c.openings(opensTo, m.digit(int(s.asks)), row)
			c.openings(opensFor, phrases.Hash(s.wanted()), row)
			c.openings(opensOn, c.concern, row)
		}
		c.meanings(k)
		c.speak(k)
	}
	c.done()
	c.facts(asked)
	c.speak(len(s.sent)) // of what stands in no sentence
	c.valueGrams()
}

// visit weighs an n-gram, or tells of it.
func (c *counter) visit(key uint64, family place, at spots, symbols []uint64) {
	if c.told != nil {
		c.told(key, family, at, symbols)
		return
	}
	c.note(at, key)
}

// note keeps the numbers of the weights of n-grams for speak. Whether one has any, and has not
// been met before, is as good as chance: nothing branches on it.
func (c *counter) note(at spots, keys ...uint64) {
	n := len(c.s.noted)
	noted := slices.Grow(c.s.noted, len(keys)*bits.OnesCount8(uint8(at)))
	noted = noted[:cap(noted)]
	for _, key := range keys {
		g := c.m.table.find(key)
		for at := at; at != 0; at &= at - 1 {
			i := g.number(at & -at)
			noted[n] = uint16(i)
			n += c.s.met.put(i, g.weighs(at&-at))
		}
	}
	c.s.noted = noted[:n]
}

// speak adds the weights that are noted to those of a sentence.
func (c *counter) speak(sentence int) {
	c.n += len(c.s.noted)
	sum := c.m.sum(c.s.noted)
	c.s.speaks[sentence].add(&sum)
	c.s.noted = c.s.noted[:0]
}

// wanted is the type of the value that is asked for: the item's, or else the one that the
// words of the question ask for.
func (s *scene) wanted() string {
	if s.untyped() {
		return s.seeks
	}
	return s.q.AnswerType
}

// wordsAt is where the words of a sentence stand.
func wordsAt(k, last int) spots {
	switch k {
	case 0:
		return placeAny.spot() | placeFirst.spot()
	case last:
		return placeAny.spot() | placeLast.spot()
	}
	return placeAny.spot()
}

// runs visits the runs of symbols in a row: together, so that one need not wait until the
// weights of another have come from memory.
func (c *counter) runs(family place, row []uint64, at spots) {
	keys := c.s.keys[:0]
	for i := range row {
		key := c.m.keys[family]
		for n := range min(longestRun, len(row)-i) {
			key = phrases.Mix(key, row[i+n])
			keys = append(keys, key)
			if c.told != nil {
				c.told(key, family, at, row[i:i+n+1])
			}
		}
	}
	c.s.keys = keys
	if c.told == nil {
		c.note(at, keys...)
	}
}

// opening visits the first words of an answer.
func (c *counter) opening(row []uint64) {
	key := c.m.keys[opens]
	for n := range min(longestOpening, len(row)) {
		if key = phrases.Mix(key, row[n]); n+1 >= shortestOpening {
			c.visit(key, opens, opens.spot(), row[:n+1])
		}
	}
}

// openings visits the first words of an answer behind what the question asks for.
func (c *counter) openings(p place, asks uint64, row []uint64) {
	c.s.few[0] = asks
	n := 1 + copy(c.s.few[1:], row[1:])
	key := phrases.Mix(c.m.keys[p], asks)
	for i := 1; i < n; i++ {
		key = phrases.Mix(key, c.s.few[i])
		c.visit(key, p, p.spot(), c.s.few[:i+1])
	}
}

// one visits a single symbol, and two visits a pair.
func (c *counter) one(family place, at spots, symbol uint64) {
	c.s.few[0] = symbol
	c.visit(phrases.Mix(c.m.keys[family], symbol), family, at, c.s.few[:1])
}

func (c *counter) two(family place, at spots, a, b uint64) {
	c.s.few[0], c.s.few[1] = a, b
	c.visit(phrases.Mix(phrases.Mix(c.m.keys[family], a), b), family, at, c.s.few[:2])
}
