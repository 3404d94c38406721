package audit

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

var update = flag.Bool("update", false, "write measured.json and the figures in docs/scoring.md anew")

// TestCorpora holds the figures in measured.json to what the scorer reaches. It
// runs where ABSTAIN_EVAL_CORPORA names the folder of the labeled responses;
// nothing of them is kept here. With -update the figures are written anew, and
// the table in docs/scoring.md with them; with ABSTAIN_EVAL_ERRORS naming a file,
// misread rows are written to that.
func TestCorpora(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	if name := os.Getenv("ABSTAIN_EVAL_ERRORS"); name != "" {
		writeErrors(t, dir, name)
	}
	present := measurements(t)
	without := readingsWithout(t)
	fresh := Measured{By: scoring.Scorer()}
	read := map[string]Corpus{}
	for _, row := range present.Rows {
		c, known := read[row.Corpus]
		if !known {
			f, err := os.Open(filepath.Join(dir, "responses", row.Corpus+".jsonl"))
			if err != nil {
				t.Fatal(err) // a folder was named: a figure that is missing must show
			}
			if letters := without[row.Corpus]; letters != "" {
				c = readAs(t, f, letters)
			} else if c, err = Read(f.Name(), f); err != nil {
				t.Fatal(err)
			}
			f.Close()
			read[row.Corpus] = c
		}
		row.Without = without[row.Corpus] != ""
		switch row.Name {
		case "declined":
			row.Figures = c.Total.Declined
		case "abstains":
			row.Figures = c.Total.Abstains
		case "correct":
			row.Figures = *c.Total.Correct
		default:
			t.Fatalf("measured.json has a cut %q", row.Name)
		}
		fresh.Rows = append(fresh.Rows, row)
	}
	if *update {
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetIndent("", " ")
		if err := e.Encode(fresh); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("measured.json", out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		held(t, fresh, true)
		return
	}
	if diff := cmp.Diff(present.Rows, fresh.Rows); diff != "" {
		t.Errorf("the scorer reaches other figures than measured.json has; just scorer-table writes them anew (-measured.json +measured):\n%s", diff)
	}
}

// readingsWithout are the readings in testdata/without.txt, by corpus: a letter a response.
func readingsWithout(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/without.txt")
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]string{}
	for line := range strings.Lines(string(text)) {
		switch name, rest, _ := strings.Cut(strings.TrimSpace(line), " "); name {
		case "#":
		case "tables":
			if rest != behavior.Tables() {
				t.Fatalf("testdata/without.txt is of other tables (%s) than the scorer's (%s): TestFitNgrams -update writes it anew", rest, behavior.Tables())
			}
		default:
			by[name] = rest
		}
	}
	return by
}

// readAs is a corpus of which each response is read as the letters say.
func readAs(t *testing.T, f *os.File, letters string) Corpus {
	t.Helper()
	readings := map[byte]string{
		'A': string(behavior.Answered), 'h': string(behavior.Hedged), 'a': string(behavior.Abstained), 'c': string(behavior.Clarified),
		'x': string(behavior.Corrected), 'r': string(behavior.Refused), 'u': string(behavior.Unclear), 'e': string(scoring.Empty),
	}
	tally := newTally()
	n := 0
	for line, err := range jsonl.Lines(f) {
		if err != nil {
			t.Fatal(err)
		}
		s := scoreLine(line)
		if s.err != nil || n == len(letters) || readings[letters[n]] == "" {
			t.Fatalf("%s:%d: %v, or no reading of it in testdata/without.txt", f.Name(), line.Number, s.err)
		}
		s.reading = readings[letters[n]]
		n++
		tally.add(s)
	}
	if n < len(letters) {
		t.Fatalf("%s has %d responses, testdata/without.txt readings of %d", f.Name(), n, len(letters))
	}
	return tally.corpus()
}

func measurements(t *testing.T) Measured {
	t.Helper()
	m, err := Measurements()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMeasured holds that docs/scoring.md and what the tool says of its own errors
// are the same figures, and that those of each corpus add up.
func TestMeasured(t *testing.T) {
	m := measurements(t)
	held(t, m, false)
	for _, row := range m.Rows {
		c := row.Figures
		if row.About == "" || c.N == 0 || c.Hits+c.Missed+c.FalseAlarms+c.CorrectRejections != c.N {
			t.Errorf("%s, %s: %+v", row.Corpus, row.Name, c)
		}
	}
}

// held compares the table in docs/scoring.md with the figures, or writes it.
func held(t *testing.T, m Measured, write bool) {
	t.Helper()
	var b strings.Builder
	b.WriteString("\n| responses | cut | n | kappa | sensitivity | specificity | missed | false | unclear |\n" +
		"|---|---|---|---|---|---|---|---|---|\n")
	last := ""
	for _, row := range m.Rows {
		what, c := "the same", row.Figures
		if row.Corpus != last {
			what = "`" + row.Corpus + "`: " + row.Population
			if row.Without {
				what += " (†)"
			}
		}
		last = row.Corpus
		fmt.Fprintf(&b, "| %s | %s | %d | %s | %s | %s | %d of %d | %d of %d | %d |\n", what, row.Name, c.N,
			cellOf(c.Kappa), cellOf(c.Sensitivity), cellOf(c.Specificity),
			c.Missed, c.Hits+c.Missed, c.FalseAlarms, c.FalseAlarms+c.CorrectRejections, c.Unclear)
	}
	doctable.Hold(t, "../../docs/scoring.md", "scorer-audit", b.String(), write)
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
