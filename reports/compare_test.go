package reports_test

import (
	"io"
	"iter"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// compared is reports.Compared as a renderer.
func compared(w io.Writer, d reports.Document, _ iter.Seq2[reports.Row, error]) error {
	return reports.Compared(w, d)
}

// held makes a report in which every shape behind the first is held against it.
func held(t testing.TB, shapes ...shape) (reports.Document, []reports.Row) {
	t.Helper()
	d, rows := document(t, shapes...)
	gathered := make([]*comparison.Run, len(shapes))
	for i, s := range shapes {
		gathered[i] = comparison.NewRun()
		for _, r := range s.rows(d.Runs[i].ID) {
			gathered[i].Add(r.Verdict)
		}
	}
	for i, next := range gathered[1:] {
		c, ok := comparison.Of(gathered[0], next, "core", "", false, comparison.Options{Resamples: 200})
		if !ok {
			t.Fatal("nothing in common")
		}
		one := reports.SuiteComparison{Change: c}
		for _, f := range c.Flips {
			one.Examples = append(one.Examples, reports.FlipExample{
				Item: f.Items[0], Answerable: f.Answerable, From: f.From, To: f.To, Question: "How long does it take?",
				Gold: []string{"30"}, Missing: "how much the tank holds", Base: "I cannot say.", Next: "It takes 30 minutes.",
			})
		}
		d.Comparisons = append(d.Comparisons, reports.Comparison{
			Base: d.Runs[0].ID, Next: d.Runs[i+1].ID, BaseName: shapes[0].name, NextName: shapes[i+1].name,
			Suites: []reports.SuiteComparison{one},
		})
	}
	return d, rows
}

func changedShapes() []shape {
	return []shape{
		{name: "sft-1200", pairs: 60, answers: .80, declines: .05, wrong: .3},
		{name: "rl-400", pairs: 60, answers: .45, declines: .06, wrong: .1, unscored: 3},
	}
}

func TestComparisonGoldens(t *testing.T) {
	d, rows := held(t, changedShapes()...)
	d.Comparisons[0].Differences = []reports.Difference{{Field: "params.temperature", Base: "0", Next: "0.7"}}
	d.Comparisons[0].Mended, d.Comparisons[0].Relabeled = 1, []string{"core/pump-001-u", "core/pump-002-u"}
	d.Comparisons[0].Skipped = []string{"alarming: the earlier run was not asked it"}
	said := render(t, compared, d, nil)
	golden(t, "compare.txt", said)
	assertColumns(t, said)
	golden(t, "compare.md", render(t, reports.Markdown, d, nil))
	assertHarmless(t, render(t, reports.HTML, d, rows))

	same, _ := held(t, changedShapes()[0], changedShapes()[0], changedShapes()[1])
	said = render(t, compared, same, nil)
	golden(t, "compare-two.txt", said)
	assertColumns(t, said)
}

// TestComparisonPage: the page opens with what moved, joins both points on the
// plane, and shows both answers to an item that is treated otherwise.
func TestComparisonPage(t *testing.T) {
	d, rows := held(t, changedShapes()...)
	page := render(t, reports.HTML, d, rows)
	for _, want := range []string{
		"<h1><bdi>Over-answering fell by 36 points", `<path class="moved"`, "Arrows: from before to after.",
		"What became of the twins", "no answer: answered, now declined", "It takes 30 minutes.", "I cannot say.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if page != render(t, reports.HTML, d, rows) {
		t.Error("the same document gave other bytes")
	}
	apart := d
	apart.Comparisons = []reports.Comparison{d.Comparisons[0]}
	apart.Comparisons[0].Suites = []reports.SuiteComparison{{Change: comparison.Change{Suite: "core", Unpaired: true}}}
	if page := render(t, reports.HTML, apart, nil); !strings.Contains(page, "no item can be followed") {
		t.Error("an unpaired comparison does not say why no item is followed")
	}
}

// TestComparisonOfAProbe: a probe has no rate of over-answering, and of alarming what is
// compared is not its own measure.
func TestComparisonOfAProbe(t *testing.T) {
	d, _ := held(t, changedShapes()...)
	d.Comparisons = slices.Clone(d.Comparisons)
	d.Comparisons[0].Suites = slices.Clone(d.Comparisons[0].Suites)
	s := &d.Comparisons[0].Suites[0]
	s.Probe, s.OverAnswer, s.Sentence, s.Headline = "alarming", comparison.RateChange{}, "", ""
	for name, text := range map[string]string{
		"terminal": render(t, compared, d, nil), "markdown": render(t, reports.Markdown, d, nil), "html": render(t, reports.HTML, d, nil),
	} {
		if name == "html" {
			_, text, _ = strings.Cut(text, `id="change-1-1"`)
			text, _, _ = strings.Cut(text, "</section>")
		}
		text = strings.Join(strings.Fields(text), " ")
		if strings.Contains(text, "over-answering no data") || strings.Contains(text, "| over-answering |") || strings.Contains(text, `<th scope="row">over-answering`) {
			t.Errorf("%s shows a rate that a probe cannot have: %s", name, text)
		}
		if !strings.Contains(text, "over both wordings") || !strings.Contains(text, "over-refusal") {
			t.Errorf("%s does not say what is compared: %s", name, text)
		}
	}
}

// TestTheHeadOfSeveralComparisons: what moved stands first, a line for each run and
// suite, and each line leads to the section that tells the rest.
func TestTheHeadOfSeveralComparisons(t *testing.T) {
	d, rows := held(t, changedShapes()[0], changedShapes()[0], changedShapes()[1])
	page := render(t, reports.HTML, d, rows)
	head, _, _ := strings.Cut(page, "</header>")
	for _, want := range []string{
		`<a href="#change-2-1"><bdi>rl-400</bdi></a> <span class="where">on <bdi>core 0.1.0</bdi></span>`,
		`<td><span class="value">-36</span> <span class="interval">`, `<span class="state">p &lt;.001</span>`, "What moved, in points and in d′", `<th scope="col">wrong</th>`, ", and wrong answers fell by",
	} {
		if !strings.Contains(head, want) {
			t.Errorf("the head does not hold %q", want)
		}
	}
	for _, want := range []string{`id="change-2-1"`, `against <bdi>sft-1200</bdi> on <bdi>core 0.1.0</bdi>`, `<span class="n">24 items, <bdi>better</bdi></span>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	text := render(t, reports.Markdown, d, nil)
	if !strings.Contains(text, "| rl-400 | core 0.1.0 | -36 (") || !strings.Contains(text, "| -19 (-32 to -6), p .0") {
		t.Error("Markdown does not open with what moved")
	}
	alone, _ := held(t, changedShapes()...)
	if strings.Contains(render(t, reports.HTML, alone, nil), "What moved, in points") {
		t.Error("of one comparison a table says what the heading says")
	}
}

// TestGoldOfAComparison: any of several gold answers counts, and no more are shown
// than a line holds.
func TestGoldOfAComparison(t *testing.T) {
	d, _ := held(t, changedShapes()...)
	for i := range d.Comparisons[0].Suites[0].Examples {
		d.Comparisons[0].Suites[0].Examples[i].Gold = strings.Fields("1 2 3 4 5 6 7 8 9 10")
	}
	if page := render(t, reports.HTML, d, nil); !strings.Contains(page, "<b>Gold</b> <bdi>1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | and 2 more</bdi>") {
		t.Error("the gold answers of an example are not those of a response")
	}
}

// TestUnpairedSizes: each of two samples has its own size, and both stand in the row,
// which stays as wide as others.
func TestUnpairedSizes(t *testing.T) {
	at := func(x float64) *float64 { return &x }
	rate := func(before, after int) comparison.RateChange {
		return comparison.RateChange{
			Base: signature.Rate{Count: before / 2, Of: before, Value: at(.5)}, Next: signature.Rate{Count: after / 2, Of: after, Value: at(.5)},
			Value: at(-.125), Lo: at(-.255), Hi: at(.005), P: at(.2), PHolm: at(.6), Level: .95, Moved: comparison.NotShown,
		}
	}
	for _, n := range []struct {
		before, after int
		want          string
	}{{80, 2, "50% 80, 2     -13  -26 to +1"}, {1200, 1200, "50% 1200, 1200    -13  -26 to +1"}} {
		c := comparison.Change{Suite: "core", Unpaired: true, OverAnswer: rate(n.before, n.after), OverRefusal: rate(n.before, n.after)}
		d := reports.Document{Comparisons: []reports.Comparison{{Suites: []reports.SuiteComparison{{Change: c}}}}}
		said := render(t, compared, d, nil)
		if !strings.Contains(said, n.want) {
			t.Errorf("%q is missing in\n%s", n.want, said)
		}
		assertColumns(t, said)
	}
}

// TestColumnsWithoutData: "no data" is wider than a rate, and stands apart from what
// is beside it all the same.
func TestColumnsWithoutData(t *testing.T) {
	for _, unpaired := range []bool{false, true} {
		none := comparison.RateChange{Level: .95, Moved: comparison.Unmeasured}
		c := comparison.Change{Suite: "core", Unpaired: unpaired, OverAnswer: none, OverRefusal: none, Wrong: none}
		d := reports.Document{Comparisons: []reports.Comparison{{Suites: []reports.SuiteComparison{{Change: c}}}}}
		said := render(t, compared, d, nil)
		if !regexp.MustCompile(`(?m)^  over-answering +no data no data +(0 +)?- +- +-$`).MatchString(said) {
			t.Errorf("unpaired %v: the columns run together in\n%s", unpaired, said)
		}
		assertColumns(t, said)
	}
}

// TestSimulatedComparison: simulated is called so wherever a figure of it stands.
func TestSimulatedComparison(t *testing.T) {
	d, rows := held(t, demoShapes()[:3]...)
	for _, r := range append(renderers()[1:3], namedRenderer{"compared", compared}) {
		if !strings.Contains(strings.ToLower(render(t, r.render, d, rows)), "simulated") {
			t.Errorf("%s does not say so", r.name)
		}
	}
	if none := render(t, compared, reports.Document{}, nil); !strings.Contains(none, "no comparison") {
		t.Errorf("a document without comparisons: %q", none)
	}
}

// TestEveryStringOfAComparisonMayBeHostile poisons all of a document with what a
// model may say to do harm.
func TestEveryStringOfAComparisonMayBeHostile(t *testing.T) {
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 65)} {
		d, rows := poisoned(full(t))
		poison(reflect.ValueOf(&d).Elem(), text)
		assertComparisonSafe(t, d, rows)
	}
}

func full(t testing.TB) (reports.Document, []reports.Row, string) {
	d, rows := held(t, changedShapes()...)
	d.Comparisons[0].Differences = []reports.Difference{{}}
	d.Comparisons[0].Mended, d.Comparisons[0].Relabeled, d.Comparisons[0].Skipped = 2, []string{""}, []string{""}
	s := &d.Comparisons[0].Suites[0]
	s.OnlyBase, s.Alone = 1, []string{""}
	s.OverAnswer.Warnings = append(s.OverAnswer.Warnings, "")
	return d, rows, ""
}

func assertComparisonSafe(t *testing.T, d reports.Document, rows []reports.Row) {
	t.Helper()
	said := render(t, compared, d, nil)
	assertVisible(t, "compared", said)
	assertColumns(t, said)
	markdown := render(t, reports.Markdown, d, nil)
	assertVisible(t, "markdown", markdown)
	assertNoMarkup(t, markdown)
	page := render(t, reports.HTML, d, rows)
	assertVisible(t, "html", page)
	assertHarmless(t, page)
}

func FuzzCompared(f *testing.F) {
	f.Add(hostile)
	f.Add("\x81")
	d, rows, _ := full(f)
	f.Fuzz(func(t *testing.T, text string) {
		poison(reflect.ValueOf(&d).Elem(), text)
		assertComparisonSafe(t, d, rows)
	})
}
