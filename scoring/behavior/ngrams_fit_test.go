//go:build fit

package behavior

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// How the n-grams are chosen: so many of the commonest words stand for themselves; an n-gram
// has to stand in so many answers, one of testdata among them; and keptNgrams of them are
// kept, by their weight and number.
const (
	vocabularySize = 2500
	fewestAnswers  = 3
)

// How much squared weights count, against one answer of testdata: of all n-grams, of those
// that are kept, and of signs.
const (
	penaltyAll   = 1.0 / 30
	penaltyKept  = 1.0 / 20
	penaltySigns = 1.0 / 60
)

// TestFitNgrams fits the weights of n-grams and of signs on corpora and testdata, without what
// is unseen, and compares them with ngrams.txt and signs.txt. With -update it writes them anew,
// and what is read of the corpora without them, with ABSTAIN_EVAL_CORPORA set.
func TestFitNgrams(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	rows := toldRows(t, dir)
	text := fitted(t, rows)
	without := fittedWithout(t, rows)
	signs := fittedSigns(t, rows, without)
	if *update {
		if err := os.WriteFile(withoutFile, []byte(readWithout(t, dir, without, text, signs)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("ngrams.txt", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("signs.txt", []byte(signs), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	compareWeights(t, "ngrams.txt", weightsOf(t, ngramsFile, weighedKinds), weightsOf(t, text, weighedKinds))
	compareWeights(t, "signs.txt", weightsOf(t, signsFile, len(signWeights{})), weightsOf(t, signs, len(signWeights{})))
}

// compareWeights holds what is fitted against what ships.
func compareWeights(t *testing.T, file string, shipped, fitted map[string][]int) {
	t.Helper()
	differ := 0
	for name, w := range fitted {
		alike := func(a, b int) bool { return a-b <= 50 && b-a <= 50 }
		if !slices.EqualFunc(w, shipped[name], alike) {
			differ++
		}
	}
	t.Log(file, differ, "of", len(fitted), "differ")
	if differ > len(fitted)/20 { // machines round differently, and a row more or less moves many a little
		t.Errorf("%d of %d are not in %s or weigh otherwise by more than .5; -update writes it anew", differ, len(fitted), file)
	}
}

// fitted is the file of the weights that the answers make.
func fitted(t *testing.T, rows []toldRow) string {
	t.Helper()
	m, names := emptyNgrams(), symbolNames()
	words := vocabulary(rows, names)
	for _, w := range words {
		m.words.Put(phrases.Hash(w), 1)
	}
	grams, told := ngramsOf(rows, m, names)
	all := len(grams)
	// What weighs most is kept, and weighed again without the rest.
	grams = keep(grams, told, regress(t, told, all, weighedKinds, freedom(told, all), penaltyAll))
	w := regress(t, told, len(grams), weighedKinds, freedom(told, len(grams)), penaltyKept)
	var b strings.Builder
	b.WriteString(ngramsHead)
	for some := range slices.Chunk(words, 12) {
		fmt.Fprintf(&b, "@words: %s\n", strings.Join(some, " "))
	}
	for i, name := range grams {
		b.WriteString(name)
		for k, v := range w[i*weighedKinds : (i+1)*weighedKinds] {
			fmt.Fprintf(&b, "%c%d", "\t    "[k], int(math.Round(100*v)))
		}
		b.WriteByte('\n')
	}
	t.Log(len(rows), "answers,", len(words), "words,", len(grams), "n-grams of", all)
	return b.String()
}

// weightsOf are the weights, in hundredths, that end each line of a file, by what stands
// before them.
func weightsOf(t *testing.T, file string, weights int) map[string][]int {
	t.Helper()
	by := map[string][]int{}
	for line := range strings.Lines(file) {
		if line[0] == '#' || line[0] == '@' {
			continue
		}
		fields := strings.Fields(line)
		name := strings.Join(fields[:len(fields)-weights], " ")
		for _, field := range fields[len(fields)-weights:] {
			w, err := strconv.Atoi(field)
			if err != nil {
				t.Fatal(err)
			}
			by[name] = append(by[name], w)
		}
	}
	return by
}

// keep are the n-grams that matter most, in order, and leaves no other in the rows.
func keep(grams []string, told []counted, w []float64) []string {
	rows := make([]float64, len(grams))
	for _, row := range told {
		for _, g := range row.grams {
			rows[g]++
		}
	}
	order := make([]int, len(grams))
	matter := make([]float64, len(grams))
	for g := range order {
		order[g] = g
		for _, v := range w[g*weighedKinds : (g+1)*weighedKinds] {
			matter[g] = max(matter[g], math.Abs(v)*math.Sqrt(rows[g]))
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(matter[b], matter[a]), strings.Compare(grams[a], grams[b]))
	})
	order = order[:min(keptNgrams, len(order))]
	slices.Sort(order) // grams are in order of their names
	number := make([]int32, len(grams))
	kept := make([]string, len(order))
	for i, g := range order {
		number[g], kept[i] = int32(i+1), grams[g]
	}
	for i := range told {
		of := told[i].grams[:0]
		for _, g := range told[i].grams {
			if number[g] > 0 {
				of = append(of, number[g]-1)
			}
		}
		told[i].grams = of
	}
	return kept
}

const ngramsHead = `# What the n-grams of an answer say of what it does. TestFitNgrams writes this file; do not
# edit it. First the words that stand for themselves, beside those of the tables; of others
# an n-gram holds "N" for one with a capital and "x" else, "Q" for a word of the question,
# "#" for a number, "#q" for a given one, and "V" for what could be the value that an item
# asks for. Then a line an n-gram: where it stands, its symbols from "^" to "$", and behind a
# tab how it speaks for an answer that abstains, asks back, corrects, refuses or hedges, each
# against one that answers plainly, in hundredths. Some are no words: "says" is what a phrase
# of the tables says in a sentence, "does" what stretches of the answer do, "value" where a
# value stands of the type asked for; a digit is a number, a logarithm, the form of the
# question by its place in request.go, or behind "concern" whom it concerns (concern.go).
`
