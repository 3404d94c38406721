package behavior

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

// TestReadSplices reads sentences of testdata in chance order, some cut at a word, under
// chance questions: what no answer should do, none of them does. Sentences that people
// could write go farther into the rules than the bytes of a fuzzer do.
func TestReadSplices(t *testing.T) {
	var sentences, questions []string
	for _, f := range ownFiles() {
		for _, row := range labeled.Read(t, f.path()) {
			questions = append(questions, row.Question)
			sentences = append(sentences, strings.SplitAfter(row.Answer, ". ")...)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	types := []string{"", "", "", "text", "number", "name", "date", "year", "choice", "boolean", "time", "weekday", "month"}
	for range 20_000 {
		q := Question{Text: pick(questions), AnswerType: pick(types)}
		if r.IntN(2) == 0 {
			q.Values = []string{"Oslo", "30"}
		}
		answer := ""
		for range 1 + r.IntN(4) {
			words := strings.SplitAfter(pick(sentences), " ")
			if r.IntN(3) == 0 {
				words = words[r.IntN(len(words)):]
			}
			answer += strings.Join(words, "")
		}
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Fatalf("%v\n  Q %q as %q\n  A %q", p, q.Text, q.AnswerType, answer)
				}
			}()
			got := Read(q, answer)
			if got.Kind == "" || (got.Kind != Unclear) != (len(got.Evidence) > 0) {
				t.Errorf("%q: got %+v", answer, got)
			}
			for _, e := range got.Evidence {
				if e.Start < 0 || e.Start >= e.End || e.End > len(answer) {
					t.Errorf("%q: evidence %+v", answer, e)
				}
			}
		}()
	}
}
