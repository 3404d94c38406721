package evaluate

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestExamplesAreCut: a document keeps little of a long reply, and shows in every
// format what it would show of all of it.
func TestExamplesAreCut(t *testing.T) {
	item := suites.Item{ID: "tank", Scenario: suites.UnderspecifiedContext, Question: "How many liters does the tank hold?"}
	long := strings.Repeat("Ein großer Behälter steht im Freien. ", 20_000)
	half := long[:len(long)/2]
	const declines = "I don't know: it is not said how much the tank holds. "
	for _, test := range []struct{ reason, answer, trace string }{
		{"a short answer", declines, "Let me see."},
		{"it declines at the beginning", declines + long, ""},
		{"it declines in the middle", half + declines + half, long},
		{"it declines at the end", long + declines, "The size is not given. " + long},
		{"no decline at all", long, long},
		{"nothing but bytes that are no character", strings.Repeat("\x80", 300_000), strings.Repeat("\xff", 300_000)},
	} {
		x := &exchange{item: &item, record: responses.Record{Outcome: responses.Replied, Finish: "stop", Text: test.answer, Reasoning: test.trace}}
		x.verdict = scoring.Score(*x.item, x.record, scoring.Options{Suite: "mine"})
		whole, kept := row("id", x), example("id", x)
		if n := len(kept.Answer) + len(kept.Trace); n > 8*exampleBytes {
			t.Errorf("%s: %d bytes are kept", test.reason, n)
		}
		if len(kept.Answer)+kept.AnswerCut != len(whole.Answer) || len(kept.Trace)+kept.TraceCut != len(whole.Trace) {
			t.Errorf("%s: %d and %d bytes are said to be cut of %d and %d", test.reason, kept.AnswerCut, kept.TraceCut, len(whole.Answer), len(whole.Trace))
		}
		for i, e := range kept.Verdict.Evidence {
			was := whole.Verdict.Evidence[i]
			if i == 0 && kept.Answer[e.Start:e.End] != whole.Answer[was.Start:was.End] {
				t.Errorf("%s: the reading rests on %q, and did on %q", test.reason, kept.Answer[e.Start:e.End], whole.Answer[was.Start:was.End])
			}
		}
		for name, render := range map[string]reports.Renderer{"terminal": reports.Terminal, "Markdown": reports.Markdown, "HTML": reports.HTML} {
			if diff := cmp.Diff(shown(t, render, whole), shown(t, render, kept)); diff != "" {
				t.Errorf("%s, %s (-of all +of what is kept):\n%s", test.reason, name, diff)
			}
		}
	}
}

// shown is a document with one example, rendered.
func shown(t *testing.T, render reports.Renderer, r reports.Row) string {
	t.Helper()
	var out bytes.Buffer
	suite := reports.SuiteReport{Declines: []reports.Row{r}}
	d := newDocument("test", []reports.Run{{ID: "id", Signatures: []reports.SuiteReport{suite}}})
	if err := render(&out, d, func(func(reports.Row, error) bool) {}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Of an item that was asked several times the first example is kept, so that those
// shown are of as many items as there are.
func TestExamplesAreOfDifferentItems(t *testing.T) {
	into := &reports.SuiteReport{}
	for n := range 7 {
		for epoch := range 4 {
			for _, kind := range []struct {
				state      scoring.State
				answerable bool
				does       behavior.Kind
			}{
				{scoring.Scored, false, behavior.Answered},
				{scoring.Scored, n%2 == 0, behavior.Abstained},
				{scoring.Empty, false, ""},
			} {
				x := &exchange{item: &suites.Item{}, verdict: scoring.Verdict{N: n, Epoch: epoch, Answerable: kind.answerable, State: kind.state, Behavior: kind.does}}
				x.verdict.Class, x.verdict.Cause = scoring.Classify(kind.answerable, kind.does, "", scoring.NotNamed, scoring.Strict)
				keepExample(into, "r", x)
			}
		}
	}
	for name, kept := range map[string]struct {
		rows []reports.Row
		want string
	}{
		"answers":  {into.OverAnswers, "0.0 1.0 2.0 3.0 4.0"},
		"declines": {into.Declines, "0.0 2.0 4.0 6.0 1.0"},
		"unscored": {into.Unscored, "0.0 1.0 2.0 3.0 4.0"},
	} {
		var got []string
		for _, r := range kept.rows {
			got = append(got, fmt.Sprintf("%d.%d", r.Verdict.N, r.Verdict.Epoch))
		}
		if strings.Join(got, " ") != kept.want {
			t.Errorf("%s of items and epochs %v, want %s", name, got, kept.want)
		}
	}
}

// TestRowsEndAtAnError: what cannot be read of a run ends its rows, with the reason.
func TestRowsEndAtAnError(t *testing.T) {
	run := smallRun(t)
	if err := os.WriteFile(run.Path(runs.ItemsFile), []byte("no item\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, all := range map[string]iter.Seq2[exchange, error]{"scored afresh": exchanges(run, scorer(run)), "as they were scored": stored(run)} {
		var got []error
		for _, err := range rowsOf([]source{{run, all}}) {
			got = append(got, err)
		}
		var syntax *jsonl.SyntaxError
		if len(got) != 1 || !errors.As(got[0], &syntax) || syntax.Line != 1 {
			t.Errorf("%s: %v, want the fault of the first line", name, got)
		}
	}
}

// TestWhatTheServerSaidIsNoAnswer: an error stands where an answer would, and is
// called the server's in every format; a reply that a filter ended is the model's.
func TestWhatTheServerSaidIsNoAnswer(t *testing.T) {
	const overflow = "This model's maximum context length is 9 tokens"
	for _, test := range []struct {
		reason     string
		script     script
		answer     string
		fromServer bool
	}{
		{"a request that was refused", first(400, overflow, "", 0), overflow, true},
		{"a reply that a filter ended", first(200, "Of cour", "content_filter", 2), "Of cour", false},
		{"one with nothing in it", first(200, "", "content_filter", 0), "", false},
	} {
		server := newScripted(t, test.script)
		_, _, d, err := do(t, smallJob(server.URL+"/v1", t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		r := d.Runs[0].Signatures[0].Unscored[0]
		if r.Answer != test.answer || r.FromServer != test.fromServer {
			t.Errorf("%s: %q, from the server: %v; want %q, %v", test.reason, r.Answer, r.FromServer, test.answer, test.fromServer)
		}
		for name, render := range map[string]reports.Renderer{"terminal": reports.Terminal, "markdown": reports.Markdown, "html": reports.HTML} {
			var out strings.Builder
			if err := render(&out, d, nil); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "First that could not be scored") {
				t.Errorf("%s, %s: what could not be scored is not shown", name, test.reason)
			}
			if said := strings.Contains(out.String(), "The server said"); said != test.fromServer {
				t.Errorf("%s, %s: it is called the server's: %v, want %v", name, test.reason, said, test.fromServer)
			}
		}
	}
}

// TestRowShowsOptions: an answer that gives a letter says nothing without them.
func TestRowShowsOptions(t *testing.T) {
	x := &exchange{
		item:   &suites.Item{ID: "lamp", Question: "Which color is the lamp?", Choices: []string{"red", "blue"}},
		record: responses.Record{Outcome: responses.Replied, Text: "B"},
	}
	want := "Which color is the lamp?\nA. red\nB. blue"
	if got := row("id", x).Question; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
