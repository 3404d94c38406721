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
	// mended are the items of the newer run that the older has otherwise, by ask.
	mended    map[suites.Hash]suites.Item
	relabeled []string
}

// party is one run of a pairing.
type party struct {
	run       *runs.Run
	older     bool // scored by the items of the other where those differ
	gathered  *comparison.Run
	described reports.Run
}

// pairOf finds the items whose claims were mended between two runs. An item is
// the same where what is asked is the same.
func pairOf(base, next *runs.Run) (*pairing, error) {
	p := &pairing{base: party{run: base}, next: party{run: next}}
	if base.Manifest.Identity.ItemsSHA256 == next.Manifest.Identity.ItemsSHA256 {
		return p, nil
	}
	older, newer := &p.base, &p.next
	if base.Manifest.Provenance.Started.After(next.Manifest.Provenance.Started) {
		older, newer = newer, older
	}
	older.older = true
	type claims struct {
		whole      suites.Hash
		answerable bool
	}
	known := make(map[suites.Hash]claims)
	for item, err := range older.run.Items() {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", older.run.Dir(), err)
		}
		known[item.AskHash()] = claims{item.Hash(), item.Answerable}
	}
	p.mended = make(map[suites.Hash]suites.Item)
	for item, err := range newer.run.Items() {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", newer.run.Dir(), err)
		}
		was, shared := known[item.AskHash()]
		switch {
		case !shared || was.whole == item.Hash():
		case was.answerable != item.Answerable:
			p.relabeled = append(p.relabeled, item.ID)
		default:
			p.mended[item.AskHash()] = item
		}
	}
	return p, nil
}

// gather scores both runs, by the newer items where they differ, and describes
// each by its own.
func (p *pairing) gather(o signature.Options) error {
	for _, one := range []*party{&p.base, &p.next} {
		one.gathered = comparison.NewRun()
		seen := func(yield func(exchange, error) bool) {
			for x, err := range exchanges(one.run, p.judge(one)) {
				if err == nil {
					one.gathered.Add(x.verdict)
				}
				if !yield(x, err) {
					return
				}
			}
		}
		described, err := describe(one.run, seen, remembered(one.run, o))
		if err == nil && p.mends(one) {
			described, err = describe(one.run, exchanges(one.run, scorer(one.run)), remembered(one.run, o))
		}
		if one.described = described; err != nil {
			return fmt.Errorf("reading %s: %w", one.run.Dir(), err)
		}
	}
	return nil
}

// mends reports that a run is scored by items of the other.
func (p *pairing) mends(one *party) bool { return one.older && len(p.mended) > 0 }

// judge scores afresh, by the other run's items where that is the newer.
func (p *pairing) judge(one *party) judge {
	score := scorer(one.run)
	if !p.mends(one) {
		return score
	}
	return func(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
		return score(func(yield func(exchange, error) bool) {
			for x, err := range all {
				if newer, ok := p.mended[x.item.AskHash()]; ok && err == nil {
					x.item = newer
				}
				if !yield(x, err) {
					return
				}
			}
		})
	}
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
	return c
}

// fewShared is below which share of common items two suites of one population are
// taken for two samples of it. Two selections of one suite share more, or nothing.
const fewShared = .10

// changes compares what the two have in common, and says of the other suites why
// not. It fails where nothing is left.
func (p *pairing) changes(o CompareOptions, comparisons int) (changes []*comparison.Change, skipped []string, err error) {
	settings := comparison.Options{Level: o.Level, Comparisons: comparisons}
	for _, ref := range p.next.run.Manifest.Suites {
		was, found := suiteOf(p.base.run, ref.Name)
		if !found {
			skipped = append(skipped, ref.Name+": the earlier run was not asked it")
			continue
		}
		c, ok := comparison.Of(p.base.gathered, p.next.gathered, ref.Name, ref.Probe, false, settings)
		if ok && c.Overlap() < fewShared && ref.Population != "" && ref.Population == was.Population {
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
	usage := &Usage{
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

// flipExamples is how many items of each kind of flip a report quotes.
const flipExamples = 3

// examples quotes the first items of every kind of flip, by suite. It passes over
// both runs once more, for the texts alone.
func (p *pairing) examples(changes []*comparison.Change) (map[string][]reports.FlipExample, error) {
	type place struct {
		suite string
		at    int
	}
	out := make(map[string][]reports.FlipExample)
	byItem := make(map[[2]string]place)
	for _, c := range changes {
		for _, f := range c.Flips {
			for _, id := range f.Items[:min(flipExamples, len(f.Items))] {
				at := place{c.Suite, len(out[c.Suite])}
				out[c.Suite] = append(out[c.Suite], reports.FlipExample{Item: id, Answerable: f.Answerable, From: f.From, To: f.To})
				byItem[[2]string{c.Suite, id}] = at
			}
		}
	}
	if len(byItem) == 0 {
		return out, nil
	}
	for _, one := range []*party{&p.base, &p.next} {
		suite := suiteNames(one.run.Manifest.Suites)
		unscored := func(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] { return all }
		for x, err := range exchanges(one.run, unscored) {
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", one.run.Dir(), err)
			}
			item := x.item
			if newer, ok := p.mended[item.AskHash()]; ok {
				item = newer
			}
			at, found := byItem[[2]string{suite(x.record.N), item.ID}]
			if !found {
				continue
			}
			e := &out[at.suite][at.at]
			r := row("", x)
			said := &e.Base
			if one == &p.next {
				said = &e.Next
				e.Question, e.Gold, e.Missing = r.Question, r.Gold, r.Missing
			}
			if *said == "" {
				*said = r.Answer
			}
		}
	}
	return out, nil
}
