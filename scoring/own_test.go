package scoring_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/suites"
)

var update = flag.Bool("update", false, "mark misread rows of testdata, and write the table in docs/own-answers.md, anew")

// An itemFile is a file of answers to items of core. Rules were chosen with the first two in
// view, and weights are fitted on all but those that are unseen, of which no row was looked
// at.
type itemFile struct {
	name, about string
	unseen      bool
}

func (f itemFile) path() string { return "testdata/" + f.name + ".txt" }

func itemFiles() []itemFile {
	return []itemFile{
		{name: "items", about: "with which rules were chosen"},
		{name: "natural-items", about: "the same, by a model in its own voice"},
		{name: "given-items", about: "most of which give a value"},
		{name: "ordinary-items", about: "with the most usual fillers"},
		{name: "short-items", about: "of a few words, and hedged"},
		{name: "varied-items", about: "no two in the same words"},
		{name: "lacking-items", about: "most of which decline although values stand there"},
		{name: "doubted-items", about: "guesses, assumptions and words of doubt"},
		{name: "voice-items", about: "by a model in its own voice, and weaker ones in the same"},
		{name: "remarked-items", about: "most of which give a value, beside remarks and negations"},
		{name: "everyday-items", about: "in everyday voices"},
		{name: "unseen-items", about: "unseen", unseen: true},
		{name: "unseen-natural-items", about: "unseen, by a model in its own voice", unseen: true},
		{name: "unseen-varied-items", about: "unseen, no two declines in the same words", unseen: true},
		{name: "unseen-chat-items", about: "unseen, as chat models answer", unseen: true},
		{name: "unseen-chat2-items", about: "the same", unseen: true},
		{name: "unseen-chat3-items", about: "the same, in other words each", unseen: true},
		{name: "unseen-chat4-items", about: "the same, other items", unseen: true},
	}
}

// kindOfItem reads an answer as a run does; the question of its row is an id.
func kindOfItem(t *testing.T) func(labeled.Row) string {
	t.Helper()
	suite, err := suites.Open("core", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]suites.Item{}
	for item, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items[item.ID] = item
	}
	return labeled.Once(func(row labeled.Row) string {
		item, ok := items[row.Question]
		if !ok {
			t.Fatalf("line %d: core has no item %q", row.Line, row.Question)
		}
		v := scoring.Score(item, responses.Record{Outcome: responses.Replied, Finish: "stop", Text: row.Answer}, scoring.Options{Suite: "core"})
		if v.Behavior == "" {
			return string(behavior.Unclear)
		}
		return string(v.Behavior)
	})
}

// TestOwnItems holds which answers to items are read rightly, and which are not so far.
// With -update the marks are set anew: look at what that changes.
func TestOwnItems(t *testing.T) {
	kind := kindOfItem(t)
	for _, f := range itemFiles() {
		if !f.unseen {
			labeled.Hold(t, f.path(), kind, *update)
		}
	}
}

// TestOwnItemsTable holds the table of docs/own-answers.md on all files.
func TestOwnItemsTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| answers to items of `core` | n | declines missed | answers taken for declines | unclear |\n|---|---|---|---|---|\n")
	kind := kindOfItem(t)
	for _, f := range itemFiles() {
		declines := func(kind string) bool { return behavior.Kind(kind).Declines() }
		n := labeled.Tally(t, f.path(), kind, declines)
		unclear := labeled.Tally(t, f.path(), kind, func(kind string) bool { return kind == string(behavior.Unclear) })
		fmt.Fprintf(&b, "| %s | %d | %d of %d | %d of %d | %d |\n", f.about, n[0][0]+n[0][1]+n[1][0]+n[1][1],
			n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1], unclear[0][1])
	}
	doctable.Hold(t, "../docs/own-answers.md", "own-items", b.String(), *update)
}
