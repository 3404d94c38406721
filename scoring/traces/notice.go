package traces

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// A Notice is a place in a trace that says that the question lacks something,
// has no answer, rests on a false premise, or cannot be known.
type Notice struct {
	Start, End int    // bytes of the trace
	Rule       string // the group of phrases that read it, or "words"
}

// ruleWords is the rule of a notice that no phrase of the tables reads.
const ruleWords = "words"

// From which chance on the end of a trace notices, by its words or with a phrase that says so
// by itself. What stands before the end, of which it may have thought better, has to be surer:
// with such a phrase likely, and else sure.
const (
	likely = 0.5
	said   = 0.3
	sure   = 0.8
)

// stretchWords is how many words are weighed together, from the end of a trace on: as many as
// the longest traces have that the weights are fitted on. Among more a notice of a sentence or
// two weighs nothing.
const stretchWords = 200

// NoticeOf is what a trace notices of its question, and stands by; false where that is
// nothing. It is pure, linear in the trace, and takes any bytes.
//
// The words of the trace are weighed, those of a long one in stretches: what stands before
// the last of them has to be surer, and is not looked at where it is taken back ("never mind,
// it does say so"). The place is that of a phrase of the tables that asserts it, if there is one (not
// asked, quoted, reported, under a condition, or with a "maybe" in the same clause), and else
// the sentence that says most for it. An answer given all the same takes nothing back. The
// question may be empty; what stands in it says less than other words.
func NoticeOf(question, trace string) (Notice, bool) {
	lx := tables()
	words, asked := split(trace, lx)
	return notice(question, trace, words, asked, lx)
}

func notice(question, trace string, words []word, asked []bool, lx *phrases.Table) (Notice, bool) {
	r := reader{m: newMatcher(words, lx), asked: asked, given: givenBy(question, lx), trace: trace}
	m := shipped()
	for to := len(words); to > 0; {
		from := r.stretch(to)
		w := r.weigh(m, from, to)
		least := likely
		switch {
		case to < len(words) && !w.said:
			least = sure
		case to == len(words) && w.said:
			least = said
		}
		if w.chance(m) > least {
			return r.place(from, to, w), true
		}
		if r.takesBack(from, to) {
			break
		}
		to = from
	}
	return Notice{}, false
}

// A reader looks at the stretches of one trace.
type reader struct {
	m     *matcher
	asked []bool          // by sentence
	given map[uint64]bool // words of the question
	trace string
	found []signal
}

// stretch is where the stretch of whole sentences begins that ends at word to.
func (r *reader) stretch(to int) (from int) {
	words := r.m.words
	from = to
	for from > 0 {
		begin := from - 1
		for begin > 0 && words[begin-1].sentence == words[from-1].sentence {
			begin--
		}
		if to-begin > stretchWords && from < to {
			break
		}
		from = begin
	}
	return from
}

// each gives the phrases that are asserted in words from to to, in their order.
func (r *reader) each(from, to int, yield func(signal)) {
	for from < to {
		end := endOf(r.m.words, from)
		r.found = r.m.signals(from, end, r.found[:0])
		for _, s := range r.found {
			if !r.asked[r.m.words[from].sentence] && r.m.asserted(s, r.found) {
				yield(s)
			}
		}
		from = end
	}
}

// takesBack reports whether words from to to take back what stood before them.
func (r *reader) takesBack(from, to int) (back bool) {
	r.each(from, to, func(s signal) { back = back || s.group == withdrawn })
	return back
}

// place is where words from to to notice: the first phrase that says so by itself, or else
// the first that says something of the sort, or else the sentence that says most for it.
func (r *reader) place(from, to int, w *weighing) Notice {
	words := r.m.words
	best := Notice{words[w.from].start, words[w.to-1].end, ruleWords}
	stands := false
	r.each(from, to, func(s signal) {
		at := Notice{words[s.from].start, words[s.to-1].end, groupNames[s.group]}
		switch {
		case s.group.alone() && !stands:
			best, stands = at, true
		case s.group.notices() && best.Rule == ruleWords:
			best = at
		}
	})
	return best
}

// asserted reports whether s is said as a fact: nothing before it in its clause,
// nor within it, makes it a thought in passing.
func (m *matcher) asserted(s signal, found []signal) bool {
	if m.words[s.from].quoted {
		return false
	}
	clause := m.words[s.from].clause
	for _, o := range found {
		if m.words[o.from].clause != clause || o.from > s.to {
			continue
		}
		switch o.group {
		case doubt:
			return false
		case condition, reported:
			if o.from < s.from {
				return false
			}
		}
	}
	return !m.negated(s.from)
}

// negated reports whether one of the two words before word i denies it ("nothing
// is missing").
func (m *matcher) negated(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2 && m.words[j].clause == m.words[i].clause; j-- {
		if m.lx.Has(m.words[j].id, classDenying) {
			return true
		}
	}
	return false
}
