package matching_test

import (
	"strconv"
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// BenchmarkHostile shows what the worst inputs cost: answers of up to a
// megabyte that repeat one thing. Time grows with the length and no faster.
func BenchmarkHostile(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"gold", "Thomas Hale "}, {"half of gold", "Thomas "}, {"denied gold", "not Hale, "}, {"rivals", "Hale or "},
		{"boxes", `\boxed{`}, {"bold", "**"}, {"digits", "7"}, {"numbers", "7 "}, {"fractions", "1/"}, {"capitals", "A."},
		{"words", "two hundred "}, {"letter", "a"}, {"marks", "e\u0301"}, {"commas", "1,"}, {"answers", "the answer is "},
		{"hearsay", "some say Hale but "}, {"glued", "ofHaleofHale "}, {"near", "Thomasine Halean 1782nd "},
		{"lines", "a\n"}, {"quotes", "' "}, {"brackets", "(a) "}, {"dates", "1 March "}, {"clocks", "7:10 "}, {"no", "no, "},
		{"lands", "Albany, New York, French "}, {"relatives", "a friend of Hale "}, {"years", "founded in 1782 and in 1811 "}, {"lost", "theThomas Haleof "},
		{"signs", "A+ "}, {"numerals", "Hale II "}, {"rests", "7 R 2 "}, {"letters", "B, so C "}, {"notes", "\nNote: x "}, {"offers", "Let me know. "}, {"results", "result: "}, {"asks", "Who? "}, {"doubts", "Hale? No. "},
		{"roots", "√2 "}, {"words of roots", "2 times the square root of 2 "}, {"points", "one point one "}, {"decimals", "one "}, {"opposites", "Hale is older than "}, {"long numerals", "MCMLXXXIV "}, {"bold names", "**Lyon**. "},
	} {
		for _, kind := range []Type{Text, Number, Choice, Boolean, Date, Set} {
			answers := map[Type][]string{
				Text: {"Thomas Hale", "the Hale brothers of 1782", "1 March 1811", "United States", "New York City", "Hale VIII", "Hale is younger", "√3"}, Number: {"1782"}, Choice: {"b"}, Boolean: {"yes"},
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

// BenchmarkHostileAsked shows the same of answers that play with what the question asks.
func BenchmarkHostileAsked(b *testing.B) {
	for _, c := range []struct{ name, question, unit, end string }{
		{"contrary", "Is the mill open?", "the mill closed ", "open."},
		{"compared", "Is Ben taller than Anna?", "Anna is shorter than ", "Ben"},
		{"order", "Was it repaired before it sailed?", "it sailed before it was repaired ", ""},
		{"some", "Are all swans white?", "most swans white ", "all"},
		{"days", "Was it delivered on Friday?", "it delivered Saturday ", "Friday"},
		{"beaten", "Who won the final?", "Lyon beat Paris ", ""},
		{"beside", "Who has it?", "Ann has it, since Ben gave it back. ", ""},
	} {
		for _, g := range []Gold{{Answers: []string{"yes"}, Type: Boolean}, {Answers: []string{"Ben", "Paris"}, Type: Text}} {
			g.Question = c.question
			for _, size := range []int{1 << 16, 1 << 20} {
				text := strings.Repeat(c.unit, size/len(c.unit)) + c.end
				b.Run(c.name+"/"+string(g.Type)+"/"+strconv.Itoa(size>>10)+"k", func(b *testing.B) {
					b.SetBytes(int64(size))
					for b.Loop() {
						Check(g, text)
					}
				})
			}
		}
	}
}
