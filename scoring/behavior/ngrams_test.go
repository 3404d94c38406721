package behavior

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

func TestShippedNgrams(t *testing.T) {
	m, err := parseNgrams(ngramsFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(ngramsFile) {
		name, weights, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		lines++
		symbols := strings.Split(name, " ")
		p := place(slices.Index(placeNames[:], symbols[0]))
		key := m.keys[families[p]]
		for _, symbol := range symbols[1:] {
			key = phrases.Mix(key, phrases.Hash(symbol))
		}
		g := m.table.find(key)
		if g.at()&p.spot() == 0 {
			t.Errorf("%q does not weigh", name)
			continue
		}
		want, err := weightsIn(strings.TrimSuffix(weights, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if w := m.weights.of(g.number(p.spot())); w != want {
			t.Errorf("%q weighs %d, want %d", name, w, want)
		}
	}
	if n := len(m.weights.packed); n != lines || n < 1000 || n > keptNgrams {
		t.Errorf("%d lines make %d weights: want thousands, each its own", lines, n)
	}
	if m.words.Get(phrases.Hash("not")) == 0 {
		t.Error(`the vocabulary does not hold "not"`)
	}
}

// TestSum holds that weights are added kind by kind, and that all there may be fit.
func TestSum(t *testing.T) {
	l := newWeightList(4, 2)
	for i, w := range []gramWeights{{-1, 2, 3, -4, 5}, {-2048, 2047, -2048, 2047, 2047}, {math.MinInt16, math.MaxInt16, 0, 2048, -2049}, {1, 0, 0, 0, 0}} {
		if l.set(uint16(i), w); l.of(uint16(i)) != w {
			t.Errorf("%d: got %v, want %v", i, l.of(uint16(i)), w)
		}
	}
	if got, want := l.sum([]uint16{0, 1, 2, 0, 3}), (sums{-34817, 34818, -2042, 4087, 8}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, w := range []gramWeights{{5000, 0, 0, 0, -5000}, {1, 0, 0, 0, 0}} {
		if l.set(3, w); l.of(3) != w {
			t.Errorf("set anew: got %v, want %v", l.of(3), w)
		}
	}
	if got := l.sum(nil); got != (sums{}) {
		t.Errorf("no weights add up to %v", got)
	}
	if got := l.sum(slices.Repeat([]uint16{2}, keptNgrams)); got[0] != keptNgrams*math.MinInt16 || got[1] != keptNgrams*math.MaxInt16 {
		t.Errorf("%d weights at their most add up to %v", keptNgrams, got)
	}
	if got, want := l.sum(slices.Repeat([]uint16{1}, keptNgrams)), (sums{-2048 * keptNgrams, 2047 * keptNgrams, -2048 * keptNgrams, 2047 * keptNgrams, 2047 * keptNgrams}); got != want {
		t.Errorf("%d of the largest that are packed add up to %v, want %v", keptNgrams, got, want)
	}
}

func TestParseNgramsErrors(t *testing.T) {
	for _, row := range []struct{ text, want, reason string }{
		{"# x\nany x 1 2 3 4 5\n", "ngrams.txt:2: no tab", "weights behind a space"},
		{"here x\t1 2 3 4 5\n", `ngrams.txt:1: "here" is no place`, "an unknown place"},
		{"any x\t1 2 3\n", "want 5 whole numbers", "a weight is missing"},
		{"any x\t1 2 3 4 5 6\n", "want 5 whole numbers", "a weight too many"},
		{"any x\t1 2 3 4 .5\n", "want 5 whole numbers", "not a whole number"},
		{"any x\t1 2 3 4 40000\n", "want 5 whole numbers", "more than a weight can be"},
		{"any x\t1 2 3 4 -32769\n", "want 5 whole numbers", "less than a weight can be"},
		{"any x\t1 2 3 4 18446744073709551617\n", "want 5 whole numbers", "a number that would be 1 if its digits were all taken"},
		{"any x\t1 2 3 4 -\n", "want 5 whole numbers", "a sign without a number"},
		{"any x\t1 2  3 4 5\n", "want 5 whole numbers", "two spaces"},
		{strings.Repeat("any x\t1 2 3 4 5\n", keptNgrams+1), "ngrams.txt:60001: more than 60000 weights", "more lines than can be numbered"},
	} {
		if _, err := parseNgrams(row.text); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %q", row.reason, err, row.want)
		}
	}
}

// symbolNames are the symbols that are no words.
func symbolNames() map[uint64]string {
	names := map[uint64]string{}
	for _, name := range []string{"", "number", "name", "date", "year", "month", "day_of_month", "time", "weekday", "text", "choice", "boolean", "symbol"} {
		names[phrases.Hash(name)] = name
	}
	var k marks
	k.symbolsByName(func(_ *uint64, name string) { names[phrases.Hash(name)] = name })
	return names
}

// gramsIn are the n-grams of an answer at a place, as text.
func gramsIn(question, answer, vocabulary string, at place) map[string]bool {
	m, names := emptyNgrams(), symbolNames()
	for w := range strings.FieldsSeq(vocabulary) {
		m.words.Put(phrases.Hash(w), 1)
		names[phrases.Hash(w)] = w
	}
	var s scene
	s.look(Question{Text: question}, answer, tables())
	for _, t := range s.toks { // the tables hold some of them
		names[t.hash] = strings.ToLower(answer[t.start:t.end])
	}
	got := map[string]bool{}
	counted := counter{s: &s, m: m, told: func(key uint64, family place, spots spots, symbols []uint64) {
		if key != m.key(family, symbols) {
			got["a key that is not that of its symbols"] = true
		}
		if families[at] != family || spots&at.spot() == 0 {
			return
		}
		parts := make([]string, len(symbols))
		for i, symbol := range symbols {
			parts[i] = names[symbol]
		}
		got[strings.Join(parts, " ")] = true
	}}
	counted.count()
	return got
}

func TestGrams(t *testing.T) {
	const question = "How many gulls nest on the 40 roofs?"
	for _, row := range []struct {
		answer string
		at     place
		want   string
		reason string
	}{
		{"The gulls of Oslo, about 12, left.", placeFirst, "the Q of", "words of the vocabulary and of the question"},
		{"The gulls of Oslo, about 12, left.", placeFirst, "of N ,", "a name that the vocabulary does not hold"},
		{"The gulls of Oslo, about 12, left.", placeFirst, "about # ,", "a number and a mark"},
		{"Zorbs 40.", placeFirst, "x #q $", "another word, a given number"},
		{"Some. The roofs?", placeLast, "Q ? $", "the last of two sentences, and its mark"},
		{"Some. Then. The roofs. Done.", placeAny, "the Q", "wherever it is"},
		{"The gulls left of late.", opens, "^ the Q left", "the first words of all, from the fourth symbol on"},
		{"The gulls left of late.", opens, "^ the Q left of late $", "to the seventh"},
		{"The gulls.", opensFor, "number the", "the type that is asked for, and the first word"},
		{"Gulls nest. I don't know.", saysLast, "knowledge", "what a phrase says"},
		{"Gulls nest. I don't know.", saysFirst, "none", "a sentence without one"},
		{"Gulls nest. I don't know.", does, "content decline $", "what stretches do"},
		{"Gulls nest. I don't know.", doesFirstFor, "number content", "the type asked for and what the first does"},
		{"Gulls nest. I don't know.", doesFor, "number decline", "and what another does"},
		{"Gulls nest. I don't know.", withoutValue, "number", "no number stands there"},
		{"About 12. Of 40, who knows.", valueWhere, "fresh first number", "a number that is not given"},
		{"About 12. Of 40, who knows.", valueWhere, "stated last", "one that is"},
		{"About 12. I don't know if 15 do.", valueBeside, "fresh within", "one in a clause that declines"},
		{"Which? Where?", allAsked, "1", "nothing but questions"},
		{"Which? There.", ofAsked, "1", "one question of two sentences"},
		{"Three.", ofSought, "number", "the question asks for a number"},
		{"Three.", bias, "1", "with every answer"},
	} {
		got := gramsIn(question, row.answer, "the of about", row.at)
		if !got[row.want] {
			t.Errorf("%q: got %v, want %q: %s", row.answer, got, row.want, row.reason)
		}
		if got["a key that is not that of its symbols"] {
			t.Errorf("%q: a key that is not that of its symbols", row.answer)
		}
	}
}

// TestGramsAreBounded holds that however long an answer is, no more of it is looked at
// than so many sentences and words.
func TestGramsAreBounded(t *testing.T) {
	count := func(answer string) (n int) {
		var s scene
		s.look(Question{}, answer, tables())
		counted := counter{s: &s, m: emptyNgrams(), told: func(uint64, place, spots, []uint64) { n++ }}
		counted.count()
		return n
	}
	const most = (mostSentences + 1) * mostWords * 16
	for _, unit := range []string{"word ", "word, ", "One two. ", "What? "} {
		if n := count(strings.Repeat(unit, 5000)); n > most {
			t.Errorf("%q times 5000: %d n-grams, want at most %d", unit, n, most)
		}
	}
}

// TestGramsOfNothing holds that an answer of which every sentence is passed over is weighed
// by what is counted beside them, in a scene that has no room from before.
func TestGramsOfNothing(t *testing.T) {
	const question = "Who painted the large red barn?"
	got := gramsIn(question, question+"\n"+question, "", ofAsked)
	if !got["2"] || len(got) != 1 {
		t.Errorf("got %v, want that both sentences ask", got)
	}
}

func TestWeighWordsWithoutNgrams(t *testing.T) {
	var s scene
	s.look(Question{Text: "Who won?"}, "Oslo did.", tables())
	if w := s.weighWords(emptyNgrams()); w.declines != 0.5 || w.hedges != 0 {
		t.Errorf("got %+v, want what decides nothing", w)
	}
}

// of are the weights with a number.
func (l *weightList) of(i uint16) (w gramWeights) {
	s := l.sum([]uint16{i})
	for k, v := range s {
		w[k] = int16(v)
	}
	return w
}
