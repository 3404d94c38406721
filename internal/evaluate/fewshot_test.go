package evaluate

import (
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/suites"
)

// worked are the examples of the few-shot prompt as items, in its order, with
// what each shows.
func worked() []suites.Item {
	number := &suites.Match{Type: "number"}
	text := &suites.Match{Type: "text"}
	choice := &suites.Match{Type: "choice"}
	return []suites.Item{
		{Question: "How many evenings went into the brown trousers?", AnswerType: suites.TypeNumber, Lures: []string{"4"}},
		{Question: "What is a baby kangaroo called?", Answerable: true, AnswerType: suites.TypeName, Answers: []string{"joey"}, Match: text},
		{Question: "How many children fit on the carousel at once?", Answerable: true, AnswerType: suites.TypeNumber, Answers: []string{"22"}, Match: number},
		{Question: "How often did Socrates sneeze in the whole of his life?", AnswerType: suites.TypeNumber},
		{Question: "Which of these instruments is played with a slide?", Answerable: true, AnswerType: suites.TypeChoice, Answers: []string{"trombone"}, Match: choice, Choices: []string{"accordion", "trombone", "cello"}},
		{Question: "Which of our three snowmen melted first?", AnswerType: suites.TypeChoice, Choices: []string{"the tall one", "the one with a beard", "the one beside the hammock"}},
		{Question: "On which day did Noodle open her eyes?", AnswerType: suites.TypeWeekday, Lures: []string{"Tuesday"}},
		{Question: "Where did the tractor go?", Answerable: true, AnswerType: suites.TypeName, Answers: []string{"the vineyard"}, Match: text},
	}
}

// An exemplar is one worked example as it stands in the prompt.
type exemplar struct{ context, question, options, answer string }

func exemplars(t *testing.T) []exemplar {
	t.Helper()
	var all []exemplar
	for block := range strings.SplitSeq(strings.TrimSpace(prompts.FewShot().Examples), "\n\n") {
		var e exemplar
		var found bool
		if block, e.answer, found = strings.Cut(block, "\nAnswer: "); !found {
			t.Fatalf("an example without an answer: %q", block)
		}
		block, e.options, _ = strings.Cut(block, "\nOptions:\n")
		if e.context, e.question, found = strings.Cut(block, "\nQuestion: "); !found {
			e.context, e.question = "", strings.TrimPrefix(block, "Question: ")
		}
		e.context = strings.TrimPrefix(e.context, "Context: ")
		all = append(all, e)
	}
	return all
}

// TestFewShotShowsBoth holds that the examples lean to neither side: as many
// are answered as are declined, with each form of a question on both sides, and
// one side follows the other about as often as not. And it holds that the scorer
// reads each of them as what it shows.
func TestFewShotShowsBoth(t *testing.T) {
	shown, items := exemplars(t), worked()
	if len(shown) != len(items) {
		t.Fatalf("%d examples, and %d are known here", len(shown), len(items))
	}
	type form struct{ context, options bool }
	lean, changes := map[form]int{}, 0
	words := map[bool]int{}
	for i, e := range shown {
		it := items[i]
		it.ID, it.Context = "shot", e.context
		if e.question != it.Question || strings.Count(e.options, "\n") != max(0, len(it.Choices)-1) {
			t.Fatalf("example %d is %+v, want %q", i+1, e, it.Question)
		}
		side := -1
		if it.Answerable {
			side = 1
		}
		lean[form{e.context != "", e.options != ""}] += side
		words[it.Answerable] += len(strings.Fields(e.answer))
		if i > 0 && items[i-1].Answerable != it.Answerable {
			changes++
		}
		v := scoring.Score(it, responses.Record{Item: it.ID, Outcome: responses.Replied, Finish: "stop", Text: e.answer}, scoring.Options{})
		want := behavior.Abstained
		if it.Answerable {
			want = behavior.Answered
		}
		if v.State != scoring.Scored || v.Behavior != want || v.Class != scoring.Calibrated {
			t.Errorf("%q is read as %s, %s, %s (%s); want it %s and calibrated", e.answer, v.State, v.Behavior, v.Class, v.Correct, want)
		}
	}
	for form, sum := range lean {
		if sum != 0 {
			t.Errorf("of examples with context %v and options %v, %+d more are answered than declined", form.context, form.options, sum)
		}
	}
	if n := len(shown) - 1; changes <= n/3 || changes == n {
		t.Errorf("the side changes %d times in %d: a pattern", changes, n)
	}
	if items[0].Answerable == items[len(items)-1].Answerable {
		t.Error("the first and the last example show the same")
	}
	if words[true]*2 < words[false] {
		t.Errorf("answers have %d words in all, declines %d: length tells them apart", words[true], words[false])
	}
}

// TestFewShotIsNoSuitesItem holds that no example asks what a built-in suite
// asks: none is a near-duplicate of an item, none shares six words in a row with
// one, and none has its subject.
func TestFewShotIsNoSuitesItem(t *testing.T) {
	const row = 6
	subjects := strings.Fields("trousers kangaroo carousel socrates trombone snowmen puppies tractor joey giraffes sneeze scarecrow vineyard")
	rows, contents := map[string]bool{}, []map[string]bool{}
	for _, e := range exemplars(t) {
		text := wordsOf(e.context + " " + e.question + " " + e.options + " " + e.answer)
		for i := 0; i+row <= len(text); i++ {
			rows[strings.Join(text[i:i+row], " ")] = true
		}
		contents = append(contents, contentOf(e.question))
	}
	asked := 0
	for _, name := range suites.Names() {
		suite, err := suites.Open(name, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		for it, err := range suite.Items() {
			if err != nil {
				t.Fatal(err)
			}
			asked++
			text := wordsOf(it.Context + " " + it.Question + " " + strings.Join(it.Choices, " "))
			for i, word := range text {
				if i+row <= len(text) && rows[strings.Join(text[i:i+row], " ")] {
					t.Errorf("%s shares %q with an example", it.ID, strings.Join(text[i:i+row], " "))
				}
				for _, subject := range subjects {
					if word == subject || word+"s" == subject {
						t.Errorf("%s is about %s, and so is an example", it.ID, subject)
					}
				}
			}
			content := contentOf(it.Question)
			for i, shot := range contents {
				if overlap(shot, content) >= .5 {
					t.Errorf("%s asks nearly what example %d asks: %q", it.ID, i+1, it.Question)
				}
			}
		}
	}
	if asked < 700 {
		t.Fatalf("%d items: a suite was not read", asked)
	}
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '\'' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && r < 0x80
	})
}

// contentOf are the words of a question of more than three letters.
func contentOf(question string) map[string]bool {
	content := map[string]bool{}
	for _, w := range wordsOf(question) {
		if len(w) > 3 {
			content[w] = true
		}
	}
	return content
}

// overlap is the Jaccard index of two sets, 0 where both are empty.
func overlap(a, b map[string]bool) float64 {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	if all := len(a) + len(b) - shared; all > 0 {
		return float64(shared) / float64(all)
	}
	return 0
}
