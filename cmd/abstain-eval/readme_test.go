package main

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestReadme runs the commands of the README as they stand there, in order, in
// one directory, with a simulated checkpoint where the reader has a server.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme := string(read(t, filepath.Join("..", "..", "README.md")))
	if !strings.HasPrefix(readme, "# abstain-eval\n\n    go run ./cmd/abstain-eval demo\n    go test ./...\n") {
		t.Error("the README does not open with the two commands")
	}
	profile := simulate.Profiles()[1]
	profile.Name = "my-ckpt"
	server, err := evaluate.NewSimulator(suites.Names(), suites.Selection{}, simulate.Options{Profiles: []simulate.Profile{profile}}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	http := httptest.NewServer(server.Handler())
	defer http.Close()
	dir := t.TempDir()
	answers := `{"id":"core/uc-001-a","response":"30 minutes"}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "answers.jsonl"), []byte(answers), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "docs"), os.DirFS(filepath.Join("..", "..", "docs"))); err != nil {
		t.Fatal(err)
	}
	commands := consoleCommands(readme)
	if len(commands) < 5 {
		t.Fatalf("found %d commands in the README", len(commands))
	}
	for _, line := range commands {
		args := words(strings.ReplaceAll(line, "http://localhost:8000/v1", http.URL+"/v1"))
		if args[0] != "abstain-eval" {
			t.Errorf("%q is no command of ours", line)
			continue
		}
		command := exec.Command("abstain-eval", args[1:]...)
		command.Dir = dir
		command.Env = append(os.Environ(), "OPENAI_API_KEY=")
		out, err := command.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
		if said := strings.Join(strings.Fields(string(out)), " "); args[1] == "compare" && !strings.Contains(said, quoted(readme)) {
			t.Errorf("the README quotes %q, and %s says\n%s", quoted(readme), line, out)
		}
	}
	for _, name := range []string{"report.html", "report.md"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// words splits a line as a shell does where single quotes are all that is quoted.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

// quoted is what the README says that compare says.
func quoted(readme string) string {
	_, rest, _ := strings.Cut(readme, "figures allow: \"")
	said, _, _ := strings.Cut(rest, "\"")
	return strings.Join(strings.Fields(said), " ")
}

// consoleCommands are the lines behind "$ " in console blocks.
func consoleCommands(text string) []string {
	var commands []string
	inside := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			inside = line == "```console"
			continue
		}
		if command, ok := strings.CutPrefix(line, "$ "); ok && inside {
			commands = append(commands, command)
		}
	}
	return commands
}
