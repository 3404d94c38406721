package behavior

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// How the n-grams are chosen: so many of the commonest words stand for themselves; an n-gram
// has to stand in so many answers, one of testdata among them; and so many of them are
// kept, by their weight and number.
const (
	vocabularySize = 1000
	fewestAnswers  = 3
	keptNgrams     = 20_000
)

// A toldRow is an answer that is fitted on.
type toldRow struct {
	question, answer, label string
	weight                  float64
	own                     bool
}

// TestFitNgrams fits the weights of n-grams on the development halves and testdata, without
// what is unseen, and compares them with ngrams.txt, or writes it anew with -update:
// ABSTAIN_EVAL_FIT=1 with ABSTAIN_EVAL_CORPORA set.
func TestFitNgrams(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" || os.Getenv("ABSTAIN_EVAL_FIT") == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA and ABSTAIN_EVAL_FIT are not both set")
	}
	rows := toldRows(t, dir)
	m, names := emptyNgrams(), symbolNames()
	words := vocabulary(rows, names)
	for _, w := range words {
		m.words.Put(phrases.Hash(w), 1)
	}
	grams, told := ngramsOf(rows, m, names)
	all := len(grams)
	// What weighs most is kept, and weighed again without the rest.
	grams = keep(grams, told, fitNgrams(t, told, all))
	w := fitNgrams(t, told, len(grams))
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
	if *update {
		if err := os.WriteFile("ngrams.txt", []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	shipped, fitted := weightsOf(ngramsFile), weightsOf(b.String())
	differ := 0
	for gram, w := range fitted {
		old, ok := shipped[gram]
		for k := range w {
			ok = ok && math.Abs(float64(w[k])-float64(old[k])) <= 50
		}
		if !ok {
			differ++
		}
	}
	t.Log(differ, "of", len(fitted), "differ")
	if differ > len(fitted)/20 { // machines round differently, and a row more or less moves many a little
		t.Errorf("%d of %d n-grams are not in ngrams.txt or weigh otherwise by more than .5; -update writes it anew", differ, len(fitted))
	}
}

// weightsOf are the weights of a file by the text of the n-gram.
func weightsOf(file string) map[string][weighedKinds]int16 {
	m := emptyNgrams()
	by := map[string][weighedKinds]int16{}
	for line := range strings.Lines(file) {
		if gram, _, ok := strings.Cut(line, "\t"); ok && m.add(strings.TrimSuffix(line, "\n")) == nil {
			by[gram] = m.weights[len(m.weights)-1]
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
# an n-gram holds "N" for one with a capital and "x" else, "Q" for a word of the question, "#" for a number and "#q" for
# a given one. Then a line an n-gram: where it stands, its symbols from "^" to "$", and
# behind a tab how it speaks for an answer that abstains, asks back, corrects, refuses or
# hedges, each against one that answers plainly, in hundredths.
`

// toldRows are the answers that are fitted on.
func toldRows(t *testing.T, dir string) (rows []toldRow) {
	for _, f := range ownFiles() {
		if f.unseen {
			continue
		}
		for _, r := range labeled.Read(t, f.path()) {
			rows = append(rows, toldRow{r.Question, r.Answer, r.Want[0], 1, true})
		}
	}
	for _, corpus := range []struct {
		name   string
		weight float64
	}{{"chatgpt_refusals", 4}, {"coconot_complied", 4}, {"truthfulqa_informative", 3}, {"evouna_nq", 0.5}} {
		development(t, dir, corpus.name, func(question, answer, label string) {
			if label != "partial" && label != "incorrect" { // a wrong answer may be none
				rows = append(rows, toldRow{question, answer, label, corpus.weight, false})
			}
		})
	}
	return rows
}

// weighedClass is the class of a label. A corpus tells abstentions and refusals not apart;
// there the rules do.
func weighedClass(row toldRow) int {
	switch row.label {
	case "abstains":
		var s scene
		s.look(Question{Text: row.question}, clip(row.answer), tables())
		if len(s.toks) == 0 {
			return 1 + slices.Index(kindsWeighed[:], Refused)
		}
		if k := s.again(s.plain()).Kind; k == Abstained || k == Clarified {
			return 1 + slices.Index(kindsWeighed[:], k)
		}
		return 1 + slices.Index(kindsWeighed[:], Refused)
	case "rebuts":
		return 1 + slices.Index(kindsWeighed[:], Corrected)
	}
	return 1 + slices.Index(kindsWeighed[:], Kind(row.label)) // 0 for what answers, or is correct
}

// symbolNames are the symbols that are no words.
func symbolNames() map[uint64]string {
	names := map[uint64]string{}
	for _, name := range []string{"^", "$", "?", ",", ";", "#q", "#", "Q", "N", "x", "st", "t", "", "number", "name", "date", "year", "month", "time", "weekday"} {
		names[phrases.Hash(name)] = name
	}
	for _, name := range sortNames {
		names[phrases.Hash(name)] = name
	}
	for i := range 10 {
		names[phrases.Hash(fmt.Sprint(i))] = fmt.Sprint(i)
	}
	return names
}

// vocabulary are the words that stand in the most answers of testdata, by the alphabet. It
// adds the names of all words.
func vocabulary(rows []toldRow, names map[uint64]string) []string {
	count, text := map[uint64]int{}, map[uint64]string{}
	for _, w := range []string{"not", "am", "are", "have", "will", "would", "is", "can", "do"} { // of contractions
		text[phrases.Hash(w)] = w
	}
	var s scene
	for _, row := range rows {
		s.look(Question{}, clip(row.answer), tables())
		seen := map[uint64]bool{}
		for i := range s.toks {
			t := &s.toks[i]
			if w := strings.ToLower(row.answer[t.start:min(t.end, len(row.answer))]); t.kind == word && phrases.Hash(w) == t.hash {
				text[t.hash] = w
			}
			if row.own && !seen[t.hash] && t.kind == word {
				seen[t.hash] = true
				count[t.hash]++
			}
		}
	}
	maps.Copy(names, text)
	hashes := slices.Collect(maps.Keys(text))
	slices.SortFunc(hashes, func(a, b uint64) int { return cmp.Or(count[b]-count[a], strings.Compare(text[a], text[b])) })
	words := make([]string, 0, vocabularySize)
	for _, h := range hashes[:vocabularySize] {
		words = append(words, text[h])
	}
	slices.Sort(words)
	return words
}

// ngramsOf are the n-grams that stand in enough answers, by name, and the answers by them.
func ngramsOf(rows []toldRow, m *ngrams, names map[uint64]string) (grams []string, told []counted) {
	type seen struct {
		rows int
		own  bool
		name string
		at   int32
	}
	all := map[uint64]*seen{}
	each := func(row toldRow, visit func(key uint64, p place, symbols []uint64)) {
		var s scene
		s.look(Question{Text: row.question}, clip(row.answer), tables())
		if len(s.toks) == 0 {
			return
		}
		met := map[uint64]bool{}
		s.grams(m, func(_ int, key uint64, p place, symbols []uint64) {
			if !met[key] {
				met[key] = true
				visit(key, p, symbols)
			}
		})
	}
	for _, row := range rows {
		each(row, func(key uint64, p place, symbols []uint64) {
			g := all[key]
			if g == nil {
				parts := []string{placeNames[p]}
				for _, symbol := range symbols {
					name, ok := names[symbol]
					if !ok {
						panic(fmt.Sprintf("a symbol at %q without a name", placeNames[p]))
					}
					parts = append(parts, name)
				}
				g = &seen{name: strings.Join(parts, " ")}
				all[key] = g
			}
			g.rows++
			g.own = g.own || row.own
		})
	}
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(all)), func(k uint64) bool { return all[k].rows < fewestAnswers || !all[k].own })
	slices.SortFunc(keys, func(a, b uint64) int { return strings.Compare(all[a].name, all[b].name) })
	for i, key := range keys {
		all[key].at = int32(i + 1)
		grams = append(grams, all[key].name)
	}
	for _, row := range rows {
		c := counted{class: weighedClass(row), weight: row.weight}
		each(row, func(key uint64, _ place, _ []uint64) {
			if at := all[key].at; at > 0 {
				c.grams = append(c.grams, at-1)
			}
		})
		told = append(told, c)
	}
	return grams, told
}
