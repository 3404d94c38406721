package behavior

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestShippedSigns(t *testing.T) {
	m, err := parseSigns(signsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []bool{false, true} {
		if w := m.of(sign{typed, "words", "decline"}); w[0] <= 0 {
			t.Errorf("typed %v: words that decline weigh %v for a decline, want more than 0", typed, w[0])
		}
		if a, b := m.of(sign{typed, "kind", "abstained"}), m.of(sign{typed, "kind", "answered"}); a[0] <= b[0] {
			t.Errorf("typed %v: what a rule takes for an abstention weighs %v, for an answer %v", typed, a[0], b[0])
		}
	}
}

func TestParseSignsErrors(t *testing.T) {
	for _, row := range []struct{ text, want, reason string }{
		{"# x\nopen\tany\t\t1\n", "signs.txt:2: want open or typed", "a weight is missing"},
		{"open any 1 2\n", "signs.txt:1: want open or typed", "spaces for tabs"},
		{"shut\tany\t\t1\t2\n", `"shut" is neither`, "an unknown sort of question"},
		{"open\tany\t\t1\t.5\n", `".5" is no whole number`, "not a whole number"},
		{"open\tany\t\t1\t40000\n", `"40000" is no whole number`, "more than a weight can be"},
	} {
		if _, err := parseSigns(row.text); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %q", row.reason, err, row.want)
		}
	}
}

func TestJudgeWithoutSigns(t *testing.T) {
	var s scene
	s.look(Question{Text: "Who won?"}, "Oslo did.", tables())
	j := s.judge(signs{}, s.byRules(), weighing{declines: 0.5})
	for _, chance := range []float64{j.declines, j.hedges, j.answers} {
		if math.Abs(chance-1./3) > 1e-12 {
			t.Errorf("got %+v, want thirds", j)
		}
	}
}

func TestSigns(t *testing.T) {
	number := Question{Text: "A pump empties the tank. How many minutes does it need?", AnswerType: "number", Values: []string{"30"}}
	for _, row := range []struct {
		q            Question
		answer, want string
		reason       string
	}{
		{number, "30", "value: marked", "all there is"},
		{number, "One can tell from the rate that the pump is done behind 30 of them.", "value: in play", "one of the values in play"},
		{number, "One can tell from the rate that the pump is done behind 12 of them.", "value: fresh", "another of the type"},
		{number, "It needs a while.", "no value: number", "none"},
		{number, "It needs a while.", "no value in a few words: answers", "none, and no room for more"},
		{number, "The pump is old.\n\nIt needs 30 of them.", "value at the end: answers", "in the last sentence"},
		{number, "Not stated.", "abstained: information", "the rule that found a decline"},
		{number, "It is \\boxed{30}.", "boxed: answers", "a box"},
		{number, "Answer: 30", "named the answer: answers", "marked as such"},
		{number, "The size is not given.", "value beside a decline: none", "a decline without a value"},
		{number, "By my reckoning, **30**.", "ends in bold: answers", "a few words in bold at the end"},
		{Question{Text: "Who won?"}, "I don't know who won.", "content beside: none", "nothing but the decline"},
		{Question{Text: "Who won?"}, "Boats of four towns rowed to the tower and back. I don't know who won.", "content beside: few", "a dozen words of something else before it"},
		{number, "I can't open the photo. The answer is 30.", "declines beside: answers", "a decline before an answer"},
		{Question{Text: "Why is it impossible?"}, "It has no end.", "question about a lack: answers", "the question is about what has no answer"},
		{Question{Text: "Who won?"}, strings.Repeat("The boat of Oslo was the first. ", 8), "long answer: answers", "from forty words on"},
		{Question{Text: "Who won?", Context: "Oslo did."}, "Oslo.", "long question: answers", "a text stands with it"},
		{Question{Text: "Who won?"}, "Oslo.", "asks for: name", "what the question asks for by its words"},
	} {
		var s scene
		s.look(row.q, row.answer, tables())
		var got []string
		s.signs(s.byRules(), weighing{declines: 0.5}, func(about, is string, by float64) {
			if by != 0 {
				got = append(got, about+": "+is)
			}
		})
		if !slices.Contains(got, row.want) {
			t.Errorf("%q: got %q, want %q among them: %s", row.answer, got, row.want, row.reason)
		}
	}
}

func TestOdds(t *testing.T) {
	for chance, want := range map[float64]float64{0.5: 0, 0: -farOdds, 1: farOdds, 0.75: math.Log(3)} {
		if got := odds(chance); math.Abs(got-want) > 1e-3 {
			t.Errorf("%v: got %v, want %v", chance, got, want)
		}
	}
}
