package traces

import (
	"strings"
	"testing"
	"time"
)

func TestNotice(t *testing.T) {
	for _, c := range []struct {
		trace, rule, reason string // rule "" for none
	}{
		{"We need the speed. The time is not given, so the speed cannot be determined.", "unanswerable", "a conclusion"},
		{"The recipe doesn't say how many eggs, so I can't know. I'll just go with 3 for the sake of an answer.", "missing", "something is assumed for it"},
		{"The recipe doesn't say how many eggs. I'll have to assume 3. Then 3 times 2 is 6.", "missing", "in passing, and an answer all the same"},
		{"The recipe doesn't say how many eggs, but 3 cups are given. 3 times 2 is 6. The eggs do not matter. So 6. Done.", "", "in passing, and nothing comes of it"},
		{"Maybe the problem means three eggs each. Then 3 times 2 is 6.", "", "a maybe"},
		{"Perhaps there is no answer. Let me count again. Three and four make seven. Seven it is. Good.", "", "a maybe, whatever it is about"},
		{"Is there enough to go on? Let me count. Three jars and four jars make seven.", "", "a question"},
		{"If the table had no answer, I would say so. Let me look. It does: three and four make seven. Seven.", "", "a condition"},
		{"The note says \"there is no answer\" on its back. Three and four make seven. So seven. Easy. Done.", "", "quoted"},
		{"The user said it is impossible to tell by eye. We have numbers: 3 and 4. So 7. It fits. Done.", "", "somebody else says so"},
		{"The price isn't given. Wait, it is: the table gives 4. So 3 + 4 = 7. The total is 7.", "", "taken back"},
		{"The price isn't given, so it can't be determined. Scratch that, the footnote has it: 4. So 3 + 4 = 7.", "", "taken back as a mistake, by words of no table"},
		{"There is no way to know what it costs. Oh, I overlooked the last line. It's 4, so 7.", "", "the same"},
		{"So the price is missing. My mistake, 4 euros it is. 7 in all.", "", "the same"},
		{"It isn't stated where the well is. No wait, it does say: north of the barn. So north.", "", "the same, and where"},
		{"Unless I missed something, the price isn't given. It can't be determined.", "unanswerable", "nothing that was missed"},
		{"The total is 7. Scratch that, the price isn't given, so it can't be determined.", "unanswerable", "an answer that is taken back"},
		{"I misread the table. It lists no fourth week. So this can’t be determined.", "unanswerable", "taken back before, and noticed again"},
		{"Strictly it can't be answered. But the user expects a number, so 30.", "unanswerable", "an answer all the same takes nothing back"},
		{"Nobody knows who carved it. I'll say Anders.", "unknowable", "nobody knows"},
		{"As far as I can tell, Lake Torvald does not exist. The question is about its depth. 40 m.", "premise", "there is no such thing"},
		{"The question rests on a false premise. Still, I'd go with 1912.", "premise", "says so by name"},
		{"I can't open the file. The total is probably 40.", "unable", "cannot be had"},
		{"There are two Georges in the story, and \"he\" could mean either of them. I'd have to ask.", "ambiguous", "several readings, and nothing says which"},
		{"Which of them is nicer is subjective. I'd have to guess the red one.", "taste", "a matter of taste"},
		{"Three and four make seven jars. But what they weigh is not mentioned anywhere.", "missing", "at the end of the trace"},
		{"Nothing is missing. Three and four make seven. Seven.", "", "a denial"},
		{"First I can rule out B. A can't be on floor 2, as that is where C is. So A is on floor 1, which leaves 3 for B.", "", "a puzzle's own impossibilities"},
		{"x must be positive. There is no such y below 3, so y = 4. Check: 4 + 3 = 7. The sum is 7. Good. Done.", "", "a search that comes up empty"},
		{"The passage skips her balance entirely, so there's nothing to add the 25 to. I'd tell them that.", "words", "in words that no table has"},
		{"", "", "nothing"},
		{"...!? \n\n ()", "", "no words"},
		{"\xff\xfe cannot \xff be determined \xff", "unanswerable", "bytes that are no text"},
	} {
		n, ok := NoticeOf("", c.trace)
		if n.Rule != c.rule || ok != (c.rule != "") {
			t.Errorf("%s: %q, want %q (%q)\n%s", c.reason, n.Rule, c.rule, c.trace[n.Start:n.End], c.trace)
		}
	}
}

// TestNoticeIsLinear holds that a trace ten times as long takes about ten times
// as long, also where every word begins a phrase and no sentence ends. Each is timed again
// while that is not so: what else the machine does may slow one down, but not every time.
func TestNoticeIsLinear(t *testing.T) {
	const tries = 25
	for name, unit := range map[string]string{
		"prose":        "First I look at the table. It lists three jars, and maybe a lid. So that makes four, I think.\n",
		"phrases":      "not enough information without knowing that the question does not say anything ",
		"dense":        "if not no so maybe can not be ",
		"no space":     "x",
		"many numbers": "1,234.50 = 2 ",
	} {
		took := func(bytes int) time.Duration {
			text := strings.Repeat(unit, bytes/len(unit))
			start := time.Now()
			Read(Response{Trace: text, Answer: "so it is 12", Value: "12", Steps: []string{"3 x 4 = 12", "117"}})
			return time.Since(start)
		}
		small, large := time.Hour, time.Hour
		for try := 0; try < tries && (try < 3 || large > 30*small); try++ {
			small, large = min(small, took(40<<10)), min(large, took(400<<10))
		}
		if large > 30*small {
			t.Errorf("%s: 40 kB in %v, 400 kB in %v", name, small, large)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("It does not say. I have to assume 3.", "3", "3", "1 + 2 = 3")
	f.Add("wait wait wait", "no\xff", "", "")
	f.Add("1,000.00 = 1000 = 1e3…", "the the", "the", "the")
	f.Add("", "They do not fly. They do not glide. They do not soar. They don't fly.", "not", "")
	f.Fuzz(func(t *testing.T, trace, answer, value, step string) {
		r := Response{Trace: trace, Answer: answer, Value: value, Steps: []string{step}}
		got := Read(r)
		if (got.Trace != nil) != (strings.TrimSpace(trace) != "") {
			t.Fatal("facts of no trace, or none of one")
		}
		n, noticed := NoticeOf("", trace)
		if got.Repeats != 0 && got.Repeats < Repeated {
			t.Fatalf("%d repeats", got.Repeats)
		}
		if got.Trace == nil {
			return
		}
		if x := got.Trace; x.Noticed != noticed || x.Start != n.Start || x.End != n.End || x.Rule != n.Rule {
			t.Fatalf("by Read %+v, by NoticeOf %+v", x, n)
		}
		if n.Start < 0 || n.End < n.Start || n.End > len(trace) {
			t.Fatalf("the notice %d-%d lies outside %d bytes", n.Start, n.End, len(trace))
		}
		if s := got.Trace.Steps; s != nil && (s.Found < 0 || s.Found > s.Of || s.Early != nil && !(*s.Early >= 0 && *s.Early <= 1)) {
			t.Fatalf("steps %+v", s)
		}
	})
}
