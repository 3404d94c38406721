package behavior

import (
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
		c.runs(placeAny, row, wordsAt(k, last))
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

// visit notes an n-gram for speak, or tells of it.
func (c *counter) visit(key uint64, family place, at spots, symbols []uint64) {
	if c.told != nil {
		c.told(key, family, at, symbols)
		return
	}
	c.s.noted = append(c.s.noted, c.m.note(key, at))
}

// A notedGram is an n-gram that weighs with the sentence at hand.
type notedGram struct {
	key  uint64
	gram gram  // what is at its home
	at   spots // anywhere, and one more at most
}

// note fetches what is known of an n-gram and looks at none of it, so that the next need not
// wait until it has come from memory.
func (m *ngrams) note(key uint64, at spots) notedGram {
	return notedGram{key: key, gram: m.table[home(key)], at: at}
}

// speak adds the weights of the n-grams that are noted to those of a sentence.
func (c *counter) speak(sentence int) {
	s := c.s
	numbers := c.m.table.numbers(s.noted, slices.Grow(s.numbers[:0], len(s.noted)*2))
	met := s.met.put(numbers)
	c.n += len(met)
	sum := c.m.weights.sum(met)
	s.speaks[sentence].add(&sum)
	s.noted, s.numbers = s.noted[:0], numbers
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
		return anywhere | placeFirst.spot()
	case last:
		return anywhere | placeLast.spot()
	}
	return anywhere
}

// runs visits the runs of symbols in a row.
func (c *counter) runs(family place, row []uint64, at spots) {
	m := c.m
	begin, noted := m.keys[family], slices.Grow(c.s.noted, longestRun*len(row))
	for ; c.told == nil && len(row) >= longestRun; row = row[1:] { // most of what is noted at all
		one := phrases.Mix(begin, row[0])
		two := phrases.Mix(one, row[1])
		three := phrases.Mix(two, row[2])
		noted = append(noted, m.note(one, at), m.note(two, at), m.note(three, at))
	}
	c.s.noted = noted
	for i := range row {
		key, run := begin, row[i:min(i+longestRun, len(row))]
		for n, symbol := range run {
			key = phrases.Mix(key, symbol)
			c.visit(key, family, at, run[:n+1])
		}
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
