package reports

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func rateIs(count, of int, lo, hi float64) signature.Rate {
	value := float64(count) / float64(of)
	return signature.Rate{Count: count, Of: of, Value: &value, Lo: lo, Hi: hi, Level: .95}
}

func differenceIs(value, lo, hi float64, pairs int) reasoning.Difference {
	return reasoning.Difference{Value: &value, Lo: &lo, Hi: &hi, Level: .95, Pairs: pairs}
}

func thought() *reasoning.Reasoning {
	early := .77
	return &reasoning.Reasoning{
		By:             "traces/1 <b>",
		Unanswerable:   reasoning.Side{Replies: 80, Traces: 79, Noticed: rateIs(31, 76, .3, .53), Loops: rateIs(0, 80, 0, .05)},
		Answerable:     reasoning.Side{Replies: 80, Traces: 80, Summaries: 3, Noticed: rateIs(0, 74, 0, .05), Loops: rateIs(8, 80, .04, .19)},
		DisagreesOver:  rateIs(24, 39, .45, .77),
		DisagreesUnder: rateIs(1, 4, .01, .81),
		Notices:        differenceIs(.39, .28, .51, 71), AnsweredNotices: differenceIs(.59, .41, .74, 37),
		ConfidentError: rateIs(22, 23, .78, 1), HedgeSelectivity: differenceIs(-.01, -.1, .17, 0),
		Skipping: &reasoning.Skipping{Skips: rateIs(3, 6, .12, .88), Lucky: rateIs(2, 6, .04, .78), Early: &early},
	}
}

func TestReasoningRows(t *testing.T) {
	want := []reasoningRow{
		{"trace seen", "79 of 80, raw", "80 of 80, 77 raw, 3 summaries", ""},
		{"trace notices that there is no answer", "41% (30-53), 31 of 76", "0% (0-5), 0 of 74", "+39 points (28 to 51), 71 pairs"},
		{"of its answers, those whose trace notices", "62% (45-77), 24 of 39", "", "+59 points (41 to 74), 37 pairs"},
		{"of its declines, those whose trace reaches the gold", "", "25% (1-81), 1 of 4", ""},
		{"goes around in circles", "0% (0-5), 0 of 80", "10% (4-19), 8 of 80", ""},
		{"skips steps, and answers (experimental)", "", "50% (12-88), 3 of 6", ""},
		{"skips steps, and is right (experimental)", "", "33% (4-78), 2 of 6", ""},
		{"where its answer comes first (experimental)", "", "at 77% of the text, mean", ""},
	}
	if diff := cmp.Diff(want, reasoningRows(thought())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	silent := thought()
	silent.Unanswerable, silent.Answerable = reasoning.Side{Replies: 80}, reasoning.Side{Replies: 80}
	if rows := reasoningRows(silent); rows != nil {
		t.Errorf("without a trace, a repetition or a loop: %v", rows)
	}
	if rows := reasoningRows(nil); rows != nil {
		t.Errorf("in an older report: %v", rows)
	}
}

func TestHedgeText(t *testing.T) {
	want := "Confident errors: 96% (78-100) of the 23 wrong answers to answerable items were given without a hedge." +
		" Hedge selectivity, the share hedged of wrong answers less that of right ones: -1 point (-10 to 17)."
	if got := hedgeText(thought()); got != want {
		t.Error(cmp.Diff(want, got))
	}
	r := thought()
	r.HedgeSelectivity = reasoning.Difference{}
	if got := hedgeText(r); strings.Contains(got, "selectivity") || strings.Contains(got, "no data") {
		t.Errorf("a selectivity of nothing: %s", got)
	}
	r.ConfidentError = signature.Rate{}
	if got := hedgeText(r); got != "" {
		t.Errorf("nothing was wrong: %s", got)
	}
}

func TestReasoningText(t *testing.T) {
	few, less, circles := thought(), thought(), thought()
	few.AnsweredNotices.Pairs = 9
	few.Answerable.Loops = signature.Rate{}
	less.AnsweredNotices = differenceIs(.2, -.01, .3, 37)
	less.Answerable.Loops = rateIs(1, 80, 0, .07)
	circles.AnsweredNotices = reasoning.Difference{}
	for _, c := range []struct {
		reason string
		of     *reasoning.Reasoning
		want   string
	}{
		{"it notices, beyond what it says of the twins", thought(), "noticed in thought, answered all the same: 62% (45-77) of 39 answers"},
		{"nine pairs are too few to say", few, ""},
		{"it notices everywhere; and one loop is rare", less, ""},
		{"it loops", circles, "goes around in circles: 10% (4-19) of 80 answerable replies"},
		{"in an older report", nil, ""},
	} {
		got := reasoningText(c.of)
		if got != c.want || utf8.RuneCountInString(got) > 70 {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}

// TestReasoningIsShown holds that the figures reach the formats, and no markup of
// what a file says.
func TestReasoningIsShown(t *testing.T) {
	d := Document{Runs: []Run{{Checkpoint: "m", Signatures: []SuiteReport{{Reasoning: thought()}}}}}
	var page, markdown, terminal strings.Builder
	for to, render := range map[*strings.Builder]Renderer{&page: HTML, &markdown: Markdown, &terminal: Terminal} {
		if err := render(to, d, nil); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"page": page.String(), "markdown": markdown.String()} {
		for _, want := range []string{"24 of 39", "Confident errors: 96%", "(experimental)", "3 summaries"} {
			if !strings.Contains(text, want) {
				t.Errorf("the %s lacks %q", name, want)
			}
		}
		if strings.Contains(text, "traces/1 <b>") {
			t.Errorf("the %s has markup of a verdict file", name)
		}
	}
	one := thought() // of a probe: no unanswerable item, no pair
	one.Unanswerable, one.DisagreesOver, one.Notices, one.AnsweredNotices = reasoning.Side{}, signature.Rate{}, reasoning.Difference{}, reasoning.Difference{}
	page.Reset()
	if err := HTML(&page, Document{Runs: []Run{{Checkpoint: "m", Signatures: []SuiteReport{{Reasoning: one}}}}}, nil); err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(page.String(), "What its reasoning did")
	table, _, _ = strings.Cut(table, "</table>")
	if strings.Contains(table, "unanswerable") || strings.Contains(table, "within pairs") || strings.Contains(table, "<td></td></tr>") || !strings.Contains(table, ">answerable</th>") {
		t.Errorf("columns of nothing: %s", table)
	}
	if text := terminal.String(); strings.Count(text, "noticed in thought") != 1 || strings.Contains(text, "experimental") {
		t.Errorf("the terminal says:\n%s", text)
	}
}

// TestLoopsWithoutATrace: where no trace was seen it is the answers that loop, and nothing
// is said of reasoning.
func TestLoopsWithoutATrace(t *testing.T) {
	r := &reasoning.Reasoning{
		Unanswerable: reasoning.Side{Replies: 40, Loops: rateIs(30, 40, .6, .9), Repeats: rateIs(0, 40, 0, .1)},
		Answerable:   reasoning.Side{Replies: 40, Loops: rateIs(20, 40, .3, .7), Repeats: rateIs(0, 40, 0, .1)},
	}
	d := Document{Runs: []Run{{Checkpoint: "m", Signatures: []SuiteReport{{Reasoning: r}}}}}
	for name, render := range map[string]Renderer{"page": HTML, "markdown": Markdown} {
		var out strings.Builder
		if err := render(&out, d, nil); err != nil {
			t.Fatal(err)
		}
		text := strings.ToLower(out.String())
		if !strings.Contains(text, "what its replies did") || !strings.Contains(text, "goes around in circles") {
			t.Errorf("the %s does not say what the replies did", name)
		}
		if strings.Contains(text, "what its reasoning did") || strings.Contains(text, "trace seen") {
			t.Errorf("the %s speaks of reasoning that nobody saw", name)
		}
	}
}
