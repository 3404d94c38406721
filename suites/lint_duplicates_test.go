package suites

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLintDuplicates(t *testing.T) {
	for _, row := range []struct {
		reason        string
		first, second Item // of different pairs unless they say so
		want          string
	}{
		{"the same question twice", Item{Question: "How old is the bridge?"}, Item{Question: "How old is the bridge?"},
			`error: second: asks exactly what "first" asks (line 1) [duplicate]`},
		{"the same question of another context is another", Item{Question: "Who came?", Context: "Ann came."}, Item{Question: "Who came?", Context: "Bob stayed."}, ``},
		{"the same words in another order", Item{Question: "In which year did the bridge open to traffic?"}, Item{Question: "The bridge: which year did it open to TRAFFIC in?"},
			`warning: second: asks nearly what "first" asks (line 1) [near-duplicate]`},
		{"one word of content that differs is a frame shared", Item{Question: "What is the chemical symbol of the element rhenium?"}, Item{Question: "What is the chemical symbol of the element osmium?"}, ``},
		{"two questions about one passage", Item{Question: "Who ran?", Context: "Ann ran home. Bob slept. Cy wrote a long letter to Dan."}, Item{Question: "Who slept?", Context: "Ann ran home. Bob slept. Cy wrote a long letter to Dan."}, ``},
		{"one question about one passage, told twice", Item{Question: "Who ran?", Context: "Ann ran home. Bob slept. Cy wrote a long letter to Dan."}, Item{Question: "Who ran?", Context: "Ann ran home. Bob slept, and Cy wrote Dan a long letter."},
			`warning: second: asks nearly what "first" asks (line 1) [near-duplicate]`},
		{"one word of many", Item{Question: "a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 b4"}, Item{Question: "a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 c4"},
			`warning: second: asks nearly what "first" asks (line 1) [near-duplicate]`},
		{"small words are compared where there are no others", Item{Question: "Who is it?"}, Item{Question: "What is this?"}, ``},
	} {
		first, second := row.first, row.second
		first.ID, second.ID = "first", "second"
		lines := linesOf(claimed(first), claimed(second))
		var want []string
		if row.want != "" {
			want = []string{"items.jsonl:2: " + row.want}
		}
		// A probe, so that two items without twins are all right.
		if diff := cmp.Diff(want, report(t, Manifest{Probe: "hard"}, lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

// claimed adds what every item should have.
func claimed(it Item) Item {
	it.Probe, it.Answerable, it.Answers = "hard", true, []string{"1"}
	it.Proof, it.Source, it.License = &Proof{"solver", "n"}, "s", "l"
	return it
}

func TestLintReportsTwoPairsOnce(t *testing.T) {
	var lines []string
	for i, question := range []string{"Who opened the new town bridge in %d?", "In %d who opened the new town bridge?"} {
		a, u := parse(t, lineA), parse(t, lineU)
		a.ID, u.ID = fmt.Sprintf("a%d", i), fmt.Sprintf("u%d", i)
		a.Pair, u.Pair = fmt.Sprint(i), fmt.Sprint(i)
		a.Question, u.Question = fmt.Sprintf(question, 1990), fmt.Sprintf(question, 1991)
		lines = append(lines, linesOf(a, u)...)
	}
	want := []string{`items.jsonl:3: warning: a1: asks nearly what "a0" asks (line 1) [near-duplicate]`}
	if diff := cmp.Diff(want, report(t, Manifest{}, lines...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The prefix filter must lose no pair that comparing all with all would find.
func TestCandidatesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1", "i1", "j1"})
		texts := make([]nearText, rapid.IntRange(0, 12).Draw(t, "texts"))
		for i := range texts {
			set := make(map[string]bool)
			for _, w := range rapid.SliceOfN(word, 0, 14).Draw(t, "words") {
				set[w] = true
			}
			texts[i] = nearText{question: set, all: set}
		}
		for i, earlier := range candidates(texts) {
			found := make(map[int]bool)
			for _, j := range earlier {
				found[j] = true
			}
			for j := range i {
				if len(texts[i].question) > 0 && texts[i].near(texts[j]) && !found[j] {
					t.Fatalf("%v and %v are near, but no candidates", texts[i].question, texts[j].question)
				}
			}
		}
	})
}
