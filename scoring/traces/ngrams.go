package traces

import (
	_ "embed" // ngrams.txt
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed ngrams.txt
var ngramsFile string

// The symbols of a trace that are no words; a word has its hash.
var (
	markStart    = phrases.Hash("^")
	markEnd      = phrases.Hash("$")
	markQuestion = phrases.Hash("?")
	markAsked    = phrases.Hash("Q") // a word of the question
	markNumber   = phrases.Hash("#")
	markName     = phrases.Hash("N") // another word with a capital
	markOther    = phrases.Hash("x") // among kinds, a word that is of none
)

// A row is what an n-gram is a run of.
type row uint8

const (
	wordRow row = iota // the words of a sentence
	kindRow            // their kinds
	bareRow            // kinds alone
	saysRow            // a phrase of the tables that is asserted
	rows
)

var (
	rowNames   = [rows]string{"words", "kinds", "bare", "says"}
	leastRun   = [rows]int{1, 2, 2, 1} // how many symbols in a row make an n-gram
	longestRun = [rows]int{3, 3, 3, 1}
)

// begin is the key that n-grams of a row begin with.
func (r row) begin() uint64 { return uint64(r) + 1 }

// A place is where an n-gram stands: in the trace, or as seen from one of its sentences.
type place uint8

const (
	anywhere place = iota
	atEnd          // in the last sentences
	here           // in the sentence
	after          // in those behind it
	before         // in those before it
	places
)

var placeNames = [places]string{"any", "last", "here", "after", "before"}

// reach is how many sentences a place holds.
var reach = [places]int{atEnd: 2, here: 1, after: 3, before: 2}

// Weights are how an n-gram speaks for a notice at each place at which it is weighed.
type weights struct {
	weight [places]float32
	at     [places]bool
}

// ngrams are what the n-grams of a trace say: two logistic regressions, one over those of the
// whole trace, one over those of each sentence and of what stands around it.
type ngrams struct {
	number phrases.Words // of grams by key, from 1 on
	grams  []weights
	always [places]float64 // what the trace, and each sentence, begins with, at anywhere and here
}

// shipped reads the embedded file when the first trace is weighed.
var shipped = sync.OnceValue(func() *ngrams {
	m, err := parseNgrams(ngramsFile)
	if err != nil {
		// The file is part of the program and a test reads it; without it nothing is noticed.
		m = &ngrams{always: [places]float64{anywhere: -9, here: -9}}
		m.number.Reset(0)
	}
	return m
})

// unweighed stands in place of a weight.
const unweighed = "-"

// parseNgrams reads the file of weights: comments (#), and a line for each n-gram, its row
// and symbols, and behind a tab how it speaks at each place, in thousandths; of "always" what
// trace and sentences begin with. An error names the line.
func parseNgrams(text string) (*ngrams, error) {
	lines := strings.Count(text, "\n")
	m := &ngrams{grams: make([]weights, 0, lines)}
	m.number.Reset(lines)
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
	named, values, ok := strings.Cut(line, "\t")
	if !ok {
		return errors.New("no tab between an n-gram and its weights")
	}
	g, err := readGram(values)
	if err != nil {
		return err
	}
	name, symbols, _ := strings.Cut(named, " ")
	if name == "always" {
		for p, w := range g.weight {
			m.always[p] = float64(w)
		}
		return nil
	}
	r := slices.Index(rowNames[:], name)
	if r < 0 {
		return fmt.Errorf("%q is no row", name)
	}
	key := row(r).begin()
	for symbol := range strings.SplitSeq(symbols, " ") {
		key = phrases.Mix(key, phrases.Hash(symbol))
	}
	m.grams = append(m.grams, g)
	m.number.Put(key, int32(len(m.grams)))
	return nil
}

func readGram(values string) (g weights, err error) {
	p := 0
	for value := range strings.SplitSeq(values, " ") {
		if p == int(places) {
			return g, fmt.Errorf("more than %d weights", places)
		}
		if value != unweighed {
			v, err := strconv.Atoi(value)
			if err != nil {
				return g, fmt.Errorf("%q: want a whole number of thousandths", value)
			}
			g.weight[p], g.at[p] = float32(v)/1000, true
		}
		p++
	}
	return g, nil
}
