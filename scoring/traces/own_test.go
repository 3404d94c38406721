package traces

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

var update = flag.Bool("update", false, "mark misread rows of testdata, and write ngrams.txt and the table in docs/scoring.md, anew")

// A traceFile is a file of testdata. No weight is fitted on those that are unseen, and of the
// rows of the first two and the last two nobody looked at how they read.
type traceFile struct {
	name, about string
	unseen      bool
}

func (f traceFile) path() string { return filepath.Join("testdata", f.name+".txt") }

func traceFiles() []traceFile {
	return []traceFile{
		{name: "doubts", about: "notices in few usual phrases, doubts that are resolved beside them"},
		{name: "doubts2", about: "passages, problems and questions of fact, in words of all sorts"},
		{name: "usual", about: "in the words that reasoning models mostly use"},
		{name: "short", about: "of a few words or sentences"},
		{name: "plainly", about: "in prose without figures, on both sides"},
		{name: "passing", about: "of all lengths, each with a notice in passing and an answer all the same, and without one"},
		{name: "moments", about: "few sentences as in `passing`"},
		{name: "terse", about: "few main clauses of a few words"},
		{name: "unseen-doubts", about: "as `doubts`, by another writer", unseen: true},
		{name: "unseen-varied", about: "as `short`, by the same writer, of all lengths", unseen: true},
		{name: "unseen-long", about: "of 210 to 750 words, by a third writer", unseen: true},
		{name: "unseen-passing", about: "as `passing`, by the same writer", unseen: true},
		{name: "unseen-terse", about: "as `terse`, by the same writer", unseen: true},
	}
}

const (
	noticed = "noticed"
	none    = "none"
)

// noticedIn reads a trace of testdata.
var noticedIn = labeled.Once(func(row labeled.Row) string {
	if _, ok := NoticeOf(row.Question, row.Answer); ok {
		return noticed
	}
	return none
})

// TestOwn holds which traces of testdata are read rightly, and which are not so far.
func TestOwn(t *testing.T) {
	for _, f := range traceFiles() {
		if !f.unseen {
			labeled.Hold(t, f.path(), noticedIn, *update)
		}
	}
}

// TestOwnTable holds the table of docs/scoring.md on these files.
func TestOwnTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| file | traces | n | notices missed | traces without one taken for one |\n|---|---|---|---|---|\n")
	for _, f := range traceFiles() {
		if !f.unseen {
			continue // what weights are fitted on they read rightly
		}
		n := labeled.Tally(t, f.path(), noticedIn, func(kind string) bool { return kind == noticed })
		fmt.Fprintf(&b, "| `%s` | %s | %d | %d of %d | %d of %d |\n", f.name, f.about, n[0][0]+n[0][1]+n[1][0]+n[1][1],
			n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1])
	}
	doctable.Hold(t, "../../docs/scoring.md", "own-traces", b.String(), *update)
}

// TestLongTraces holds that of a trace longer than those that weights are fitted on the end
// decides, and that what is sure before it stands unless it is taken back.
func TestLongTraces(t *testing.T) {
	work := strings.Repeat("Three jars of four make twelve, and two more jars of four make eight. That is twenty in all, as the table has it.\n", 40)
	sure := "Hmm, the passage never says how many jars there were, so there is no way to know. The text does not mention it anywhere. It cannot be determined.\n"
	for _, c := range []struct {
		trace, reason string
		want          bool
	}{
		{work, "nothing is noticed", false},
		{work + sure, "at the end", true},
		{sure + work, "at the beginning, surely", true},
		{sure + work + "Wait, I overlooked the second line: it does say how many.\n" + work, "taken back since", false},
		{sure + work + "The problem doesn't specify what the jars are made of either.\n" + work, "what is not said takes nothing back", true},
		{sure + work + "Wait, the problem says jars. So, assuming twenty, we can calculate the rest.\n" + work, "nor does reading on, or an assumption", true},
		{work + "The passage doesn't say how many jars there were, so it can't be determined. I'll take twenty.\n" + work, "in the middle, in two sentences", true},
		{work + "Hmm, how many are in the cellar has been left blank, so I'll just go with twenty.\n" + work, "known miss: in one among so many, in words that no table has", false},
		{work + "What the jars hold isn't mentioned, but we don't need that.\n" + work, "what is not needed", false},
		{work + "Did I count the lids as well? No, a look at the table shows no mistake.\n" + work, "a check that finds nothing", false},
	} {
		n, ok := NoticeOf("How many jars stand in the cellar?", c.trace)
		if ok != c.want {
			t.Errorf("%s: %v, want %v (%q)", c.reason, ok, c.want, c.trace[n.Start:n.End])
		}
	}
}

func TestParseNgrams(t *testing.T) {
	m, err := parseNgrams(ngramsFile)
	if err != nil || len(m.grams) < 1000 {
		t.Fatalf("%d n-grams, %v: want thousands", len(m.grams), err)
	}
	for _, row := range []struct{ text, want, reason string }{
		{"# x\nwords x 1\n", "ngrams.txt:2: no tab", "a weight behind a space"},
		{"here x\t1\n", `ngrams.txt:1: "here" is no row`, "an unknown row"},
		{"words x\t1 .5\n", "want a whole number", "not a whole number"},
		{"words x\t1 - - - - 1\n", "more than 5 weights", "a place that there is not"},
	} {
		if _, err := parseNgrams(row.text); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %q", row.reason, err, row.want)
		}
	}
}
