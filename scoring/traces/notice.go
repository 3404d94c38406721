package traces

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// A Notice is a place in a trace that says that the question lacks something,
// has no answer, rests on a false premise, or cannot be known.
type Notice struct {
	Start, End int    // bytes of the trace
	Rule       string // the group of phrases that read it
}

// reach is how many sentences a conclusion may come behind what it is drawn
// from, and how many sentences are the end of a trace.
const reach = 2

// NoticeOf is the first notice of a trace that stands to its end; false where
// there is none. It is pure, linear in the trace, and takes any bytes.
//
// A notice is asserted: not asked, quoted, reported, made under a condition, nor
// said with a "maybe" in the same clause. That the question lacks something, can
// be read in two ways or is a matter of taste is said in passing over most
// questions; it counts where something is drawn from it in the same sentence or
// the two behind it, or at the end of the trace. What is taken back later
// ("never mind, it does say so") does not stand. An answer given all the same
// takes nothing back.
func NoticeOf(trace string) (Notice, bool) {
	lx := tables()
	words, asked := split(trace, lx)
	return notice(words, asked, lx)
}

func notice(words []word, asked []bool, lx *phrases.Table) (Notice, bool) {
	m := newMatcher(words, lx)
	var found []signal // of the sentence at hand
	var stands *signal
	var waiting []signal // for something to be drawn from them; few in a sentence are enough
	last := int32(-1)
	if len(words) > 0 {
		last = words[len(words)-1].sentence
	}
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].sentence == words[from].sentence {
			to++
		}
		sentence := words[from].sentence
		found = m.signals(from, to, found[:0])
		for len(waiting) > 0 && words[waiting[0].from].sentence < sentence-reach {
			waiting = waiting[1:]
		}
		for _, s := range found {
			if asked[sentence] || !m.asserted(s, found) {
				continue
			}
			switch {
			case s.group == withdrawn:
				stands, waiting = nil, waiting[:0]
			case s.group.alone() && stands == nil:
				stands = &signal{s.group, s.from, s.to}
			case s.group.notices() && len(waiting) < 8:
				waiting = append(waiting, s)
			}
		}
		draws := m.draws(found)
		for _, s := range waiting {
			if stands == nil && (draws || words[s.from].sentence >= last-reach) {
				stands = &signal{s.group, s.from, s.to}
			}
		}
		from = to
	}
	if stands == nil {
		return Notice{}, false
	}
	return Notice{words[stands.from].start, words[stands.to-1].end, groupNames[stands.group]}, true
}

// draws reports whether a sentence draws something from what is missing.
func (m *matcher) draws(found []signal) bool {
	for _, s := range found {
		if s.group == drawn {
			return true
		}
	}
	return false
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
