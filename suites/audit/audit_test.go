package audit_test

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
	"github.com/abstain-eval/abstain-eval/suites/audit"
)

// all yields items as a suite does.
func all(items []suites.Item) iter.Seq2[suites.Item, error] {
	return func(yield func(suites.Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

// twinsOf makes n pairs. words gives what an item holds besides the random words
// that it shares with its twin.
func twinsOf(n int, scenario suites.Scenario, words func(pair int, answerable bool) string) []suites.Item {
	random := rand.New(rand.NewPCG(7, 7))
	var items []suites.Item
	for p := range n {
		var shared []string
		for range 8 + random.IntN(8) {
			shared = append(shared, fmt.Sprintf("w%c", 'a'+rune(random.IntN(26))))
		}
		for _, answerable := range []bool{true, false} {
			items = append(items, suites.Item{
				ID: fmt.Sprintf("%d-%v", p, answerable), Scenario: scenario, Answerable: answerable,
				Pair: fmt.Sprintf("p%d", p), Question: strings.Join(shared, " ") + " " + words(p, answerable) + "?",
			})
		}
	}
	return items
}

func audited(t *testing.T, items []suites.Item) audit.Report {
	t.Helper()
	r, err := audit.Audit(all(items), audit.Options{Seed: 1, Repetitions: 3, Resamples: 500})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// either gives one word to a side and another to the other.
func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// ladder are n words of a row, the first ones.
func ladder(n int) string {
	return strings.Join(strings.Fields("one two three four five six seven eight")[:n], " x ")
}

func TestTells(t *testing.T) {
	for _, test := range []struct {
		reason             string
		words              func(pair int, answerable bool) string
		aucFrom, aucTo     float64
		withinMin, withinX float64
		under              bool
	}{
		{
			"a cue on one side gives everything away",
			func(_ int, a bool) string { return either(a, "then", "now") },
			.99, 1, .99, 1, false,
		},
		{
			"a cue that stands on a random side gives nothing away",
			func(p int, a bool) string {
				return either(rand.New(rand.NewPCG(3, uint64(p))).IntN(2) == 0 == a, "then", "now")
			},
			.35, .55, .35, .6, true,
		},
		{
			"no difference at all is a tie",
			func(int, bool) string { return "same" },
			.5, .5, .5, .5, true,
		},
		{
			"a longer twin is found by its length, though all its words are everywhere",
			func(_ int, a bool) string { return either(a, "wa wb", "wa wb wa wb wa wb") },
			.6, 1, .99, 1, false,
		},
		{
			"digits are seen, whatever the numbers are",
			func(p int, a bool) string { return either(a, fmt.Sprint(1000+p), fmt.Sprint(10+p%90)) },
			.9, 1, .95, 1, false,
		},
		{
			"each twin is one step above its own and not above others: a moderate AUC, and every pair",
			func(p int, a bool) string { return ladder(p%7 + 1 + len(either(a, "", "1"))) },
			.55, .65, .9, 1, false,
		},
	} {
		r := audited(t, twinsOf(100, suites.Stale, test.words))
		auc, within := r.Overall.AUC.Value, r.Overall.WithinPairs.Value
		if auc < test.aucFrom || auc > test.aucTo || within < test.withinMin || within > test.withinX {
			t.Errorf("%s: AUC %.3f, want %g to %g; within pairs %.3f, want %g to %g",
				test.reason, auc, test.aucFrom, test.aucTo, within, test.withinMin, test.withinX)
		}
		if *r.Overall.UnderBars != test.under || !test.under && len(r.Overall.Warnings) == 0 {
			t.Errorf("%s: under the bars: %v, with warnings %q", test.reason, *r.Overall.UnderBars, r.Overall.Warnings)
		}
		for _, e := range []*audit.Estimate{r.Overall.AUC, r.Overall.WithinPairs} {
			if e.Lo > e.Value || e.Hi < e.Value {
				t.Errorf("%s: %+v lies outside its interval", test.reason, *e)
			}
		}
		own := r.Scenarios[0]
		own.Scenario = ""
		if diff := cmp.Diff(r.Overall, own); diff != "" {
			t.Errorf("%s: the only scenario is not the whole (-all +scenario):\n%s", test.reason, diff)
		}
	}
}

// Words that are balanced to the last pair are learned the wrong way round, since
// without the pairs that are held out they lean to the other side.
func TestBelowAGuess(t *testing.T) {
	r := audited(t, twinsOf(100, suites.Stale, func(p int, a bool) string {
		return fmt.Sprintf("cue%d ", p%25) + either(a == (p/25%2 == 0), "then", "now")
	}))
	if !*r.Overall.UnderBars || r.Overall.WithinPairs.Hi >= .5 || len(r.Overall.Warnings) != 1 ||
		!strings.Contains(string(r.Overall.Warnings[0]), "a tell may not show") {
		t.Errorf("within pairs %+v, under the bars: %v, warnings %q", r.Overall.WithinPairs, *r.Overall.UnderBars, r.Overall.Warnings)
	}
}

func TestTellingWords(t *testing.T) {
	r := audited(t, twinsOf(60, suites.Stale, func(p int, a bool) string {
		return either(a, either(p%2 == 0, "then", "once"), "now")
	}))
	first := func(tells []audit.Tell) audit.Tell { return tells[0] }
	a, u := first(r.Tells.Answerable), first(r.Tells.Unanswerable)
	if a.Answerable != 30 || a.Unanswerable != 0 || a.Words != "once" && a.Words != "then" || a.Weight <= 0 {
		t.Errorf("to answerable: %+v", a)
	}
	if u.Words != "now" || u.Answerable != 0 || u.Unanswerable != 60 || u.Weight <= a.Weight {
		t.Errorf("to unanswerable: %+v, which twice as many pairs show as %+v", u, a)
	}
	if n := len(r.Tells.Answerable); n != 10 {
		t.Errorf("%d words to answerable", n)
	}
	if r.Tells.Measures[0].Name != "words" || len(r.Tells.Measures) != 7 {
		t.Errorf("measures %v", r.Tells.Measures)
	}
}

func TestTooFewPairs(t *testing.T) {
	cue := func(_ int, a bool) string { return either(a, "then", "now") }
	r := audited(t, twinsOf(audit.Fewest-1, suites.Stale, cue))
	for _, f := range append(r.Scenarios, r.Overall) {
		if f.AUC != nil || f.WithinPairs != nil || f.UnderBars != nil || f.Warnings != nil || f.Pairs != 19 {
			t.Errorf("something is said of 19 pairs: %+v", f)
		}
	}
	if r.Tells != nil {
		t.Errorf("words are listed for 19 pairs: %+v", r.Tells)
	}
	if r = audited(t, twinsOf(audit.Fewest, suites.Stale, cue)); r.Overall.AUC == nil || r.Tells == nil {
		t.Error("nothing is said of 20 pairs")
	}
	items := twinsOf(40, suites.Stale, cue)
	for i := range items {
		items[i].Cluster = fmt.Sprint(i / 8) // 10 clusters of 4 pairs
	}
	if r = audited(t, items); r.Overall.AUC != nil || r.Overall.Clusters != 10 || r.Overall.Pairs != 40 {
		t.Errorf("10 clusters are 10 things to resample: %+v", r.Overall)
	}
}

// A word that gives away the pairs of one cluster is no tell where that cluster
// is held out.
func TestClustersAreHeldTogether(t *testing.T) {
	items := twinsOf(120, suites.Stale, func(p int, a bool) string {
		return either(a == (p/4%2 == 0), fmt.Sprintf("own%d", p/4), "")
	})
	apart := audited(t, items).Overall
	for i := range items {
		items[i].Cluster = fmt.Sprint(i / 8)
	}
	together := audited(t, items).Overall
	if together.Clusters != 30 || apart.Clusters != 120 {
		t.Errorf("%d clusters, and %d where they are not named", together.Clusters, apart.Clusters)
	}
	if apart.WithinPairs.Value < .9 || together.WithinPairs.Value > .6 {
		t.Errorf("within pairs %.3f where clusters are not named and %.3f where they are",
			apart.WithinPairs.Value, together.WithinPairs.Value)
	}
}

// In nonexistent_entity the name is the signal. What stands around it is not.
func TestNamesAreMasked(t *testing.T) {
	name := func(p int, a bool) string { return either(a, "Kilo", "Velgarium") }
	if r := audited(t, twinsOf(40, suites.NonexistentEntity, name)); r.Overall.AUC.Value != .5 || r.Overall.WithinPairs.Value != .5 {
		t.Errorf("the names of twins are seen: %+v", r.Overall)
	}
	quoted := func(p int, a bool) string { return either(a, "Kilo", `"Velgarium"`) }
	if r := audited(t, twinsOf(40, suites.NonexistentEntity, quoted)); r.Overall.WithinPairs.Value < .99 {
		t.Errorf("that invented names alone are in quotation marks is not seen: %+v", r.Overall)
	}
	if r := audited(t, twinsOf(40, suites.FalsePremise, name)); r.Overall.AUC.Value < .99 {
		t.Errorf("names are masked in another scenario: %+v", r.Overall)
	}
}

func TestSameOnAnyNumberOfCores(t *testing.T) {
	items := twinsOf(60, suites.Stale, func(p int, a bool) string { return either(a == (p%3 == 0), "then", "now") })
	first := audited(t, items)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if diff := cmp.Diff(first, audited(t, items)); diff != "" {
		t.Errorf("one core gives other figures (-several +one):\n%s", diff)
	}
	other, err := audit.Audit(all(items), audit.Options{Seed: 2, Repetitions: 3, Resamples: 500})
	if err != nil || other.Overall.AUC.Lo == first.Overall.AUC.Lo {
		t.Errorf("another seed gives the same resamples (%v)", err)
	}
}

func TestLeftOut(t *testing.T) {
	items := twinsOf(20, suites.Stale, func(int, bool) string { return "same" })
	items = append(items,
		suites.Item{ID: "alone", Scenario: suites.Stale, Question: "Q?"},
		suites.Item{ID: "half", Scenario: suites.Stale, Pair: "half", Question: "Q?"},
		suites.Item{ID: "third", Scenario: suites.Stale, Pair: "p3", Question: "Q?"},
		suites.Item{ID: "probe", Probe: "hard", Pair: "half", Answerable: true, Question: "Q?"},
	)
	r := audited(t, items)
	if r.Items != 44 || r.LeftOut != 6 || r.Overall.Pairs != 19 {
		t.Errorf("%d items, %d left out, %d pairs; want 44, 6 and 19: the pair of three is none", r.Items, r.LeftOut, r.Overall.Pairs)
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("line 3")
	for _, test := range []struct {
		items iter.Seq2[suites.Item, error]
		want  string
	}{
		{all(nil), "there is no item"},
		{all([]suites.Item{{ID: "a", Question: "Q?"}}), "none of the 1 items has a twin"},
		{all([]suites.Item{{ID: "a", Question: "Q?", Probe: "hard"}}), "of the probe hard"},
		{func(yield func(suites.Item, error) bool) { yield(suites.Item{}, broken) }, "line 3"},
	} {
		_, err := audit.Audit(test.items, audit.Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want one with %q", err, test.want)
		}
		none := (*audit.NoTwinsError)(nil)
		if errors.As(err, &none) == errors.Is(err, broken) {
			t.Errorf("%v has the wrong type", err)
		}
	}
}

// The suite that everyone gets is under both bars.
func TestCore(t *testing.T) {
	s, err := suites.Open("core", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := audit.Audit(s.Items(), audit.Options{Seed: 1, Repetitions: 1, Resamples: 500})
	if err != nil {
		t.Fatal(err)
	}
	if r.Overall.UnderBars == nil || !*r.Overall.UnderBars || r.LeftOut != 0 || r.Overall.Pairs*2 != r.Items {
		t.Errorf("core: %+v, AUC %+v, within pairs %+v", r.Overall, r.Overall.AUC, r.Overall.WithinPairs)
	}
	var scenarios []suites.Scenario
	for _, f := range r.Scenarios {
		if f.AUC == nil {
			t.Errorf("%s: too few pairs", f.Scenario)
		}
		scenarios = append(scenarios, f.Scenario)
	}
	if !slices.Equal(scenarios, suites.Scenarios()) {
		t.Errorf("scenarios %v", scenarios)
	}
}
