package metrics

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A Tally gathers verdicts as they stream by and keeps counts alone. It is not
// safe for concurrent use.
type Tally struct{ suites map[string]*tallied }

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{make(map[string]*tallied)} }

type tallied struct {
	first         int // lowest N: where the suite begins
	responses     int
	simulated     bool
	unscored      Sides
	strict, broad counts
}

// counts are the metrics of one definition before any division.
type counts struct {
	abstention Abstention
	simple     SimpleQA
	has, no    matches
	leftOut    int
}

type matches struct {
	exact, f1 float64
	n         int
}

// Add counts one response: the verdict on it, the item it answers, and its final
// answer as scoring.Answer gives it. Each (item, epoch) is to be added once, in
// the order of the run if sums are to agree to the last bit.
func (t *Tally) Add(item suites.Item, v scoring.Verdict, answer string) {
	s := t.suites[v.Suite]
	if s == nil {
		s = &tallied{first: v.N}
		t.suites[v.Suite] = s
	}
	s.first = min(s.first, v.N)
	s.responses++
	s.simulated = s.simulated || v.Simulated
	switch {
	case v.State == scoring.Scored:
		s.strict.add(item, v, answer, scoring.Strict)
		s.broad.add(item, v, answer, scoring.Broad)
	case v.Answerable:
		s.unscored.Answerable++
	default:
		s.unscored.Unanswerable++
	}
}

func (c *counts) add(item suites.Item, v scoring.Verdict, answer string, d scoring.Definition) {
	declined := v.Declined(d)
	c.abstain(v.Answerable, declined)
	if declined {
		answer = ""
	}
	if !v.Answerable {
		c.no.add(nil, answer)
		return
	}
	switch {
	case len(item.Answers) == 0:
		c.simple.WithoutGold++
	case declined:
		c.simple.NotAttempted++
	case v.Correct == matching.Right:
		c.simple.Correct++
	default:
		c.simple.Incorrect++
	}
	if len(item.Answers) == 0 || item.Match != nil && matching.Type(item.Match.Type) == matching.Set {
		c.leftOut++
		return
	}
	c.has.add(item.Answers, answer)
}

func (c *counts) abstain(answerable, declined bool) {
	switch a := &c.abstention; {
	case answerable && declined:
		a.FP++
	case answerable:
		a.TN++
	case declined:
		a.TP++
	default:
		a.FN++
	}
}

func (m *matches) add(golds []string, answer string) {
	m.n++
	m.exact += matching.SQuADExact(golds, answer)
	m.f1 += matching.SQuADF1(golds, answer)
}

// Suites gives the metrics of every suite, in the order in which the suites'
// items lie in items.jsonl.
func (t *Tally) Suites() []Suite {
	out := []Suite{}
	for name, s := range t.suites {
		out = append(out, Suite{
			Suite: name, Simulated: s.simulated, Responses: s.responses, Unscored: s.unscored,
			Strict: s.strict.view(), Broad: s.broad.view(),
		})
	}
	slices.SortFunc(out, func(a, b Suite) int {
		return cmp.Or(cmp.Compare(t.suites[a.Suite].first, t.suites[b.Suite].first), cmp.Compare(a.Suite, b.Suite))
	})
	return out
}

func (c counts) view() View {
	a := c.abstention
	a.Recall = known(a.Confusion().Recall())
	if a.TP+a.FN > 0 && a.FP+a.TN > 0 {
		a.Precision = known(a.Confusion().Precision())
		a.F1 = known(a.Confusion().F1())
	}
	s := c.simple
	shares := stats.SimpleQA{Correct: s.Correct, Incorrect: s.Incorrect, NotAttempted: s.NotAttempted}
	s.CorrectShare = known(shares.Overall())
	s.CorrectGivenAttempted = known(shares.GivenAttempted())
	s.F = known(shares.F())
	total := matches{c.has.exact + c.no.exact, c.has.f1 + c.no.f1, c.has.n + c.no.n}
	return View{a, s, SQuAD{total.side(), c.has.side(), c.no.side(), c.leftOut}}
}

func (m matches) side() SQuADSide {
	if m.n == 0 {
		return SQuADSide{}
	}
	n := float64(m.n)
	return SQuADSide{known(m.exact/n, true), known(m.f1/n, true), m.n}
}

// known is x, rounded for a file, or nil where it is not defined.
func known(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	x = stats.Round9(x)
	return &x
}
