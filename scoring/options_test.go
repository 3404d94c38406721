package scoring

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestOptionsByLetter: options are shown with letters, so that an answer may name one by its letter
// whatever is compared, and on either side of a pair.
func TestOptionsByLetter(t *testing.T) {
	kinds := []suites.Item{
		{Answers: []string{"blue"}, Choices: []string{"red", "blue", "green"}},
		{Answers: []string{"blue"}, Choices: []string{"red", "blue", "green"}, Match: &suites.Match{Type: "choice"}, AnswerType: "choice"},
		{Answers: []string{"B"}, Choices: []string{"red", "blue", "green"}, AnswerType: "choice"},
		{Answers: []string{"12"}, Choices: []string{"10", "12", "15"}, Match: &suites.Match{Type: "number"}, AnswerType: "number"},
		{Answers: []string{"12"}, Choices: []string{"10 km", "12 km", "15 km"}, Match: &suites.Match{Type: "number"}, AnswerType: "number"},
		{Answers: []string{"no"}, Choices: []string{"yes", "no"}, Match: &suites.Match{Type: "boolean"}, AnswerType: "boolean"},
		{Answers: []string{"May 5"}, Choices: []string{"May 4", "May 5"}, Match: &suites.Match{Type: "date"}, AnswerType: "date"},
		{Answers: []string{"Anna Berg"}, Choices: []string{"Ben Holt", "Anna Berg"}, AnswerType: "name"},
	}
	for _, item := range kinds {
		item.Answerable, item.Question = true, "Which of these is it?"
		for _, said := range []string{
			"B", "B.", "(b)", "**B**", "Answer: B", "The correct answer is (B).", "It's B", `\boxed{B}`, "Option B",
			"The first does not fit. Therefore, the correct option is B.", "The second line says so.\n\n**B**",
		} {
			record := responses.Record{Outcome: responses.Replied, Text: said}
			v := Score(item, record, Options{})
			if v.Cause != CauseRight {
				t.Errorf("%v of %v, %q: %s %s %s, want right", item.Answers, item.Choices, said, v.State, v.Behavior, v.Correct)
			}
			for _, e := range v.Evidence {
				if e.Start < 0 || e.Start >= e.End || e.End > len(said) {
					t.Errorf("%v of %v, %q: evidence at %d to %d", item.Answers, item.Choices, said, e.Start, e.End)
				}
			}
			other := item
			other.Answers = item.Choices[:1]
			if v := Score(other, record, Options{}); v.Cause != CauseWrong {
				t.Errorf("%v of %v, %q: %s %s %s, want wrong", other.Answers, item.Choices, said, v.State, v.Behavior, v.Correct)
			}
			unanswerable := suites.Item{Question: item.Question, Choices: item.Choices, AnswerType: item.AnswerType, Lures: item.Choices[1:2]}
			if v := Score(unanswerable, record, Options{}); v.Class != OverAnswering {
				t.Errorf("unanswerable, of %v, %q: %s %s, want over-answering", item.Choices, said, v.State, v.Behavior)
			}
		}
	}
}

func TestOptionsInWords(t *testing.T) {
	for _, c := range []struct {
		reason  string
		choices []string
		answer  string
		said    string
		want    Cause
	}{
		{"a letter that is part of a name", []string{"eggs", "milk"}, "eggs", "Vitamin B is in eggs.", CauseRight},
		{"initials", []string{"Skinner", "Freud"}, "Skinner", "B. F. Skinner did.", CauseRight},
		{"an article", []string{"milk", "eggs"}, "eggs", "A hen lays eggs.", CauseRight},
		{"a pronoun", []string{"milk", "eggs"}, "eggs", "I think it is eggs.", CauseRight},
		{"one denied", []string{"milk", "eggs"}, "eggs", "Not A, so B.", CauseRight},
		{"one that tempts", []string{"milk", "eggs"}, "eggs", "A is tempting, but the answer is B.", CauseRight},
		{"letter and words", []string{"milk", "eggs"}, "eggs", "B. eggs", CauseRight},
		{"neither is chosen", []string{"milk", "eggs"}, "eggs", "I cannot tell whether A or B is right.", CauseEpistemic},
		{"the letter of one that declines", []string{"milk", "Cannot be determined"}, "milk", "B", CauseEpistemic},
		{"a gold that declines in words", []string{"milk", "None of the above"}, "None of the above", "B", CauseRight},
		{"the same, as it stands", []string{"milk", "None of the above"}, "None of the above", "None of the above.", CauseRight},
		{"an article in front of a sentence", []string{"1", "2", "3"}, "1", "A", CauseRight},
		{"letters as options", []string{"A", "C", "G", "T"}, "C", "The answer is C.", CauseRight},
		{"and another of them", []string{"A", "C", "G", "T"}, "C", "G", CauseWrong},
	} {
		item := suites.Item{Answerable: true, Question: "A shop opens. What did Ana buy?", Choices: c.choices, Answers: []string{c.answer}, Match: &suites.Match{Type: "choice"}}
		if v := Score(item, responses.Record{Outcome: responses.Replied, Text: c.said}, Options{}); v.Cause != c.want {
			t.Errorf("%s: %q of %v: %s %s %s, want %s", c.reason, c.said, c.choices, v.State, v.Behavior, v.Cause, c.want)
		}
	}
	colors := suites.Item{Answerable: true, Question: "Which colors are warm?", Choices: []string{"red", "blue", "pink", "gray"}, Answers: []string{"red", "pink"},
		Match: &suites.Match{Type: "set"}}
	for said, want := range map[string]Cause{
		"A and C": CauseRight, "A, C": CauseRight, "The answers are A and C.": CauseRight, "**A and C**": CauseRight, `\boxed{A, C}`: CauseRight, "C & A": CauseRight,
		"A": CauseWrong, "A, B and C": CauseWrong, "A, C and D": CauseWrong,
	} {
		if v := Score(colors, responses.Record{Outcome: responses.Replied, Text: said}, Options{}); v.Cause != want {
			t.Errorf("of several, %q: %s %s %s, want %s", said, v.State, v.Behavior, v.Cause, want)
		}
	}
	title := suites.Item{Answerable: true, Question: "Which song is it?", Answers: []string{"I Can't Help Myself"}, AnswerType: "name"}
	if v := Score(title, responses.Record{Outcome: responses.Replied, Text: `"I can't help myself"`}, Options{}); v.Cause != CauseRight {
		t.Errorf("a title that reads as a decline: %s %s %s", v.State, v.Behavior, v.Cause)
	}
}

// TestOptionsByPart: a short answer may give of an option what the others do not have.
func TestOptionsByPart(t *testing.T) {
	teas, gates, sides := []string{"Tea A", "Tea B"}, []string{"Gate 1", "Gate 2"}, []string{"the north gate", "the south gate"}
	for _, c := range []struct {
		reason  string
		choices []string
		answer  string
		said    string
		want    Cause
	}{
		{"its letter", teas, "Tea B", "B", CauseRight},
		{"in a small letter", teas, "Tea B", "b.", CauseRight},
		{"in a sentence", teas, "Tea B", "It’s B.", CauseRight},
		{"behind the reasons", teas, "Tea B", "Tea A costs 12 and tea B 10, so B.", CauseRight},
		{"in front of them", teas, "Tea B", "B is cheaper.", CauseRight},
		{"the other", teas, "Tea B", "(A)", CauseWrong},
		{"a letter that is one's by its place and another's by name: by its place", []string{"Plan B", "Plan A", "Plan C"}, "Plan B", "Option C.", CauseWrong},
		{"a number", gates, "Gate 2", "2", CauseRight},
		{"in bold", gates, "Gate 2", "It is **2**.", CauseRight},
		{"the other's", gates, "Gate 2", "1.", CauseWrong},
		{"a word", sides, "the north gate", "North.", CauseRight},
		{"two words", []string{"the old north gate", "the new north gate"}, "the new north gate", "The new north.", CauseRight},
		{"what all have tells none", sides, "the north gate", "The gate.", CauseWrong},
		{"half of a number is no part", []string{"12.5", "10"}, "12.5", "12", CauseWrong},
		{"an option that is part of another", []string{"wine", "red wine"}, "red wine", "Wine.", CauseWrong},
		{"a denial names none", teas, "Tea B", "Not B.", CauseEpistemic},
		{"part of an option that declines", []string{"Lyon", "It cannot be known"}, "Lyon", "It cannot be known", CauseEpistemic},
	} {
		item := suites.Item{Answerable: true, Question: "Which of these is it?", Choices: c.choices, Answers: []string{c.answer}, Match: &suites.Match{Type: "choice"}, AnswerType: "choice"}
		v := Score(item, responses.Record{Outcome: responses.Replied, Text: c.said}, Options{})
		if v.Cause != c.want {
			t.Errorf("%s: %q of %v: %s %s %s, want %s", c.reason, c.said, c.choices, v.State, v.Behavior, v.Cause, c.want)
		}
		for _, e := range v.Evidence {
			if e.Start < 0 || e.Start >= e.End || e.End > len(c.said) {
				t.Errorf("%q of %v: evidence at %d to %d", c.said, c.choices, e.Start, e.End)
			}
		}
	}
}

// BenchmarkOptions is how long it takes a byte to put letters into words: as long in a long answer
// as in a short one, whatever stands between them.
func BenchmarkOptions(b *testing.B) {
	item := suites.Item{Question: "Which?", Choices: []string{"milk", "eggs"}}
	for _, unit := range []string{"B,", "(B)", "**B** "} {
		for _, bytes := range []int{4 << 10, 64 << 10} {
			answer := strings.Repeat(unit, bytes/len(unit))
			b.Run(fmt.Sprint(strings.TrimSpace(unit), " bytes=", bytes), func(b *testing.B) {
				for b.Loop() {
					inWords(item, answer)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(answer)), "ns/byte")
			})
		}
	}
}

// TestOptionsInQuestions: a question that shows its options itself uses their letters for nothing else.
func TestOptionsInQuestions(t *testing.T) {
	item := suites.Item{
		Answerable: true, Question: "Which color is it? A) red B) blue C) green", Answers: []string{"blue"},
		Choices: []string{"red", "blue", "green"}, Match: &suites.Match{Type: "choice"}, AnswerType: "choice",
	}
	other := item
	other.Question = "Which color is lamp B, next to lamp C? A) red B) blue C) green"
	for _, c := range []struct {
		item   suites.Item
		answer string
		want   Cause
		reason string
	}{
		{item, "I'd pick B.", CauseRight, "a letter that is picked"},
		{item, "I'm going with B.", CauseRight, "and gone with"},
		{item, "I'm going with C.", CauseWrong, "another"},
		{other, "It is next to lamp B, and so it is green.", CauseWrong, "a letter that names a lamp as well"},
	} {
		v := Score(c.item, responses.Record{Outcome: responses.Replied, Text: c.answer}, Options{})
		if v.Cause != c.want {
			t.Errorf("%s: %q is %s %s %s", c.reason, c.answer, v.State, v.Behavior, v.Correct)
		}
	}
}

// TestRightByLetter: what is right names an option by its letter or its words, as an answer and at the
// end of what was thought before a decline.
func TestRightByLetter(t *testing.T) {
	item := suites.Item{Answerable: true, Question: "Which of these is it?", Answers: []string{"blue"}, Choices: []string{"red", "blue", "green"}}
	for _, c := range []struct {
		answer string
		want   bool
		reason string
	}{
		{"B", true, "a letter alone"},
		{"The answer is (B).", true, "in brackets"},
		{"blue", true, "in words"},
		{"C", false, "another letter"},
		{"It is B or C.", false, "two letters"},
		{"A, C are wrong, so it is B.", true, "two letters beside it"},
		{"The answer is (A).", false, "another in brackets"},
	} {
		if got := Right(item, c.answer); got != c.want {
			t.Errorf("%s: %q is %v", c.reason, c.answer, got)
		}
		record := responses.Record{Outcome: responses.Replied, Text: "I don't know.", Reasoning: "Let me look at the lines. The second one says so. " + c.answer}
		if v := Score(item, record, Options{}); v.Trace == nil || v.Trace.Reached != c.want {
			t.Errorf("%s: a trace that ends in %q is %+v", c.reason, c.answer, v.Trace)
		}
	}
}
