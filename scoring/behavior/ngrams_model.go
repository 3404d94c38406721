package behavior

import (
	_ "embed" // ngrams.txt
	"math/bits"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed ngrams.txt
var ngramsFile string

// weighedKinds are how many kinds n-grams speak for, each against a plain answer, and
// weighedDeclines how many of them decline.
const weighedKinds, weighedDeclines = 5, 4

//nolint:gochecknoglobals // an array cannot be a constant
var kindsWeighed = [weighedKinds]Kind{Abstained, Clarified, Corrected, Refused, Hedged}

// ngrams are n-grams and what each of them says of what an answer does: a multinomial
// logistic regression. Each n-gram of an answer counts once.
type ngrams struct {
	words   phrases.Words // the vocabulary; each has number 1
	table   gramTable
	weights []gramWeights
	keys    [places]uint64 // that n-grams of a family begin with
	marks   marks
}

func (m *ngrams) digit(n int) uint64 { return m.marks.digits[n] }

// key is the hash of an n-gram at a place.
func (m *ngrams) key(p place, symbols []uint64) uint64 {
	h := m.keys[families[p]]
	for _, s := range symbols {
		h = phrases.Mix(h, s)
	}
	return h
}

// put gives an n-gram its place in the table, which it keeps, and adds to where it weighs.
func (m *ngrams) put(key uint64, at spots) (i uint32) {
	i = m.table.index(key)
	if at := home(key); at != i {
		m.table[at].at |= crowded
	}
	g := &m.table[i]
	g.upper = uint32(key >> 32)
	g.at |= at
	return i
}

// weigh numbers the weights of the n-grams, those of one at its places one behind the other.
func (m *ngrams) weigh(lines []weighedGram) {
	n := 0
	for i := range m.table {
		g := &m.table[i]
		g.first = uint16(n)
		n += bits.OnesCount8(uint8(g.at &^ crowded))
	}
	m.weights = make([]gramWeights, n)
	for i := range lines {
		line := &lines[i]
		m.weights[m.table[line.gram].number(line.at)] = line.weights
	}
}

// shippedNgrams reads the embedded file when the first answer is weighed.
var shippedNgrams = sync.OnceValue(func() *ngrams {
	m, err := parseNgrams(ngramsFile)
	if err != nil {
		// The file is part of the program and a test reads it; without it rules alone read.
		return emptyNgrams()
	}
	return m
})
