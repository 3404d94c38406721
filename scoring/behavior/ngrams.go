package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// A place is where in an answer an n-gram stands, or what else is counted as one.
type place int

const (
	placeFirst      place = iota // of words, in the first sentence
	placeSecond                  // in the second
	placeMiddle                  // in those between it and the last
	placeLast                    // in the last of several
	placeAny                     // in any
	placeApartFirst              // two words that stand a few words apart in the first sentence
	placeApartLast               // and in the last
	placeSortsFirst              // of sorts of words, in the first sentence
	placeSortsLast               // and in the last
	opensTo                      // what the question asks for, and the words that the answer opens with
	opensFor                     // the type of value that it asks for, and these
	ofLength                     // the logarithm of how many words there are
	ofSentences                  // how many sentences
	ofAsked                      // how many of them ask something
	allAsked                     // all do
	ofForm                       // what the question asks for
	ofSought                     // the type of value that it asks for
	bias                         // stands with every answer
	places
)

// placeNames are the places as ngrams.txt names them.
var placeNames = [places]string{
	"first", "second", "middle", "last", "any", "apart-first", "apart-last", "sorts-first", "sorts-last",
	"opens-form", "opens-sought", "length", "sentences", "asked", "all-asked", "form", "sought", "bias",
}

// A family of places are those whose n-grams are of one sort: an n-gram has one key in all of
// them, so that it is looked for once.
//
//nolint:gochecknoglobals // an array cannot be a constant
var families = [places]place{
	placeSecond: placeFirst, placeMiddle: placeFirst, placeLast: placeFirst, placeAny: placeFirst,
	placeApartFirst: placeApartFirst, placeApartLast: placeApartFirst,
	placeSortsFirst: placeSortsFirst, placeSortsLast: placeSortsFirst,
	opensTo: opensTo, opensFor: opensFor, ofLength: ofLength, ofSentences: ofSentences,
	ofAsked: ofAsked, allAsked: allAsked, ofForm: ofForm, ofSought: ofSought, bias: bias,
}

// spots are places of one family.
type spots uint8

// spot is a place within its family.
func (p place) spot() spots { return 1 << (p - families[p]) }

// What is looked at of an answer: so many sentences from its start, and the last, and
// so many words of each.
const (
	mostSentences = 13
	mostWords     = 64
)

// farthest is how many words apart two may stand that are taken together, and
// longestOpening how many words of an opening are.
const (
	farthest       = 4
	longestOpening = 3
)

// A visit is told of an n-gram: the sentence where it stands, or -1, its key, the family and
// the places where it stands there, and its symbols, which are the caller's again afterwards.
// It reports whether longer ones that begin so may matter.
type visit func(sentence int, key uint64, family place, at spots, symbols []uint64) bool

// grams visits the n-grams of the answer. A word that neither the vocabulary nor a table
// holds stands there as "x", or "N" where it has a capital, a word of the question as "Q",
// a number as "#", or "#q" if it is given, and what could be the value asked for as "V", so
// that what is learned is how answers are put rather than what they are about. A sentence
// that only repeats the question is passed over. The same n-gram may be visited several times.
func (s *scene) grams(m *ngrams, visit visit) {
	s.prepare()
	s.markValues()
	last, asked := len(s.sent)-1, 0
	for k := range s.sent {
		if s.clauses[s.ends[k]].asked {
			asked++
		}
		if k >= mostSentences && k < last || s.repeats(k) {
			continue
		}
		row := s.symbols(m, k)
		pairs, triples := spotsOf(k, last)
		m.runs(k, placeFirst, row, []spots{pairs, pairs, triples}, visit)
		switch k {
		case 0:
			m.apart(k, placeApartFirst, row, visit)
			m.openings(opensTo, m.digit(int(s.asks)), row, visit)
			m.openings(opensFor, phrases.Hash(s.seeks), row, visit)
			m.runs(k, placeSortsFirst, s.sortsOf(m, k), sortsAt(placeSortsFirst), visit)
		case last:
			m.apart(k, placeApartLast, row, visit)
			m.runs(k, placeSortsFirst, s.sortsOf(m, k), sortsAt(placeSortsLast), visit)
		}
	}
	s.facts(m, asked, visit)
}

// spotsOf is where one or two symbols, and where three, of a sentence stand. The second
// sentence may be the last as well.
func spotsOf(k, last int) (pairs, triples spots) {
	pairs, triples = placeAny.spot(), placeAny.spot()
	switch {
	case k == 0:
		pairs |= placeFirst.spot()
		triples |= placeFirst.spot()
		return pairs, triples
	case k == 1:
		pairs |= placeSecond.spot()
	case k < last:
		pairs |= placeMiddle.spot()
	}
	if k == last {
		pairs |= placeLast.spot()
		triples |= placeLast.spot()
	}
	return pairs, triples
}

// sortsAt is where runs of sorts of words stand: one is none.
func sortsAt(p place) []spots { return []spots{0, p.spot(), p.spot(), p.spot()} }

// facts visits what is counted as an n-gram beside them, where so many sentences ask.
func (s *scene) facts(m *ngrams, asked int, visit visit) {
	s.row = append(s.row[:0], 0)
	one := s.row
	fact := func(p place, symbol uint64) {
		one[0] = symbol
		visit(-1, m.key(p, one), p, p.spot(), one)
	}
	fact(ofLength, m.digit(log2(1+len(s.toks))))
	fact(ofSentences, m.digit(min(6, len(s.sent))))
	fact(ofAsked, m.digit(min(3, asked)))
	if asked == len(s.sent) {
		fact(allAsked, m.digit(1))
	}
	fact(ofForm, m.digit(int(s.asks)))
	fact(ofSought, phrases.Hash(s.seeks))
	fact(bias, m.digit(1))
}

// runs visits the runs of symbols of a sentence: at[0] is where one of them stands, at[1] where
// two do, and so on.
func (m *ngrams) runs(k int, family place, row []uint64, at []spots, visit visit) {
	for i := range row {
		key := m.keys[family]
		for n, spots := range at[:min(len(at), len(row)-i)] {
			if key = mix(key, row[i+n]); spots != 0 && !visit(k, key, family, spots, row[i:i+n+1]) {
				break
			}
		}
	}
}

// apart visits pairs of symbols with others between them.
func (m *ngrams) apart(k int, p place, row []uint64, visit visit) {
	var pair [2]uint64
	family, at := families[p], p.spot()
	for i := range row {
		key := mix(m.keys[family], row[i])
		for j := i + 2; j <= i+farthest && j < len(row); j++ {
			pair[0], pair[1] = row[i], row[j]
			visit(k, mix(key, row[j]), family, at, pair[:])
		}
	}
}

// openings visits the first words of an answer behind what the question asks for.
func (m *ngrams) openings(p place, asks uint64, row []uint64, visit visit) {
	with := [1 + longestOpening]uint64{asks}
	n := 1 + copy(with[1:], row[1:])
	key := mix(m.keys[p], asks)
	for i := 1; i < n; i++ {
		if key = mix(key, with[i]); !visit(0, key, p, p.spot(), with[:i+1]) {
			return
		}
	}
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
