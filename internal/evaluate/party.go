package evaluate

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// party is one run of a pairing.
type party struct {
	run       *runs.Run
	older     bool // scored by the items of the other where those differ
	gathered  *comparison.Run
	scored    *gathered // by its own items
	described reports.Run
}

// pairAll pairs every later run with the first, which is scored once for all of them.
func pairAll(all []opened, o signature.Options) ([]*pairing, error) {
	base, err := partyOf(all[0], o)
	if err != nil {
		return nil, err
	}
	pairs := make([]*pairing, len(all)-1)
	for i, run := range all[1:] {
		next, err := partyOf(run, o)
		if err != nil {
			return nil, err
		}
		if pairs[i], err = pairOf(base, next); err != nil {
			return nil, err
		}
	}
	return pairs, nil
}

// partyOf scores a run by its own items and describes it.
func partyOf(run opened, o signature.Options) (party, error) {
	one := party{run: run.Run, gathered: comparison.NewRun()}
	g, err := gather(run.Run, run.past, one.adding(exchanges(run.Run, scorer(run.Run))))
	if err != nil {
		return one, fmt.Errorf("reading %s: %w", run.Dir(), err)
	}
	one.scored, one.described = g, g.described(o)
	return one, nil
}

// adding adds every verdict that passes to those that are compared.
func (one *party) adding(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
	return func(yield func(exchange, error) bool) {
		for x, err := range all {
			if err == nil {
				one.gathered.Add(x.verdict)
			}
			if !yield(x, err) {
				return
			}
		}
	}
}
