package evaluate

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/cards"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

var update = flag.Bool("update", false, "write the example in docs/model-cards.md and the tables in docs/statistics.md anew")

// exampleRun is the run of a checkpoint over the first items of core. It answers
// every question but each third without an answer and each twentieth with one.
func exampleRun(t *testing.T, checkpoint string, items int) string {
	t.Helper()
	dir := t.TempDir()
	suite, err := OpenSuite("core", time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var answers bytes.Buffer
	var seen [2]int
	for item, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		if items--; items < 0 {
			break
		}
		side, every, text := 0, 3, "42"
		if len(item.Lures) > 0 {
			text = item.Lures[0]
		}
		if item.Answerable {
			side, every, text = 1, 20, item.Answers[0]
		}
		if seen[side]++; seen[side]%every == 0 {
			text = "I don't know."
		}
		line, err := json.Marshal(map[string]string{"id": item.ID, "response": text})
		if err != nil {
			t.Fatal(err)
		}
		answers.Write(append(line, '\n'))
	}
	file := filepath.Join(dir, "answers.jsonl")
	if err := os.WriteFile(file, answers.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	world := World{Now: func() time.Time { return time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC) }, Tool: "v0.1.0", Progress: quiet{}}
	run, err := importForeign(Foreign{Format: "jsonl", File: file, Suite: "core", Checkpoint: checkpoint, Policy: "neutral", LogDir: filepath.Join(dir, "logs")}, world)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

type quiet struct{ Progress }

func (quiet) Note(string) {}

// TestCardExample holds the card in docs/model-cards.md to what is written, and
// that to what model-index requires.
func TestCardExample(t *testing.T) {
	run := exampleRun(t, "my-ckpt", math.MaxInt)
	one := 1.0
	card, err := NewCard(run, CardOptions{Tool: "v0.1.0", MaxUnscored: &one})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "README.md")
	if outcome, _, err := PutCard(card, file); err != nil || outcome != "created" {
		t.Fatalf("%s, %v", outcome, err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	assertModelIndex(t, text)
	if found, err := VerifyCard(file, run, "v0.2.0"); err != nil || len(found.Differences) > 0 || found.Made != "v0.1.0" {
		t.Errorf("verified: %+v, %v", found, err)
	}

	const page, from, to = "../../docs/model-cards.md", "<!-- card-example -->\n", "<!-- /card-example -->"
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(doc), from)
	present, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s has no example between %q and %q", page, from, to)
	}
	want := "````markdown\n" + string(text) + "````\n"
	if *update {
		if err := os.WriteFile(page, []byte(before+from+want+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	measured, err := audit.Measurements()
	if err != nil {
		t.Fatal(err)
	}
	if scoring.Scorer() != measured.By { // the paragraph says so, and is measured anew with the scorer
		present, want = withoutScorer(present), withoutScorer(want)
	}
	if diff := cmp.Diff(present, want); diff != "" {
		t.Errorf("docs/model-cards.md shows another card; go test ./internal/evaluate -run TestCardExample -update writes it anew (-page +card):\n%s", diff)
	}
}

// A checkpoint may be called anything: its name ends no marker, no YAML string and
// no line, and the card still agrees with its run.
func TestCardOfAnyName(t *testing.T) {
	one := 1.0
	for _, name := range []string{
		"x --> <!-- abstain-eval:end -->", "a\n---\nlicense: mit", `"quoted": [*&]`, "```", "- name: y\n  results: []", "\x1b[31m\u202e", "null", "{{ x }} | y |",
	} {
		run := exampleRun(t, name, 40)
		card, err := NewCard(run, CardOptions{Tool: "v0.1.0", MaxUnscored: &one})
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		for _, before := range []string{"", "---\r\nlicense: mit\r\n---\r\n# M"} {
			file := filepath.Join(t.TempDir(), "README.md")
			if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, _, err := PutCard(card, file); err != nil {
				t.Fatalf("%q: %v", name, err)
			}
			if found, err := VerifyCard(file, run, "v0.1.0"); err != nil || len(found.Differences) > 0 {
				t.Errorf("%q: verified: %+v, %v", name, found, err)
			}
			if outcome, _, err := PutCard(card, file); err != nil || outcome != "already up to date" {
				t.Errorf("%q: put in again: %s, %v", name, outcome, err)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if before == "" {
				assertModelIndex(t, text)
			}
			if n := strings.Count(string(text), "\n<!-- abstain-eval:end -->"); n != 1 {
				t.Errorf("%q: %d ends of a block", name, n)
			}
		}
	}
}

func withoutScorer(text string) string {
	before, rest, _ := strings.Cut(text, "\nScored by")
	_, after, _ := strings.Cut(rest, "\n\n")
	return before + after
}

// assertModelIndex checks the front matter of a card by the rules of
// huggingface_hub: what is required, one entry a task and data set, finite values.
func assertModelIndex(t *testing.T, file []byte) {
	t.Helper()
	_, rest, ok := bytes.Cut(file, []byte("---\n"))
	front, _, closed := bytes.Cut(rest, []byte("\n---\n"))
	var card struct {
		Index []struct {
			Name    string `yaml:"name"`
			Results []struct {
				Task    struct{ Type, Name string }
				Dataset struct{ Type, Name, Config, Revision string }
				Metrics []struct {
					Type, Name string
					Value      any
				}
				Source struct{ Name, URL string }
			}
		} `yaml:"model-index"`
	}
	d := yaml.NewDecoder(bytes.NewReader(front))
	d.KnownFields(true) // nothing else is written, verifyToken among it
	if err := d.Decode(&card); err != nil || !ok || !closed || len(card.Index) == 0 {
		t.Fatalf("%v in\n%s", err, file)
	}
	seen := map[string]bool{}
	for _, model := range card.Index {
		if model.Name == "" || len(model.Results) == 0 {
			t.Errorf("a model lacks something: %+v", model)
		}
		for _, r := range model.Results {
			key := fmt.Sprint(model.Name, r.Task.Type, r.Dataset)
			if seen[key] {
				t.Errorf("two entries of one data set: %s", key)
			}
			seen[key] = true
			if r.Task.Type == "" || r.Dataset.Type == "" || r.Dataset.Name == "" || len(r.Metrics) == 0 || r.Source.Name == "" || !strings.HasPrefix(r.Source.URL, "https://") {
				t.Errorf("a result lacks something: %+v", r)
			}
			for _, m := range r.Metrics {
				value, number := m.Value.(float64)
				if m.Type == "" || m.Name == "" || !number || math.IsNaN(value) || math.IsInf(value, 0) {
					t.Errorf("metric %+v is no figure", m)
				}
			}
		}
	}
}

// Figures that are not there are left out, not written as zero; a figure from too
// few pairs is left out too, and what is simulated says so in its type and name.
func TestResults(t *testing.T) {
	half, wide := .5, signature.Estimate{Level: .95, Method: signature.PairWeights, Units: 40, Unit: signature.PairUnit}
	wide.Value, wide.Lo, wide.Hi = &half, new(float64), &half
	few := wide
	few.Units = 9
	point := signature.Estimate{Value: &half, Level: .95, Units: 40, Unit: signature.ClusterUnit}
	free := wide
	free.Method, free.Units, free.Unit = signature.ClosedForm, 9, signature.ItemUnit
	free80 := free
	free80.Units = 80
	rate := signature.Rate{Count: 1, Of: 2, Value: &half, Lo: .1, Hi: .9, Level: .95}
	for _, row := range []struct {
		reason    string
		signature signature.Signature
		simulated bool
		want      []cards.Metric
	}{
		{"one side only", signature.Signature{OverAnswer: signature.Side{Rate: rate, Margin: .1}}, false,
			[]cards.Metric{{Type: "over_answer_rate", Value: .5, Name: "Over-answer rate (95% CI 10-90%, n=2)"}}},
		{"nothing", signature.Signature{}, false, nil},
		{"too few pairs, and a c without an interval", signature.Signature{DPrime: few, C: point}, false,
			[]cards.Metric{{Type: "c", Value: .5, Name: "c, which way it leans, above 0 to answering (40 clusters)"}}},
		{"too few items on a side, by the closed form, and enough", signature.Signature{DPrime: free, C: free80}, false,
			[]cards.Metric{{Type: "c", Value: .5, Name: "c, which way it leans, above 0 to answering (95% CI 0.00 to 0.50, 80 items)"}}},
		{"simulated", signature.Signature{DPrime: wide}, true,
			[]cards.Metric{{Type: "simulated_d_prime", Value: .5, Name: "SIMULATED: d', how well it tells the two kinds apart (95% CI 0.00 to 0.50, 40 pairs)"}}},
		{"alarming", signature.Signature{OverRefusal: signature.Side{Rate: rate}, Probe: &signature.Probe{Refusals: &signature.Refusals{Alarming: rate, Difference: wide}}}, false,
			[]cards.Metric{
				{Type: "decline_rate_alarming", Value: .5, Name: "Declined in alarming words (95% CI 10-90%, n=2)"},
				{Type: "decline_rate_difference", Value: .5, Name: "Declined in alarming words less in plain words (95% CI 0.00 to 0.50, 40 pairs)"},
			}},
		{"hard", signature.Signature{Probe: &signature.Probe{Curve: []signature.Step{{Right: rate}, {Difficulty: 3, Right: rate, Wrong: rate}}}}, false,
			[]cards.Metric{
				{Type: "right_rate_step_3", Value: .5, Name: "Right at step 3 (95% CI 10-90%, n=2)"},
				{Type: "wrong_rate_step_3", Value: .5, Name: "Wrong at step 3 (95% CI 10-90%, n=2)"},
			}},
	} {
		got, ok := resultOf(reports.Run{Simulated: row.simulated}, row.signature, "v0.1.0")
		if diff := cmp.Diff(row.want, got.Metrics); diff != "" || ok != (len(row.want) > 0) {
			t.Errorf("%s (-want +got)\n%s", row.reason, diff)
		}
	}
}

// The command in a card asks what was asked, and tells nobody's business: no
// address, no path, no flag that has nothing to do with it.
func TestCommandOf(t *testing.T) {
	zero, seed, k, sum := 0.0, int64(7), 40, strings.Repeat("ab", 32)
	neutral := runs.Policy{Name: "neutral", SHA256: policySum(t, "neutral")}
	plain := runs.Manifest{
		Identity: runs.Identity{Model: "m", Policy: neutral, Epochs: 1, Params: wire.Params{Temperature: &zero}},
		Suites:   []runs.Suite{{Name: "core"}},
		Provenance: runs.Provenance{
			BaseURLs: []string{"http://gpu7:8000/v1"}, MaxTokens: 4096,
			Command: []string{"abstain-eval", "run", "core", "--base-url", "http://gpu7:8000/v1", "--log-dir", "/home/x"},
		},
	}
	with := func(change func(m *runs.Manifest)) runs.Manifest {
		m := plain
		change(&m)
		return m
	}
	for _, row := range []struct {
		reason string
		m      runs.Manifest
		want   string
		notes  int
	}{
		{"a plain run", plain, "abstain-eval run core --base-url URL --model m --policy neutral --temperature 0 --max-tokens 4096", 0},
		{"all that decides what was asked", with(func(m *runs.Manifest) {
			m.Checkpoint = runs.Checkpoint{Name: "it's", Capabilities: []suites.Capability{"clock"}}
			m.Identity.Policy = runs.Policy{Name: "mine", SHA256: sum}
			m.Identity.SystemSHA256 = &sum
			m.Identity.Epochs = 3
			m.Identity.Params = wire.Params{
				Temperature: &zero, Seed: &seed, TopK: &k, TopP: &zero, MinP: &zero, Stop: []string{"\n\n", "a"}, ReasoningEffort: "low", Logprobs: true,
				TopLogprobs: &k, ChatTemplateKwargs: json.RawMessage(`{"a":1}`), Extra: map[string]json.RawMessage{"b": json.RawMessage("2")},
			}
		}), `abstain-eval run core --base-url URL --model m --checkpoint 'it'\''s' --policy ./mine.txt --system @system.txt --capabilities clock --epochs 3 ` +
			`--temperature 0 --top-p 0 --top-k 40 --min-p 0 --seed 7 --stop '` + "\n\n" + `' --stop a --reasoning-effort low --chat-template-kwargs '{"a":1}' ` +
			`--logprobs --top-logprobs 40 --extra-body '{"b":2}' --max-tokens 4096`, 2},
		{"what chose the questions, in any form", with(func(m *runs.Manifest) {
			m.Provenance.Command = []string{"abstain-eval", "run", "core", "--limit=10%", "-L", "5", "-L6", "--sample_id", "a,b", "--scenario", "stale", "--shuffle=3", "--system", "secret"}
		}), "abstain-eval run core --base-url URL --model m --policy neutral --temperature 0 --max-tokens 4096 --limit 10% --limit 5 --limit 6 --sample-id a,b --scenario stale --shuffle 3", 0},
		{"one of a job, on a suite of somebody's own", with(func(m *runs.Manifest) {
			m.Suites = []runs.Suite{{Name: "mine"}, {Name: "hard"}}
			m.Provenance.Command = []string{"abstain-eval", "run", "-c", "/home/x/job.yaml"}
		}), "abstain-eval run ./mine hard --base-url URL --model m --policy neutral --temperature 0 --max-tokens 4096", 2},
		{"a base model", with(func(m *runs.Manifest) {
			m.Identity.API, m.Identity.Policy = wire.APICompletions, runs.Policy{Name: "few-shot"}
		}), "abstain-eval run core --base-url URL --model m --api completions --temperature 0 --max-tokens 4096", 0},
		{"answers from elsewhere", with(func(m *runs.Manifest) {
			m.Provenance = runs.Provenance{Command: []string{"abstain-eval", "score", "--from", "jsonl", "/home/x/a.jsonl"}}
			m.Identity.Policy = runs.Policy{Name: unstated}
			m.Checkpoint.Name = "a"
		}), "abstain-eval score --from jsonl ANSWERS --suite core --checkpoint a", 1},
		{"the demonstration", with(func(m *runs.Manifest) {
			m.Provenance.Command = []string{"abstain-eval", "demo", "--seed", "4", "--log-dir", "/home/x"}
		}), "abstain-eval demo --seed 4", 0},
	} {
		got := commandOf(row.m, row.m.Provenance.MaxTokens, .1)
		if line := strings.Join(got.Words, " "); line != row.want || len(got.Notes) != row.notes {
			t.Errorf("%s:\n got %s\nwant %s\nnotes %q", row.reason, line, row.want, got.Notes)
		}
	}
	if got := commandOf(plain, 4096, .075).Words; got[len(got)-1] != "--margin 0.075" {
		t.Errorf("a margin of 0.075 is not in the command: %q", got)
	}
}

func policySum(t *testing.T, name string) string {
	t.Helper()
	w := &cardWords{}
	w.policy(runs.Policy{Name: name, SHA256: "x"}) // another text under a name of ours is a file
	if got := strings.Join(w.Words, " "); got != "--policy ./"+name+".txt" {
		t.Errorf("another text under the name %s: %s", name, got)
	}
	return namedPolicy(t, name)
}

func namedPolicy(t *testing.T, name string) string {
	t.Helper()
	known, err := prompts.Named(name)
	if err != nil || len(known) != 1 {
		t.Fatal(name, err)
	}
	return known[0].SHA256()
}

// importForeign reads and writes a run of foreign answers.
func importForeign(f Foreign, world World) (dir string, err error) {
	run, err := ReadForeign(f, world)
	if err != nil {
		return "", err
	}
	return run.Write(context.Background())
}
