package reports

import (
	"cmp"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// updating is the flag -update, which the goldens of this package have too.
func updating() bool {
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
		if x < 0 {
			o.below++
		} else if x > 0 {
			o.above++
		}
	}
	o.Clustered, _ = stats.ClusterMean(groups)
	o.Interval, _ = o.Clustered.Interval(.95)
	return o
}

// The figures that a table has of one data set. Those of one side alone are of all
// sets, the others of those whose answerable items are known.
func figureOf(name string, f publishedFigures) (x float64, ok bool) {
	switch s := f.signature; {
	case name == "recall":
		return f.recall(), true
	case name == "precision":
		return f.precision(), true
	case name == "F1":
		return f.f1(), true
	case s == nil:
		return 0, false
	case name == overAnswer:
		return *s.OverAnswer.Value, true
	case name == overRefusal:
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
		if x, ok := figureOf(name, f); ok {
			values = append(values, x)
		}
	}
	return meanOver(values)
}

// change is how a figure of next differs from that of base over the sets that both
// have.
func change(name string, base, next publishedModel) overSets {
	var values []float64
	for _, b := range base.sets {
		for _, n := range next.sets {
			x, ok1 := figureOf(name, b)
			y, ok2 := figureOf(name, n)
			if b.set == n.set && ok1 && ok2 {
				values = append(values, y-x)
			}
		}
	}
	return meanOver(values)
}

// fixed is the change of the mean d' with an interval for these data sets, in which
// the questions alone vary (Gourevitch and Galanter).
func fixed(base, next publishedModel) overSets {
	d, variance := change("d'", base, next), 0.
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

// A step is two models of which the second was trained from the first.
type step struct{ what, base, next string }

const overAnswer, overRefusal = "over-answer", "over-refusal"

const (
	r1, llama33 = "DeepSeek R1 Distill Llama 70B", "Llama 3.3 70B Instruct"
	s1, qwen    = "S1.1 32B", "Qwen2.5 32B"
	tulu8, tul7 = "Llama 3.1 8B Tulu 3 ", "Llama 3.1 70B Tulu 3 "
)

func distillations() []step {
	return []step{{"distilled reasoning, 70B", llama33, r1}, {"distilled reasoning, 32B", qwen, s1}}
}

func pureRL() []step {
	return []step{{"RL on checked answers, 8B", tulu8 + "DPO", tulu8 + "PPO RLVF"}, {"RL on checked answers, 70B", tul7 + "DPO", tul7 + "PPO RLVF"}}
}

func otherSteps() []step {
	return []step{
		{"preferences, 8B", tulu8 + "SFT", tulu8 + "DPO"}, {"preferences, 70B", tul7 + "SFT", tul7 + "DPO"},
		{"imitation, 8B", "Llama 3.1 8B Base", tulu8 + "SFT"}, {"imitation, 70B", "Llama 3.1 70B Base", tul7 + "SFT"},
	}
}

func named(t *testing.T, models []publishedModel, name string) publishedModel {
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
	const page = "../docs/published-models.md"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	out := string(text)
	for name, figures := range map[string]string{
		"headline": publishedHeadline(t, models), "steps": publishedSteps(t, models),
		"models": publishedTable(models), "pooled": pooledTable(models), "directions": directionTable(models),
	} {
		from, to := "<!-- "+name+" -->\n\n", "\n<!-- /"+name+" -->"
		before, rest, ok := strings.Cut(out, from)
		_, after, closed := strings.Cut(rest, to)
		if !ok || !closed {
			t.Fatalf("%s has nothing between %q and %q", page, from, to)
		}
		out = before + from + figures + to + after
	}
	holdFile(t, page, out)
	holdFile(t, "../docs/img/published-models.svg", publishedPicture(t, models))
}

func holdFile(t *testing.T, name, want string) {
	t.Helper()
	if updating() {
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
