package comparison

import (
	"cmp"
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// A Run is what was gathered of one run's verdicts. It is not safe for concurrent
// use until all are added.
type Run struct {
	suites map[string]*suite
}

type suite struct {
	items     map[string]*item // by ask
	simulated bool
	pairs     sync.Once // unpair was called
}

// item is what a run did on one item, over its responses.
type item struct {
	n                int
	id               string
	unit, cluster    uint64
	answerable, twin bool

	tallied
	samples []sample
}

// tallied counts responses.
type tallied struct{ scored, declined, right, wrong, lost int }

// sample is one response to an item.
type sample struct {
	epoch int32
	act   scoring.Act
}

// NewRun returns an empty run.
func NewRun() *Run { return &Run{suites: make(map[string]*suite)} }

// Add counts one verdict, under the strict definition. Each (item, epoch) is to be
// added once. Two items of a suite that ask the same are one here.
func (r *Run) Add(v scoring.Verdict) {
	s := r.suites[v.Suite]
	if s == nil {
		s = &suite{items: make(map[string]*item)}
		r.suites[v.Suite] = s
	}
	s.simulated = s.simulated || v.Simulated
	it := s.items[v.Ask]
	if it == nil {
		unit := v.Unit()
		it = &item{n: v.N, id: v.Item, unit: unit, cluster: v.ClusterOf(unit), answerable: v.Answerable, twin: v.Pair != ""}
		s.items[v.Ask] = it
	}
	it.samples = append(it.samples, sample{int32(v.Epoch), v.Act()})
	it.count(v.Act())
}

func (t *tallied) count(act scoring.Act) {
	switch act {
	case scoring.ActNone:
		t.lost++
		return
	case scoring.ActDeclined:
		t.declined++
	case scoring.ActRight:
		t.right++
	case scoring.ActWrong:
		t.wrong++
	case scoring.ActAnswered: // what is left of those that were scored
	}
	t.scored++
}

// first is the item as if it had been asked so many times.
func (it *item) first(times int) *item {
	if len(it.samples) <= times {
		return it
	}
	early := *it
	early.tallied = tallied{}
	early.samples = slices.Clone(it.samples) // which may be read elsewhere at the same time
	slices.SortStableFunc(early.samples, func(a, b sample) int { return cmp.Compare(a.epoch, b.epoch) })
	early.samples = early.samples[:times]
	for _, s := range early.samples {
		early.count(s.act)
	}
	return &early
}

// act is what the model did in most of the scored responses to an item. Where
// none is the most frequent it is the failure of the item's side.
func (it *item) act() scoring.Act {
	answered := it.scored - it.declined - it.right - it.wrong
	counts := []struct {
		act scoring.Act
		n   int
	}{{scoring.ActDeclined, it.declined}, {scoring.ActWrong, it.wrong}, {scoring.ActAnswered, answered}, {scoring.ActRight, it.right}}
	if !it.answerable {
		counts[0], counts[2] = counts[2], counts[0]
	}
	return slices.MaxFunc(counts, func(a, b struct {
		act scoring.Act
		n   int
	}) int {
		return cmp.Compare(a.n, b.n)
	}).act
}

// unpair makes units of their own of the items of a pair that has several on a side:
// what a run did on them is nothing that it did on a pair of twins. Their cluster stays.
func (s *suite) unpair() {
	type side struct {
		unit       uint64
		answerable bool
	}
	items := make(map[side]int)
	for _, it := range s.items {
		if it.twin {
			items[side{it.unit, it.answerable}]++
		}
	}
	for _, it := range s.items {
		if it.twin && max(items[side{it.unit, false}], items[side{it.unit, true}]) > 1 {
			it.unit, it.twin = scoring.Verdict{Item: it.id}.Unit(), false
		}
	}
}

// both is an item that both runs were asked.
type both struct{ base, next *item }

// even is the item as often as both runs were asked it. What a model does in most of
// many samples is not what it does in most of few: to tell what it now does otherwise
// both have to be as many.
func (b both) even() both {
	times := min(len(b.base.samples), len(b.next.samples))
	return both{b.base.first(times), b.next.first(times)}
}

// scored says whether it was scored in both.
func (b both) scored() bool { return b.base.scored > 0 && b.next.scored > 0 }

// matched are the items that both were asked, in the order of the later run, and
// those that only one was. Items whose label is another in either are in none.
func matched(base, next *suite) (all []both, onlyBase, onlyNext []*item) {
	for ask, n := range next.items {
		switch b := base.items[ask]; {
		case b == nil:
			onlyNext = append(onlyNext, n)
		case b.answerable == n.answerable:
			all = append(all, both{b, n})
		}
	}
	for ask, b := range base.items {
		if next.items[ask] == nil {
			onlyBase = append(onlyBase, b)
		}
	}
	byPlace := func(a, b *item) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.id, b.id)) }
	slices.SortFunc(all, func(a, b both) int { return byPlace(a.next, b.next) })
	slices.SortFunc(onlyBase, byPlace)
	slices.SortFunc(onlyNext, byPlace)
	return all, onlyBase, onlyNext
}
