package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

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

// A visit is told of an n-gram: the sentence where it stands, or -1, its key, the family and
// the places where it stands there, and its symbols, which are the caller's again afterwards.
// It reports whether longer ones that begin so may matter.
type visit func(sentence int, key uint64, family place, at spots, symbols []uint64) bool

// grams visits the n-grams of the answer: runs of its words, and what else is counted as
// n-grams are. A word that neither the vocabulary nor a table holds stands there as "x", or
// "N" where it has a capital, a word of the question as "Q", a number as "#", or "#q" if it
// is given, and what could be the value that an item asks for as "V", so that what is
// learned is how answers are put rather than what they are about. A sentence that only
// repeats the question is passed over. The same n-gram may be visited several times.
func (s *scene) grams(m *ngrams, visit visit) {
	s.prepare()
	s.markValues()
	last, asked := len(s.sent)-1, 0
	concern := m.digit(s.concern())
	for k := range s.sent {
		if s.clauses[s.ends[k]].asked {
			asked++
		}
		if k >= mostSentences && k < last || s.repeats(k) {
			continue
		}
		row := s.symbols(m, k)
		m.runs(k, placeFirst, row, wordsAt(k, last), visit)
		if k == 0 {
			m.opening(row, visit)
			m.openings(opensTo, m.digit(int(s.asks)), row, visit)
			m.openings(opensFor, phrases.Hash(s.wanted()), row, visit)
			m.openings(opensOn, concern, row, visit)
		}
		s.meanings(m, k, concern, visit)
	}
	s.done(m, concern, visit)
	s.valueGrams(m, visit)
	s.facts(m, asked, concern, visit)
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

// runs visits the runs of symbols in a row.
func (m *ngrams) runs(k int, family place, row []uint64, at spots, visit visit) {
	for i := range row {
		key := m.keys[family]
		for n := range min(longestRun, len(row)-i) {
			if key = mix(key, row[i+n]); !visit(k, key, family, at, row[i:i+n+1]) {
				break
			}
		}
	}
}

// opening visits the first words of an answer.
func (m *ngrams) opening(row []uint64, visit visit) {
	key := m.keys[opens]
	for n := range min(longestOpening, len(row)) {
		if key = mix(key, row[n]); n+1 >= shortestOpening && !visit(0, key, opens, opens.spot(), row[:n+1]) {
			return
		}
	}
}

// openings visits the first words of an answer behind what the question asks for.
func (m *ngrams) openings(p place, asks uint64, row []uint64, visit visit) {
	with := [1 + longestOpeningTo]uint64{asks}
	n := 1 + copy(with[1:], row[1:])
	key := mix(m.keys[p], asks)
	for i := 1; i < n; i++ {
		if key = mix(key, with[i]); !visit(0, key, p, p.spot(), with[:i+1]) {
			return
		}
	}
}
