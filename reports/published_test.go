package reports

import (
	"cmp"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// updatingPage is the flag -update, which the goldens of this package have too.
func updatingPage() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// overSets is the mean of a figure over data sets with its t interval, in which a
// data set is one draw; signs say on how many of them it is below and above 0.
type overSets struct {
	stats.Clustered
	stats.Interval
	below, above int
}

func meanOver(values []float64) overSets {
	var o overSets
	groups := make([]stats.Group, len(values))
	for i, x := range values {
		groups[i] = stats.Group{N: 1, Sum: x, SumSq: x * x}
		const rounding = 1e-9 // a c of 0 comes out a little to either side, by machine
		if x < -rounding {
			o.below++
		} else if x > rounding {
			o.above++
		}
	}
	o.Clustered, _ = stats.ClusterMean(groups)
	o.Interval, _ = o.Clustered.Interval(.95)
	return o
}

// The figures that a table has of one data set. Those of one side alone are of all
// sets, the others of those whose answerable items are known.
func publishedFigureOf(name string, f publishedFigures) (x float64, ok bool) {
	switch s := f.signature; {
	case name == "recall":
		return f.recall(), true
	case name == "precision":
		return f.precision(), true
	case name == "F1":
		return f.f1(), true
	case s == nil:
		return 0, false
	case name == answerColumn:
		return *s.OverAnswer.Value, true
	case name == refusalColumn:
		return *s.OverRefusal.Value, true
	case name == "d'":
		return *s.DPrime.Value, true
	default:
		return *s.C.Value, true
	}
}

func (m publishedModel) mean(name string) overSets {
	var values []float64
	for _, f := range m.sets {
		if x, ok := publishedFigureOf(name, f); ok {
			values = append(values, x)
		}
	}
	return meanOver(values)
}

// publishedChange is how a figure of next differs from that of base over the sets that both
// have.
func publishedChange(name string, base, next publishedModel) overSets {
	var values []float64
	for _, b := range base.sets {
		for _, n := range next.sets {
			x, ok1 := publishedFigureOf(name, b)
			y, ok2 := publishedFigureOf(name, n)
			if b.set == n.set && ok1 && ok2 {
				values = append(values, y-x)
			}
		}
	}
	return meanOver(values)
}

// fixedSets is the change of the mean d' with an interval for these data sets, in which
// the questions alone vary (Gourevitch and Galanter).
func fixedSets(base, next publishedModel) overSets {
	d, variance := publishedChange("d'", base, next), 0.
	for _, b := range base.sets {
		for _, n := range next.sets {
			if b.set == n.set && b.signature != nil && n.signature != nil {
				variance += math.Pow(*b.signature.DPrime.SE, 2) + math.Pow(*n.signature.DPrime.SE, 2)
			}
		}
	}
	half := 1.96 * math.Sqrt(variance) / float64(d.N)
	d.Interval = stats.Interval{Lo: d.Mean - half, Hi: d.Mean + half}
	return d
}

// A publishedStep is two models of which the second was trained from the first.
type publishedStep struct{ what, base, next string }

const answerColumn, refusalColumn = "over-answer", "over-refusal"

const (
	r1Distill, llama33 = "DeepSeek R1 Distill Llama 70B", "Llama 3.3 70B Instruct"
	s1Reasoner, qwen25 = "S1.1 32B", "Qwen2.5 32B"
	tulu8B, tulu70B    = "Llama 3.1 8B Tulu 3 ", "Llama 3.1 70B Tulu 3 "
)

func distillations() []publishedStep {
	return []publishedStep{{"distilled reasoning, 70B", llama33, r1Distill}, {"distilled reasoning, 32B", qwen25, s1Reasoner}}
}

func pureRL() []publishedStep {
	return []publishedStep{{"RL on checked answers, 8B", tulu8B + "DPO", tulu8B + "PPO RLVF"}, {"RL on checked answers, 70B", tulu70B + "DPO", tulu70B + "PPO RLVF"}}
}

func otherSteps() []publishedStep {
	return []publishedStep{
		{"preferences, 8B", tulu8B + "SFT", tulu8B + "DPO"}, {"preferences, 70B", tulu70B + "SFT", tulu70B + "DPO"},
		{"imitation, 8B", "Llama 3.1 8B Base", tulu8B + "SFT"}, {"imitation, 70B", "Llama 3.1 70B Base", tulu70B + "SFT"},
	}
}

func publishedNamed(t *testing.T, models []publishedModel, name string) publishedModel {
	t.Helper()
	i := slices.IndexFunc(models, func(m publishedModel) bool { return m.name == name })
	if i < 0 {
		t.Fatalf("the table has no model %q", name)
	}
	return models[i]
}

// published runs the whole table through the code that serves a run, models that
// lean least to answering first.
func published(t *testing.T) []publishedModel {
	t.Helper()
	models := publishedModels(publishedCells(t))
	slices.SortFunc(models, func(a, b publishedModel) int {
		return cmp.Or(cmp.Compare(a.mean("c").Mean, b.mean("c").Mean), cmp.Compare(a.name, b.name))
	})
	return models
}

// TestPublished runs the published results of AbstentionBench through the code that
// serves a run. It holds docs/published-models.md and its picture to what comes out;
// with -update it writes them.
func TestPublished(t *testing.T) {
	models := published(t)
	t.Run("figures", func(t *testing.T) { publishedFiguresAgree(t, models) })
	t.Run("claims", func(t *testing.T) { publishedClaims(t, models) })
	t.Run("pooled d'", func(t *testing.T) { pooledDPrimeIsLow(t, models) })
	t.Run("page", func(t *testing.T) { publishedPage(t, models) })
}

func publishedPage(t *testing.T, models []publishedModel) {
	t.Helper()
	for name, figures := range map[string]string{
		"headline": publishedHeadline(t, models), "steps": publishedSteps(t, models),
		"models": publishedTable(models), "pooled": pooledTable(models), "directions": directionTable(models),
	} {
		doctable.Hold(t, "../docs/published-models.md", name, "\n"+figures, updatingPage())
	}
	holdFile(t, "../docs/img/published-models.svg", publishedPicture(t, models))
}

func holdFile(t *testing.T, name, want string) {
	t.Helper()
	if updatingPage() {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s has other figures; just published-table writes them anew (-computed +there):\n%s", filepath.Base(name), diff)
	}
}
