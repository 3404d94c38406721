package scoring

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

// prose is an answer of 150 words.
const prose = `The first lighthouse of the island was built in 1782 by Thomas Hale, a merchant of the town, after two of his ships were lost in a single winter. ` +
	`It stood on the northern cape until a storm took it in March 1811. A second tower, of granite and 34 metres high, replaced it three years later; ` +
	`its lamp burned whale oil at first, then paraffin, and from 1923 electricity. The keepers lived beside it with their families and kept sheep. ` +
	`Today the tower is automatic and its light can be seen for 21 nautical miles. Visitors may climb the 162 steps on summer weekends, when members of ` +
	`the historical society are there to explain the machinery. The old fog horn, which is tested on the first Sunday of every month, is the only one of its ` +
	`kind that still works. A small museum in the former oil store shows letters, tools and a model of the first tower.`

func benchmarkItems() []suites.Item {
	item := func(id, question string, kind suites.AnswerType, match matching.Type, answers ...string) suites.Item {
		return suites.Item{ID: id, Question: question, Answerable: true, Answers: answers, AnswerType: kind, Match: &suites.Match{Type: string(match)}}
	}
	choice := item("choice", "Of what was the second tower of the lighthouse built?", suites.TypeChoice, matching.Choice, "granite")
	choice.Choices = []string{"brick", "granite", "wood"}
	return []suites.Item{
		item("name", "Who built the first lighthouse on the northern cape of the island?", suites.TypeName, matching.Text, "Thomas Hale"),
		item("missed", "Who built the first lighthouse on the northern cape of the island?", suites.TypeName, matching.Text, "the captain of a whaler", "Edward Moore"),
		item("text", "What did the lamp burn at first?", "", matching.Text, "whale oil"),
		item("number", "In which year was the first lighthouse on the northern cape of the island built?", suites.TypeNumber, matching.Number, "1782"),
		item("date", "When was the first lighthouse lost?", suites.TypeDate, matching.Date, "March 1811"),
		choice,
		item("boolean", "Can the light be seen from the sea?", suites.TypeBoolean, matching.Boolean, "yes"),
		item("set", "What has the lamp burned?", suites.TypeText, matching.Set, "whale oil", "paraffin", "electricity"),
	}
}

// BenchmarkScore is what it takes to read what an answer of 150 words does and
// to compare it with gold, by match type and over all of them in turn. The last
// is all that Score does beside it too: taking reasoning out, hashing the
// question, looking for loops.
func BenchmarkScore(b *testing.B) {
	items := benchmarkItems()
	both := func(item suites.Item, r responses.Record) {
		reading := readBehavior(item, r, inWords(item, prose))
		if !reading.Kind.Declines() && reading.Kind != behavior.Unclear {
			correctness(item, reading, inWords(item, prose))
		} else {
			matching.Check(gold(item), prose) // so that the two are measured whatever was read
		}
	}
	r := responses.Record{Outcome: responses.Replied, Finish: "stop", Text: prose}
	for i := range items {
		b.Run(items[i].ID, func(b *testing.B) {
			for b.Loop() {
				both(items[i], r)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "responses/s")
		})
	}
	b.Run("together", func(b *testing.B) {
		n := 0
		for b.Loop() {
			both(items[n%len(items)], r)
			n++
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "responses/s")
	})
	b.Run("verdict", func(b *testing.B) {
		n := 0
		for b.Loop() {
			Score(items[n%len(items)], r, Options{Suite: "core"})
			n++
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "responses/s")
	})
}

// BenchmarkScoreVaried is the same over all answers of testdata of 100 to 220 words, as models give
// them, open ones: what a processor has learned of one answer does not help it with the
// next, as it does where one is read again and again. The gold of half of them is some words
// of theirs, and that of the rest stands nowhere in them. The figures are for 150 words.
func BenchmarkScoreVaried(b *testing.B) {
	type sample struct {
		item   suites.Item
		answer string
	}
	var samples []sample
	words := 0
	files, err := filepath.Glob("behavior/testdata/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range files {
		for i, row := range labeled.Read(b, file) {
			said := strings.Fields(row.Answer)
			if len(said) < 100 || len(said) > 220 {
				continue
			}
			gold := "the captain of a whaler"
			if i%2 == 0 {
				gold = strings.Join(said[len(said)/2:][:3], " ")
			}
			words += len(said)
			samples = append(samples, sample{suites.Item{Question: row.Question, Answerable: true, Answers: []string{gold}}, row.Answer})
		}
	}
	for b.Loop() {
		for i := range samples {
			s := &samples[i]
			readBehavior(s.item, responses.Record{}, inWords(s.item, s.answer))
			matching.Check(gold(s.item), s.answer)
		}
	}
	each := b.Elapsed().Seconds() / float64(b.N) / float64(words) * 150
	b.ReportMetric(float64(len(samples)), "answers")
	b.ReportMetric(each*1e6, "µs/150-words")
	b.ReportMetric(1/each, "responses/s")
}
