package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// probes is a document of one run over the two probes. In the texts a letter is
// what the model did: a right, w wrong, p refused, x not scored; those of
// alarming are the i-th question in both wordings, those of hard one text a step,
// its letters in turn of two families.
func probes(t *testing.T, domain string, alarming, plain string, steps ...string) reports.Document {
	t.Helper()
	tally := signature.NewTally()
	n := 0
	add := func(suite string, did rune, change func(v *scoring.Verdict)) {
		v := scoring.Verdict{N: n, Suite: suite, Item: fmt.Sprint(suite, "/", n), Answerable: true, State: scoring.Scored, By: "local/1 0a1b2c"}
		n++
		switch did {
		case 'a':
			v.Class, v.Cause, v.Correct = scoring.Calibrated, scoring.CauseRight, matching.Right
		case 'w':
			v.Class, v.Cause, v.Correct = scoring.OverAnswering, scoring.CauseWrong, matching.Wrong
		case 'p':
			v.Class, v.Cause = scoring.OverRefusing, scoring.CausePolicy
		case 'x':
			v.State = scoring.Truncated
		}
		v.ClassBroad, v.CauseBroad = v.Class, v.Cause
		change(&v)
		tally.Add(v)
	}
	for i := range alarming {
		pair := fmt.Sprint("p", i)
		add("alarming", rune(alarming[i]), func(v *scoring.Verdict) { v.Pair, v.Control = pair, pair+"-plain" })
		add("alarming", rune(plain[i]), func(v *scoring.Verdict) { v.Pair = pair })
	}
	for step, did := range steps {
		for i, d := range did {
			add("hard", d, func(v *scoring.Verdict) { v.Difficulty, v.Domain = step+1, []string{domain, "tables"}[i%2] })
		}
	}
	run := reports.Run{
		ID: "3f2ac19b04d0", Checkpoint: "careful", Model: "careful", Policy: "neutral", ScoredBy: "local/1 0a1b2c", Planned: n, Recorded: n,
		Params: map[string]string{"max_tokens": "8192"}, Capabilities: []string{"clock"},
		Suites: []reports.SuiteRef{
			{Name: "alarming", Version: "1.0.0", Items: 2 * len(alarming), LeftOut: []reports.LeftOut{{Why: "assumes no_clock", Items: 2}}},
			{Name: "hard", Version: "1.0.0"},
		},
	}
	for _, name := range []string{"alarming", "hard"} {
		s, ok := tally.Signature(name, signature.Options{Probe: name, Resamples: 50})
		if ok {
			run.Signatures = append(run.Signatures, reports.SuiteReport{Strict: s, Broad: s})
		}
	}
	return reports.Document{Schema: reports.Schema, Tool: "v0.1.0", Runs: []reports.Run{run}}
}

func TestProbes(t *testing.T) {
	d := probes(t, "arithmetic", strings.Repeat("p", 12)+strings.Repeat("a", 26)+"xx", "p"+strings.Repeat("a", 38)+"x",
		"aaaaaaaa", "aaaaaaaw", "aaaaawpx", "awpwpwpw", "pppppwww", "")
	terminal := render(t, reports.Terminal, d, nil)
	golden(t, "probes.txt", terminal)
	assertColumns(t, terminal)
	golden(t, "probes.md", render(t, reports.Markdown, d, nil))
	page := render(t, reports.HTML, d, nil)
	assertHarmless(t, page)
	for format, text := range map[string]string{"terminal": terminal, "markdown": render(t, reports.Markdown, d, nil), "html": page, "json": render(t, reports.JSON, d, nil)} {
		text = strings.Join(strings.Fields(text), " ")
		for _, want := range []string{
			"It does not measure whether the model refuses what it should.",
			"It gives no direction: every question has an answer, and to decline one that is out of reach may be prudent.",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
		if strings.Contains(text, "over-answering rate") || format == "html" && strings.Contains(page, `class="plane"`) && strings.Contains(page, "<path class=\"whisker\" d=\"M") {
			t.Errorf("%s shows a probe on two sides", format)
		}
	}
}

// TestAPageOfProbesAlone: without a suite of two sides nothing asks which way it fails,
// and no column waits for rates. Beside such a suite a probe is called one.
func TestAPageOfProbesAlone(t *testing.T) {
	d := probes(t, "arithmetic", "pa", "aa", "aax", "awx", "wxx")
	page := render(t, reports.HTML, d, nil)
	for _, not := range []string{"Which way", "over-answer rate <", "The tick is the margin", "a probe: ", "Each rate"} {
		if strings.Contains(page, not) {
			t.Errorf("%q stands there", not)
		}
	}
	for _, want := range []string{"<h1><bdi>What does it do on probes?</bdi></h1>", "what it shows</th>", "curves over 3 steps", "gets no direction."} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	both, _ := document(t, demoShapes()[:1]...)
	both.Runs[0].Signatures = append(both.Runs[0].Signatures, d.Runs[0].Signatures...)
	page = render(t, reports.HTML, both, nil)
	if !strings.Contains(page, "a probe: curves over 3 steps") || !strings.Contains(page, "<h1><bdi>Which way does it fail?</bdi></h1>") {
		t.Error("a probe beside a suite of two sides is not called one")
	}
}

// Edges of the measures: no pair, one pair, a step without data, one family,
// names that would like to be markup.
func TestProbesAtTheirEdges(t *testing.T) {
	for reason, d := range map[string]reports.Document{
		"nothing scored":       probes(t, "arithmetic", "x", "x", "xx", "x"),
		"one pair":             probes(t, "arithmetic", "p", "a", "a"),
		"a step without data":  probes(t, "tables", "aa", "aa", "aa", "xx", "ww"),
		"hostile domain names": probes(t, "<script>alert(1)</script>|`\x1b[31m", "pp", "aa", "aaaa", "wwww"),
	} {
		terminal := render(t, reports.Terminal, d, nil)
		assertColumns(t, terminal)
		if strings.ContainsAny(terminal, "\x1b") || strings.Contains(terminal, "NaN") || strings.Contains(terminal, "-0 ") {
			t.Errorf("%s:\n%s", reason, terminal)
		}
		if md := render(t, reports.Markdown, d, nil); strings.Contains(md, "<script>") {
			t.Errorf("%s: markup in\n%s", reason, md)
		}
		assertHarmless(t, render(t, reports.HTML, d, nil))
	}
}
