package stats_test

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"reflect"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// refCase is one case of testdata/reference.json: figures computed with
// independent software or taken from published tables. An expected null is
// "undefined"; the tolerance is absolute.
type refCase struct {
	ID        string                     `json:"id"`
	Statistic string                     `json:"statistic"`
	Inputs    map[string]json.RawMessage `json:"inputs"`
	Expected  map[string]any             `json:"expected"`
	Tol       float64                    `json:"tol"`
}

// TestReference runs every case of the file. A statistic without a function
// here fails, so that a case can never be passed over.
func TestReference(t *testing.T) {
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []refCase `json:"cases"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) == 0 {
		t.Fatal("no cases")
	}
	known := statistics()
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			compute, ok := known[c.Statistic]
			if !ok {
				t.Fatalf("no function computes %q", c.Statistic)
			}
			got := compute(input{t, c.Inputs})
			for name, want := range c.Expected {
				value, computed := got[name]
				if !computed {
					t.Errorf("%s is not computed", name)
				} else if !near(value, want, c.Tol) {
					t.Errorf("%s: -want +got\n%s", name, cmp.Diff(want, value))
				}
			}
		})
	}
}

// near compares what was computed with what JSON holds. A tolerance on the
// statistic holds for each number in a list.
func near(got, want any, tol float64) bool {
	switch want := want.(type) {
	case nil:
		return got == nil
	case bool:
		return got == want
	case string: // a word, or inf or -inf
		if word := reflect.ValueOf(got); word.Kind() == reflect.String {
			return word.String() == want
		}
		x, err := strconv.ParseFloat(want, 64)
		return err == nil && got == x
	case float64:
		if r, ok := got.(relative); ok {
			return math.Abs(r.value-want) <= 1e-3*math.Abs(want)
		}
		x, ok := number(got)
		return ok && math.Abs(x-want) <= tol
	case []any:
		list := reflect.ValueOf(got)
		if list.Kind() != reflect.Slice || list.Len() != len(want) {
			return false
		}
		for i := range want {
			if !near(list.Index(i).Interface(), want[i], tol) {
				return false
			}
		}
		return true
	}
	return false
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	}
	return 0, false
}

// input reads the inputs of a case; a missing one fails the test.
type input struct {
	t      *testing.T
	values map[string]json.RawMessage
}

func read[T any](in input, name string) (v T) {
	in.t.Helper()
	if err := json.Unmarshal(in.values[name], &v); err != nil {
		in.t.Fatalf("input %s: %v", name, err)
	}
	return v
}

func (in input) float(name string) float64  { return read[float64](in, name) }
func (in input) list(name string) []float64 { return read[[]float64](in, name) }

// int reads a whole number, which JSON may hold as 5 or as 5.0.
func (in input) int(name string) int { return in.whole(in.float(name)) }

func (in input) whole(x float64) int {
	in.t.Helper()
	if x != math.Trunc(x) {
		in.t.Fatalf("%v is no whole number", x)
	}
	return int(x)
}

// groups reads values with the name of the cluster of each, a number, a text or a
// flag.
func (in input) groups() []stats.Group {
	groups, ok := stats.GroupBy(in.list("y"), read[[]any](in, "cluster"))
	if !ok {
		in.t.Fatal("y and cluster differ in length")
	}
	return groups
}

type figures = map[string]any

// opt is v, or null where it is undefined.
func opt[T any](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}

// statistics maps the names of the file to functions of this package.
func statistics() map[string]func(input) figures {
	type method = func(x, n int, level float64) (stats.Interval, bool)
	share := func(f method) func(input) figures {
		return func(in input) figures {
			x, n := in.int("x"), in.int("n")
			i, ok := f(x, n, in.float("conf"))
			return figures{"estimate": opt(float64(x)/float64(n), ok), "lo": i.Lo, "hi": i.Hi}
		}
	}
	all := map[string]func(input) figures{
		"wilson_ci":               share(stats.Wilson),
		"clopper_pearson_ci":      share(stats.ClopperPearson),
		"jeffreys_ci":             share(stats.Jeffreys),
		"newcombe_diff":           refNewcombe,
		"newcombe_paired_diff":    refPaired,
		"tost_diff_newcombe":      refEquivalence,
		"mcnemar":                 refMcNemar,
		"binom_test":              refBinom,
		"within_margin_exact":     refWithin,
		"exact_power_exceeds":     refPowerExceeds,
		"exact_power_within":      refPowerWithin,
		"sdt_loglinear":           refLogLinear,
		"sdt_uncorrected":         refUncorrected,
		"abstention_prf":          refConfusion,
		"cohen_kappa":             refAgreement,
		"cluster_se":              refCluster,
		"korn_graubard_ci":        refKornGraubard,
		"cluster_bootstrap_exact": refBootstrap,
		"signflip_test_exact": func(in input) figures {
			r, ok := stats.SignFlip(in.list("diffs"))
			return figures{"p_two": opt(r.TwoSided, ok), "p_greater": opt(r.Greater, ok)}
		},
		"p_adjust": func(in input) figures {
			holm, ok1 := stats.Holm(in.list("p"))
			bh, ok2 := stats.BenjaminiHochberg(in.list("p"))
			return figures{"holm": opt(holm, ok1), "bh": opt(bh, ok2)}
		},
		"beta_quantile": func(in input) figures {
			return figures{"x": opt(stats.BetaQuantile(in.float("p"), in.float("a"), in.float("b")))}
		},
		"normal_quantile": func(in input) figures {
			return figures{"z": opt(stats.NormalQuantile(in.float("p")))}
		},
		"t_quantile": func(in input) figures {
			return figures{"t": opt(stats.TQuantile(in.float("p"), in.float("df")))}
		},
	}
	maps.Copy(all, moreStatistics())
	return all
}

func refNewcombe(in input) figures {
	d, ok := stats.NewcombeDiff(in.int("x1"), in.int("n1"), in.int("x2"), in.int("n2"), in.float("conf"))
	return figures{"diff": opt(d.Value, ok), "lo": opt(d.Lo, ok), "hi": opt(d.Hi, ok)}
}

func refPaired(in input) figures {
	c := stats.Paired{Both: in.int("both"), Only1: in.int("only1"), Only2: in.int("only2"), Neither: in.int("neither")}
	d, ok := stats.NewcombePaired(c, in.float("conf"))
	return figures{"diff": opt(d.Value, ok), "lo": opt(d.Lo, ok), "hi": opt(d.Hi, ok)}
}

func refEquivalence(in input) figures {
	same, d, ok := stats.EquivalentShares(in.int("x1"), in.int("n1"), in.int("x2"), in.int("n2"),
		in.float("margin"), in.float("alpha"))
	return figures{"equivalent": opt(same, ok), "lo90": opt(d.Lo, ok), "hi90": opt(d.Hi, ok)}
}

func refMcNemar(in input) figures {
	r, _ := stats.McNemar(in.int("b"), in.int("c"))
	return figures{"p_exact": r.Exact, "p_midp": r.MidP, "chi2": r.Chi2, "p_chi2": r.PChi2,
		"chi2_cc": r.Chi2Corrected, "p_chi2_cc": r.PChi2Corrected}
}

func refBinom(in input) figures {
	r, _ := stats.BinomTest(in.int("x"), in.int("n"), in.float("p0"))
	return figures{"p_two": r.TwoSided, "p_greater": r.Greater, "p_less": r.Less}
}

func refWithin(in input) figures {
	x, n, alpha := in.int("x"), in.int("n"), in.float("alpha_one_sided")
	p, within, _ := stats.WithinMargin(x, n, in.float("margin"), alpha)
	i, _ := stats.ClopperPearson(x, n, 1-2*alpha)
	return figures{"p": p, "within": within, "upper": i.Hi}
}

func refPowerExceeds(in input) figures {
	n, m, alpha := in.int("n"), in.float("margin"), in.float("alpha_one_sided")
	return figures{
		"power":          opt(stats.PowerExceeds(n, in.float("p"), m, alpha)),
		"critical_x_min": opt(stats.LeastExceeding(n, m, alpha)),
	}
}

func refPowerWithin(in input) figures {
	n, m, alpha := in.int("n"), in.float("margin"), in.float("alpha_one_sided")
	return figures{
		"power":          opt(stats.PowerWithin(n, in.float("p"), m, alpha)),
		"critical_x_max": opt(stats.MostWithin(n, m, alpha)),
	}
}

func refLogLinear(in input) figures {
	h, nu := in.float("hits"), in.float("n_unanswerable")
	f, na := in.float("false_alarms"), in.float("n_answerable")
	d, ok := stats.LogLinear(h, nu, f, na)
	if !ok {
		return undefined("hit_rate_used", "fa_rate_used", "dprime", "c", "beta", "aprime", "se_dprime", "se_c", "lo", "hi")
	}
	se, seC := d.SE(nu, na)
	z, _ := stats.NormalQuantile(.975)
	return figures{
		"hit_rate_used": d.Hit, "fa_rate_used": d.FalseAlarm, "dprime": d.DPrime, "c": d.C, "beta": d.Beta(),
		"aprime": opt(stats.APrime(h/nu, f/na)), "se_dprime": se, "se_c": seC,
		"lo": d.DPrime - z*se, "hi": d.DPrime + z*se,
	}
}

func refUncorrected(in input) figures {
	h, f := in.float("hits")/in.float("n_unanswerable"), in.float("false_alarms")/in.float("n_answerable")
	d, ok := stats.Detect(h, f)
	return figures{"dprime": opt(d.DPrime, ok), "c": opt(d.C, ok), "beta": opt(d.Beta(), ok), "aprime": opt(stats.APrime(h, f))}
}

func refConfusion(in input) figures {
	c := stats.Confusion{TP: in.float("tp"), FN: in.float("fn"), FP: in.float("fp"), TN: in.float("tn")}
	return figures{
		"recall": opt(c.Recall()), "precision": opt(c.Precision()), "f1": opt(c.F1()),
		"over_answer_rate": opt(c.OverAnswer()), "over_refuse_rate": opt(c.OverRefuse()),
		"balanced_accuracy": opt(c.BalancedAccuracy()), "youden_j": opt(c.Youden()),
	}
}

func refAgreement(in input) figures {
	var table [][]int
	for _, row := range read[[][]float64](in, "table") {
		counts := make([]int, len(row))
		for j, x := range row {
			counts[j] = in.whole(x)
		}
		table = append(table, counts)
	}
	a, ok := stats.Agree(table)
	kappa, defined := a.Kappa()
	se, _ := a.KappaError()
	z, _ := stats.NormalQuantile(.975)
	return figures{
		"po": opt(a.Raw, ok), "ac1": opt(a.AC1, ok), "kappa": opt(kappa, defined),
		"se": opt(se, defined), "lo": opt(kappa-z*se, defined), "hi": opt(kappa+z*se, defined),
	}
}

func refCluster(in input) figures {
	c, ok := stats.ClusterMean(in.groups())
	i, bounded := c.Interval(in.float("conf"))
	return figures{
		"mean": opt(c.Mean, ok), "n": c.N, "clusters": c.Clusters, "se_iid": opt(c.SEIndependent()),
		"se_cluster_cr0": opt(c.CR0()), "se_cluster_cr1": opt(c.CR1()),
		"t_df": opt(c.Clusters-1, bounded), "lo_t": opt(i.Lo, bounded), "hi_t": opt(i.Hi, bounded),
	}
}

func refKornGraubard(in input) figures {
	level := in.float("conf")
	r, ok := stats.KornGraubard(in.groups(), level)
	out := figures{"estimate": opt(r.Share, ok)}
	for suffix, size := range map[string]float64{"_uncapped": r.Uncapped, "": r.Capped, "_guarded": r.Guarded} {
		i, _ := r.Interval(size, level)
		out["n_eff"+suffix], out["lo"+suffix], out["hi"+suffix] = size, i.Lo, i.Hi
	}
	return out
}

// refBootstrap gives each cluster a kind of its own and takes the mean over all
// values of the clusters in a resample.
func refBootstrap(in input) figures {
	groups := in.groups()
	alike := make([]int, len(groups))
	for i := range alike {
		alike[i] = 1
	}
	means := stats.Bootstrap(alike, 0, 0, 1, func(held []int, out []float64) {
		var sum, n float64
		for i, h := range held {
			sum += float64(h) * groups[i].Sum
			n += float64(h * groups[i].N)
		}
		out[0] = sum / n
	})[0]
	c, ok := stats.ClusterMean(groups)
	i, bounded := stats.PercentileInterval(means, .95)
	return figures{
		"mean": opt(c.Mean, ok), "boot_se": opt(stats.Spread(means)),
		"pct_lo": opt(i.Lo, bounded), "pct_hi": opt(i.Hi, bounded),
	}
}

func undefined(names ...string) figures {
	out := figures{}
	for _, n := range names {
		out[n] = nil
	}
	return out
}
