package reports_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
)

var update = flag.Bool("update", false, "write testdata anew")

// golden holds got against testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// cases are the documents every renderer has to show well.
func cases() map[string][]shape {
	return map[string][]shape{
		"empty":       nil,
		"one":         {{name: "rl-400", pairs: 48, answers: .31, declines: .04, wrong: .08}},
		"five":        demoShapes(),
		"nothing":     {{name: "silent", pairs: 6, answers: .5, unscored: 12}},
		"open":        {{name: "cut-off", pairs: 40, answers: .05, declines: .02, unscored: 24}},
		"provisional": {{name: "going", pairs: 12, answers: .5, declines: .1, recordedFewer: 7}},
	}
}

func TestGoldens(t *testing.T) {
	for name, shapes := range cases() {
		d, rows := document(t, shapes...)
		terminal := render(t, reports.Terminal, d, nil)
		golden(t, name+".txt", terminal)
		assertColumns(t, terminal)
		golden(t, name+".md", render(t, reports.Markdown, d, nil))
		assertHarmless(t, render(t, reports.HTML, d, rows))
	}
	d, _ := document(t, demoShapes()...)
	said := render(t, demo, d, nil)
	golden(t, "demo.txt", said)
	assertColumns(t, said)
}

func TestWhatEveryFormatSays(t *testing.T) {
	spaces := regexp.MustCompile(`\s+`)
	ticks := regexp.MustCompile(`<text class="tick".*?</text>`)
	entities := strings.NewReplacer("&#39;", "'", "&#95;", "_")
	tests := []struct {
		reason string
		shapes []shape
		say    []string // any case, any spacing
		never  []string
	}{
		{"the headline and the sentence lead", cases()["one"],
			[]string{"It fails by answering too much.", "Of 48 questions that have no answer it answered", "rl-400", "local/1 0a1b2c"}, []string{"simulated", "provisional"}},
		{"simulated is called simulated wherever a figure of it appears", cases()["five"],
			[]string{"simulated", "sim-borderline", "Too few items to say which way it fails."}, nil},
		{"a rate without a denominator is no data, never 0", cases()["nothing"],
			[]string{"no data", "Unscored: 12 of 12 (12 truncated)"}, []string{" 0%", ">0%", "| 0%"}},
		{"unscored responses that could turn the verdict are said to", cases()["open"],
			[]string{"Unscored: 24 of 80 (24 truncated), in no rate.", "Had they gone another way, the verdict could have been both, over-answering or over-refusing."}, []string{"holds whichever way"}},
		{"one that is unscored is spoken of as one", []shape{{name: "one-lost", pairs: 12, answers: .5, unscored: 1}},
			[]string{"Unscored: 1 of 24 (1 truncated), in no rate. The verdict holds whichever way it had gone."}, []string{"they had gone"}},
		{"what was asked again is counted", []shape{{name: "again", pairs: 40, answers: .5, declines: .1, unscored: 24, redrawn: 3, replaced: 5}},
			[]string{"Unscored: 24 of 80", "Asked again: 5 replaced", "3 redrawn with nothing changed of what stood in the way, where the first response counts."}, nil},
		{"where nothing was asked again nothing is said of it", cases()["open"], []string{"Unscored"}, []string{"asked again", "redrawn", "replaced"}},
		{"a report without a run says so", nil, []string{"This report holds no run."}, nil},
		{"a run that is going on is provisional", cases()["provisional"], []string{"provisional"}, nil},
	}
	for _, test := range tests {
		d, rows := document(t, test.shapes...)
		for _, r := range renderers()[:3] {
			text := spaces.ReplaceAllString(entities.Replace(render(t, r.render, d, rows)), " ")
			if r.name == "html" {
				_, text, _ = strings.Cut(text, "<main>") // style and the banner aside
				text = ticks.ReplaceAllString(text, "")
				if d.Simulated && !strings.Contains(text, "simulated") {
					t.Errorf("%s, %s: only the banner says so", r.name, test.reason)
				}
			}
			lower := strings.ToLower(text)
			for _, want := range test.say {
				if !strings.Contains(lower, strings.ToLower(want)) {
					t.Errorf("%s: %s: %q is missing", r.name, test.reason, want)
				}
			}
			for _, bad := range test.never {
				if strings.Contains(lower, bad) {
					t.Errorf("%s: %s: it says %q", r.name, test.reason, bad)
				}
			}
		}
	}
}

func TestJSONRoundTrip(t *testing.T) {
	for name, shapes := range cases() {
		d, _ := document(t, shapes...)
		text := render(t, reports.JSON, d, nil)
		back, err := reports.ReadJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if again := render(t, reports.JSON, back, nil); again != text {
			t.Errorf("%s: written again, it has other bytes", name)
		}
	}
}

func TestReadJSONErrors(t *testing.T) {
	tests := []struct{ reason, text, want string }{
		{"another schema is named beside ours", `{"schema":"abstain-eval/report/9"}`, `its schema is "abstain-eval/report/9", and this version reads "abstain-eval/report/1"`},
		{"some other JSON file", `{}`, `its schema is ""`},
		{"a page was given for report.json", `<!doctype html>`, "reading a report: invalid character"},
		{"an empty file", ``, "reading a report: EOF"},
	}
	for _, test := range tests {
		_, err := reports.ReadJSON(strings.NewReader(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.reason, err)
		}
	}
}

func TestFor(t *testing.T) {
	d, rows := document(t, cases()["one"]...)
	for name, want := range map[string]reports.Renderer{
		"r.html": reports.HTML, "r.HTM": reports.HTML, "a.b/r.md": reports.Markdown, "r.markdown": reports.Markdown, "r.json": reports.JSON, "r.CSV": reports.CSV,
	} {
		got, err := reports.For(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if render(t, got, d, rows) != render(t, want, d, rows) {
			t.Errorf("%s is written in another format", name)
		}
	}
	for name, want := range map[string]string{
		"report": "no extension", "r.pdf": `unknown format ".pdf"`, "r.html.gz": `unknown format ".gz"`, "": "no extension", ".": `unknown format "."`,
	} {
		if _, err := reports.For(name); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), ".html, .md, .json and .csv") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestWriteErrorsAreReturned(t *testing.T) {
	d, rows := document(t, demoShapes()[:2]...)
	for _, r := range renderers() {
		whole := len(render(t, r.render, d, rows))
		for _, room := range []int{0, 1, whole / 2, whole - 1} {
			if err := r.render(&failing{left: room}, d, each(rows, nil)); !errors.Is(err, errDisk) {
				t.Errorf("%s with room for %d of %d bytes: %v", r.name, room, whole, err)
			}
		}
	}
}

func TestErrorsOfRowsAreReturned(t *testing.T) {
	d, rows := document(t, cases()["one"]...)
	err := reports.HTML(&strings.Builder{}, d, each(rows[:3], errDisk))
	if !errors.Is(err, errDisk) {
		t.Errorf("got %v", err)
	}
}

func TestARunWithoutAResponseSaysSo(t *testing.T) {
	d, _ := document(t, shape{name: "waiting", pairs: 4, recordedFewer: 3})
	d.Runs[0].Signatures = nil
	for _, r := range renderers()[:3] {
		text := render(t, r.render, d, nil)
		if !strings.Contains(text, "No response is recorded yet.") || !strings.Contains(text, "waiting") {
			t.Errorf("%s: %s", r.name, text)
		}
	}
}

func TestRowsMayBeNil(t *testing.T) {
	d, _ := document(t, cases()["one"]...)
	for _, r := range renderers() {
		if err := r.render(&strings.Builder{}, d, nil); err != nil {
			t.Errorf("%s: %v", r.name, err)
		}
	}
}
