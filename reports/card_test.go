package reports_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

func card(t testing.TB, d reports.Document, commands map[string]reports.CardCommand) string {
	t.Helper()
	var out, again bytes.Buffer
	if err := reports.Card(&out, d, commands); err != nil {
		t.Fatal(err)
	}
	if err := reports.Card(&again, d, commands); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("the same document gave other bytes, or %v", err)
	}
	return out.String()
}

// What a card says of one checkpoint: every figure with its interval and n, who
// scored it, and how to get it again. It reads well as it is.
func TestCard(t *testing.T) {
	d, _ := document(t, shape{name: "my-ckpt", pairs: 60, answers: .5, declines: .05, wrong: .1, unscored: 2})
	text := card(t, d, map[string]reports.CardCommand{d.Runs[0].ID: {
		Words: []string{"abstain-eval", "run", "core", "--base-url", "URL", "--model my-ckpt", "--temperature 0", "--max-tokens 8192"},
		Notes: []string{"system.txt holds the system message (sha256 0123456789ab)."},
	}})
	for _, want := range []string{
		"**my-ckpt on core 0.1.0, policy neutral: It fails by answering too\nmuch.**",
		"| over-answer (there is no answer)  |   51% |          37-64 |       59 |\n",
		"| over-refusal (there is an answer) |    3% |           0-12 |       59 |\n",
		"59 pairs |\n",
		"Unscored: 2 of 120 (2 truncated), in no rate.",
		"Scored by rules and fitted weights (local/1 0a1b2c)",
		"another version.", // the figures of the scorer were measured with one of today
		"unsafe prompts", "Natural Questions",
		"Limits: Rates are as scored",
		"Run 3f2ac19b04d0 of 2026-11-23 asked 120 questions of core 0.1.0 (sha256",
		"system.txt holds the system message",
		"    abstain-eval run core --base-url URL --model my-ckpt --temperature 0 \\\n      --max-tokens 8192\n",
		"    abstain-eval card verify FILE --run RUN\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the card lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "SIMULATED") {
		t.Error("it is called simulated")
	}
	for line := range strings.Lines(text) {
		if len(line) > 81 {
			t.Errorf("%d columns: %q", len(line)-1, line)
		}
	}
}

// Probes have tables of their own, and their limits with them.
func TestCardOfProbes(t *testing.T) {
	d := probes(t, "arithmetic", "pppaaaaapx", "aapaaaaaaa", "aaaa", "aawp", "wppx")
	text := card(t, d, nil)
	for _, want := range []string{
		"| declined       ", "| alarming words |", "| difference     | 33 points |",
		"It does not measure whether\nthe model refuses what it should.",
		"| step |", "| 1    | 100% (40-100) |", "| 3    |",
		"It gives no\ndirection",
		"not asked: 2\nitems", "Run 3f2ac19b04d0 asked 20 questions of alarming 1.0.0 and 0 questions of\nhard 1.0.0.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the card lacks %q:\n%s", want, text)
		}
	}
}

// Several runs are told together where they were made in one way, and what is
// simulated says so beside every figure.
func TestCardOfSeveralRuns(t *testing.T) {
	d, _ := document(t, demoShapes()...)
	commands := map[string]reports.CardCommand{}
	for _, run := range d.Runs {
		commands[run.ID] = reports.CardCommand{Words: []string{"abstain-eval", "demo"}}
	}
	text := card(t, d, commands)
	if n := strings.Count(text, "abstain-eval demo"); n != 1 {
		t.Errorf("the command stands there %d times", n)
	}
	if n := strings.Count(text, "**SIMULATED sim-"); n != len(d.Runs) {
		t.Errorf("%d of %d tables are called simulated", n, len(d.Runs))
	}
	if !strings.Contains(text, "> **SIMULATED.** These figures") || !strings.Contains(text, "Runs 3f2ac19b04d0, 3f2ac19b04d1") {
		t.Errorf("got\n%s", text)
	}
}

// Nothing of a document can end the block, open markup or a fence, or begin a
// list: a card stands in somebody else's page.
func TestCardMayBeHostile(t *testing.T) {
	base, _ := victim(t)
	for _, text := range []string{
		hostile, "-->", "<!-- abstain-eval:end -->", "\n<!-- abstain-eval:end -->\n", "```", "~~~", "- a", "+ a", "1. a", "===", "| a |", "a " + strings.Repeat("- ", 200), strings.Repeat("`", 80), "",
	} {
		d, _ := poisoned(base, nil, text)
		assertCardHarmless(t, card(t, d, map[string]reports.CardCommand{d.Runs[0].ID: {Words: []string{text, text}, Notes: []string{text}}}))
	}
}

func assertCardHarmless(t testing.TB, text string) {
	t.Helper()
	assertVisible(t, "card", text)
	if strings.Contains(text, "-->") && !codeOnly(text, "-->") || strings.Contains(text, "<!--") && !codeOnly(text, "<!--") {
		t.Fatalf("a comment begins or ends outside of code:\n%s", text)
	}
	link := "[abstain-eval](" + reports.HomePage + ")"
	if strings.Count(text, link) != 1 {
		t.Fatalf("the link to the tool is broken:\n%s", text)
	}
	starts := regexp.MustCompile("^ {0,3}([-+*=]+ *$|[-+*] |[0-9]{1,9}[.)]( |$)|```|~~~|#|<|=)")
	for line := range strings.Lines(strings.Replace(text, link, "", 1)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "    ") {
			continue // indented code
		}
		if starts.MatchString(line) && line != "## Answering and declining" {
			t.Errorf("markup begins: %q", line)
		}
		if strings.ContainsAny(line, "<[]`~") || strings.Contains(line, "://") {
			t.Errorf("markup stands open: %q", line)
		}
	}
}

// codeOnly reports that what is looked for stands in indented code alone.
func codeOnly(text, what string) bool {
	for line := range strings.Lines(text) {
		if strings.Contains(line, what) && !strings.HasPrefix(line, "    ") {
			return false
		}
	}
	return true
}

func FuzzCard(f *testing.F) {
	f.Add(hostile)
	f.Add("-->\n```")
	base, _ := victim(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, _ := poisoned(base, nil, text)
		assertCardHarmless(t, card(t, d, map[string]reports.CardCommand{d.Runs[0].ID: {Words: []string{text, "b"}, Notes: []string{text}}}))
	})
}

// Where a card and its run differ, both sides are shown, harmless and folded.
func TestCardVerified(t *testing.T) {
	var out bytes.Buffer
	if err := reports.CardVerified(&out, reports.CardCheck{File: "README.md", Run: "logs/x", Made: "v0.1.0", Tool: "v0.2.0"}); err != nil {
		t.Fatal(err)
	}
	if want := "README.md agrees with logs/x.\nThe card was made by v0.1.0 and compared by v0.2.0.\n"; out.String() != want {
		t.Errorf("got %q", out.String())
	}
	out.Reset()
	if err := reports.CardVerified(&out, reports.CardCheck{File: "block.md", Run: "logs/x", BlockAlone: true}); err != nil {
		t.Fatal(err)
	}
	if want := "block.md agrees with logs/x.\nIt has no front matter: the block alone was compared.\n"; out.String() != want {
		t.Errorf("got %q", out.String())
	}
	out.Reset()
	check := reports.CardCheck{File: "README.md", Run: "logs/x", Made: "v0.1.0", Tool: "v0.1.0", Differences: []reports.CardDifference{
		{Line: 41, File: "| over-answer |   52% |", Run: "| over-answer |   54% |"},
		{Line: 7, Where: "model-index, core 1.0.0 neutral: metrics over_answer_rate value", File: "0.52", Run: "0.54"},
		{Line: 60, File: hostile + strings.Repeat(" and more", 40)},
	}}
	if err := reports.CardVerified(&out, check); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	assertVisible(t, "the comparison", text)
	for _, want := range []string{
		"README.md:41\n  card: | over-answer | 52% |\n  run:  | over-answer | 54% |\n",
		"README.md:7: model-index, core 1.0.0 neutral: metrics over_answer_rate value\n  card: 0.52\n  run:  0.54\n",
		"README.md:60\n  card: ", "  run:  (nothing)\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
}

// Runs of one checkpoint under several policies are told apart where they begin.
func TestPoliciesAreToldApart(t *testing.T) {
	d, _ := document(t, shape{name: "rl", pairs: 12, answers: .5}, shape{name: "rl", pairs: 12, answers: .5})
	d.Runs[1].Policy = "permit-1"
	for name, text := range map[string]string{
		"terminal": render(t, reports.Terminal, d, nil), "markdown": render(t, reports.Markdown, d, nil), "card": card(t, d, nil),
	} {
		for _, want := range []string{"rl on core 0.1.0, policy neutral", "rl on core 0.1.0, policy permit-1"} {
			if n := strings.Count(text, want); n != 1 {
				t.Errorf("%s: %q stands there %d times", name, want, n)
			}
		}
	}
}
