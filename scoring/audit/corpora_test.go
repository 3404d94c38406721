package audit

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

var update = flag.Bool("update", false, "write the figures in docs/scoring.md anew")

// corpora are those whose figures stand in docs/scoring.md: whom they speak of,
// and on which cuts. Others in the folder have labels by a rule.
func corpora() []struct {
	name, population string
	cuts             []string
} {
	both := []string{"declined", "abstains"}
	return []struct {
		name, population string
		cuts             []string
	}{
		{"epistemic_labelled", "answers of six recent models to math and reading questions, with and without an answer; labels by one careful reading of a language model", both},
		{"truthfulqa_informative", "answers of older models to TruthfulQA questions that people found informative: all answer", both[:1]},
		{"coconot_complied", "responses of GPT-4 to CoCoNot contrast prompts: all comply, by construction", both[:1]},
		{"chatgpt_refusals", "ChatGPT responses to requests of all sorts, many with a disclaimer; labels by people", both},
		{"do_not_answer", "responses of six models to unsafe prompts; labels by people", both},
		{"evouna_nq", "answers of four models to Natural Questions; labels by people", []string{"correct"}},
	}
}

// TestCorpora holds the figures in docs/scoring.md to what the scorer reaches.
// It runs where ABSTAIN_EVAL_CORPORA names the folder of the labeled responses;
// nothing of them is kept here. With -update the figures are written anew, and
// with ABSTAIN_EVAL_ERRORS naming a file, misread rows are written to that.
func TestCorpora(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	if name := os.Getenv("ABSTAIN_EVAL_ERRORS"); name != "" {
		writeErrors(t, dir, name)
	}
	var b strings.Builder
	b.WriteString("\n| responses | cut | n | kappa | sensitivity | specificity | missed | false | unclear |\n" +
		"|---|---|---|---|---|---|---|---|---|\n")
	for _, known := range corpora() {
		f, err := os.Open(filepath.Join(dir, "responses", known.name+".jsonl"))
		if err != nil {
			t.Fatal(err) // a folder was named: a figure that is missing must show
		}
		c, err := Read(f.Name(), f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		cuts := map[string]*Cut{"declined": &c.Total.Declined, "abstains": &c.Total.Abstains, "correct": c.Total.Correct}
		for i, name := range known.cuts {
			what := "the same"
			if i == 0 {
				what = "`" + known.name + "`: " + known.population
			}
			x := cuts[name]
			fmt.Fprintf(&b, "| %s | %s | %d | %s | %s | %s | %d of %d | %d of %d | %d |\n", what, name, x.N,
				cellOf(x.Kappa), cellOf(x.Sensitivity), cellOf(x.Specificity),
				x.Missed, x.Hits+x.Missed, x.FalseAlarms, x.FalseAlarms+x.CorrectRejections, x.Unclear)
		}
	}
	held(t, b.String())
}

// held compares the figures with the page, or writes them into it.
func held(t *testing.T, figures string) {
	t.Helper()
	const page, from, to = "../../docs/scoring.md", "<!-- scorer-audit -->\n", "\n<!-- /scorer-audit -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), from)
	present, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s has no figures between %q and %q", page, from, to)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+from+figures+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(present, figures); diff != "" {
		t.Errorf("docs/scoring.md has other figures; just scorer-table writes them anew (-page +measured):\n%s", diff)
	}
}

func cellOf(e *Estimate) string {
	two := func(x float64) string {
		return strings.Replace(fmt.Sprintf("%.3f", x), "0.", ".", 1)
	}
	switch {
	case e == nil:
		return "no data"
	case e.Lo == nil:
		return two(e.Value)
	}
	return fmt.Sprintf("%s (%s to %s)", two(e.Value), two(*e.Lo), two(*e.Hi))
}

// writeErrors writes every row that is an error on a cut, with what it was read
// as.
func writeErrors(t *testing.T, dir, name string) {
	t.Helper()
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	files, err := filepath.Glob(filepath.Join(dir, "responses", "*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for line, err := range jsonl.Lines(f) {
			if err != nil {
				t.Fatal(err)
			}
			if err := writeError(out, filepath.Base(file), line.Bytes); err != nil {
				t.Fatal(err)
			}
		}
		f.Close()
	}
}

func writeError(out io.Writer, file string, line []byte) error {
	row, err := Parse(line)
	if err != nil {
		return err
	}
	s := scoreLine(jsonl.Line{Bytes: line})
	c := newCounts()
	c.add(s)
	f := c.figures()
	wrong := f.Declined.Missed + f.Declined.FalseAlarms + f.Abstains.Missed + f.Abstains.FalseAlarms
	if f.Correct != nil {
		wrong += f.Correct.Missed + f.Correct.FalseAlarms
	}
	if wrong == 0 {
		return nil
	}
	return json.NewEncoder(out).Encode(map[string]any{
		"corpus": file, "label": row.Label, "model": row.Model, "reading": s.reading, "correct": s.correct,
		"gold": row.Gold, "question": row.Question, "response": row.Response,
	})
}
