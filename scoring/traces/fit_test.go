//go:build fit

package traces

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

const ngramsHeader = `# What the n-grams of a trace say of whether it notices that its question has no answer.
# TestFitNgrams writes this file; do not edit it. A line an n-gram: where it stands, its symbols
# from "^" to "$", or "?" in a question, and behind a tab how it speaks, in thousandths. "Q" is a
# word of the question, "#" a number, "N" another word with a capital; "says" stands before what a
# phrase of the tables asserts.
`

// leastQuestions is to how many questions traces have to hold an n-gram that is weighed, and
// penalty what large weights cost; those of phrases, which stand for many n-grams, cost less.
const (
	leastQuestions = 5
	penalty        = 1.0 / 4
	phrasePenalty  = penalty / 10
)

// A told is a trace as its n-grams, by number.
type told struct {
	grams   []int
	noticed bool
}

// TestFitNgrams fits ngrams.txt to the files of testdata that are not unseen, and with -update
// writes it. It is no part of the usual tests, since another processor may find other last
// digits.
func TestFitNgrams(t *testing.T) {
	var rows []labeled.Row
	for _, f := range traceFiles() {
		if !f.unseen {
			rows = append(rows, labeled.Read(t, f.path())...)
		}
	}
	names := gramNames(rows)
	number := map[string]int{}
	for i, name := range names {
		number[name] = i
	}
	var all []told
	for _, row := range rows {
		one := told{noticed: row.Want[0] == noticed}
		for name := range gramsOf(row) {
			if i, ok := number[name]; ok {
				one.grams = append(one.grams, i)
			}
		}
		slices.Sort(one.grams) // sums are the same every time
		all = append(all, one)
	}
	costs := costsOf(all, names)
	weights := regress(t, all, costs)
	var b strings.Builder
	fmt.Fprintf(&b, "%salways\t%d\n", ngramsHeader, thousandths(weights[len(names)]))
	for i, name := range names {
		fmt.Fprintf(&b, "%s\t%d\n", name, thousandths(weights[i]))
	}
	t.Log(len(rows), "traces,", len(names), "n-grams")
	if *update {
		if err := os.WriteFile("ngrams.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != ngramsFile {
		t.Error("the fit gives other weights than ship; -update writes them")
	}
}

func thousandths(w float64) int { return int(math.Round(1000 * w)) }

// gramNames are the n-grams that are weighed, in order.
func gramNames(rows []labeled.Row) []string {
	questions := map[string]map[string]bool{}
	for _, row := range rows {
		for name := range gramsOf(row) {
			if questions[name] == nil {
				questions[name] = map[string]bool{}
			}
			questions[name][row.Question] = true
		}
	}
	maps.DeleteFunc(questions, func(name string, in map[string]bool) bool {
		_, symbols, _ := strings.Cut(name, " ")
		return len(in) < leastQuestions || symbols == "^" || symbols == "$" // every sentence has these
	})
	return slices.Sorted(maps.Keys(questions))
}

// gramsOf are the n-grams of a whole trace as ngrams.txt names them.
func gramsOf(row labeled.Row) map[string]bool {
	lx := tables()
	words, asked := split(row.Answer, lx)
	r := reader{m: newMatcher(words, lx), asked: asked, given: givenBy(row.Question, lx), trace: row.Answer}
	symbols := map[uint64]string{
		markStart: "^", markEnd: "$", markQuestion: "?", markAsked: "Q", markNumber: "#", markName: "N",
	}
	for g, name := range groupNames {
		symbols[groupKeys[g]] = name
	}
	for i := range words {
		symbols[words[i].hash] = wordOf(row.Answer, words, i)
	}
	grams := map[string]bool{}
	w := weighing{}
	for from := 0; from < len(words); {
		to := endOf(words, from)
		last := words[from].sentence > words[len(words)-1].sentence-lastSentences
		r.visit(&w, from, to, last, func(p place, _ uint64, of []uint64) {
			parts := []string{placeNames[p]}
			for _, symbol := range of {
				parts = append(parts, symbols[symbol])
			}
			grams[strings.Join(parts, " ")] = true
		})
		from = to
	}
	return grams
}

// wordOf is word i as it is folded.
func wordOf(text string, words []word, i int) string {
	w := strings.ToLower(text[words[i].start:words[i].end])
	if phrases.Hash(w) == words[i].hash {
		return w
	}
	head, tail, _ := strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
	for _, part := range opened(head, tail) {
		if phrases.Hash(part) == words[i].hash {
			return part
		}
	}
	return "#" // no n-gram holds its name: it is a number, or stands in letters of another script
}

// costsOf is what the weights cost: the less, the more often an n-gram stands in traces of one
// kind than in those of the other, as a logarithm. What tells nothing by itself has to tell
// much beside others (Wang and Manning, Baselines and Bigrams, ACL 2012, scale by this ratio).
func costsOf(rows []told, names []string) []float64 {
	in := make([][2]float64, len(names))
	var all [2]float64
	for _, row := range rows {
		k := 0
		if row.noticed {
			k = 1
		}
		all[k]++
		for _, g := range row.grams {
			in[g][k]++
		}
	}
	costs := make([]float64, len(names))
	for i, name := range names {
		const prior, least = 0.5, 0.25
		free := least + math.Abs(math.Log((in[i][1]+prior)/(all[1]+2*prior))-math.Log((in[i][0]+prior)/(all[0]+2*prior)))
		costs[i] = penalty / free / free
		if strings.HasPrefix(name, placeNames[says]) {
			costs[i] = phrasePenalty / free / free
		}
	}
	return costs
}

// regress is a logistic regression: a weight for each gram, and behind them one that always
// counts and costs nothing. The grams of a trace make a vector of length one.
func regress(t *testing.T, rows []told, costs []float64) []float64 {
	t.Helper()
	grams := len(costs)
	both := func(grad, w []float64) float64 {
		loss := 0.0
		if grad != nil {
			clear(grad)
		}
		for i, v := range w[:grams] {
			loss += costs[i] / 2 * v * v
			if grad != nil {
				grad[i] = costs[i] * v
			}
		}
		for _, row := range rows {
			by := 1 / math.Sqrt(max(1, float64(len(row.grams))))
			z := w[grams]
			for _, g := range row.grams {
				z += w[g] * by
			}
			d := 1 / (1 + math.Exp(-z))
			if row.noticed {
				loss, d = loss+math.Log1p(math.Exp(-z)), d-1
			} else {
				loss += math.Log1p(math.Exp(z))
			}
			if grad != nil {
				for _, g := range row.grams {
					grad[g] += d * by
				}
				grad[grams] += d
			}
		}
		return loss
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return both(nil, w) },
		Grad: func(grad, w []float64) { both(grad, w) },
	}
	result, err := optimize.Minimize(problem, make([]float64, grams+1), &optimize.Settings{GradientThreshold: 1e-3, MajorIterations: 400}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	t.Log(result.Status, err, "after", result.MajorIterations, "steps")
	return result.X
}
