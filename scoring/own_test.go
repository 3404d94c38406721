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

var update = flag.Bool("update", false, "mark misread rows of testdata, and write the table in docs/scoring.md, anew")

// The answers to items of core. Rules were chosen with the first two files in view; of
// the others no row was looked at.
const (
	seenItems     = "testdata/items.txt"
	naturalItems  = "testdata/natural-items.txt"
	unseenItems   = "testdata/unseen-items.txt"
	unseenNatural = "testdata/unseen-natural-items.txt"
	unseenVaried  = "testdata/unseen-varied-items.txt"
)

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
	return func(row labeled.Row) string {
		item, ok := items[row.Question]
		if !ok {
			t.Fatalf("line %d: core has no item %q", row.Line, row.Question)
		}
		v := scoring.Score(item, responses.Record{Outcome: responses.Replied, Finish: "stop", Text: row.Answer}, scoring.Options{Suite: "core"})
		if v.Behavior == "" {
			return string(behavior.Unclear)
		}
		return string(v.Behavior)
	}
}

// TestOwnItems holds which answers to items are read rightly, and which are not so far.
// With -update the marks are set anew: look at what that changes.
func TestOwnItems(t *testing.T) {
	for _, file := range []string{seenItems, naturalItems} {
		labeled.Hold(t, file, kindOfItem(t), *update)
	}
}

// TestOwnItemsTable holds the table of docs/scoring.md on all files.
func TestOwnItemsTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| answers to items of `core` | n | declines missed | answers taken for declines | unclear |\n|---|---|---|---|---|\n")
	kind := kindOfItem(t)
	for _, f := range []struct{ file, about string }{
		{seenItems, "with which rules were chosen"},
		{naturalItems, "the same, by a model in its own voice"},
		{unseenItems, "unseen"},
		{unseenNatural, "unseen, by a model in its own voice"},
		{unseenVaried, "unseen, no two declines in the same words"},
	} {
		declines := func(kind string) bool { return behavior.Kind(kind).Declines() }
		n := labeled.Tally(t, f.file, kind, declines)
		unclear := labeled.Tally(t, f.file, kind, func(kind string) bool { return kind == string(behavior.Unclear) })
		fmt.Fprintf(&b, "| %s | %d | %d of %d | %d of %d | %d |\n", f.about, n[0][0]+n[0][1]+n[1][0]+n[1][1],
			n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1], unclear[0][1])
	}
	doctable.Hold(t, "../docs/scoring.md", "own-items", b.String(), *update)
}
