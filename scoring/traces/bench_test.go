package traces

import (
	"strings"
	"testing"
)

// BenchmarkAnswer is what a plain run pays for each answer without a trace.
func BenchmarkAnswer(b *testing.B) {
	for b.Loop() {
		Read(Response{Answer: "The tank holds 240 litres and the pump moves 8 litres a minute, so it takes 30 minutes.", Value: "30"})
	}
}

// BenchmarkShort is what an answer costs behind a trace of some sentences.
func BenchmarkShort(b *testing.B) {
	trace := strings.Repeat("First I look at the table. It lists three jars, and maybe a lid. So that makes four, I think.\n", 3)
	b.ReportAllocs()
	for b.Loop() {
		Read(Response{Trace: trace, Answer: "It is 4.", Value: "4", Question: "How many jars are there?"})
	}
}

// BenchmarkParse is what the first trace pays for the weights.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseNgrams(ngramsFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := compile(tableFiles); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead is for traces of 1 MiB.
func BenchmarkRead(b *testing.B) {
	for name, unit := range map[string]string{
		"prose":   "First I look at the table. It lists three jars, and maybe a lid. So that makes four, I think.\n",
		"dense":   "if not no so maybe can not be ",
		"x":       "x",
		"numbers": "1,234.50 = 2 ",
		"phrases": "not enough information without knowing that the question does not say anything ",
	} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(1 << 20)
			for range b.N {
				Read(Response{Trace: text, Answer: "so it is 12", Value: "12", Steps: []string{"3 x 4 = 12", "117"}})
			}
		})
	}
}
