package simulate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// plainItems are n items of one side that nothing but the rates can tell apart.
func plainItems(n int, answerable bool) []suites.Item {
	items := make([]suites.Item, n)
	for i := range items {
		items[i] = suites.Item{
			ID: fmt.Sprintf("plain-%d-%t", i, answerable), Scenario: suites.UnderspecifiedIntent, Answerable: answerable,
			Question: fmt.Sprintf("What is number %d?", i), AnswerType: suites.TypeNumber,
		}
		if answerable {
			items[i].Answers = []string{"7"}
		}
	}
	return items
}

// binomial is the distribution of a number of successes.
type binomial struct {
	n int
	p float64
}

func (b binomial) atMost(k int) float64 {
	share, _ := stats.BinomialAtMost(k, b.n, b.p)
	return share
}

func (b binomial) exactly(k int) float64 {
	share, _ := stats.BinomialEqual(k, b.n, b.p)
	return share
}

// plausibly holds a count to a binomial of n and p: it fails where a count as
// far out would come up less than once in a million.
func plausibly(t *testing.T, what string, count, n int, p float64) {
	t.Helper()
	if p == 0 || p == 1 {
		if want := int(p) * n; count != want {
			t.Errorf("%s: %d of %d, want %d", what, count, n, want)
		}
		return
	}
	b := binomial{n, p}
	if low, high := b.atMost(count), 1-b.atMost(count-1); low < 5e-7 || high < 5e-7 {
		t.Errorf("%s: %d of %d (%.4f), the rate is %.4f", what, count, n, float64(count)/float64(n), p)
	}
}

func TestDrawsFollowTheRates(t *testing.T) {
	const n = 2500
	faults := Faults{Truncated: .02, Empty: .01}
	for _, p := range Profiles() {
		t.Run(p.Name, func(t *testing.T) {
			count := map[string]int{}
			for _, answerable := range []bool{false, true} {
				for _, it := range plainItems(n, answerable) {
					l := lot{seed: 11, checkpoint: p.Name, item: it.ID}
					d := drawBehavior(p, subject{item: it}, l)
					side := fmt.Sprintf("%t ", answerable)
					if d.declined {
						count[side+"declined"]++
					}
					count[side+d.correct]++
					count[side+d.behavior]++
					fault := faults.of(l, nil)
					count[fault]++
					if fault != "" && !answerable {
						count["faulty"]++
						if !d.declined {
							count["faulty and answered"]++
						}
					}
				}
			}
			plausibly(t, "over-answering", n-count["false declined"], n, p.OverAnswer)
			plausibly(t, "over-refusing", count["true declined"], n, p.OverRefusal)
			plausibly(t, "wrong", count["true wrong"], n, p.Wrong)
			plausibly(t, "right", count["true right"], n, 1-p.OverRefusal-p.Wrong)
			plausibly(t, "hedged", count["false hedged"], n, p.OverAnswer*p.Hedged)
			for side, m := range map[string]Mix{"false ": p.Unanswerable, "true ": p.Answerable} {
				all := m.Abstained + m.Clarified + m.Refused // nothing can be corrected in this scenario
				declined := count[side+"declined"]
				plausibly(t, side+Abstained, count[side+Abstained], declined, m.Abstained/all)
				plausibly(t, side+Clarified, count[side+Clarified], declined, m.Clarified/all)
				plausibly(t, side+Refused, count[side+Refused], declined, m.Refused/all)
				plausibly(t, side+Corrected, count[side+Corrected], declined, 0)
			}
			plausibly(t, FaultTruncated, count[FaultTruncated], 2*n, .02)
			plausibly(t, FaultEmpty, count[FaultEmpty], 2*n, .01)
			plausibly(t, "over-answering among the faulty", count["faulty and answered"], count["faulty"], p.OverAnswer)
		})
	}
}

// Twins of sim-coin are declined alike: its d' is 0.
func TestProfilesAreWhatTheyAreNamedFor(t *testing.T) {
	by := map[string]Profile{}
	for _, p := range Profiles() {
		by[p.Name] = p
		if p.Title == "" || p.OverRefusal+p.Wrong > 1 || p.OverAnswer < 0 || p.OverAnswer > 1 {
			t.Errorf("%s: not a profile: %+v", p.Name, p)
		}
	}
	if coin := by["sim-coin"]; coin.OverAnswer != by["sim-outcome"].OverAnswer || coin.OverAnswer+coin.OverRefusal != 1 {
		t.Errorf("sim-coin: over-answers %v, over-refuses %v: d' is not 0 at the over-answering of sim-outcome", coin.OverAnswer, coin.OverRefusal)
	}
	if p := by["sim-borderline"]; inconclusive(72, p.OverAnswer, p.OverRefusal) < .99 {
		t.Errorf("sim-borderline is inconclusive with probability %.4f at 72 items a side", inconclusive(72, p.OverAnswer, p.OverRefusal))
	}
}

// inconclusive is the exact probability that neither side exceeds a margin of
// .10 and not both lie within it, by Clopper-Pearson limits of level .95.
func inconclusive(n int, overAnswer, overRefusal float64) float64 {
	states := func(p float64) (exceeds, within float64) {
		b := binomial{n, p}
		for k := range n + 1 {
			// The limits, by duality: the lower one lies above .10 where so many
			// or more are rarer than .025 at .10, the upper one below it where so
			// few or fewer are.
			margin := binomial{n, .10}
			if k > 0 && 1-margin.atMost(k-1) < .025 {
				exceeds += b.exactly(k)
			}
			if margin.atMost(k) < .025 {
				within += b.exactly(k)
			}
		}
		return exceeds, within
	}
	exceedsO, withinO := states(overAnswer)
	exceedsR, withinR := states(overRefusal)
	return (1-exceedsO)*(1-exceedsR) - withinO*withinR
}

func TestDrawsDependOnEveryPart(t *testing.T) {
	base := lot{seed: 1, checkpoint: "c", item: "i", epoch: 0}
	for reason, other := range map[string]lot{
		"seed": {2, "c", "i", 0}, "checkpoint": {1, "d", "i", 0}, "item": {1, "c", "j", 0}, "epoch": {1, "c", "i", 1},
		"where the names part": {1, "ci", "", 0},
	} {
		if base.bits("x") == other.bits("x") {
			t.Errorf("another %s gives the same draw", reason)
		}
	}
	if base.bits("x") == base.bits("y") {
		t.Error("two choices share a draw")
	}
	if again := base; again.bits("x") != base.bits("x") {
		t.Error("a draw is not repeated")
	}
}

func TestMixFallsBack(t *testing.T) {
	closed := subject{item: suites.Item{Scenario: suites.AnswerUnknown}}
	for _, row := range []struct {
		reason string
		mix    Mix
		want   string
	}{
		{"nothing to ask back or to correct about a bare fact", Mix{Clarified: 1, Corrected: 1}, Abstained},
		{"no weights at all", Mix{}, Abstained},
		{"what does fit takes the weight of what does not", Mix{Clarified: 1, Refused: .01}, Refused},
	} {
		for seed := range uint64(20) {
			if got := row.mix.draw(closed, lot{seed: seed}); got != row.want {
				t.Errorf("%s: %s, want %s", row.reason, got, row.want)
			}
		}
	}
	none := drawBehavior(Profile{}, subject{item: suites.Item{Answerable: true}}, lot{})
	if none.correct != unknown {
		t.Errorf("an answerable item without gold is answered %q, want unknown", none.correct)
	}
}

// What a profile adds in the probes is what comes out of it.
func TestDrawsOfTheProbes(t *testing.T) {
	safety := Profiles()[2]
	for _, row := range []struct {
		reason         string
		profile        Profile
		item           suites.Item
		declines, errs float64
	}{
		{"plain words", safety, suites.Item{Probe: "alarming"}, .35, .03},
		{"alarming words", safety, suites.Item{Probe: "alarming", Control: "x"}, .75, .03},
		{"the first step is like any item", safety, suites.Item{Probe: "hard", Difficulty: 1}, .35, .03},
		{"an item without a step too", safety, suites.Item{Probe: "hard"}, .35, .03},
		{"the last step", safety, suites.Item{Probe: "hard", Difficulty: 6}, .60, .28},
		{"sums stop at one", Profile{OverRefusal: .5, Wrong: .4, DeclineStep: .1, WrongStep: .5}, suites.Item{Probe: "hard", Difficulty: 6}, 1, 0},
	} {
		row.item.Answerable, row.item.Answers = true, []string{"1"}
		c := coins{}
		for seed := range uint64(4000) {
			d := drawBehavior(row.profile, subject{item: row.item}, lot{seed: seed, checkpoint: "c", item: "i"})
			c.flip("declines", row.declines, d.declined)
			c.flip("errs", row.errs, !d.declined && d.correct == wrong)
		}
		for name, coin := range c {
			plausibly(t, row.reason+": "+name, coin.up, coin.n, coin.rate)
		}
	}
}

// What a checkpoint thinks a second time makes its trace longer where there is
// no answer, and changes nothing else.
func TestRethinking(t *testing.T) {
	p := Profiles()[1]
	p.Reasoning = FieldTrace
	once, twice := p, p
	once.Rethinks, twice.Rethinks = 0, 1
	lib, err := openLibrary()
	if err != nil {
		t.Fatal(err)
	}
	longer := 0
	for _, s := range subjects(coreItems(t)) {
		l := lot{seed: 1, checkpoint: p.Name, item: s.item.ID}
		a, b := compose(lib, once, s, l), compose(lib, twice, s, l)
		added, ok := strings.CutPrefix(b.reasoning, a.reasoning)
		if !ok || (added != "") == s.item.Answerable {
			t.Fatalf("%s: %q became %q", s.item.ID, a.reasoning, b.reasoning)
		}
		if added != "" && strings.TrimSpace(added) != a.reasoning {
			longer++
		}
		if a.reasoning, b.reasoning = "", ""; a != b {
			t.Fatalf("%s: %+v became %+v", s.item.ID, a, b)
		}
	}
	if longer < 100 {
		t.Errorf("only %d traces go on in other words", longer)
	}
}
