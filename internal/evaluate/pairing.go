package evaluate

import (
	"fmt"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A pairing is two runs that are compared, with what of their items differs.
type pairing struct {
	base, next party
	// mended are the items of the newer run that the older has otherwise.
	mended    map[posed]*suites.Item
	relabeled []string
}

// posed is what is asked by an item of a suite: of two suites of one run that share
// a question each says on its own what its answer is.
type posed struct {
	suite string
	ask   suites.Hash
}

// pairOf finds the items whose claims were mended between two runs, and scores the
// older again by those. An item is the same where what is asked is the same, in a suite
// of one name.
func pairOf(base, next party) (*pairing, error) {
	p := &pairing{base: base, next: next}
	if base.run.Manifest.Identity.ItemsSHA256 == next.run.Manifest.Identity.ItemsSHA256 {
		return p, nil
	}
	older, newer := &p.base, &p.next
	if base.run.Manifest.Provenance.Started.After(next.run.Manifest.Provenance.Started) {
		older, newer = newer, older
	}
	older.older = true
	type claims struct {
		whole      suites.Hash
		answerable bool
	}
	known := make(map[posed]claims)
	for at, item := range posedBy(older.run) {
		if item.err != nil {
			return nil, item.err
		}
		known[at] = claims{item.Hash(), item.Answerable}
	}
	p.mended = make(map[posed]*suites.Item)
	for at, item := range posedBy(newer.run) {
		if item.err != nil {
			return nil, item.err
		}
		was, shared := known[at]
		switch {
		case !shared || was.whole == item.Hash():
		case was.answerable != item.Answerable:
			p.relabeled = append(p.relabeled, item.ID)
		default:
			p.mended[at] = item.Item
		}
	}
	if len(p.mended) == 0 {
		return p, nil
	}
	older.gathered = comparison.NewRun() // the other may be compared with further runs
	for _, err := range older.adding(exchanges(older.run, p.judge(older))) {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", older.run.Dir(), err)
		}
	}
	return p, nil
}

// posedBy yields the items of a run by what they ask. Behind an error nothing follows.
func posedBy(run *runs.Run) iter.Seq2[posed, itemOrError] {
	return func(yield func(posed, itemOrError) bool) {
		suite := suiteNames(run.Manifest.Suites)
		for n, item := range numbered(run.Items()) {
			if item.err != nil {
				yield(posed{}, itemOrError{err: fmt.Errorf("reading %s: %w", run.Dir(), item.err)})
				return
			}
			if !yield(posed{suite(n), item.AskHash()}, item) {
				return
			}
		}
	}
}

// mends reports that a run is scored by items of the other.
func (p *pairing) mends(one *party) bool { return one.older && len(p.mended) > 0 }

// judge scores afresh, by the other run's items where that is the newer.
func (p *pairing) judge(one *party) judge {
	score := scorer(one.run)
	if !p.mends(one) {
		return score
	}
	suite := suiteNames(one.run.Manifest.Suites)
	return func(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
		return score(func(yield func(exchange, error) bool) {
			for x, err := range all {
				if err == nil {
					x.item = p.newer(suite(x.record.N), x.item)
				}
				if !yield(x, err) {
					return
				}
			}
		})
	}
}

// newer is the item that both runs are judged by: the mended one where there is one.
func (p *pairing) newer(suite string, item *suites.Item) *suites.Item {
	if mended, ok := p.mended[posed{suite, item.AskHash()}]; ok {
		return mended
	}
	return item
}

// comparison is all but the suites.
func (p *pairing) comparison(base, next string) reports.Comparison {
	c := reports.Comparison{
		Base: p.base.run.Manifest.ID, Next: p.next.run.Manifest.ID, BaseName: base, NextName: next,
		Mended: len(p.mended), Relabeled: p.relabeled, Suites: []reports.SuiteComparison{},
	}
	a, b := p.base.run.Manifest.Identity, p.next.run.Manifest.Identity
	b.Model, b.ItemsSHA256, b.NItems = a.Model, a.ItemsSHA256, a.NItems // what may differ
	for _, d := range a.Diff(b) {
		c.Differences = append(c.Differences, reports.Difference{Field: d.Field, Base: d.Recorded, Next: d.Asked})
	}
	// It may grow within a run, so that it is no part of its identity; of answers from
	// elsewhere it is not known.
	if was, is := p.base.scored.past.mostTokens, p.next.scored.past.mostTokens; was > 0 && is > 0 && was != is {
		c.Differences = append(c.Differences, reports.Difference{Field: "max_tokens", Base: fmt.Sprint(was), Next: fmt.Sprint(is)})
	}
	return c
}

// fewShared is below which share of common items, among those of the run that was
// asked fewer, two suites of one population are taken for two samples of it. A small
// part of the other's own questions is none: all of it is shared.
const fewShared = .10

// twoSamples reports that two runs were asked two samples of one population.
func twoSamples(base, next runs.Suite, c comparison.Change) bool {
	fewest := c.Matched + min(c.OnlyBase, c.OnlyNext)
	return next.Population != "" && next.Population == base.Population && float64(c.Matched) < fewShared*float64(fewest)
}

// changes compares what the two have in common, and says of the other suites why
// not. It fails where nothing is left.
func (p *pairing) changes(o CompareOptions, comparisons int) (changes []*comparison.Change, skipped []string, err error) {
	settings := comparison.Options{Comparisons: comparisons}
	for _, ref := range p.next.run.Manifest.Suites {
		was, found := suiteOf(p.base.run, ref.Name)
		if !found {
			skipped = append(skipped, ref.Name+": the earlier run was not asked it")
			continue
		}
		c, ok := comparison.Of(p.base.gathered, p.next.gathered, ref.Name, ref.Probe, false, settings)
		if ok && twoSamples(was, ref, c) {
			c, ok = comparison.Of(p.base.gathered, p.next.gathered, ref.Name, ref.Probe, true, settings)
		}
		switch {
		case !ok:
			skipped = append(skipped, ref.Name+": one of the runs has no response to it yet")
		case !c.Unpaired && c.Overlap() < o.MinOverlap:
			skipped = append(skipped, fmt.Sprintf("%s: they share %d of its items, %d are the earlier's alone and %d the later's; less than %s is in common",
				ref.Name, c.Matched, c.OnlyBase, c.OnlyNext, signature.Percent(o.MinOverlap)))
		default:
			changes = append(changes, &c)
		}
	}
	for _, ref := range p.base.run.Manifest.Suites {
		if _, found := suiteOf(p.next.run, ref.Name); !found {
			skipped = append(skipped, ref.Name+": the later run was not asked it")
		}
	}
	if len(changes) > 0 {
		return changes, skipped, nil
	}
	usage := &UsageError{
		Message: fmt.Sprintf("%s and %s cannot be compared", p.base.run.Dir(), p.next.run.Dir()),
		Next:    "ask both the same suites with the same --limit; --min-overlap sets how much must be in common",
	}
	for _, one := range []party{p.base, p.next} {
		if d := one.described; d.Recorded < d.Planned {
			usage.Next = fmt.Sprintf("%s is not complete (%d of %d recorded): the command that began it goes on; %s", one.run.Dir(), d.Recorded, d.Planned, usage.Next)
		}
	}
	for i, why := range skipped {
		usage.Message += [2]string{": ", "; "}[min(i, 1)] + why
	}
	return nil, nil, usage
}

func suiteOf(run *runs.Run, name string) (runs.Suite, bool) {
	i := slices.IndexFunc(run.Manifest.Suites, func(s runs.Suite) bool { return s.Name == name })
	if i < 0 {
		return runs.Suite{}, false
	}
	return run.Manifest.Suites[i], true
}
