package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLabelsOfThePage takes responses of a run as docs/scoring.md says, writes a label into
// each, and has the scorer held against them.
func TestLabelsOfThePage(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"sh", "jq", "shuf"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	page := string(read(t, filepath.Join("..", "..", "docs", "scoring.md")))
	_, rest, _ := strings.Cut(page, "<!-- to-label -->\n```sh\n")
	script, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("docs/scoring.md has no block to-label")
	}
	dir := t.TempDir()
	run := func(name string, args ...string) string {
		command := exec.Command(name, args...)
		command.Dir = dir
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
		return string(out)
	}
	file := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	suite := file("two.jsonl", `{"id":"a","scenario":"stale","answerable":true,"context":"A box weighs 3 kg.","question":"What does the box weigh?","answers":["3 kg"]}
{"id":"u","scenario":"stale","answerable":false,"question":"What does the bag weigh?"}
`)
	file("answers.jsonl", `{"id":"u","response":"I don't know.","model":"m"}
{"id":"a","response":"3 kg.","model":"m"}
`)
	run("abstain-eval", "score", "--from", "jsonl", "answers.jsonl", "--suite", suite, "--log-dir", "logs")
	runs, err := filepath.Glob(filepath.Join(dir, "logs", "*"))
	if err != nil || len(runs) != 1 {
		t.Fatalf("runs %v, %v", runs, err)
	}
	run("sh", "-c", strings.ReplaceAll(script, "RUN", runs[0]))
	taken := string(read(t, filepath.Join(dir, "labeled.jsonl")))
	for _, part := range []string{
		`"question":"A box weighs 3 kg.\n\nWhat does the box weigh?","response":"3 kg.","label":"","model":"m","gold":["3 kg"]}`,
		`"question":"What does the bag weigh?","response":"I don't know.","label":"","model":"m","gold":null}`,
	} {
		if !strings.Contains(taken, part) {
			t.Errorf("no %s in\n%s", part, taken)
		}
	}
	var labeled strings.Builder
	for line := range strings.Lines(taken) {
		label := "abstained"
		if strings.Contains(line, "box") {
			label = "answered"
		}
		labeled.WriteString(strings.Replace(line, `"label":""`, `"label":"`+label+`"`, 1))
	}
	file("labeled.jsonl", labeled.String())
	if out := run("abstain-eval", "scorer", "audit", "labeled.jsonl"); !strings.Contains(out, "confused: nothing") || !strings.Contains(out, "2 responses of 1 model") {
		t.Errorf("labels that agree:\n%s", out)
	}
}
