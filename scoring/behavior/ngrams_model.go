package behavior

import (
	_ "embed" // ngrams.txt
	"errors"
	"fmt"
	"math"
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
// logistic regression. Each n-gram of an answer counts once, and those that are known
// count as a vector of length one together, so that long answers are no surer than short
// ones.
type ngrams struct {
	words   phrases.Words         // the vocabulary; each has number 1
	numbers phrases.Words         // of n-grams, by their hash, from 1
	weights [][weighedKinds]int32 // in hundredths: sums of whole numbers are the same on every machine
	places  [places]uint64
	marks   marks
}

// marks are the symbols that stand for no word of their own.
type marks struct {
	start, end, question, comma, colon uint64
	given, number, asked, name, other  uint64
	stop, known                        uint64
	sorts                              [len(sortNames)]uint64
	digits                             [10]uint64
}

// The sorts of words that are told apart, and how ngrams.txt names them.
//
//nolint:gochecknoglobals // an array cannot be a constant
var (
	sortClasses = [...]uint{classNegation, classFirst, classYou, classBe, classAux, classAsk, classTurn, classCondition}
	sortNames   = [...]string{"NOT", "I", "YOU", "BE", "AUX", "WH", "BUT", "IF"}
)

// emptyNgrams know no n-gram, but all symbols.
func emptyNgrams() *ngrams {
	m := &ngrams{words: phrases.NewWords(1 << 11), numbers: phrases.NewWords(1 << 16), weights: make([][weighedKinds]int32, 1)}
	for p, name := range placeNames {
		m.places[p] = phrases.Hash(name)
	}
	k := &m.marks
	for symbol, name := range map[*uint64]string{
		&k.start: "^", &k.end: "$", &k.question: "?", &k.comma: ",", &k.colon: ";",
		&k.given: "#q", &k.number: "#", &k.asked: "Q", &k.name: "N", &k.other: "x", &k.stop: "st", &k.known: "t",
	} {
		*symbol = phrases.Hash(name)
	}
	for i, name := range sortNames {
		k.sorts[i] = phrases.Hash(name)
	}
	for i := range k.digits {
		k.digits[i] = phrases.Hash(strconv.Itoa(i))
	}
	return m
}

func (m *ngrams) digit(n int) uint64 { return m.marks.digits[n] }

// key is the hash of an n-gram at a place.
func (m *ngrams) key(p place, symbols []uint64) uint64 {
	h := m.places[p]
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
		if err := m.add(line); err != nil {
			return nil, fmt.Errorf("ngrams.txt:%d: %w", n, err)
		}
	}
	return m, nil
}

// add reads the line of an n-gram.
func (m *ngrams) add(line string) error {
	gram, weights, ok := strings.Cut(line, "\t")
	if !ok {
		return errors.New("no tab between the n-gram and its weights")
	}
	name, symbols, more := strings.Cut(gram, " ")
	p := slices.Index(placeNames[:], name)
	if p < 0 {
		return fmt.Errorf("%q is no place", name)
	}
	key := m.places[p]
	for more {
		var symbol string
		symbol, symbols, more = strings.Cut(symbols, " ")
		key = mix(key, phrases.Hash(symbol))
	}
	var w [weighedKinds]int32
	k := 0
	for field := range strings.FieldsSeq(weights) {
		v, err := strconv.Atoi(field)
		if err != nil || k == weighedKinds {
			return fmt.Errorf("%q: want %d whole numbers", weights, weighedKinds)
		}
		w[k] = int32(v) //nolint:gosec // hundreds
		k++
	}
	if k < weighedKinds {
		return fmt.Errorf("%q: want %d whole numbers", weights, weighedKinds)
	}
	m.numbers.Put(key, int32(len(m.weights))) //nolint:gosec // there are thousands
	m.weights = append(m.weights, w)
	return nil
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

// A weighing is what the n-grams of an answer say of it.
type weighing struct {
	declines  float64 // how likely it declines
	hedges    float64 // how likely it hedges
	likeliest int     // kind of decline
	sentence  int     // the one that says most for that kind
}

// weighWords weighs the n-grams of the answer.
func (s *scene) weighWords(m *ngrams) weighing {
	if len(s.met) != len(m.weights) {
		s.met, s.round = make([]uint32, len(m.weights)), 0
	}
	s.round++
	if s.round == 0 { // it went round
		clear(s.met)
		s.round = 1
	}
	var sum [weighedKinds]int32
	s.speaks = zeros(s.speaks, len(s.sent))
	n := 0
	s.grams(m, func(sentence int, key uint64, _ place, _ []uint64) {
		id := m.numbers.Get(key)
		if id == 0 || s.met[id] == s.round {
			return
		}
		s.met[id] = s.round
		n++
		w := &m.weights[id]
		for k := range w {
			sum[k] += w[k]
			if sentence >= 0 {
				s.speaks[sentence][k] += w[k]
			}
		}
	})
	return s.likely(sum, n)
}

// likely turns the sums of n weights into chances: even ones where there is none.
func (s *scene) likely(sum [weighedKinds]int32, n int) (out weighing) {
	if n == 0 {
		return weighing{declines: 0.5}
	}
	all, scale := 1.0, 0.01/math.Sqrt(float64(n))
	for k := range sum {
		chance := math.Exp(float64(sum[k]) * scale)
		all += chance
		switch {
		case k >= weighedDeclines:
			out.hedges = chance
			continue
		case sum[k] > sum[out.likeliest]:
			out.likeliest = k
		}
		out.declines += chance
	}
	for k := range s.speaks {
		if s.speaks[k][out.likeliest] > s.speaks[out.sentence][out.likeliest] {
			out.sentence = k
		}
	}
	out.declines /= all
	out.hedges /= all
	return out
}
