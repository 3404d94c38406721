package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A night is a directory like that of docs/nightly.md, with the baseline asked,
// and a server whose checkpoint can become another one.
type night struct {
	*testing.T
	page string // docs/nightly.md
	dir  string
	url  string
	// bad is for how many questions more the checkpoint over-answers.
	bad *atomic.Int64
}

const forGood = 1 << 40

func newNight(t *testing.T) *night {
	page := string(read(t, filepath.Join("..", "..", "docs", "nightly.md")))
	profiles := simulate.Profiles()
	good, bad := profiles[4], profiles[1]
	handlers := make([]http.Handler, 2)
	for i, p := range []simulate.Profile{good, bad} {
		p.Name = "my-ckpt"
		server, err := evaluate.NewSimulator([]string{"core"}, suites.Selection{}, simulate.Options{Seed: 1, Profiles: []simulate.Profile{p}}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		handlers[i] = server.Handler()
	}
	var left atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && left.Add(-1) >= 0 {
			handlers[1].ServeHTTP(w, r)
			return
		}
		handlers[0].ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	n := &night{T: t, page: page, dir: t.TempDir(), url: server.URL + "/v1", bad: &left}
	for _, line := range consoleCommands(page) {
		if code, out := n.shell(n.here(line) + " --limit 10%"); code != 0 || strings.Contains(out, "warning:") {
			t.Fatalf("%s: exit %d, and no warning of what the page says is wanted\n%s", line, code, out)
		}
	}
	if err := os.WriteFile(filepath.Join(n.dir, "nightly.sh"), []byte(n.block("nightly.sh")), 0o700); err != nil {
		t.Fatal(err)
	}
	return n
}

// block is the code block behind a comment of that name.
func (n *night) block(name string) string {
	n.Helper()
	_, rest, ok := strings.Cut(n.page, "<!-- "+name+" -->\n```")
	_, rest, begun := strings.Cut(rest, "\n")
	text, _, ended := strings.Cut(rest, "```\n")
	if !ok || !begun || !ended {
		n.Fatalf("docs/nightly.md has no block %s", name)
	}
	return text
}

// here puts the test's server and directory where the page has the reader's.
func (n *night) here(text string) string {
	return strings.NewReplacer("http://gpu7:8000/v1", n.url, "/srv/evals", n.dir).Replace(text)
}

func (n *night) shell(command string, env ...string) (code int, out string) {
	n.Helper()
	return n.run(exec.Command("sh", "-c", command), env...)
}

func (n *night) run(c *exec.Cmd, env ...string) (code int, out string) {
	n.Helper()
	c.Dir = n.dir
	c.Env = append(os.Environ(), "OPENAI_API_KEY=", "RUN_FLAGS=--limit 10%", "GATE_FLAGS=--allow-simulated", "BASE_URL="+n.url, "MODEL=my-ckpt")
	c.Env = append(c.Env, env...)
	text, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		n.Fatal(err)
	}
	return c.ProcessState.ExitCode(), string(text)
}

// again forgets the runs of the night.
func (n *night) again() {
	runs, err := filepath.Glob(filepath.Join(n.dir, "logs", "2*"))
	if err != nil || len(runs) == 0 {
		n.Fatalf("runs of the night: %v, %v", runs, err)
	}
	for _, run := range runs {
		if err := os.RemoveAll(run); err != nil {
			n.Fatal(err)
		}
	}
}

func (n *night) has(pattern string) bool {
	found, err := filepath.Glob(filepath.Join(n.dir, pattern))
	return err == nil && len(found) > 0
}

// TestNightly runs the script of docs/nightly.md through every way a night may
// end.
func TestNightly(t *testing.T) {
	t.Parallel()
	n := newNight(t)
	asks := strings.Count(string(read(t, filepath.Join(n.dir, "logs", "baseline", "items.jsonl"))), "\n")
	for _, test := range []struct {
		reason string
		bad    int64
		env    string
		code   int
		again  bool // a second run was asked
		says   string
	}{
		{"as good as the baseline", 0, "", 0, false, "All 5 gates pass."},
		{"worse, and worse again", forGood, "", 3, true, "over_answer_rate not worse"},
		{"worse by a mishap of one run", int64(asks), "", 0, true, "All 5 gates pass."},
		{"simulated, and nobody allowed it", 0, "GATE_FLAGS=", 2, false, "the run is simulated"},
	} {
		n.bad.Store(test.bad)
		env := []string{}
		if test.env != "" {
			env = append(env, test.env)
		}
		code, out := n.shell("./nightly.sh", env...)
		if code != test.code || !strings.Contains(out, test.says) {
			t.Errorf("%s: exit %d, want %d and %q\n%s", test.reason, code, test.code, test.says, out)
		}
		if again := n.has("logs/2*-again"); again != test.again {
			t.Errorf("%s: a second run was asked: %v, want %v", test.reason, again, test.again)
		}
		if wrote := n.has("gates.xml") && n.has("gates.md"); wrote != (test.code != 2) {
			t.Errorf("%s: files of gates were written: %v", test.reason, wrote)
		}
		n.again()
	}
	code, out := n.shell("touch gates.xml && ./nightly.sh", "BASE_URL=http://127.0.0.1:1/v1")
	if code != 4 || n.has("gates.xml") {
		t.Errorf("nothing listens: exit %d, want 4; the file of last night is there: %v\n%s", code, n.has("gates.xml"), out)
	}
}

// TestNightlyCron runs the cron line as cron does, by sh, with a mail program
// that writes down what it is given.
func TestNightlyCron(t *testing.T) {
	t.Parallel()
	n := newNight(t)
	lines := strings.Split(strings.TrimSpace(n.block("crontab")), "\n")
	command := n.here(strings.Join(strings.Fields(lines[len(lines)-1])[5:], " "))
	if strings.Contains(command, "%") {
		t.Error("cron takes a % for the end of the line")
	}
	bin := filepath.Join(n.dir, "bin")
	mail := "#!/bin/sh\nprintf '%s|' \"$@\" >" + filepath.Join(n.dir, "mailed") + "\ncat >>" + filepath.Join(n.dir, "mailed") + "\n"
	if err := errors.Join(os.Mkdir(bin, 0o700), os.WriteFile(filepath.Join(bin, "mail"), []byte(mail), 0o700)); err != nil {
		t.Fatal(err)
	}
	path := "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")
	if code, out := n.shell(command, path); code != 0 || n.has("mailed") {
		t.Fatalf("a good night: exit %d, mail: %v\n%s", code, n.has("mailed"), out)
	}
	n.again()
	n.bad.Store(forGood)
	if code, out := n.shell(command, path); code != 0 {
		t.Fatalf("exit %d\n%s", code, out)
	}
	mailed := string(read(t, filepath.Join(n.dir, "mailed")))
	if !strings.HasPrefix(mailed, "-s|abstain-eval: exit 3|evals@example.org|") || !strings.Contains(mailed, "over_answer_rate not worse") {
		t.Errorf("mailed:\n%s", mailed)
	}
}

// TestNightlyWorkflow runs the steps of the GitHub Actions job as a runner does:
// by bash with -e and pipefail, the steps marked always() also behind a failure.
func TestNightlyWorkflow(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	t.Parallel()
	n := newNight(t)
	var workflow struct {
		Jobs map[string]struct {
			Env   map[string]string
			Steps []struct{ Name, Uses, If, Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(n.here(n.block("workflow"))), &workflow); err != nil {
		t.Fatal(err)
	}
	job := workflow.Jobs["abstain-eval"]
	checkout, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	env := []string{"RUNNER_TEMP=" + filepath.Join(n.dir, "temp"), "GITHUB_SHA=4f1d2c", "GITHUB_PATH=" + filepath.Join(n.dir, "path"), "GITHUB_STEP_SUMMARY=" + filepath.Join(n.dir, "summary")}
	for name, value := range job.Env {
		env = append(env, name+"="+value)
	}
	n.bad.Store(forGood)
	ended := 0
	for _, step := range job.Steps {
		if step.Run == "" || ended != 0 && step.If != "always()" {
			continue
		}
		with := env
		if added, err := os.ReadFile(filepath.Join(n.dir, "path")); err == nil {
			with = append(with, "PATH="+strings.TrimSpace(string(added))+string(os.PathListSeparator)+os.Getenv("PATH"))
		}
		code, out := n.run(exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", strings.ReplaceAll(step.Run, "cd abstain-eval ", "cd "+checkout+" ")), with...)
		if code != 0 && step.Name != "ask and judge" {
			t.Fatalf("%s: exit %d\n%s", step.Name, code, out)
		}
		ended = max(ended, code)
	}
	if ended != 3 {
		t.Errorf("the job ended with %d, want 3", ended)
	}
	if xml := string(read(t, filepath.Join(n.dir, "gates.xml"))); !strings.Contains(xml, `name="git.sha" value="4f1d2c"`) {
		t.Errorf("gates.xml does not name the commit:\n%s", xml)
	}
	if summary := string(read(t, filepath.Join(n.dir, "summary"))); !strings.Contains(summary, "gates fail") {
		t.Errorf("the summary:\n%s", summary)
	}

	// What the page says of go run, against what was built. Any program that exits
	// with 2 shows it of go run, and a small one is linked at once.
	const wrong = "version nosuch"
	built := filepath.Join(n.dir, "temp", "bin", "abstain-eval")
	if code, out := n.shell(built + " " + wrong); code != 2 {
		t.Errorf("%s: exit %d, want 2\n%s", wrong, code, out)
	}
	if err := os.WriteFile(filepath.Join(n.dir, "two.go"), []byte("package main\n\nimport \"os\"\n\nfunc main() { os.Exit(2) }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out := n.shell("go run two.go"); code != 1 {
		t.Errorf("go run: exit %d, want 1\n%s", code, out)
	}
}

// TestNightlyGates holds that the gates of the page are those of the program, and
// that its file can be read.
func TestNightlyGates(t *testing.T) {
	page := string(read(t, filepath.Join("..", "..", "docs", "nightly.md")))
	var want strings.Builder
	for _, g := range gates.Defaults(.10, .10, .05, true) {
		want.WriteString("    " + g.Text + "\n")
	}
	if !strings.Contains(page, "\n\n"+want.String()+"\n") {
		t.Errorf("the page does not list the defaults:\n%s", want.String())
	}
	n := &night{T: t, page: page}
	all, err := gates.ReadFile("gates.yaml", []byte(n.block("gates.yaml")))
	if err != nil || len(all) != 6 || all[5].Name != "not one-sided" || all[4].Suite != "core" {
		t.Errorf("%d gates, %v", len(all), err)
	}
}
