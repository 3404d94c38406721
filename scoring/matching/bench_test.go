package matching

import (
	"strconv"
	"strings"
	"testing"
)

// prose is an answer of 150 words.
const prose = `The first lighthouse of the island was built in 1782 by Thomas Hale, a merchant of the town, after two of his ships were lost in a single winter. ` +
	`It stood on the northern cape until a storm took it in March 1811. A second tower, of granite and 34 metres high, replaced it three years later; ` +
	`its lamp burned whale oil at first, then paraffin, and from 1923 electricity. The keepers lived beside it with their families and kept sheep. ` +
	`Today the tower is automatic and its light can be seen for 21 nautical miles. Visitors may climb the 162 steps on summer weekends, when members of ` +
	`the historical society are there to explain the machinery. The old fog horn, which is tested on the first Sunday of every month, is the only one of its ` +
	`kind that still works. A small museum in the former oil store shows letters, tools and a model of the first tower.`

func BenchmarkCheck(b *testing.B) {
	question := "Who built the first lighthouse on the northern cape of the island?"
	for _, c := range []struct {
		name string
		gold Gold
	}{
		{"name", Gold{Answers: []string{"Thomas Hale"}, Question: question}},
		{"missed", Gold{Answers: []string{"the captain of a whaler", "Edward Moore"}, Question: question}},
		{"number", Gold{Answers: []string{"1782"}, Type: Number, Question: question}},
		{"date", Gold{Answers: []string{"March 1811"}, Type: Date, Question: question}},
		{"choice", Gold{Answers: []string{"granite"}, Type: Choice, Choices: []string{"brick", "granite", "wood"}, Question: question}},
		{"boolean", Gold{Answers: []string{"yes"}, Type: Boolean, Question: question}},
		{"set", Gold{Answers: []string{"whale oil", "paraffin", "electricity"}, Type: Set, Question: question}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Check(c.gold, prose)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "responses/s")
		})
	}
}

// BenchmarkHostile shows what the worst inputs cost: answers of up to a
// megabyte that repeat one thing. Time grows with the length and no faster.
func BenchmarkHostile(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"gold", "Thomas Hale "}, {"half of gold", "Thomas "}, {"denied gold", "not Hale, "}, {"rivals", "Hale or "},
		{"boxes", `\boxed{`}, {"bold", "**"}, {"digits", "7"}, {"numbers", "7 "}, {"fractions", "1/"}, {"capitals", "A."},
		{"words", "two hundred "}, {"letter", "a"}, {"marks", "e\u0301"}, {"commas", "1,"}, {"answers", "the answer is "},
		{"hearsay", "some say Hale but "}, {"glued", "ofHaleofHale "}, {"near", "Thomasine Halean 1782nd "},
		{"lines", "a\n"}, {"quotes", "' "}, {"brackets", "(a) "}, {"dates", "1 March "}, {"clocks", "7:10 "}, {"no", "no, "},
	} {
		for _, kind := range []Type{Text, Number, Choice, Boolean, Date, Set} {
			answers := map[Type][]string{
				Text: {"Thomas Hale", "the Hale brothers of 1782"}, Number: {"1782"}, Choice: {"b"}, Boolean: {"yes"},
				Date: {"1 March 1811"}, Set: {"Hale", "Thomas"},
			}
			for _, size := range []int{1 << 16, 1 << 20} {
				text := "word" + strings.Repeat(c.unit, size/len(c.unit))
				g := Gold{Answers: answers[kind], Type: kind, Choices: []string{"a", "b"}, Question: "Who?"}
				b.Run(c.name+"/"+string(kind)+"/"+strconv.Itoa(size>>10)+"k", func(b *testing.B) {
					b.SetBytes(int64(size))
					for b.Loop() {
						Check(g, text)
					}
				})
			}
		}
	}
}
