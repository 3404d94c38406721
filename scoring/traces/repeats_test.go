package traces

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestRepeats(t *testing.T) {
	again := "So the answer is 12. "
	for _, c := range []struct {
		text, value string
		want        int
		reason      string
	}{
		{again + again + again + again, "12", 3, "stated, and three times more"},
		{again + again + again, "12", 0, "two more are too few to count"},
		{again + "Let me check 3 x 4. " + again + again + again, "12", 0, "a new number begins the row anew"},
		{again + "Let me check the answer. " + again + again + again, "12", 3, "nothing new in between: check and answer are two words"},
		{again + "Counting backwards along every shelf confirms nothing else. " + again + again + again, "12", 0, "a step in words"},
		{"So it is 1,000. So it is 1000. So it is 1000.0. So it is 1000", "1,000", 3, "numbers as they are worth"},
		{strings.Repeat("x = 12\n", 5), "12 litres", 4, "an equals sign; a unit comes and goes"},
		{strings.Repeat("12 jars stood there on the old shelf. ", 6), "12", 0, "used, not stated"},
		{strings.Repeat("The answer is Marie Curie. ", 4), "Marie Curie", 3, "a name"},
		{strings.Repeat("12\n", 4), "12", 3, "nothing but the value"},
		{strings.Repeat("The birds there don't fly far. ", 4), "not", 0, "half of a contraction"},
		{strings.Repeat(again, 9), "", 0, "no value"},
		{"", "12", 0, "no text"},
	} {
		if got := RepeatsOf(c.text, c.value); got != c.want && !(got < Repeated && c.want == 0) {
			t.Errorf("%s: %d, want %d", c.reason, got, c.want)
		}
	}
}

func TestRepeatsOfTraceAndAnswer(t *testing.T) {
	again := "So the answer is 12. "
	for _, c := range []struct {
		reason, trace, answer string
		want                  int
	}{
		{"an answer that says what was thought", "4 shelves hold 3 jars each. 4 x 3 = 12. So the total is 12. Answer 12.", "There are **12** jars (3 on each of 4 shelves).\n\n4 x 3 = 12\n\nAnswer: 12", 0},
		{"a trace that repeats itself", strings.Repeat(again, 4), "12", 3},
		{"an answer that does", "4 x 3 = 12.", strings.Repeat(again, 5), 4},
		{"both: the longer row", strings.Repeat(again, 4), strings.Repeat(again, 5), 4},
		{"rows that reach over the end of the trace", strings.Repeat(again, 3), strings.Repeat(again, 3), 0},
		{"no trace", " ", strings.Repeat(again, 4), 3},
	} {
		if got := Read(Response{Trace: c.trace, Answer: c.answer, Value: "12"}).Repeats; got != c.want {
			t.Errorf("%s: %d, want %d", c.reason, got, c.want)
		}
	}
}

// plain is n words that are all different, and others than those of a span.
func plain(n int) string { return named("w", n) }

func named(name string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d ", name, i)
	}
	return b.String()
}

func TestLoops(t *testing.T) {
	span := named("s", 20)
	short := "let me try that once more "
	for _, c := range []struct {
		reason, text string
		want         bool
	}{
		{"a span of 20 three times in a row", plain(300) + strings.Repeat(span, 3) + plain(400), true},
		{"twice", plain(300) + strings.Repeat(span, 2) + plain(400), false},
		{"three times, not in a row", plain(300) + span + "and " + span + "and " + span + plain(400), false},
		{"a span of 19 three times is no span of 20", plain(300) + strings.Repeat(named("s", 19), 3) + plain(400), false},
		{"a short phrase until it fills 60 words", plain(300) + strings.Repeat(short, 12) + plain(900), true},
		{"a short phrase ten times is 60 words, and its span of 24 needs 72", plain(300) + strings.Repeat(short, 10) + plain(900), false},
		{"one word sixty times", plain(300) + strings.Repeat("no ", 60) + plain(900), true},
		{"one word fifty-nine times", plain(300) + strings.Repeat("no ", 59) + plain(900), false},
		{"letter case and punctuation do not matter", plain(300) + span + strings.ToUpper(span) + strings.ReplaceAll(span, " ", ", ") + plain(400), true},
		{"a long span", plain(300) + strings.Repeat(named("s", 200), 3) + plain(3000), true},
		{"more than half of the last 4-grams are repeats", plain(100) + strings.Repeat("a b c d ", 25), true},
		{"the first half does not count", strings.Repeat("a b c d ", 10) + plain(100), false},
		{"no words", "--- ... ---", false},
		{"a word", "yes", false},
		{"nothing", "", false},
	} {
		if got := Loops(c.text); got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}

// TestLoopsIsWhatItSays holds the search by hash to the definition tried out at
// every place.
func TestLoopsIsWhatItSays(t *testing.T) {
	repetitive := func(words []word) bool {
		different, all := map[[gram]uint64]bool{}, 0
		for i := len(words) / 2; i+gram <= len(words); i++ {
			different[[gram]uint64{words[i].hash, words[i+1].hash, words[i+2].hash, words[i+3].hash}] = true
			all++
		}
		return 2*(all-len(different)) > all
	}
	slow := func(words []word) bool {
		for span := loopSpan; span*loopTimes <= len(words); span++ {
			run := 0
			for i := span; i < len(words); i++ {
				if run++; words[i].hash != words[i-span].hash {
					run = 0
				}
				if run >= span*(loopTimes-1) {
					return true
				}
			}
		}
		return false
	}
	random := rand.New(rand.NewPCG(1, 2))
	both := [2]int{}
	for range 3000 {
		var text strings.Builder
		for range random.IntN(6) {
			unit := ""
			for range 1 + random.IntN(30) {
				unit += string(rune('a'+random.IntN(2+random.IntN(2)))) + " "
			}
			text.WriteString(strings.Repeat(unit, 1+random.IntN(5)))
		}
		words, _ := split(text.String(), tables())
		l := looper{hashes: hashes(text.String(), nil)}
		periodic := slow(words)
		want := periodic || repetitive(words)
		if want {
			both[0]++
		} else {
			both[1]++
		}
		if got := l.loops(); got != want {
			t.Fatalf("%v, want %v: %s", got, want, text.String())
		}
		if got := l.periodic(); got != periodic {
			t.Fatalf("periodic %v, want %v: %s", got, periodic, text.String())
		}
	}
	if min(both[0], both[1]) < 100 {
		t.Errorf("%d loops and %d others: the draws show little", both[0], both[1])
	}
}

// TestHashesAreThoseOfWords holds the short way over a text to the long one.
func TestHashesAreThoseOfWords(t *testing.T) {
	for _, text := range []string{
		"", "a", "can't cannot CANNOT won't it's Ann's they'd x'", "caf\u00e9 na\u00efve co2 3rd 1,234.50 1_000 0.0 .5",
		"\u4f60\u597d ok \u0130stanbul I\u0307 o\u2019clock a\u0301b", "x-y z_w \xff\xfe end", "plain words, and more; (so) it: goes.\nOn",
	} {
		words, _ := split(text, tables())
		got := hashes(text, nil)
		if len(got) != len(words) {
			t.Fatalf("%q: %d hashes of %d words", text, len(got), len(words))
		}
		for i := range got {
			if got[i] != words[i].hash {
				t.Errorf("%q: word %d is hashed in two ways", text, i)
			}
		}
	}
}
