package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

func TestSafeLines(t *testing.T) {
	tests := []struct{ reason, text, want string }{
		{"line breaks of every kind stay", "a\nb\r\nc\rd\u2028e", "a\nb\nc\nd\ne"},
		{"one empty line at most", "a\n\n\n\nb", "a\n\nb"},
		{"indents stay, tabs become spaces", "  x\n\ty", "  x\n    y"},
		{"escapes, overrides and NUL are seen", "\x1b[31m\u202e\x00", "�[31m��"},
		{"what is no UTF-8 is seen", "a\xffb", "a�b"},
		{"markup is the renderer's to escape", "<b>", "<b>"},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, SafeLines(test.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

// Of Persian, Hindi and emoji a page and Markdown show every letter, and a terminal
// all but what joins them; what hides or reorders others stays out of each.
func TestTextOfAPage(t *testing.T) {
	tests := []struct{ reason, text, page, terminal string }{
		{"a joiner within a Persian word", "می\u200cخواهم", "می\u200cخواهم", "میخواهم"},
		{"a joiner behind a Hindi mark", "क्\u200dष", "क्\u200dष", "क्ष"},
		{"a family, and a heart in color", "👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f", "👩👧 ❤"},
		{"a form of a Mongolian letter", "ᠪ\u180bᠠ", "ᠪ\u180bᠠ", "ᠪᠠ"},
		{"a joiner behind a selector", "👁\ufe0f\u200d🗨", "👁\ufe0f\u200d🗨", "👁🗨"},
		{"a joiner with nothing to join", "\u200dx | \u200dy", "\ufffdx | \ufffdy", "\ufffdx | \ufffdy"},
		{"a row of joiners", "a\u200d\u200d\u200db", "a\u200d\ufffd\ufffdb", "a\ufffd\ufffdb"},
		{"overrides, tags, fillers and zero width spaces", "a\u202e\u2066\U000e0041\u3164\u200b", "a\ufffd\ufffd\ufffd\ufffd\ufffd", "a\ufffd\ufffd\ufffd\ufffd\ufffd"},
	}
	for _, test := range tests {
		for name, got := range map[string]string{"pageText": pageText(test.text), "pageLines": pageLines(test.text)} {
			if got != test.page {
				t.Errorf("%s: %s gives %q, want %q", test.reason, name, got, test.page)
			}
		}
		if got, want := excerptCode(test.text), "`"+test.page+"`"; got != want {
			t.Errorf("%s: a code span holds %q, want %q", test.reason, got, want)
		}
		if got, want := Escape(test.text), strings.ReplaceAll(test.page, "|", "&#124;"); got != want {
			t.Errorf("%s: escaped for Markdown it is %q, want %q", test.reason, got, want)
		}
		for name, got := range map[string]string{"Safe": Safe(test.text), "SafeLines": SafeLines(test.text)} {
			if got != test.terminal {
				t.Errorf("%s: %s gives %q, want %q", test.reason, name, got, test.terminal)
			}
		}
	}
	// Evidence that ends within a word does not part it.
	heart := "a ❤\ufe0f b"
	if got := segments(heart, []behavior.Evidence{{Start: 0, End: strings.Index(heart, "\ufe0f"), Rule: "r"}}, 99, 0); len(got) != 2 || got[1].Text != "\ufe0f b" {
		t.Errorf("got %+v", got)
	}
}

func TestShortenBytes(t *testing.T) {
	tests := []struct {
		reason, text string
		most         int
		want         string
	}{
		{"what fits stays", "0123456789", 10, "0123456789"},
		{"the middle goes", "0123456789abcdef", 10, "012345 [… 6 bytes left out …] cdef"},
		{"no character is cut", strings.Repeat("é", 10), 10, "ééé [… 10 bytes left out …] éé"},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, shortenBytes(test.text, test.most)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestSegments(t *testing.T) {
	span := func(start, end int) behavior.Evidence { return behavior.Evidence{Start: start, End: end, Rule: "r"} }
	tests := []struct {
		reason, answer string
		evidence       []behavior.Evidence
		most           int
		want           string // marks in brackets
	}{
		{"no evidence", "abc", nil, 99, "abc"},
		{"in the middle", "abcdef", []behavior.Evidence{span(2, 4)}, 99, "ab[cd]ef"},
		{"spans in any order, joined where they overlap", "abcdef", []behavior.Evidence{span(3, 5), span(1, 4)}, 99, "a[bcd][e]f"},
		{"beyond both ends", "abc", []behavior.Evidence{span(-9, 1<<40)}, 99, "[abc]"},
		{"the wrong way round", "abc", []behavior.Evidence{span(2, 1)}, 99, "abc"},
		{"inside a character", "aéb", []behavior.Evidence{span(2, 2), span(2, 3)}, 99, "a[é]b"},
		{"of an empty answer", "", []behavior.Evidence{span(0, 5)}, 99, ""},
		{"over the part left out", "0123456789abcdef", []behavior.Evidence{span(4, 14)}, 10, "0123[45] [… 6 bytes left out …] [cd]ef"},
		{"within the part left out", "0123456789abcdef", []behavior.Evidence{span(7, 9)}, 10, "012345 [… 6 bytes left out …] cdef"},
	}
	for _, test := range tests {
		got := ""
		for _, s := range segments(test.answer, test.evidence, test.most, 0) {
			if s.Mark {
				s.Text = "[" + s.Text + "]"
			}
			got += s.Text
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestSegmentsKeepTheAnswerWhateverTheSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answer := rapid.StringN(0, 60, -1).Draw(t, "answer")
		var spans []behavior.Evidence
		for range rapid.IntRange(0, 5).Draw(t, "spans") {
			spans = append(spans, behavior.Evidence{Start: rapid.IntRange(-5, 90).Draw(t, "start"), End: rapid.IntRange(-5, 90).Draw(t, "end")})
		}
		got := ""
		for _, s := range segments(answer, spans, 1000, 0) {
			got += s.Text
		}
		plain := strings.ReplaceAll(answer, "\n", "")
		if utf8.ValidString(answer) && safeLines(plain, 0, true) != strings.ReplaceAll(got, "\n", "") && !strings.ContainsAny(answer, "\r\u0085\u2028\u2029") {
			t.Fatalf("%q became %q", answer, got)
		}
	})
}

func TestTheBudgetIsKept(t *testing.T) {
	one := []SuiteReport{{}}
	d := Document{Runs: []Run{{ID: "1", Checkpoint: "first", Signatures: one}, {ID: "2", Checkpoint: "second", Signatures: one}, {ID: "3", Checkpoint: "silent", Signatures: one}}}
	row := func(run string, class scoring.Class, cause scoring.Cause, state scoring.State) Row {
		return Row{Run: run, Question: "Why?", Answer: strings.Repeat("long ", 1000),
			Verdict: scoring.Verdict{Item: "i", State: state, Class: class, Cause: cause}}
	}
	rows := func(yield func(Row, error) bool) {
		for range 300 {
			for _, r := range []Row{
				row("1", scoring.Calibrated, scoring.CauseRight, scoring.Scored), row("2", scoring.OverAnswering, scoring.CauseWrong, scoring.Scored),
				row("1", "", "", scoring.Truncated), row("1", scoring.OverRefusing, scoring.CauseClarify, scoring.Scored), row("9", "", "", scoring.Empty),
			} {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
	const budget = 300_000
	e, err := explore(d, rows, budget)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	var said []string
	for _, run := range e.Runs {
		for _, g := range run.Groups {
			size += len(g.HTML)
			said = append(said, fmt.Sprintf("%s, %s: %s", run.Name, g.Name, g.Count))
		}
	}
	if size > budget || size < budget/2 {
		t.Errorf("%d bytes of %d", size, budget)
	}
	// The silent run's part is not given to others: what is shown of one run does
	// not depend on what another said. Within a run what one kind leaves over is.
	want := []string{
		"first, over-refusing: clarify: the first 27 of 300", "first, calibrated: right: the first 13 of 300",
		"first, unscored: truncated: the first 4 of 300", "second, over-answering: wrong: the first 44 of 300",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(e.Note, "88 of 1200 responses are here;") || !strings.Contains(e.Note, "88 of them are shortened") || !strings.Contains(e.Note, "responses.jsonl") {
		t.Error(e.Note)
	}
	all, err := explore(d, func(yield func(Row, error) bool) {
		yield(row("2", scoring.Calibrated, scoring.CauseApt, scoring.Scored), nil)
	}, budget)
	if err != nil || all.Shown != 1 || !strings.HasPrefix(all.Note, "The only response is here") {
		t.Errorf("%v: %+v", err, all)
	}
	if len(all.Runs) != 1 || !slices.ContainsFunc(all.Runs, func(r *explorerRun) bool { return r.Name == "second" }) {
		t.Error("runs without a response are listed")
	}
}
