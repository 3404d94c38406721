package traces

import (
	_ "embed" // ngrams.txt
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed ngrams.txt
var ngramsFile string

// longestRun is how many symbols in a row make an n-gram, and lastSentences in how many
// sentences of the end they count once more.
const (
	longestRun    = 3
	lastSentences = 2
)

// The symbols of a trace that are no words; a word has its hash.
//
//nolint:gochecknoglobals // constants that have to be computed
var (
	markStart    = phrases.Hash("^")
	markEnd      = phrases.Hash("$")
	markQuestion = phrases.Hash("?")
	markAsked    = phrases.Hash("Q") // a word of the question
	markNumber   = phrases.Hash("#")
	markName     = phrases.Hash("N") // another word with a capital
)

// A place is where in a stretch of a trace an n-gram stands.
type place uint8

const (
	anywhere  place = iota
	atEnd           // in the last sentences
	says            // what a phrase of the tables asserts
	saysAtEnd       // in the last sentences
	places
)

var placeNames = [places]string{"any", "last", "says", "says-last"}

// ngrams are n-grams and how each speaks for a notice: a logistic regression over which of
// them a stretch holds, of which each counts once, the less the more there are.
type ngrams struct {
	weights map[uint64]float64 // by key
	always  float64
}

// begin is the key that n-grams of a place begin with.
func (p place) begin() uint64 { return uint64(p) + 1 }

// shipped reads the embedded file when the first trace is weighed.
var shipped = sync.OnceValue(func() *ngrams {
	m, err := parseNgrams(ngramsFile)
	if err != nil {
		// The file is part of the program and a test reads it; without it nothing is noticed.
		return &ngrams{always: -1}
	}
	return m
})

// parseNgrams reads the file of weights: comments (#), and a line for each n-gram, its place
// and symbols and behind a tab how it speaks, in thousandths; of "always" what each stretch
// begins with. An error names the line.
func parseNgrams(text string) (*ngrams, error) {
	m := &ngrams{weights: make(map[uint64]float64, strings.Count(text, "\n"))}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if err := m.add(line); err != nil {
			return nil, fmt.Errorf("ngrams.txt:%d: %w", n, err)
		}
	}
	return m, nil
}

func (m *ngrams) add(line string) error {
	named, value, ok := strings.Cut(line, "\t")
	if !ok {
		return errors.New("no tab between an n-gram and its weight")
	}
	v, err := strconv.Atoi(value)
	if err != nil {
		return fmt.Errorf("%q: want a whole number of thousandths", value)
	}
	name, symbols, _ := strings.Cut(named, " ")
	if named == "always" {
		m.always = float64(v) / 1000
		return nil
	}
	for p := range places {
		if placeNames[p] != name {
			continue
		}
		key := p.begin()
		for symbol := range strings.SplitSeq(symbols, " ") {
			key = phrases.Mix(key, phrases.Hash(symbol))
		}
		m.weights[key] = float64(v) / 1000
		return nil
	}
	return fmt.Errorf("%q is no place", name)
}
