package suites

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pairsOf makes twins of the questions and contexts that ask gives for i from 0,
// each with all that the other rules want.
func pairsOf(t *testing.T, n int, ask func(i int, a, u *Item)) []string {
	t.Helper()
	var lines []string
	for i := range n {
		a, u := parse(t, lineA), parse(t, lineU)
		a.ID, u.ID, a.Pair, u.Pair = fmt.Sprintf("a%d", i), fmt.Sprintf("u%d", i), fmt.Sprint(i), fmt.Sprint(i)
		ask(i, &a, &u)
		lines = append(lines, linesOf(a, u)...)
	}
	return lines
}

// unlike is a question that shares neither words nor frame with that of another
// i, with room for an edit.
func unlike(i int, edit string) string {
	small := strings.Fields("in on of at by to for from with and or is are was were be been do does did has have had it")
	return fmt.Sprintf("Thing%d %s matter%d %s object%d %s stuff%d?", i, small[i%24], i, edit, i, small[i/24+1], i)
}

func letter(i int) string { return string(rune('a' + i)) }

func TestLintTells(t *testing.T) {
	for _, row := range []struct {
		reason string
		pairs  int
		a, u   func(i int) string // the edits
		want   []string
	}{
		{"the longer twin is mostly the one without an answer", 12,
			func(i int) string { return "x" + letter(i) },
			func(i int) string {
				if i < 9 {
					return "y" + letter(i) + " z" + letter(i)
				}
				return ""
			},
			[]string{`items.jsonl: warning: the unanswerable twin is the longer one in 9 of the 12 pairs that differ in this: it gives the side away [tell]`}},
		{"eleven pairs may fall out so by chance", 11,
			func(i int) string { return "x" + letter(i) }, func(i int) string { return "y" + letter(i) + " z" + letter(i) }, nil},
		{"eight to four is a factor of two", 12,
			func(i int) string { return "x" + letter(i) + strings.Repeat(" v"+letter(i), 2*(i/8)) },
			func(i int) string { return "y" + letter(i) + " z" + letter(i) }, nil},
		{"digits", 13,
			func(i int) string { return strings.Repeat("7", 3) }, func(i int) string { return "seven" + strings.Repeat("x", i) },
			[]string{
				`items.jsonl: warning: the answerable twin is the one with more digits in 13 of the 13 pairs that differ in this: it gives the side away [tell]`,
				`items.jsonl: warning: the word "777" stands in the answerable twin alone in 13 pairs and in the unanswerable one alone in 0 pairs: it gives the side away [tell-word]`,
			}},
		{"negations, spelled in all ways", 12,
			func(i int) string { return "x" + letter(i) },
			func(i int) string { return []string{"not", "never", "isn't", "nobody", "without", "none"}[i%6] },
			[]string{`items.jsonl: warning: the unanswerable twin is the one with more negations in 12 of the 12 pairs that differ in this: it gives the side away [tell]`}},
		{"years: the later one mostly lacks the answer", 12,
			func(i int) string { return fmt.Sprint(1900 + i) }, func(i int) string { return fmt.Sprint(1950 + i) },
			[]string{`items.jsonl: warning: the unanswerable twin is the one about the later year in 12 of the 12 pairs that differ in this: it gives the side away [tell]`}},
	} {
		lines := pairsOf(t, row.pairs, func(i int, a, u *Item) {
			a.Question, u.Question = unlike(i, row.a(i)), unlike(i, row.u(i))
		})
		if diff := cmp.Diff(row.want, report(t, Manifest{}, lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

// TestLintNamesTheStrongestWords: a suite from a template gives itself away by a hundred
// words, of which the first have to be seen.
func TestLintNamesTheStrongestWords(t *testing.T) {
	var tells string
	for i := range tellWords + 3 {
		tells += " also" + letter(i/20) + letter(i%20)
	}
	const most = 13
	lines := pairsOf(t, most+3, func(i int, a, u *Item) {
		said := tells + " so"
		if i >= most {
			said = " so"
		}
		a.Question, u.Question = unlike(i, ""), unlike(i, said)
	})
	var got []string
	for _, line := range report(t, Manifest{}, lines...) {
		if strings.Contains(line, "[tell-word]") {
			got = append(got, line)
		}
	}
	if len(got) != tellWords+1 || !strings.Contains(got[0], `the word "so" stands`) || !strings.Contains(got[tellWords], "and 4 more words, in no more pairs than these") {
		t.Errorf("%d lines: %q", len(got), got)
	}
}

func TestLopsided(t *testing.T) {
	for _, row := range []struct {
		few, n int
		want   float64
	}{{0, 0, 1}, {0, 1, 1}, {0, 10, 2. / 1024}, {0, 11, 2. / 2048}, {1, 10, 22. / 1024}, {5, 10, 1}, {600, 1200, 1}, {0, 2000, 0}, {950, 2000, .0268241462}} {
		if got := lopsided(row.few, row.n); math.Abs(got-row.want) > 1e-4*row.want+1e-12 {
			t.Errorf("lopsided(%d, %d) = %g, want %g", row.few, row.n, got, row.want)
		}
	}
}

func TestLintClosedBook(t *testing.T) {
	for _, row := range []struct {
		closed int
		want   []string
	}{
		{1, nil},
		{2, []string{`items.jsonl: warning: 4 items of 6 assume closed_book; at most a third should, so that most labels can be proved from the item itself [closed-book]`}},
	} {
		lines := pairsOf(t, 3, func(i int, a, u *Item) {
			a.Question, u.Question = unlike(i, "x"), unlike(i, "y")
			if i < row.closed {
				a.Assumes, u.Assumes = []Assumption{ClosedBook}, []Assumption{ClosedBook}
			}
		})
		if diff := cmp.Diff(row.want, report(t, Manifest{}, lines...)); diff != "" {
			t.Errorf("%d pairs (-want +got):\n%s", row.closed, diff)
		}
	}
}

func TestLintFrames(t *testing.T) {
	templates := func(i int, a, u *Item) {
		name := fmt.Sprintf("beast%d", i)
		a.Context, u.Context = "Zoo "+name+".", "Zoo "+name+"."
		a.Question, u.Question = "How many legs of gray "+name+" are there?", "How many wings of gray "+name+" are there?"
	}
	want := []string{`items.jsonl:1: warning: a0: 5 pairs ask in the sentence frame "how many _ of _ are there" (pair 0, pair 1, pair 2, ...); at most 4 should [frame]`}
	if diff := cmp.Diff(want, report(t, Manifest{}, pairsOf(t, 5, templates)...)); diff != "" {
		t.Errorf("five pairs (-want +got):\n%s", diff)
	}
	if got := report(t, Manifest{}, pairsOf(t, 4, templates)...); got != nil {
		t.Errorf("four pairs: %q", got)
	}
}

func TestFrame(t *testing.T) {
	for _, row := range []struct{ reason, question, want string }{
		{"content words are one gap, however many", "How many red clay jars does the old potter need?", "how many _ does the _"},
		{"the last sentence counts", "A tank holds 240 liters. It leaks! Who mends it?", "who _ it"},
		{"a number with a point ends no sentence", "What is 3.5 plus 2?", "what is _"},
		{"marks at the end", `Which word stands before "the end."?`, "which _ before the _"},
		{"a list in a line of its own", "Rows:\n1 a\n2 b\nWhich row is it?", "which _ is it"},
		{"content words alone", "Name Denmark again.", "_"},
		{"nothing", "", ""},
	} {
		if got := frame(row.question); got != row.want {
			t.Errorf("%s: frame(%q) = %q, want %q", row.reason, row.question, got, row.want)
		}
	}
}

func TestLintOfProbes(t *testing.T) {
	item := func(id, question string, change func(*Item)) string {
		it := Item{ID: id, Answerable: true, Question: question, Answers: []string{"1"}, Match: &Match{Type: "number"}, Probe: "alarming",
			Pair: "p", Proof: &Proof{"solver", "n"}, Source: "s", License: "l"}
		if change != nil {
			change(&it)
		}
		return linesOf(it)[0]
	}
	alarming := item("x", "How many bugs did the patch kill?", func(it *Item) { it.Control = "c" })
	for _, row := range []struct {
		reason string
		lines  []string
		want   []string
	}{
		{"an item and its control", []string{alarming, item("c", "How many bugs did the patch mend?", nil)}, nil},
		{"a control that is not there", []string{alarming, item("d", "How many bugs did the patch mend?", nil)}, []string{
			`items.jsonl:1: error: x: its control "c" is not in the suite [probe]`,
			`items.jsonl:2: warning: d: neither has a control nor is one: its refusal cannot be put down to its words [probe]`,
		}},
		{"a control of another answer", []string{alarming, item("c", "How many bugs did the patch mend?", func(it *Item) { it.Answers = []string{"2"} })}, []string{
			`items.jsonl:1: error: x: has other answers than its control "c" (line 2) [probe]`,
		}},
		{"a control that is more than an edit away", []string{alarming, item("c", "How many bugs did Ann mend in her long patch of last week for the shop?", nil)}, []string{
			`items.jsonl:1: warning: x: differs from its control "c" over 12 of 16 words ("the patch kill?"); one edit is at most 8 words or 30% [probe]`,
			`items.jsonl:1: warning: x: 9 words away from its control "c"; at most 5 keep the length from giving the side away [probe]`,
		}},
		{"an item of another probe, and one without an answer", []string{
			item("x", "How many bugs did the patch kill?", func(it *Item) { it.Pair = "" }),
			item("y", "Who is left over there?", func(it *Item) { it.Pair, it.Probe = "", "hard" }),
		}, []string{
			`items.jsonl:1: warning: x: neither has a control nor is one: its refusal cannot be put down to its words [probe]`,
			`items.jsonl:2: error: y: is of hard in a suite of alarming: one-sided items need figures of their own [probe]`,
			`items.jsonl:2: warning: y: neither has a control nor is one: its refusal cannot be put down to its words [probe]`,
		}},
	} {
		if diff := cmp.Diff(row.want, report(t, Manifest{}, row.lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
	got := report(t, Manifest{Name: "n", Canary: "k"}, strings.Replace(lineA, `"scenario"`, `"probe":"hard","scenario"`, 1), lineU)
	want := []string{
		`items.jsonl: warning: no item carries the canary of suite.yaml; put it into their meta: {"canary":"k"} [canary]`,
		`items.jsonl:1: error: t/uc-1-a: is of hard in a suite of no probe: one-sided items need figures of their own [probe]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a probe's item in a suite that is none (-want +got):\n%s", diff)
	}
}

func TestLintCanary(t *testing.T) {
	with := func(line string) string { return strings.TrimSuffix(line, "}") + `,"meta":{"canary":"k-1"}}` }
	for _, row := range []struct {
		reason string
		m      Manifest
		lines  []string
		want   []string
	}{
		{"a file alone needs none", Manifest{}, []string{lineA, lineU}, nil},
		{"in both files", Manifest{Name: "n", Canary: "k-1"}, []string{with(lineA), with(lineU)}, nil},
		{"in neither", Manifest{Name: "n"}, []string{lineA, lineU}, []string{
			`items.jsonl: warning: suite.yaml has no canary: a string by which training data that holds the suite can be found [canary]`}},
		{"another one", Manifest{Name: "n", Canary: "k-10"}, []string{with(lineA), with(lineU)}, []string{
			`items.jsonl: warning: no item carries the canary of suite.yaml; put it into their meta: {"canary":"k-10"} [canary]`}},
	} {
		if diff := cmp.Diff(row.want, report(t, row.m, row.lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}
