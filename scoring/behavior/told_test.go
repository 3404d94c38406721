//go:build fit

package behavior

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A toldRow is an answer that is fitted on.
type toldRow struct {
	question      Question
	answer, label string
	weight        float64
	own           bool
	later         bool   // it is open, and most rules stood before it
	about         string // what all answers to one question, or to its twin, have in common
}

// withoutText is the question under a text that the answer speaks of, alone: many files of
// answers do not hold the text. It is empty where there is none.
func withoutText(question, answer string) string {
	if !slices.ContainsFunc([]string{"passage", "text", "article", "paragraph", "excerpt"}, func(w string) bool { return strings.Contains(answer, w) }) {
		return ""
	}
	var s scene
	s.look(Question{Text: question}, answer, tables())
	s.prepare()
	if from, to := s.proper(); len(s.asked) >= longQuestion && to-from < len(s.asked)/2 {
		return s.q.Text[s.asked[from].start:s.asked[to-1].end] + "?"
	}
	return ""
}

// forSigns is what an answer counts where the weights of signs are fitted. Open ones with
// which most rules were chosen count nothing, since rules look better there than they are,
// and those of corpora a quarter.
func (r toldRow) forSigns() float64 {
	switch {
	case r.later || r.question.AnswerType != "":
		return r.weight
	case !r.own:
		return r.weight / 4
	}
	return 0
}

// toldRows are the answers that are fitted on.
func toldRows(t *testing.T, dir string) (rows []toldRow) {
	for _, f := range ownFiles() {
		if f.unseen {
			continue
		}
		for _, r := range labeled.Read(t, f.path()) {
			row := toldRow{Question{Text: r.Question}, r.Answer, r.Want[0], 1, true, f.later, r.Question}
			if f.hard {
				row.weight = 0.5
			}
			rows = append(rows, row)
			if r.Type != "" {
				typed := row
				typed.question, typed.weight = typedQuestion(r), 1
				rows = append(rows, typed)
			}
			if q := withoutText(r.Question, r.Answer); q != "" {
				row.question.Text, row.weight = q, row.weight/2
				rows = append(rows, row)
			}
		}
	}
	rows = slices.Concat(rows, typedRows(t), ruleRows(), stockRows())
	for _, c := range corpora() {
		c.each(t, dir, func(question, answer, label string) {
			// Of some it is not known what they do: a wrong answer may be none.
			if label != "partial" && label != "other" && label != "incorrect" && (!c.half || development(question)) {
				rows = append(rows, toldRow{Question{Text: question}, answer, label, c.weight, false, false, question})
			}
		})
	}
	return rows
}

// typedRows are answers to items of core: those of all files that are not unseen.
func typedRows(t *testing.T) (rows []toldRow) {
	ask := coreQuestions(t)
	files, err := filepath.Glob(filepath.Join("..", "testdata", "*items.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "unseen-") {
			continue
		}
		for _, r := range labeled.Read(t, file) {
			q, ok := ask[r.Question]
			if !ok {
				t.Fatalf("%s:%d: core has no item %q", file, r.Line, r.Question)
			}
			rows = append(rows, toldRow{q, r.Answer, r.Want[0], 1, true, false, r.Question[:len(r.Question)-1]})
		}
	}
	return rows
}

// coreQuestions are what the reader knows of the items of core in a run, by their ids.
func coreQuestions(t *testing.T) map[string]Question {
	t.Helper()
	suite, err := suites.Open("core", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]Question{}
	for item, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items[item.ID] = Question{
			Text: item.Question, Context: item.Context, Choices: item.Choices,
			AnswerType: string(item.AnswerType), Values: slices.Concat(item.Answers, item.Lures),
		}
	}
	return items
}

// ruleRows are the answers that tell what single rules are for. Some rules decide so seldom
// that they would weigh nothing without them.
func ruleRows() (rows []toldRow) {
	for _, of := range [][]row{
		conclusionsRows(), subjectiveRows(), staleRows(), unsupportedRequestRows(), otherTypesRows(), plainRows(), falsePremiseRows(),
		rowsOfData(), underspecifiedContextRows(), underspecifiedIntentRows(), answerUnknownRows(), nonexistentEntityRows(), wordingRows(),
	} {
		for _, r := range of {
			if r.kind != Unclear {
				rows = append(rows, toldRow{questions[r.question], r.answer, string(r.kind), 1, true, false, r.question})
			}
		}
	}
	for _, r := range aroundRows() {
		rows = append(rows, toldRow{r.q, r.a, r.want, 1, true, false, r.q.Text})
	}
	for _, of := range [][]ruled{remarkRows(), reasonRows(), polarRows(), fewWordsRows()} {
		for _, r := range of {
			rows = append(rows, toldRow{r.q, r.a, string(r.kind), 1, true, false, r.q.Text})
		}
	}
	return rows
}
