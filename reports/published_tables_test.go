package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func number3(x float64) string { return strings.Replace(fmt.Sprintf("%.3f", x), "0.", ".", 1) }
func number2(x float64) string { return strings.Replace(fmt.Sprintf("%.2f", x), "0.", ".", 1) }

func changed(o overSets) string { return fmt.Sprintf("%+.2f (%+.2f to %+.2f)", o.Mean, o.Lo, o.Hi) }

// points is a change of a share in points.
func points(o overSets) string {
	return fmt.Sprintf("%+.1f (%+.1f to %+.1f)", 100*o.Mean, 100*o.Lo, 100*o.Hi)
}

func publishedHeadline(t *testing.T, models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| | base | recall | reasoner | recall | change | down on |\n|---|---|---|---|---|---|---|\n")
	total := 0.
	for _, s := range distillations() {
		base, next := named(t, models, s.base), named(t, models, s.next)
		d := change("recall", base, next)
		total += d.Mean
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %d of %d |\n", s.what, s.base, number3(base.mean("recall").Mean),
			s.next, number3(next.mean("recall").Mean), number3(d.Mean), d.below, d.N)
	}
	fmt.Fprintf(&b, "| mean of the two | | | | | %s | |\n", number3(total/2))
	return b.String()
}

func publishedSteps(t *testing.T, models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| step | recall | over-answer | over-refusal | d' | d', these questions | c | d' down, c up |\n|---|---|---|---|---|---|---|---|\n")
	number := func(name string) int {
		return slices.IndexFunc(models, func(m publishedModel) bool { return m.name == name }) + 1
	}
	for _, s := range slices.Concat(distillations(), pureRL(), otherSteps()) {
		base, next := named(t, models, s.base), named(t, models, s.next)
		d, c := change("d'", base, next), change("c", base, next)
		fmt.Fprintf(&b, "| %s: %d to %d | %s | %s | %s | %s | %s | %s | %d, %d of %d |\n", s.what, number(s.base), number(s.next),
			points(change("recall", base, next)), points(change(overAnswer, base, next)), points(change(overRefusal, base, next)),
			changed(d), changed(fixed(base, next)), changed(c), d.below, c.above, d.N)
	}
	return b.String()
}

func publishedTable(models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| # | model | sets | recall | precision | F1 | both sides | over-answer | over-refusal | d' | c |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		fmt.Fprintf(&b, "| %d | %s | %d ", i+1, m.name, len(m.sets))
		for _, name := range []string{"recall", "precision", "F1"} {
			fmt.Fprintf(&b, "| %s ", number3(m.mean(name).Mean))
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %+.2f |\n", m.mean("c").N, number3(m.mean(overAnswer).Mean),
			number3(m.mean(overRefusal).Mean), number2(m.mean("d'").Mean), m.mean("c").Mean)
	}
	return b.String()
}

func pooledTable(models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| # | model | recall | precision | F1 | over-answer | over-refusal | d' | c |\n|---|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		s := m.pooledSigned
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s | %s | %s | %+.2f |\n", i+1, m.name,
			number3(m.pooled.recall()), number3(m.pooled.precision()), number3(m.pooled.f1()),
			number3(*s.OverAnswer.Value), number3(*s.OverRefusal.Value), number2(*s.DPrime.Value), *s.C.Value)
	}
	return b.String()
}

// directions counts the data sets with both sides by their direction.
func (m publishedModel) directions() map[signature.Direction]int {
	n := map[signature.Direction]int{}
	for _, f := range m.sets {
		if f.signature != nil {
			n[f.signature.Direction]++
		}
	}
	return n
}

func directionTable(models []publishedModel) string {
	columns := []signature.Direction{signature.OverAnswering, signature.OverRefusing, signature.Both, signature.Calibrated, signature.Inconclusive}
	var b strings.Builder
	b.WriteString("| # | model |")
	for _, d := range columns {
		fmt.Fprintf(&b, " %s |", d)
	}
	b.WriteString(" c above 0 |\n|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		fmt.Fprintf(&b, "| %d | %s |", i+1, m.name)
		for _, d := range columns {
			fmt.Fprintf(&b, " %d |", m.directions()[d])
		}
		c := m.mean("c")
		fmt.Fprintf(&b, " %d of %d |\n", c.above, c.N)
	}
	return b.String()
}
