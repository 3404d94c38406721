package evaluate

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// several is of how many suites, over all runs, an interval is judged.
func (j *judging) several(next []reports.Run) (n int) {
	for i, described := range next {
		all, none := j.gates(j.runs[i].past, described)
		if described.Recorded < described.Planned || none != "" {
			continue
		}
		for _, s := range described.Signatures {
			if slices.ContainsFunc(all, func(g gates.Gate) bool { return g.ByInterval() && g.Concerns(s.Strict) }) {
				n++
			}
		}
	}
	return n
}

// widened are the figures of a run with intervals that allow for so many suites being
// judged at once: each errs so much less often that all of them together do not more often
// than one (Bonferroni).
func widened(g *gathered, o signature.Options, several int) []signature.Signature {
	o.Level = 1 - (1-signature.DefaultLevel)/float64(several)
	const each = 2000 // so that fifty lie beyond an end
	o.Resamples = max(signature.DefaultResamples, several*each)
	return g.strict(o)
}
