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

var kindsWeighed = [weighedKinds]Kind{Abstained, Clarified, Corrected, Refused, Hedged}

// ngrams are n-grams and what each of them says of what an answer does: a multinomial
// logistic regression. Each n-gram of an answer counts once.
type ngrams struct {
	words   phrases.Words // the vocabulary; each has number 1
	table   gramTable
	weights weightList
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
	if home := home(key); home != i {
		m.table[home] |= gram(crowded)
	}
	m.table[i] |= gram(key)&keyBits | gram(at)
	return i
}

// weigh numbers the weights of the n-grams, those of one at its places one behind the other, and
// those of n-grams with a large one behind all others.
func (m *ngrams) weigh(lines []weighedGram) {
	const isLarge = gram(1) << firstFrom
	for i := range lines {
		if _, small := lines[i].weights.pack(); !small {
			m.table[lines[i].gram] |= isLarge
		}
	}
	n := 0
	number := func(g *gram) {
		*g = *g&^isLarge | gram(n)<<firstFrom
		n += bits.OnesCount8(uint8(g.at() &^ crowded))
	}
	var large []*gram
	for i := range m.table {
		switch g := &m.table[i]; {
		case *g&isLarge != 0:
			large = append(large, g)
		case *g != 0:
			number(g)
		}
	}
	small := n
	for _, g := range large {
		number(g)
	}
	m.weights = newWeightList(n, small)
	for i := range lines {
		line := &lines[i]
		m.weights.set(m.table[line.gram].number(line.at), line.weights)
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
