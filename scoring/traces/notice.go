package traces

import (
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A Notice is a place in a trace that says that the question lacks something,
// has no answer, rests on a false premise, or cannot be known.
type Notice struct {
	Start, End int    // bytes of the trace
	Rule       string // the group of phrases that read it, or "words"
}

// ruleWords is the rule of a notice that no phrase of the tables reads.
const ruleWords = "words"

// stretchWords is how many words make a stretch, from the end of a trace on. What the words of
// a stretch as a whole say counts wholeShare times what those of its sentences do, and less
// where it is longer than wholeWords.
const (
	stretchWords = 100
	wholeShare   = 2
	wholeWords   = 60
)

// NoticeOf is what a trace notices of its question, and stands by; false where that is
// nothing. It is pure, linear in the trace, and takes any bytes.
//
// Each sentence is weighed by its words and by those around it, and with it the stretch of the
// trace that it stands in; the more stretches there are, the surer one has to be. What stands
// before one that takes it back ("never mind, it does say so") is not looked at. The place is
// that of a phrase of the tables in the sentence that says most for a notice, if one is
// asserted there (not asked, quoted, reported, under a condition, or with a "maybe" in the same
// clause), and else that sentence. An answer given all the same takes nothing back. The
// question may be empty; what stands in it says less than other words.
func NoticeOf(question, trace string) (Notice, bool) {
	lx := tables()
	words, asked := split(trace, lx)
	return notice(question, trace, words, asked, lx)
}

func notice(question, trace string, words []word, asked []bool, lx *phrases.Table) (Notice, bool) {
	r := newReader(question, trace, words, asked, lx)
	w := r.weigh(shipped())
	defer w.free()
	stretches := w.stretches()
	most, place := math.Log(float64(len(stretches))), -1
	to := len(w.sentences)
	for _, from := range stretches {
		begin := w.mistakeIn(from, to)
		if said, at := w.stretch(begin, to); said > most {
			most, place = said, at
		}
		if w.takesBack(from, to) {
			break
		}
		to = from
	}
	if place < 0 {
		return Notice{}, false
	}
	return r.place(w.sentences[place]), true
}

// stretches are the sentences at which the stretches begin, the last first. None is short but
// where all is.
func (w *weighing) stretches() (from []int) {
	for to := len(w.sentences); to > 0; {
		begin := to - 1
		for begin > 0 && w.sentences[to-1].to-w.sentences[begin-1].from <= stretchWords {
			begin--
		}
		if w.sentences[begin].from < stretchWords/2 {
			begin = 0
		}
		from = append(from, begin)
		to = begin
	}
	return from
}

// stretch is what sentences from to to say for a notice, as the logarithm of odds, and which
// of them says most.
func (w *weighing) stretch(from, to int) (said float64, best int) {
	odds, most := 0.0, math.Inf(-1)
	for i := from; i < to; i++ {
		at := w.at(i)
		odds += math.Exp(at)
		if at > most {
			most, best = at, i
		}
	}
	words := w.sentences[to-1].to - w.sentences[from].from
	return math.Log(odds) + wholeShare*min(1, wholeWords/float64(words))*w.whole(from, to), best
}

// takesBack reports whether one of sentences from to to takes back what stood before.
func (w *weighing) takesBack(from, to int) bool {
	return slices.ContainsFunc(w.sentences[from:to], func(s sentence) bool { return s.back })
}

// mistakeIn is the last of sentences from to to that takes back what stands right before it too,
// or else the first.
func (w *weighing) mistakeIn(from, to int) int {
	for i := to - 1; i > from; i-- {
		if w.sentences[i].mistake {
			return i
		}
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

// place is where a sentence notices: the first phrase that says so by itself, or else the
// first that says something of the sort, or else all of it.
func (r *reader) place(s sentence) Notice {
	words := r.m.words
	best := Notice{words[s.from].start, words[s.to-1].end, ruleWords}
	stands := false
	r.each(s.from, s.to, func(s signal) {
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
