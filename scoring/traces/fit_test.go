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
# TestFitNgrams writes this file; do not edit it. A line an n-gram: what it is a run of, and its
# symbols from "^" to "$", or "?" in a question; behind a tab how it speaks, in thousandths, in
# the trace, in its last sentences, in a sentence, in those behind it and in those before it, "-"
# where it is not weighed. "Q" is a word of the question, "#" a number, "N" another word with a
# capital; "@" stands before a kind of words, "x" is a word of none; "says" stands before what a
# phrase of the tables asserts.
`

// To how many questions traces have to hold an n-gram that is weighed at a place, and what
// large weights cost there; those of phrases, which stand for many n-grams, cost less.
var (
	leastQuestions = [places]int{anywhere: 5, atEnd: 5, here: 4, after: 8, before: 8}
	penalty        = [places]float64{anywhere: 1.0 / 4, atEnd: 1.0 / 4, here: 1.0 / 10, after: 1.0 / 10, before: 1.0 / 10}
)

const phrasesCost = 1.0 / 10

// A told is a trace, or a sentence of one, as its n-grams at each place, by number.
type told [places][]int

// A trained is a trace as the regressions see it.
type trained struct {
	sentences []told
	noticed   bool
}

// TestFitNgrams fits ngrams.txt to the files of testdata that are not unseen, and with -update
// writes it. It is no part of the usual tests, since another processor may find other last
// digits.
func TestFitNgrams(t *testing.T) {
	m := fit(t, fitted(t))
	if text := m.text(); *update {
		if err := os.WriteFile("ngrams.txt", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if text != ngramsFile {
		t.Error("the fit gives other weights than ship; -update writes them")
	}
}

func fitted(t *testing.T) (rows []labeled.Row) {
	t.Helper()
	for _, f := range traceFiles() {
		if !f.unseen {
			rows = append(rows, labeled.Read(t, f.path())...)
		}
	}
	return rows
}

// A model is what is fitted: by the name of an n-gram, its weights.
type model struct {
	grams  map[string]*[places]string
	always [places]string
}

func (m *model) text() string {
	var b strings.Builder
	b.WriteString(ngramsHeader)
	fmt.Fprintf(&b, "always\t%s\n", strings.Join(m.always[:], " "))
	for _, name := range slices.Sorted(maps.Keys(m.grams)) {
		fmt.Fprintf(&b, "%s\t%s\n", name, strings.Join(m.grams[name][:], " "))
	}
	return b.String()
}

// fit fits what the whole of a trace says, and what its sentences do.
func fit(t *testing.T, rows []labeled.Row) *model {
	t.Helper()
	m := &model{grams: map[string]*[places]string{}, always: [places]string{unweighed, unweighed, unweighed, unweighed, unweighed}}
	seen := make([][][]string, len(rows)) // by trace and sentence
	for i, row := range rows {
		seen[i] = gramsOf(row)
	}
	for _, at := range [][]place{{anywhere, atEnd}, {here, after, before}} {
		names := gramNames(rows, seen, at)
		all := trainedOn(rows, seen, names, at)
		weights := regress(t, all, costsOf(all, names), at)
		t.Log(len(rows), "traces,", len(names.of), "n-grams of", placeNames[at[0]])
		m.always[at[0]] = thousandths(weights[len(names.of)])
		for i, of := range names.of {
			p, name := of.place, of.name
			if m.grams[name] == nil {
				m.grams[name] = &[places]string{unweighed, unweighed, unweighed, unweighed, unweighed}
			}
			m.grams[name][p] = thousandths(weights[i])
		}
	}
	return m
}

func thousandths(w float64) string { return fmt.Sprint(int(math.Round(1000 * w))) }

// gramsOf are the n-grams of the sentences of a trace as ngrams.txt names them.
func gramsOf(of labeled.Row) (sentences [][]string) {
	lx := tables()
	words, asked := split(of.Answer, lx)
	r := newReader(of.Question, of.Answer, words, asked, lx)
	symbols := map[uint64]string{
		markStart: "^", markEnd: "$", markQuestion: "?", markAsked: "Q", markNumber: "#", markName: "N", markOther: "x",
	}
	for line := range strings.Lines(kindsFile) {
		name, _, _ := strings.Cut(line, ":")
		symbols[phrases.Hash("@"+name)] = "@" + name
	}
	for g, name := range groupNames {
		symbols[groupKeys[g]] = name
	}
	for i := range words {
		symbols[words[i].hash] = wordOf(of.Answer, words, i)
	}
	for from := 0; from < len(words); {
		to := endOf(words, from)
		grams := map[string]bool{}
		r.visit(from, to, func(r row, _ uint64, run []uint64) {
			parts := []string{rowNames[r]}
			for _, symbol := range run {
				parts = append(parts, symbols[symbol])
			}
			if len(run) > 1 || run[0] != markStart && run[0] != markEnd { // every sentence has these
				grams[strings.Join(parts, " ")] = true
			}
		})
		sentences = append(sentences, slices.Sorted(maps.Keys(grams)))
		from = to
	}
	return sentences
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

// A placed is an n-gram at a place.
type placed struct {
	place place
	name  string
}

// Names are the n-grams that are weighed.
type names struct {
	of     []placed
	number map[placed]int
}

// gramNames are the n-grams that are weighed at some places, in order.
func gramNames(rows []labeled.Row, seen [][][]string, at []place) names {
	questions := map[placed]map[string]bool{}
	for i, row := range rows {
		for s := range seen[i] {
			for _, p := range at {
				for _, name := range around(seen[i], s, p) {
					of := placed{p, name}
					if questions[of] == nil {
						questions[of] = map[string]bool{}
					}
					questions[of][row.Question] = true
				}
			}
		}
	}
	n := names{number: map[placed]int{}}
	for of, in := range questions {
		if len(in) >= leastQuestions[of.place] {
			n.of = append(n.of, of)
		}
	}
	slices.SortFunc(n.of, func(a, b placed) int {
		if a.place != b.place {
			return int(a.place) - int(b.place)
		}
		return strings.Compare(a.name, b.name)
	})
	for i, of := range n.of {
		n.number[of] = i
	}
	return n
}

// around are the n-grams at a place as seen from sentence s; those of the whole trace are
// seen from its first.
func around(sentences [][]string, s int, p place) (grams []string) {
	from, to := 0, len(sentences)
	switch p {
	case atEnd:
		from = max(0, to-reach[p])
	case here:
		from, to = s, s+1
	case after:
		from, to = s+1, min(to, s+1+reach[p])
	case before:
		from, to = max(0, s-reach[p]), s
	}
	if (p == anywhere || p == atEnd) && s > 0 {
		return nil
	}
	for ; from < to; from++ {
		grams = append(grams, sentences[from]...)
	}
	return grams
}

func trainedOn(rows []labeled.Row, seen [][][]string, n names, at []place) (all []trained) {
	for i, row := range rows {
		one := trained{noticed: row.Want[0] == noticed}
		for s := range seen[i] {
			var of told
			for _, p := range at {
				for _, name := range around(seen[i], s, p) {
					if k, ok := n.number[placed{p, name}]; ok {
						of[p] = append(of[p], k)
					}
				}
				slices.Sort(of[p]) // sums are the same every time
				of[p] = slices.Compact(of[p])
			}
			one.sentences = append(one.sentences, of)
			if at[0] == anywhere {
				break
			}
		}
		all = append(all, one)
	}
	return all
}

// costsOf is what the weights cost: the less, the more often an n-gram stands in traces of one
// kind than in those of the other, as a logarithm. What tells nothing by itself has to tell
// much beside others (Wang and Manning, Baselines and Bigrams, ACL 2012, scale by this ratio).
func costsOf(rows []trained, n names) []float64 {
	in := make([][2]float64, len(n.of))
	last := make([]int, len(n.of))
	var all [2]float64
	for i, row := range rows {
		k := 0
		if row.noticed {
			k = 1
		}
		all[k]++
		for _, s := range row.sentences {
			for _, grams := range s {
				for _, g := range grams {
					if last[g] != i+1 {
						last[g] = i + 1
						in[g][k]++
					}
				}
			}
		}
	}
	costs := make([]float64, len(n.of))
	for i, of := range n.of {
		const prior, least = 0.5, 0.25
		free := least + math.Abs(math.Log((in[i][1]+prior)/(all[1]+2*prior))-math.Log((in[i][0]+prior)/(all[0]+2*prior)))
		costs[i] = penalty[of.place] / free / free
		if strings.HasPrefix(of.name, rowNames[saysRow]+" ") {
			costs[i] *= phrasesCost
		}
	}
	return costs
}

// regress is a logistic regression over sentences of which it is not known which of them
// notices, only whether one of the trace does: their odds are summed. It gives a weight for
// each gram, and behind them one that always counts and costs nothing. The grams of a
// sentence at a place make a vector of length one.
func regress(t *testing.T, rows []trained, costs []float64, at []place) []float64 {
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
			loss += row.add(grad, w)
		}
		return loss
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return both(nil, w) },
		Grad: func(grad, w []float64) { both(grad, w) },
	}
	start := make([]float64, grams+1)
	if at[0] == here {
		start[grams] = -2 // one sentence in some notices
	}
	result, err := optimize.Minimize(problem, start, &optimize.Settings{GradientThreshold: 1e-2, MajorIterations: 400}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	t.Log(result.Status, err, "after", result.MajorIterations, "steps")
	return result.X
}

// add adds what a trace says of the weights, and its loss.
func (row trained) add(grad, w []float64) (loss float64) {
	if len(row.sentences) == 0 {
		return 0
	}
	always := len(w) - 1
	z, odds := make([]float64, len(row.sentences)), 0.0
	for i, s := range row.sentences {
		z[i] = w[always]
		for _, of := range s {
			sum := 0.0
			for _, g := range of {
				sum += w[g]
			}
			z[i] += sum * shareOf(of)
		}
		odds += math.Exp(z[i])
	}
	d := odds / (1 + odds)
	loss = math.Log1p(odds)
	if row.noticed {
		loss, d = loss-math.Log(odds), d-1
	}
	if grad == nil {
		return loss
	}
	for i, s := range row.sentences {
		by := d * math.Exp(z[i]) / odds
		grad[always] += by
		for _, of := range s {
			for _, g := range of {
				grad[g] += by * shareOf(of)
			}
		}
	}
	return loss
}

func shareOf(grams []int) float64 { return 1 / math.Sqrt(max(1, float64(len(grams)))) }
