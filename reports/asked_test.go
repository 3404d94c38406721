package reports_test

import (
	"strings"
	"testing"
)

// Every format says how a base model was asked, and nothing of it where a chat
// was asked.
func TestHowABaseModelWasAsked(t *testing.T) {
	const sum = "dac092adb2adb93c59be3684555ec29af5ba1753e562fa07640adf9e6463ab54"
	d, rows := document(t, demoShapes()[0])
	for _, r := range renderers() {
		if r.name == "demo" {
			continue // its checkpoints chat
		}
		if out := render(t, r.render, d, rows); strings.Contains(out, "few-shot") {
			t.Errorf("%s: a chat is said to be few-shot", r.name)
		}
	}
	d.Runs[0].API, d.Runs[0].PromptSHA256, d.Runs[0].Policy = "completions", sum, "few-shot"
	for _, r := range renderers() {
		out := strings.Join(strings.Fields(render(t, r.render, d, rows)), " ")
		want := "Asked by completions with our few-shot prompt, sha256 " + sum[:12] + ". Its"
		switch r.name {
		case "json":
			want = `"prompt_sha256": "` + sum + `"`
		case "csv":
			want = ",few-shot,completions,"
		case "demo":
			continue
		}
		if !strings.Contains(out, want) {
			t.Errorf("%s does not say %q", r.name, want)
		}
	}
	d.Runs[0].PromptSHA256 = "ab" // as somebody may have written it by hand
	if out := render(t, renderers()[0].render, d, rows); !strings.Contains(out, "sha256 ab. Its") {
		t.Errorf("a short hash:\n%s", out)
	}
}
