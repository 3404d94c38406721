package matching

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// TestAgreement prints how well Check agrees with people on real answers. The
// corpora are not part of the project; without them there is nothing to do.
func TestAgreement(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	f, err := os.Open(filepath.Join(dir, "responses", "evouna_nq.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type table struct{ tp, fp, fn, tn int }
	by := map[string]*table{"all": {}}
	for line, err := range jsonl.Lines(f) {
		if err != nil {
			t.Fatal(err)
		}
		var row struct {
			Question, Response, Model, Label, ID string
			Gold                                 []string
		}
		if err := json.Unmarshal(line.Bytes, &row); err != nil {
			t.Fatal(err)
		}
		if by[row.Model] == nil {
			by[row.Model] = &table{}
		}
		got := Check(Gold{Answers: row.Gold, Question: row.Question}, row.Response).Correct == Right
		want := row.Label == "correct"
		for _, name := range []string{"all", row.Model} {
			switch k := by[name]; {
			case got && want:
				k.tp++
			case got:
				k.fp++
			case want:
				k.fn++
			default:
				k.tn++
			}
		}
	}
	var names []string
	for name := range by {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		k := by[name]
		n := float64(k.tp + k.fp + k.fn + k.tn)
		agree := float64(k.tp+k.tn) / n
		chance := (float64(k.tp+k.fp)*float64(k.tp+k.fn) + float64(k.fn+k.tn)*float64(k.fp+k.tn)) / (n * n)
		t.Logf("%-18s n %5.0f  kappa %.3f  precision %.3f  recall %.3f  (missed %d, false %d)", name, n,
			(agree-chance)/(1-chance), float64(k.tp)/float64(k.tp+k.fp), float64(k.tp)/float64(k.tp+k.fn), k.fn, k.fp)
	}
}
