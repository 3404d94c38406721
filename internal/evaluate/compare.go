package evaluate

import (
	"fmt"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// MinOverlap is the share of items that two runs must have in common to be
// compared in pairs, unless CompareOptions say another.
const MinOverlap = .90

// CompareOptions set how runs are compared. The zero value means the defaults.
type CompareOptions struct {
	Signature  signature.Options // margins; those a run was last held to where 0
	MinOverlap float64           // MinOverlap
}

// Compare holds each of next against base, in pairs of one question, and gives a
// document of all of them. Every run is scored again in memory by the present
// scorer; nothing is asked and nothing written.
//
// It fails with a *UsageError where runs cannot be compared: another policy, another
// way of asking, no suite in common, or too few questions in common and no
// population from which both were drawn.
func Compare(base string, next []string, o CompareOptions, tool string) (reports.Document, iter.Seq2[reports.Row, error], error) {
	d, rows, _, err := compareRuns(base, next, o, tool)
	return d, rows, err
}

// compareRuns is Compare, with what was gathered of each of next.
func compareRuns(base string, next []string, o CompareOptions, tool string) (reports.Document, iter.Seq2[reports.Row, error], []*gathered, error) {
	fail := func(err error) (reports.Document, iter.Seq2[reports.Row, error], []*gathered, error) {
		return reports.Document{}, nil, nil, err
	}
	if o.MinOverlap == 0 {
		o.MinOverlap = MinOverlap
	}
	all := make([]opened, 1+len(next))
	for i, dir := range append([]string{base}, next...) {
		run, err := openOne(dir)
		if err != nil {
			return fail(err)
		}
		if slices.ContainsFunc(all[:i], func(r opened) bool { return r.Manifest.ID == run.Manifest.ID }) {
			return fail(&UsageError{
				Message: run.Dir() + " is named twice: a run held against itself shows no change",
				Next:    "name another run, or ask the same again with run --new",
			})
		}
		all[i] = run
	}
	for _, run := range all[1:] {
		if err := sameTerms(all[0].Run, run.Run); err != nil {
			return fail(err)
		}
	}
	names := distinctNames(all)
	described := make([]reports.Run, len(all))
	pairs, err := pairAll(all, o.Signature)
	if err != nil {
		return fail(err)
	}
	scored := make([]*gathered, len(pairs))
	for i, p := range pairs {
		scored[i] = p.next.scored
		described[0], described[i+1] = p.base.described, p.next.described
	}
	comparisons, err := compareAll(pairs, names, o)
	if err != nil {
		return fail(err)
	}
	d := newDocument(tool, described)
	d.Comparisons = comparisons
	sources := make([]source, len(all))
	for i, run := range all {
		sources[i] = source{run.Run, exchanges(run.Run, scorer(run.Run))}
	}
	return d, rowsOf(sources), scored, nil
}

// sameTerms fails on runs whose difference would be the instruction's.
func sameTerms(base, next *runs.Run) error {
	a, b := base.Manifest.Identity, next.Manifest.Identity
	var what, was, is string
	switch {
	case a.Policy.Name != b.Policy.Name:
		what, was, is = "policies", a.Policy.Name, b.Policy.Name
	case a.API != b.API:
		what, was, is = "APIs", apiName(a.API), apiName(b.API)
	case a.Policy.SHA256 != b.Policy.SHA256:
		what, was, is = "wordings of the policy "+a.Policy.Name, shortHash(a.Policy.SHA256), shortHash(b.Policy.SHA256)
	default:
		return nil
	}
	return &UsageError{
		Message: fmt.Sprintf("%s and %s were asked under different %s: %s and %s", base.Dir(), next.Dir(), what, was, is),
		Next:    "compare runs of one policy: what differs here may be the instruction's and not the checkpoint's",
	}
}

func apiName(api string) string {
	if api == "" {
		return "chat"
	}
	return api
}

func shortHash(hash string) string { return hash[:min(8, len(hash))] }

// distinctNames are what pages call the runs: the checkpoint's name, with the run's
// id where two share one.
func distinctNames(all []opened) []string {
	names := make([]string, len(all))
	for i, run := range all {
		v := voiceOf(run.Run)
		names[i] = v.name
		if slices.ContainsFunc(all, func(r opened) bool { return r.Run != run.Run && voiceOf(r.Run).name == v.name }) {
			names[i] += " (" + run.Manifest.ID[:min(6, len(run.Manifest.ID))] + ")"
		}
	}
	return names
}

// compareAll compares every pair suite by suite, and then sets the words of a suite
// with all its comparisons in view.
func compareAll(pairs []*pairing, names []string, o CompareOptions) ([]reports.Comparison, error) {
	out := make([]reports.Comparison, len(pairs))
	bySuite := make(map[string][]*comparison.Change)
	changes := make([][]*comparison.Change, len(pairs))
	for i, p := range pairs {
		out[i] = p.comparison(names[0], names[i+1])
		var err error
		if changes[i], out[i].Skipped, err = p.changes(o, len(pairs)); err != nil {
			return nil, err
		}
		for _, c := range changes[i] {
			bySuite[c.Suite] = append(bySuite[c.Suite], c)
		}
	}
	for _, together := range bySuite {
		comparison.Adjust(together)
	}
	for i, p := range pairs {
		examples, err := p.examples(changes[i])
		if err != nil {
			return nil, err
		}
		for _, c := range changes[i] {
			out[i].Suites = append(out[i].Suites, reports.SuiteComparison{Change: *c, Examples: examples[c.Suite]})
		}
	}
	return out, nil
}
