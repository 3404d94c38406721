package behavior

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

// contextAgrees holds that the words of an answer that are found in a context are those that
// stand in it when it is read as a whole.
func contextAgrees(t *testing.T, context, answer string) {
	t.Helper()
	var s scene
	s.look(Question{Text: "What?", Context: context}, clip(answer), tables())
	if len(s.toks) == 0 {
		return
	}
	s.prepare()
	whole := map[uint64]bool{}
	for _, c := range tokenize(clip(context), tables(), nil) {
		whole[c.hash] = true
	}
	for i := range s.toks {
		if h := s.toks[i].hash; s.inContext(h) != whole[h] {
			t.Fatalf("%q of %q is found: %v, and stands there: %v\n%q", s.word(i), answer, s.inContext(h), whole[h], context)
		}
	}
}

// TestContextOfAnswers holds it for the texts of testdata, beside answers to them and to others.
func TestContextOfAnswers(t *testing.T) {
	for _, name := range []string{"passages", "readings", "sums", "solutions2"} {
		rows := labeled.Read(t, ownFile{name: name}.path())
		for i, row := range rows {
			contextAgrees(t, row.Question, row.Answer)
			contextAgrees(t, row.Question, rows[(i+7)%len(rows)].Answer)
			contextAgrees(t, row.Answer, row.Question)
		}
	}
}

func FuzzContext(f *testing.F) {
	f.Add("She can't swim; he'll row. It's 3km (1,5 miles), and/or \\boxed{x}.", "He will row 3 km, she can not. It is x.")
	f.Add("A **b**-c d/e f’s g\u00adh ÉCOLE", "b c d e f g h école")
	f.Add("cannot won't o'clock 5pm 5p.m. U.S. 1990s", "can not will clock 5 pm us 1990s s")
	f.Fuzz(contextAgrees)
}
