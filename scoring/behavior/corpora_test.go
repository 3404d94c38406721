package behavior

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestCorpora prints how well answers are read on labelled responses. It runs
// where ABSTAIN_EVAL_CORPORA names their folder; nothing of them is kept here.
// With ABSTAIN_EVAL_ERRORS naming a file, the misread rows are written to it.
func TestCorpora(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	var errs *os.File
	if name := os.Getenv("ABSTAIN_EVAL_ERRORS"); name != "" {
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		errs = f
	}
	for _, name := range []string{"do_not_answer", "chatgpt_refusals", "epistemic_labelled", "truthfulqa_informative", "coconot_complied"} {
		t.Run(name, func(t *testing.T) {
			f, err := os.Open(filepath.Join(dir, "responses", name+".jsonl"))
			if err != nil {
				t.Fatal(err) // a folder was named: a figure that is missing must show
			}
			defer f.Close()
			var all, declined table
			kinds := map[string]int{}
			lines := bufio.NewScanner(f)
			lines.Buffer(nil, 16<<20)
			for lines.Scan() {
				var row struct{ ID, Question, Response, Label, Model string }
				if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
					t.Fatal(err)
				}
				r := Read(Question{Text: row.Question}, row.Response)
				kinds[row.Label+" -> "+string(r.Kind)]++
				abstains := r.Kind == Abstained || r.Kind == Clarified || r.Kind == Refused
				truth := map[string]bool{"abstains": true, "abstained": true, "clarified": true, "refused": true}[row.Label]
				wrong := all.add(truth, abstains)
				cut := truth || row.Label == "rebuts" || row.Label == "corrected"
				wrongCut := declined.add(cut, r.Kind.Declines())
				if errs != nil && (wrong || wrongCut && name != "do_not_answer" && name != "chatgpt_refusals") {
					json.NewEncoder(errs).Encode(map[string]any{"corpus": name, "label": row.Label, "model": row.Model, "read": r, "q": row.Question, "a": row.Response})
				}
			}
			t.Logf("n %d; abstains against all else: %v; declined: %v", all.n(), all, declined)
			t.Log(kinds)
			if all.n() == 0 {
				t.Error("no rows")
			}
		})
	}
}

// table is a two by two table: truth first, then reading.
type table struct{ tp, fn, fp, tn int }

func (x *table) add(truth, read bool) (wrong bool) {
	switch {
	case truth && read:
		x.tp++
	case truth:
		x.fn++
	case read:
		x.fp++
	default:
		x.tn++
	}
	return truth != read
}

func (x table) n() int { return x.tp + x.fn + x.fp + x.tn }

func (x table) String() string {
	n := float64(x.n())
	agree := float64(x.tp+x.tn) / n
	chance := (float64(x.tp+x.fn)*float64(x.tp+x.fp) + float64(x.fp+x.tn)*float64(x.fn+x.tn)) / (n * n)
	return fmt.Sprintf("kappa %.3f, missed %d of %d, false %d of %d (%.1f%%)", (agree-chance)/(1-chance), x.fn, x.tp+x.fn, x.fp, x.fp+x.tn, 100*float64(x.fp)/float64(x.fp+x.tn))
}
