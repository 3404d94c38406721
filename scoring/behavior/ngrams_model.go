package behavior

import (
	_ "embed" // ngrams.txt
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
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
		h = mix(h, s)
	}
	return h
}

// mix is the hash of what h is one of with one more symbol behind it.
func mix(h, symbol uint64) uint64 {
	h = (h ^ symbol) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// parseNgrams reads the file of weights: comments (#), the vocabulary (@words: ...), and
// a line for each n-gram: its place and symbols, a tab, and for each of the kinds its
// weight in hundredths. An error names the line.
func parseNgrams(text string) (*ngrams, error) {
	m := emptyNgrams()
	lines := make([]weighedGram, 0, keptNgrams)
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if words, ok := strings.CutPrefix(line, "@words:"); ok {
			for w := range strings.FieldsSeq(words) {
				m.words.Put(phrases.Hash(w), 1)
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		g, err := m.add(line)
		if err == nil && len(lines) == keptNgrams {
			err = fmt.Errorf("more than %d weights", keptNgrams)
		}
		if err != nil {
			return nil, fmt.Errorf("ngrams.txt:%d: %w", n, err)
		}
		lines = append(lines, g)
	}
	m.weigh(lines)
	return m, nil
}

// A weighedGram is a line of the file.
type weighedGram struct {
	key     uint64
	at      spots
	weights gramWeights
}

// add reads the line of an n-gram and gives it its place.
func (m *ngrams) add(line string) (out weighedGram, err error) {
	named, weights, ok := strings.Cut(line, "\t")
	if !ok {
		return out, errors.New("no tab between the n-gram and its weights")
	}
	name, symbols, more := strings.Cut(named, " ")
	p := place(slices.Index(placeNames[:], name))
	if p < 0 {
		return out, fmt.Errorf("%q is no place", name)
	}
	if out.weights, err = weightsIn(weights); err != nil {
		return out, err
	}
	out.at, out.key = p.spot(), m.keys[families[p]]
	for more {
		var symbol string
		symbol, symbols, more = strings.Cut(symbols, " ")
		out.key = mix(out.key, phrases.Hash(symbol))
	}
	m.put(out.key, out.at)
	return out, nil
}

// weightsIn reads the weights of an n-gram, with a space between two.
func weightsIn(fields string) (w gramWeights, err error) {
	rest, more := fields, true
	for k := range w {
		var field string
		field, rest, more = strings.Cut(rest, " ")
		v, err := strconv.Atoi(field)
		if err != nil || int(int16(v)) != v {
			return w, fmt.Errorf("%q: want %d whole numbers from %d to %d", fields, weighedKinds, math.MinInt16, math.MaxInt16)
		}
		w[k] = int16(v)
	}
	if more {
		return w, fmt.Errorf("%q: want %d whole numbers", fields, weighedKinds)
	}
	return w, nil
}

// put gives an n-gram its place in the table and adds to where it weighs.
func (m *ngrams) put(key uint64, at spots) {
	g := m.table.find(key)
	g.upper = uint32(key >> 32)
	g.at |= at
}

// weigh numbers the weights of the n-grams, those of one at its places one behind the other.
func (m *ngrams) weigh(lines []weighedGram) {
	n := 0
	for i := range m.table {
		g := &m.table[i]
		g.first = uint16(n)
		n += bits.OnesCount8(uint8(g.at))
	}
	m.weights = make([]gramWeights, n)
	for _, line := range lines {
		m.weights[m.table.find(line.key).number(line.at)] = line.weights
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
