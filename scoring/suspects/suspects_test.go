package suspects

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

// Twins: how long a pump needs, with and without the size of the tank.
var (
	tankU = suites.Item{ID: "tank-u", Pair: "tank", Scenario: suites.UnderspecifiedContext, Question: "A tank. How many minutes?",
		Missing: &suites.Missing{Say: "the size"}, Lures: []string{"25"}}
	tankA = suites.Item{ID: "tank-a", Pair: "tank", Scenario: suites.UnderspecifiedContext, Question: "240 liters. How many minutes?",
		Answerable: true, Answers: []string{"30"}}
	lone = suites.Item{ID: "lone", Scenario: suites.AnswerUnknown, Question: "Who was it?"}
)

// did is what a checkpoint did on an item, response by response: "=30" says
// 30, "~30" says it in doubt, "+30" says it and is right, "x30" and is wrong,
// "-" declines, "?" could not be scored. Nothing means that it was not asked.
func did(item suites.Item, responses string) []Asked {
	var all []Asked
	for epoch, r := range strings.Split(responses, ",") {
		if r == "" {
			continue
		}
		v := scoring.Verdict{Epoch: epoch, Suite: "s", Item: item.ID, Ask: item.AskHash().String(), Pair: item.Pair,
			Scenario: string(item.Scenario), Answerable: item.Answerable, State: scoring.Scored, Extracted: r[1:], By: "local/1"}
		v.Behavior, v.Correct = behavior.Answered, matching.Unknown
		switch r[0] {
		case '~':
			v.Behavior = behavior.Hedged
		case '+':
			v.Correct = matching.Right
		case 'x':
			v.Correct = matching.Wrong
		case '-':
			v.Behavior, v.Correct = behavior.Abstained, ""
		case '?':
			v.State, v.Behavior, v.Correct = scoring.Unclear, "", ""
		}
		if v.State == scoring.Scored {
			v.Class, v.Cause = scoring.Classify(v.Answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Strict)
		}
		all = append(all, Asked{item, v})
	}
	return all
}

// answers is what each checkpoint did on each item.
type answers map[string][]string

func found(t *testing.T, items []suites.Item, a answers, most int) Report {
	t.Helper()
	tally := NewTally()
	var passes [][]Asked
	for i := range len(a[items[0].ID]) {
		var asked []Asked
		for _, item := range items {
			asked = append(asked, did(item, a[item.ID][i])...)
		}
		if err := tally.AddRun(tally.AddCheckpoint(fmt.Sprintf("c%d", i)), all(asked, nil)); err != nil {
			t.Fatal(err)
		}
		passes = append(passes, asked)
	}
	f := tally.Find(most)
	for i, pass := range passes {
		for _, x := range pass {
			f.Tell(i, x)
		}
	}
	return f.Report()
}

func all(asked []Asked, err error) iter.Seq2[Asked, error] {
	return func(yield func(Asked, error) bool) {
		for _, x := range asked {
			if !yield(x, nil) {
				return
			}
		}
		if err != nil {
			yield(Asked{}, err)
		}
	}
}

// say is a suspect in one line: item, kind, value, origin, who, declines.
func say(r Report) []string {
	var lines []string
	for _, s := range r.Suspects {
		line := fmt.Sprintf("%s %s", s.Items[0].ID, s.Kind)
		if s.Value != nil {
			line += fmt.Sprintf(" %s %s %s", s.Value.Text, s.Value.Origin, strings.Join(s.Value.By, " "))
		}
		lines = append(lines, fmt.Sprintf("%s; %d of %d declined", line, s.Declined, s.Scored))
	}
	return lines
}

func TestItems(t *testing.T) {
	u := func(did ...string) answers { return answers{"tank-u": did, "tank-a": make([]string, len(did))} }
	a := func(did ...string) answers { return answers{"tank-u": make([]string, len(did)), "tank-a": did} }
	for _, test := range []struct {
		did    answers
		want   string
		reason string
	}{
		{u("=40", "=40", "-"), "tank-u same-value 40 new c0 c1; 1 of 3 declined", "two of three share a value that nobody expected"},
		{u("=25", "=25", "-"), "tank-u same-value 25 lure c0 c1; 1 of 3 declined", "the value is a lure of the item"},
		{answers{"tank-u": {"=30", "=30"}, "tank-a": {"+30", "+30"}}, "tank-u same-value 30 lure c0 c1; 0 of 2 declined", "the twin's gold is a lure, listed or not"},
		{u("=40", "=40.0 minutes", "=forty"), "tank-u same-value 40 new c0 c1 c2; 0 of 3 declined", "one number in three formats"},
		{u("=25 minutes", "=25 min"), "tank-u same-value 25 minutes lure c0 c1; 0 of 2 declined", "a lure with its unit"},
		{u("=40 minutes", "=40 seconds"), "", "two units are two values"},
		{u("=40", "~40"), "tank-u same-value 40 new c0 c1; 0 of 2 declined", "a hedged answer commits too"},
		{u("=40", "=41", "=42"), "", "each says something else"},
		{u("=40", "=40", "-", "-"), "tank-u same-value 40 new c0 c1; 2 of 4 declined", "half is enough"},
		{u("=40", "=40", "-", "-", "-"), "", "less than half is not"},
		{u("=40", "=40", "?", "?", "?"), "tank-u same-value 40 new c0 c1; 0 of 2 declined", "what could not be scored is not counted"},
		{u("=40", "?"), "", "one of two that were asked could be scored"},
		{u("=40"), "", "one checkpoint shares with nobody"},
		{u("=40", ""), "", "the other was not asked"},
		{u("=", "="), "", "they claim to have done it and name no value"},
		{u("=25", "=25", "=40", "=40"), "tank-u same-value 40 new c2 c3; 0 of 4 declined", "a tie: the new value is the suspicion"},
		{u("=25", "=25", "=25", "=40"), "tank-u same-value 25 lure c0 c1 c2; 0 of 4 declined", "the larger group counts"},
		{u("=40,=40,-", "=40"), "tank-u same-value 40 new c0 c1; 0 of 2 declined", "of several responses the most frequent counts"},
		{u("=40,-", "=40"), "", "on a tie within a checkpoint it declines"},
		{u("=40,=40,=40", "-"), "", "one checkpoint that says it three times is one"},
		{u("-", "-"), "", "nobody answers"},

		{a("x31", "x31"), "tank-a all-fail 31  c0 c1; 0 of 2 declined", "all give the same wrong value"},
		{a("x31", "-", "x31", "x7"), "tank-a all-fail 31  c0 c2; 1 of 4 declined", "the most common wrong value, and who declined"},
		{a("-", "-"), "tank-a all-fail; 2 of 2 declined", "all decline: there is no value to show"},
		{a("x31", "+30"), "", "one is right"},
		{a("x31", "x31,+30"), "", "one is right once"},
		{a("x31", "?"), "", "one of two could be scored"},
		{a("x31"), "", "one checkpoint that fails says something of itself"},
		{a("=31", "-"), "", "an answer that has no gold is no failure"},
	} {
		got := strings.Join(say(found(t, []suites.Item{tankU, tankA}, test.did, 0)), "\n")
		if got != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", test.reason, test.did, got, test.want)
		}
	}
}

func TestPairs(t *testing.T) {
	for _, test := range []struct {
		u, a          []string
		first         string
		pairs, silent int
		reason        string
	}{
		{[]string{"-", "-", "-", "-"}, []string{"+30", "+30", "-", "x2"}, "tank-u", 1, 0, "one side is always declined, on the other they differ"},
		{[]string{"=1", "=2", "=3", "-"}, []string{"+30", "+30", "+30", "+30"}, "tank-a", 1, 0, "the same the other way round"},
		{[]string{"=1", "=2", "=3", "-"}, []string{"+30", "-", "+30", "+30"}, "", 1, 0, "both sides vary"},
		{[]string{"-", "-", "-", "-"}, []string{"+30", "+30", "+30", "+30"}, "", 1, 1, "all do the same on both sides"},
		{[]string{"-", "-", "-"}, []string{"+30", "+30", "-"}, "", 0, 0, "three are too few"},
		{[]string{"-", "-", "-", "?"}, []string{"+30", "+30", "-", "-"}, "", 0, 0, "three were scored on both sides"},
		{[]string{"-", "-", "-", "-", "?"}, []string{"+30", "+30", "+30", "+30", "-"}, "", 1, 1, "who was scored on one side does not make it vary"},
		{[]string{"-,=1", "-", "-", "-"}, []string{"+30", "+30", "+30", "+30"}, "tank-a", 1, 0, "a side also varies within a checkpoint"},
	} {
		r := found(t, []suites.Item{tankU, tankA}, answers{"tank-u": test.u, "tank-a": test.a}, 0)
		var first string
		for _, s := range r.Suspects {
			if s.Kind == OneSideVaries {
				first = s.Items[0].ID
			}
		}
		if first != test.first || r.Counts.Pairs != test.pairs || r.Counts.Silent != test.silent {
			t.Errorf("%s: first %q, %+v; want first %q, %d pairs, %d silent", test.reason, first, r.Counts, test.first, test.pairs, test.silent)
		}
	}
}

func TestOrder(t *testing.T) {
	item := func(name string, answerable bool) suites.Item {
		it := suites.Item{ID: name, Question: name, Answerable: answerable, Lures: []string{"1"}}
		if answerable {
			it.Answers = []string{"9"}
		}
		return it
	}
	items := []suites.Item{
		tankU, tankA,
		item("lure", false), item("all-fail", true), item("gold", true), item("new-2", false), item("new-4", false), item("new-2-of-2", false),
	}
	a := answers{
		"tank-u": {"-", "-", "-", "=7"}, "tank-a": {"+30", "+30", "+30", "+30"},
		"lure": {"=1", "=1", "=1", "=1"}, "all-fail": {"x2", "x3", "-", "-"}, "gold": {"x2", "x2", "x2", "x2"},
		"new-2": {"=5", "=5", "-", "-"}, "new-4": {"=5", "=5", "=5", "=5"}, "new-2-of-2": {"=5", "=5", "", ""},
	}
	want := []string{
		"new-4 same-value 5 new c0 c1 c2 c3; 0 of 4 declined",
		"new-2-of-2 same-value 5 new c0 c1; 0 of 2 declined",
		"new-2 same-value 5 new c0 c1; 2 of 4 declined",
		"gold all-fail 2  c0 c1 c2 c3; 0 of 4 declined",
		"all-fail all-fail 2  c0; 2 of 4 declined",
		"lure same-value 1 lure c0 c1 c2 c3; 0 of 4 declined",
		"tank-a one-side-varies; 0 of 4 declined",
	}
	r := found(t, items, a, 0)
	if diff := cmp.Diff(want, say(r)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	cut := found(t, items, a, 2)
	if diff := cmp.Diff(want[:2], say(cut)); diff != "" {
		t.Errorf("the first two (-want +got)\n%s", diff)
	}
	if cut.Counts != r.Counts || r.Counts != (Counts{SameValue: 4, NewValue: 3, AllFail: 2, OneSideVaries: 1, Pairs: 1}) {
		t.Errorf("counts %+v, cut %+v", r.Counts, cut.Counts)
	}
}

func TestWhoSawWhat(t *testing.T) {
	r := found(t, []suites.Item{tankU, tankA, lone}, answers{
		"tank-u": {"=40", "=40", "?"}, "tank-a": {"+30", "?", ""}, "lone": {"-", "", ""},
	}, 0)
	if r.Items != 3 || r.Comparable != 1 {
		t.Errorf("%d items, %d comparable; want 3 and 1: of tank-a one could not be scored", r.Items, r.Comparable)
	}
	if diff := cmp.Diff([]Seen{{3, 1}, {2, 1}, {1, 1}}, r.Seen); diff != "" {
		t.Errorf("seen (-want +got)\n%s", diff)
	}
	want := []Checkpoint{{"c0", 1, 3, 3, false}, {"c1", 1, 2, 1, false}, {"c2", 1, 1, 0, false}}
	if diff := cmp.Diff(want, r.Checkpoints); diff != "" {
		t.Errorf("checkpoints (-want +got)\n%s", diff)
	}
}

// TestWhatIsShownOfAnItem: what a reader needs to judge it.
func TestWhatIsShownOfAnItem(t *testing.T) {
	item := suites.Item{ID: "quay", Scenario: suites.Stale, Question: "Which quay?", Answerable: true,
		Choices: []string{"north", "south"}, Answers: []string{"B"}}
	r := found(t, []suites.Item{item}, answers{"quay": {"x40", "x40"}}, 0)
	if len(r.Suspects) != 1 || len(r.Suspects[0].Items) != 1 {
		t.Fatalf("%+v", r.Suspects)
	}
	want := Item{ID: "quay", Answerable: true, Question: "Which quay?", Choices: []string{"north", "south"}, Answers: []string{"B"},
		Outcomes: Outcomes{Wrong: 2}}
	got := r.Suspects[0].Items[0]
	got.Ask = ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestMendedLabel: of one question with two labels the later one counts, and
// what was judged by the other is set aside.
func TestMendedLabel(t *testing.T) {
	mended := tankA
	mended.Answers = []string{"31"}
	tally := NewTally()
	add := func(name string, asked []Asked) {
		t.Helper()
		if err := tally.AddRun(tally.AddCheckpoint(name), all(asked, nil)); err != nil {
			t.Fatal(err)
		}
	}
	add("old-1", did(tankA, "x31"))
	add("old-2", did(tankA, "x31"))
	add("new", did(mended, "+31"))
	r := tally.Find(0).Report()
	if r.SetAside != 2 || r.Items != 1 || r.Counts.All() != 0 {
		t.Errorf("%+v; want 2 responses set aside, 1 item, and no suspect: the gold was mended", r)
	}
}

// TestSharedQuestion: of two suites that share a question and call another answer
// right neither takes the place of the other, and a third that agrees with one
// joins it.
func TestSharedQuestion(t *testing.T) {
	other := tankA
	other.Answers = []string{"31"}
	of := func(suite string, asked []Asked) []Asked {
		for i := range asked {
			asked[i].Verdict.Suite = suite
		}
		return asked
	}
	tally := NewTally()
	for _, name := range []string{"a", "b"} {
		both := append(of("one", did(tankA, "x31")), of("two", did(other, "+31"))...)
		if err := tally.AddRun(tally.AddCheckpoint(name), all(both, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tally.AddRun(tally.AddCheckpoint("c"), all(of("three", did(tankA, "x31")), nil)); err != nil {
		t.Fatal(err)
	}
	r := tally.Find(0).Report()
	if r.SetAside != 0 || r.Items != 2 || r.Comparable != 2 || r.Counts.AllFail != 1 || r.Suspects[0].Scored != 3 {
		t.Errorf("%+v; want nothing set aside, 2 items, and the one of which 3 give the other's gold", r)
	}
}

// TestFailedRun: a run that ends in an error leaves no trace.
func TestFailedRun(t *testing.T) {
	mended := tankU
	mended.Lures = nil
	mended.Answerable, mended.Answers = true, []string{"40"}
	tally := NewTally()
	a, b := tally.AddCheckpoint("a"), tally.AddCheckpoint("b")
	if err := tally.AddRun(a, all(did(tankU, "=40"), nil)); err != nil {
		t.Fatal(err)
	}
	torn := errors.New("torn")
	broken := append(did(mended, "+40"), did(lone, "=x")...)
	broken[0].Verdict.By = "other"
	if err := tally.AddRun(b, all(broken, torn)); !errors.Is(err, torn) {
		t.Fatalf("got %v", err)
	}
	if err := tally.AddRun(b, all(did(tankU, "=40"), nil)); err != nil {
		t.Fatal(err)
	}
	f := tally.Find(0)
	for i := range 2 {
		f.Tell(i, did(tankU, "=40")[0])
	}
	r := f.Report()
	if diff := cmp.Diff([]string{"tank-u same-value 40 new a b; 0 of 2 declined"}, say(r)); diff != "" || r.Items != 1 || r.SetAside != 0 {
		t.Errorf("%+v\n%s", r, diff)
	}
	if diff := cmp.Diff([]string{"local/1"}, r.ScoredBy); diff != "" {
		t.Error(diff)
	}
}

func TestNothing(t *testing.T) {
	r := NewTally().Find(0).Report()
	if r.Counts.All() != 0 || r.Suspects == nil || r.Seen == nil || r.Items != 0 {
		t.Errorf("%+v", r)
	}
}

// TestRowSize holds what Tally promises of its memory.
func TestRowSize(t *testing.T) {
	if size := unsafe.Sizeof(row{}); size != 24 {
		t.Errorf("a verdict takes %d bytes", size)
	}
}

// The last steps of a graded probe are out of reach by design: that all fail
// there says nothing, unless they share a value.
func TestGradedProbe(t *testing.T) {
	graded := tankA
	graded.Pair, graded.Scenario, graded.Probe = "", "", "hard"
	for _, test := range []struct {
		did    []string
		want   string
		reason string
	}{
		{[]string{"-", "x7", "x9"}, "", "each fails in its own way"},
		{[]string{"x7", "x7", "x7"}, "tank-a all-fail 7  c0 c1 c2; 0 of 3 declined", "all give one value: is the gold right?"},
	} {
		got := strings.Join(say(found(t, []suites.Item{graded}, answers{"tank-a": test.did}, 0)), "\n")
		if got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.reason, got, test.want)
		}
	}
}
