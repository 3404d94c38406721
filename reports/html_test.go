package reports_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestThePageNeedsNothingBesideIt(t *testing.T) {
	d, rows := document(t, demoShapes()...)
	page := render(t, reports.HTML, d, rows)
	if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`) {
		t.Error("no content security policy")
	}
	for _, bad := range []string{"<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "http://", "https://", " on", "javascript:"} {
		if bad == " on" { // handlers, not the word
			if regexp.MustCompile(`<[^>]* on[a-z]+=`).MatchString(page) {
				t.Error("the page has a handler")
			}
			continue
		}
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if again := render(t, reports.HTML, d, rows); again != page {
		t.Error("the same document gave other bytes")
	}
}

func TestThePageIsWellFormedAndAccessible(t *testing.T) {
	void := map[string]bool{"meta": true, "wbr": true, "rect": true, "line": true, "circle": true, "path": true}
	for name, shapes := range cases() {
		d, rows := document(t, shapes...)
		page := render(t, reports.HTML, d, rows)
		var open []string
		for _, tag := range regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*>`).FindAllStringSubmatch(page, -1) {
			switch {
			case void[tag[2]] && tag[1] == "" && !strings.Contains(tag[0], `class="point`) || strings.HasSuffix(tag[0], "/>"):
			case tag[1] == "":
				open = append(open, tag[2])
			case len(open) == 0 || open[len(open)-1] != tag[2]:
				t.Fatalf("%s: </%s> closes %v", name, tag[2], open)
			default:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: left open: %v", name, open)
		}
		before := 0
		for _, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
			level := int(h[1][0] - '0')
			if level > before+1 {
				t.Errorf("%s: h%d follows h%d", name, level, before)
			}
			before = level
		}
		if n := strings.Count(page, "<h1"); n != 1 {
			t.Errorf("%s: %d first headings", name, n)
		}
		tables := strings.Count(page, "<table")
		named := regexp.MustCompile(`<p class="caption" id="([^"]+)">[^<]+</p>\n<div class="wide" tabindex="0" role="region" aria-labelledby="([^"]+)"><table class="[a-z]+" aria-labelledby="([^"]+)">`).FindAllStringSubmatch(page, -1)
		for _, m := range named {
			if m[1] != m[2][strings.LastIndex(m[2], " ")+1:] || m[1] != m[3] {
				t.Errorf("%s: the table below %s is called by %s and %s", name, m[1], m[2], m[3])
			}
			title, within := strings.CutSuffix(m[2], " "+m[1])
			if anchor, _ := strings.CutSuffix(m[1], m[1][strings.LastIndex(m[1], "-"):]); within != (anchor != "head") || within && title != anchor+"-title" {
				t.Errorf("%s: the box of %s, which several sections may have, is called by %s", name, m[1], m[2])
			}
		}
		if tables != len(named) {
			t.Errorf("%s: %d tables, %d of them named", name, tables, len(named))
		}
		if empty := regexp.MustCompile(`<th[^>]*></th>`).FindString(page); empty != "" {
			t.Errorf("%s: a head of nothing: %s", name, empty)
		}
		if group := regexp.MustCompile(`<th scope="col" colspan`).FindString(page); group != "" {
			t.Errorf("%s: a head over several columns is one of one", name)
		}
		if regexp.MustCompile(`<svg[^>]*>\s*<[^t]`).MatchString(page) {
			t.Errorf("%s: a picture without a title", name)
		}
		seen := map[string]bool{}
		for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if seen[id[1]] {
				t.Errorf("%s: id %s stands twice", name, id[1])
			}
			seen[id[1]] = true
		}
		for _, link := range regexp.MustCompile(`(?:href="#|aria-labelledby=")([^"]*)`).FindAllStringSubmatch(page, -1) {
			for id := range strings.FieldsSeq(link[1]) {
				if !seen[id] {
					t.Errorf("%s: nothing has the id %s", name, id)
				}
			}
		}
	}
}

func TestThePageSaysSimulatedInTitleBannerAndEveryRun(t *testing.T) {
	d, rows := document(t, demoShapes()...)
	page := render(t, reports.HTML, d, rows)
	if !strings.Contains(page, "<title>SIMULATED: ") || !strings.Contains(page, `<strong>Simulated</strong>`) {
		t.Error("title or banner do not say so")
	}
	if got, want := strings.Count(page, `<span class="tag">simulated</span>`), 2*len(d.Runs); got != want {
		t.Errorf("%d tags, want %d: one with the figures and one with how it was asked", got, want)
	}
}

func TestThePlane(t *testing.T) {
	d, rows := document(t, demoShapes()...)
	page := render(t, reports.HTML, d, rows)
	for _, want := range []string{
		`<circle class="point" cx="262.0" cy="210.0"`, // the coin: half the way right, half the way up
		`>always answers</text>`, `>always abstains</text>`, `>coin</text>`, `>sim-safety</text>`,
		"sim-coin: over-answer rate 50% (37-63), over-refusal rate 50% (37-63)",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if n := strings.Count(page, `class="whisker"`); n != len(d.Runs) {
		t.Errorf("%d crosses for %d runs", n, len(d.Runs))
	}
	// What counts for nothing is told from what does, and not by its color alone.
	const legend = "Hollow points with dashed crosses: no evidence"
	if strings.Contains(page, legend) || strings.Contains(page, " poor\"") {
		t.Error("a point that counts is drawn as one that does not")
	}
	d.Runs[2].Signatures[0].NoEvidence = &reports.NoEvidence{Allowed: .05}
	page = render(t, reports.HTML, d, nil)
	for want, times := range map[string]int{
		`class="point poor"`: 1, `class="whisker poor"`: 1, legend: 1,
		"sim-safety: over-answer rate 10% (4-21), over-refusal rate 35% (23-48), no evidence</title>": 1,
		"over-refusal rate 35% (23-48), no evidence; sim-coin":                                        1, // in the description
	} {
		if n := strings.Count(page, want); n != times {
			t.Errorf("%q stands there %d times, want %d", want, n, times)
		}
	}
	d, rows = document(t, cases()["nothing"]...)
	if page := render(t, reports.HTML, d, rows); strings.Contains(page, `class="point"`) || !strings.Contains(page, "there is no plane to draw") {
		t.Error("a run without data is drawn")
	}
}

// The table of runs has names whole, and the plane has labels that differ.
func TestCheckpointsOfOneLineageDifferOnThePage(t *testing.T) {
	const lineage = "qwen2_5_7b_instruct_grpo_stage2_run3_step_"
	shapes := demoShapes()[:3]
	for i, step := range []string{"002000", "004000", "008000"} {
		shapes[i].name = lineage + step
	}
	d, _ := document(t, shapes...)
	page := strings.ReplaceAll(render(t, reports.HTML, d, nil), "<wbr>", "") // where a name may be broken
	for _, step := range []string{"002000", "004000", "008000"} {
		for _, want := range []string{"><bdi>" + lineage + step + "</bdi></a>", ">qwen2_5_7b…step_" + step + "</text>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%q is missing", want)
			}
		}
	}
}

func TestManyRunsAreNumbered(t *testing.T) {
	var shapes []shape
	for range 3 {
		shapes = append(shapes, demoShapes()...)
	}
	d, _ := document(t, shapes...)
	page := render(t, reports.HTML, d, nil)
	for want, times := range map[string]int{
		`<span class="number">15</span>`:      2, // in the table and with the details
		`>5, 10, 15</text>`:                   1, // at one spot of the plane
		"Numbers: rows of the table of runs.": 1,
	} {
		if n := strings.Count(page, want); n != times {
			t.Errorf("%q stands there %d times, want %d", want, n, times)
		}
	}
	// With several comparisons the table of what moved has the numbers too.
	moved, _ := held(t, shapes[:10]...)
	page = render(t, reports.HTML, moved, nil)
	for number, times := range map[string]int{"1": 2, "10": 3} { // the base has not moved
		if n := strings.Count(page, `<span class="number">`+number+`</span>`); n != times {
			t.Errorf("number %s stands there %d times, want %d", number, n, times)
		}
	}
	// Probes are no points: they make no plane crowded.
	d, _ = document(t, shapes[:8]...)
	probe := d.Runs[0]
	probe.Signatures = slices.Clone(probe.Signatures)
	probe.Signatures[0].Strict.Probe = &signature.Probe{}
	d.Runs = append(d.Runs, probe)
	if page := render(t, reports.HTML, d, nil); strings.Contains(page, `class="number"`) || strings.Contains(page, "Numbers:") {
		t.Error("eight points are numbered")
	}
}

// The lines of the curves are told apart without their colors, and the picture
// says what its axes and its vertical lines are.
func TestTheCurveSaysWhatItShows(t *testing.T) {
	d := probes(t, "arithmetic", "pa", "aa", "aax", "awx", "wxx")
	page := render(t, reports.HTML, d, nil)
	_, figure, _ := strings.Cut(page, `<figure class="curve">`)
	figure, _, found := strings.Cut(figure, "</figure>")
	if !found {
		t.Fatal("there is no curve")
	}
	for _, want := range []string{
		">share of responses →</text>", ">step of difficulty →</text>", "<figcaption>Vertical lines: 95% intervals.</figcaption>",
		">right</text>", ">wrong</text>", ">declined</text>",
	} {
		if !strings.Contains(figure, want) {
			t.Errorf("%q is missing", want)
		}
	}
	shapes := map[string]string{}
	for _, point := range regexp.MustCompile(`class="point (\w+)" d="M[\d.]+ [\d.]+([a-z][^"]*)"`).FindAllStringSubmatch(figure, -1) {
		if kind, ok := shapes[point[2]]; ok && kind != point[1] {
			t.Errorf("%s and %s have points of one shape", kind, point[1])
		}
		shapes[point[2]] = point[1]
	}
	if len(shapes) != 3 {
		t.Errorf("%d shapes, want 3: %v", len(shapes), shapes)
	}
}

func TestExamplesMarkTheirEvidence(t *testing.T) {
	d, rows := document(t, cases()["one"]...)
	page := render(t, reports.HTML, d, rows)
	for _, want := range []string{
		`<mark title="value">It takes 30 minutes.</mark>`, `<mark title="cannot say">I cannot say</mark>`,
		"<b>Missing</b> <bdi>how much the tank holds</bdi>", "<b>Gold</b> <bdi>30</bdi>", "Let us divide.\n\n", "Reasoning, 29 bytes",
		"<b>Marked by</b> <bdi>value</bdi>", "<b>Marked by</b> <bdi>cannot say</bdi>", // for who has no pointer
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// TestBlocksWithoutContentAreLeftOut: in place of rows and columns that hold no
// figure stands the sentence that says why.
func TestBlocksWithoutContentAreLeftOut(t *testing.T) {
	said, _ := document(t, cases()["one"]...) // its server says nothing of reasoning
	silent, _ := document(t, cases()["nothing"]...)
	half, _ := document(t, cases()["one"]...)
	e := half.Runs[0].Signatures[0].Effort
	for _, f := range []*effort.Figure{&e.Completion, &e.Reasoning, &e.Seconds} {
		f.Unanswerable, f.Ratio = effort.Side{}, effort.Ratio{}
	}
	none, _ := document(t, cases()["one"]...)
	n := none.Runs[0].Signatures[0].Effort
	n.Completion, n.Reasoning, n.Seconds = effort.Figure{}, effort.Figure{}, effort.Figure{}
	side, _ := document(t, cases()["one"]...)
	of := side.Runs[0].Signatures[0].Effort
	of.Completion, of.Reasoning, of.Seconds, of.Truncated.Unanswerable = effort.Figure{}, effort.Figure{}, effort.Figure{}, signature.Rate{}
	mute, _ := document(t, cases()["one"]...)
	mute.Runs[0].Signatures[0].Effort.Truncated = effort.Truncation{}
	side.Runs[0].Suites[0].LeftOut = []reports.LeftOut{{Items: 2, Why: "assumes no_tools"}}
	for _, test := range []struct {
		reason     string
		document   reports.Document
		say, never []string
	}{
		{"a figure that no reply tells has no row", said,
			[]string{"No reply tells its reasoning tokens.", ">ratio within pairs</th>"}, []string{`<th scope="row">reasoning tokens</th>`, "No pair"}},
		{"a side without items has no columns, and without pairs there is no ratio", half,
			[]string{"No item is unanswerable, so that there is no pair.", ">answerable</th>"}, []string{`colspan="3">unanswerable</th>`, ">ratio within pairs</th>"}},
		{"where no figure is told there is no table", none,
			[]string{"No reply tells its completion tokens, reasoning tokens or seconds. Truncated on the unanswerable side: 0% (0-7), 0 of 48;"}, []string{`class="effort"`}},
		{"whether replies were cut off is not said where no reply tells its end", mute,
			[]string{"No reply tells its reasoning tokens or finish reason."}, []string{`<th scope="row">truncated</th>`, "0, 0 of"}},
		{"a side without items is not said to have no data, nor what is left out to be left out", side,
			[]string{"Truncated on the answerable side: 0% (0-7), 0 of 48.", "<dt>left out</dt><dd><bdi>core: 2 items (assumes no_tools).</bdi></dd>"},
			[]string{"Truncated on the unanswerable side"}},
		{"where nothing was scored there are no rates", silent,
			[]string{"No data: d′ and c take", "Nothing was scored, so that no scenario has a rate."},
			[]string{`class="rates"`, `class="scenarios"`, `class="beside"`, "over-answer rate no data"}},
	} {
		page := render(t, reports.HTML, test.document, nil)
		for _, want := range test.say {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %q is missing", test.reason, want)
			}
		}
		for _, bad := range test.never {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page holds %q", test.reason, bad)
			}
		}
	}
}
