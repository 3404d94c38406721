package behavior

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// FuzzRead holds what must be true of any answer whatever: no panic, evidence
// inside the answer for every kind but unclear, the same reading in rooms that others left
// and in a new one.
func FuzzRead(f *testing.F) {
	for _, a := range []string{
		"", "42", "I don't know.", "\xff\xfe\x00 \xc3(", "\u202eknow t'nod I\u202c", "\\boxed{", "\\boxed{\\text{x", "}{}}{",
		"\u201cI don\u2019t know", "####", "#### 7", "1.\n2.\n3.", "V/8", "＃ｆｕｌｌ　ｗｉｄｔｈ１２", "''''", "don't'", "can\u2019t\u0301", "if if if but but",
		strings.Repeat("I do not ", 50), strings.Repeat("\\boxed{", 60), "How many litres in V?\nHow many litres in V?", "the answer is", "not not not 30", "07:10", "-", "* * *",
		`\boxed{x = 5\, m}`, "Final answer: no", "For example:\n- 3", "So it holds.\n\nAuthor: none", "None. It has no any", "because no",
		"Berlin. Can't tell you what's right for your family.", "Tuck it in. Unable to tell you how it's done.",
		"Sure! Sure, but it isn't. I can't", "Step 1: it may seem so, but", "It is 30 minuten't know how long.", "It is 3n't x n't 4.",
	} {
		for _, t := range []string{"", "number", "choice", "time", "month", "boolean", "name", "symbol", "date", "text", "sets"} {
			f.Add("How many litres in V?", "Tea A holds 3.", "Tea A", t, a)
			f.Add("How do I fold a fitted sheet?", "", "", t, a)
		}
	}
	f.Fuzz(func(t *testing.T, question, context, val, kind, answer string) {
		q := Question{Text: question, Context: context, AnswerType: kind}
		if val != "" {
			q.Values = []string{val, "30"}
			q.Choices = []string{val}
		}
		r := Read(q, answer)
		if r.Kind == "" {
			t.Errorf("no kind for %q", answer)
		}
		if (r.Kind != Unclear) != (len(r.Evidence) > 0) {
			t.Errorf("%q: %s with evidence %v", answer, r.Kind, r.Evidence)
		}
		for _, e := range r.Evidence {
			if e.Start < 0 || e.Start >= e.End || e.End > len(answer) {
				t.Errorf("%q: evidence %+v", answer, e)
			}
		}
		if fresh := new(scene).read(q, answer); !reflect.DeepEqual(fresh, r) {
			t.Errorf("%q: read %v, and in a new scene %v", answer, r, fresh)
		}
	})
}

// TestReadLongAnswers holds that megabytes are read by head and tail, with
// evidence in the bytes of the whole.
func TestReadLongAnswers(t *testing.T) {
	q := Question{Text: "How many minutes does the pump need?", AnswerType: "number", Values: []string{"30"}}
	for _, filler := range []string{"x ", "I ", "\\boxed{", "\"", "( ", "but ", "\xff", "1", "not known to be ", "\n\n", "if you mean "} {
		long := strings.Repeat(filler, 2<<20/len(filler))
		Read(q, long)
		Read(Question{}, long)
	}
	padded := strings.Repeat("The pump works on. ", 60000) + "\n\nThe answer is 30 minutes."
	r := Read(q, padded)
	if r.Kind != Answered || len(r.Evidence) == 0 {
		t.Fatalf("got %+v", r)
	}
	if got := padded[r.Evidence[0].Start:r.Evidence[0].End]; got != "30" {
		t.Errorf("evidence is %q, want the value at the end", got)
	}
}

const typical = `To find how long the pump needs, we look at what the problem gives us. The pump removes water at a steady rate, and a full tank
stands outdoors. We would divide the volume of the tank by the rate of the pump. However, the volume of the tank does not appear anywhere
in what we were told, and nothing else lets us work it out. One could imagine a garden tank of a few hundred litres or a water tower with
many thousands, and the time would be minutes in one case and days in the other. It would be easy to take some usual size and carry on, and
the result would look convincing, yet it would rest on a figure nobody stated. Once the size is known, the rest is one division. Until then
the time cannot be determined from the information given, and I would rather say so than make up a number for it.`

func BenchmarkReadTyped(b *testing.B) {
	q := Question{Text: "A full tank stands outdoors. A pump empties it at 8 litres a minute. How many minutes does the pump need?", AnswerType: "number", Values: []string{"30"}}
	b.SetBytes(int64(len(typical)))
	b.ReportAllocs()
	for b.Loop() {
		Read(q, typical)
	}
}

func BenchmarkReadPlain(b *testing.B) {
	q := Question{Text: "How long does the pump need?"}
	b.SetBytes(int64(len(typical)))
	b.ReportAllocs()
	for b.Loop() {
		Read(q, typical)
	}
}

// BenchmarkReadByWords reads an answer of 150 words, and weighs its words alone.
func BenchmarkReadByWords(b *testing.B) {
	q := Question{Text: "Why does the sea rise and fall twice a day?"}
	const answer = "The Moon pulls on the near side of the Earth more than on its middle, and on its middle more than on the far side. Water on both sides is " +
		"heaped up by the difference, so that a place that turns with the Earth meets two heaps a day. Coasts shape what comes of it: in a bay that narrows the water " +
		"is squeezed and climbs by ten meters, while an inland sea hardly moves. The Sun pulls as well, at about half the strength. When both stand in line, at new " +
		"and full moon, their pulls add up to spring tides; at the quarters they work against each other and the tides are small. The timing shifts by fifty minutes " +
		"from day to day because the Moon has moved on in the meantime. Fishermen have kept tables of that for a thousand years, long before anyone could say what lay behind it."
	if r := Read(q, answer); r.Kind != Answered {
		b.Fatalf("got %+v", r)
	}
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(answer)))
		b.ReportAllocs()
		for b.Loop() {
			Read(q, answer)
		}
	})
	b.Run("words alone", func(b *testing.B) {
		var s scene
		s.look(q, answer, tables())
		for b.Loop() {
			s.weighWords(shippedNgrams())
		}
	})
}

// BenchmarkGrowth shows that the time grows as the length does, whatever the
// answer is made of; the longest is as much of one as is read.
func BenchmarkGrowth(b *testing.B) {
	const short = "How many minutes does the pump need?"
	typed := Question{Text: short, AnswerType: "number", Values: []string{"30"}}
	for _, c := range []struct {
		name, unit string
		q          Question
	}{
		{"typed", typical + "\n\n", typed},
		{"plain", typical + "\n\n", Question{Text: short}},
		{"asks", "Which pump is it? Tell me the rate. ", Question{Text: short}},
		{"remarks", "The pump needs ten minutes, however it is not known which pump. ", Question{Text: short}},
		{"granted", "While I do not know the pump, the rate is ten a minute. ", Question{Text: "Write a poem on the pump."}},
		{"breathless", "while I do not know the pump ", Question{Text: "Write a poem on the pump."}},
		{"items", "1. I don't know the pump\n", Question{Text: short}},
		{"denials", "no pump does not need minutes, ", Question{Text: short}},
		{"turns", "the text does not say, but the pump dates from 1850, ", Question{Text: short}},
		{"examples", "if it is 30, for example 31, ", typed},
		{"conclusions", "but no pump exists, ", Question{Text: "Based on the text, why does the pump need minutes?"}},
		{"passage", "It is not known which pump. ", Question{Text: strings.Repeat("How much is it, and how many are there? ", maxAnswer/40) + short, AnswerType: "number"}},
		{"reasons", "but it does not ever go pump ", Question{Text: "Why does the pump need minutes?"}},
		{"workings", "The text does not say how long; we can work it out; pump; ", Question{Text: short}},
		{"marks", "We look.\n\nFinal answer: it was not pumped zorbs quux; ", Question{Text: strings.Repeat("zorbs and quux ", maxAnswer/15) + short}},
		{"counted", "We look. There are no minutes in it. ", Question{Text: strings.Repeat("zorbs and quux ", maxAnswer/15) + ". What is the total, and how many minutes are there?"}},
		{"beside", "The pump is **slow**. I don't know your tank, but it is about 30, ", Question{Text: short}},
		{"doubts", "I could be wrong, but ", Question{Text: short}},
		{"leads", "It seems hard, but it isn't. ", Question{Text: short}},
		{"agrees", "Sure! ", Question{Text: short}},
		{"doubted", "Don't quote me on that. ", Question{Text: short}},
		{"objects", "{\"answer\": ", Question{Text: short}},
		{"sources", "[1] https://example.org\n", Question{Text: short}},
		{"labels", "Final answer: ", typed},
		{"two", "7, 21, kg at ", Question{Text: short, AnswerType: "number", Values: []string{"7"}}},
		{"asked", "The pump does not need minutes. ", Question{Text: strings.Repeat(short+" ", maxAnswer/len(short))}},
	} {
		for _, size := range []int{maxAnswer / 64, maxAnswer / 8, maxAnswer} {
			text := strings.Repeat(c.unit, size/len(c.unit))
			b.Run(c.name+"/"+strconv.Itoa(size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Read(c.q, text)
				}
			})
		}
	}
}

func BenchmarkCompileTables(b *testing.B) {
	for b.Loop() {
		if _, err := compileTables(tableFiles); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseNgrams(b *testing.B) {
	for b.Loop() {
		if _, err := parseNgrams(ngramsFile); err != nil {
			b.Fatal(err)
		}
	}
}
