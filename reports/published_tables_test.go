package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func threeDigits(x float64) string { return strings.Replace(fmt.Sprintf("%.3f", x), "0.", ".", 1) }
func twoDigits(x float64) string   { return strings.Replace(fmt.Sprintf("%.2f", x), "0.", ".", 1) }

func inNumbers(o overSets) string { return fmt.Sprintf("%+.2f (%+.2f to %+.2f)", o.Mean, o.Lo, o.Hi) }

// inPoints is a change of a share in points.
func inPoints(o overSets) string {
	return fmt.Sprintf("%+.1f (%+.1f to %+.1f)", 100*o.Mean, 100*o.Lo, 100*o.Hi)
}

func publishedHeadline(t *testing.T, models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| | base | recall | reasoner | recall | change | down on |\n|---|---|---|---|---|---|---|\n")
	total := 0.
	for _, s := range distillations() {
		base, next := publishedNamed(t, models, s.base), publishedNamed(t, models, s.next)
		d := publishedChange("recall", base, next)
		total += d.Mean
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %d of %d |\n", s.what, s.base, threeDigits(base.mean("recall").Mean),
			s.next, threeDigits(next.mean("recall").Mean), threeDigits(d.Mean), d.below, d.N)
	}
	fmt.Fprintf(&b, "| mean of the two | | | | | %s | |\n", threeDigits(total/2))
	return b.String()
}

func publishedSteps(t *testing.T, models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| step | recall | over-answer | over-refusal | d' | d', these questions | c | d' down, c up |\n|---|---|---|---|---|---|---|---|\n")
	number := func(name string) int {
		return slices.IndexFunc(models, func(m publishedModel) bool { return m.name == name }) + 1
	}
	for _, s := range slices.Concat(distillations(), pureRL(), otherSteps()) {
		base, next := publishedNamed(t, models, s.base), publishedNamed(t, models, s.next)
		d, c := publishedChange("d'", base, next), publishedChange("c", base, next)
		fmt.Fprintf(&b, "| %s: %d to %d | %s | %s | %s | %s | %s | %s | %d, %d of %d |\n", s.what, number(s.base), number(s.next),
			inPoints(publishedChange("recall", base, next)), inPoints(publishedChange(answerColumn, base, next)), inPoints(publishedChange(refusalColumn, base, next)),
			inNumbers(d), inNumbers(fixedSets(base, next)), inNumbers(c), d.below, c.above, d.N)
	}
	return b.String()
}

func publishedTable(models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| # | model | sets | recall | precision | F1 | both sides | over-answer | over-refusal | d' | c |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		fmt.Fprintf(&b, "| %d | %s | %d ", i+1, m.name, len(m.sets))
		for _, name := range []string{"recall", "precision", "F1"} {
			fmt.Fprintf(&b, "| %s ", threeDigits(m.mean(name).Mean))
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %+.2f |\n", m.mean("c").N, threeDigits(m.mean(answerColumn).Mean),
			threeDigits(m.mean(refusalColumn).Mean), twoDigits(m.mean("d'").Mean), m.mean("c").Mean)
	}
	return b.String()
}

func pooledTable(models []publishedModel) string {
	var b strings.Builder
	b.WriteString("| # | model | recall | precision | F1 | over-answer | over-refusal | d' | c |\n|---|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		s := m.pooledSigned
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s | %s | %s | %+.2f |\n", i+1, m.name,
			threeDigits(m.pooled.recall()), threeDigits(m.pooled.precision()), threeDigits(m.pooled.f1()),
			threeDigits(*s.OverAnswer.Value), threeDigits(*s.OverRefusal.Value), twoDigits(*s.DPrime.Value), *s.C.Value)
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
