package matching

import (
	"slices"
	"strings"
)

// A told is what is said of a value beside others in its sentence.
type told struct {
	words   int  // that are not light
	asked   int  // of them, of the question; names only where another name stands beside a value
	names   int  // of them, names of the question, which all statements of a sentence may share
	other   bool // a name that is not of the question is among them
	nearest bool // the one nearest to the value is of the question
}

// points weigh how much of the question is said of the value. Names decide where nothing else does.
func (t told) points() int {
	const nearest, word = 4, 2
	n := word*t.asked + min(t.names, 1)
	if t.nearest {
		n += nearest
	}
	if t.other {
		n -= word
	}
	return n
}

// besideMost is how many values of a sentence are told apart by what is said of them, and how many
// mentions of a date: what people write has fewer.
const besideMost = 32

// beside says what is told of each of the values at the given places, which stand in one
// sentence and in order, from the value before it on: "founded in 1985 and renamed in 1987".
// Where the sentence opens with a value, it is what stands behind each: "in 1985 it was founded,
// and in 1987 renamed".
func (d *document) beside(at []span) []told {
	out := make([]told, len(at))
	if len(d.lastAsk()) == 0 {
		return out
	}
	opens := d.opensWith(at[0].from)
	for k, v := range at {
		from, to := max(0, v.from-reach), v.from
		switch {
		case opens && k+1 < len(at):
			from, to = v.to, min(at[k+1].from, v.to+reach)
		case opens:
			from, to = v.to, min(len(d.toks), v.to+reach)
		case k > 0:
			from = max(from, at[k-1].to)
		}
		for i := from; i < to; i++ {
			if t := &d.toks[i]; t.sentence == d.toks[v.from].sentence && !t.is(light) && !t.is(beforeYear) {
				out[k].words++
				out[k].nearest = d.ofQuestion(t)
				switch {
				case out[k].nearest && t.upper:
					out[k].names++
				case out[k].nearest:
					out[k].asked++
				case d.otherSubject(i):
					out[k].other = true
				}
			}
		}
	}
	if slices.ContainsFunc(out, func(t told) bool { return t.other }) {
		for k := range out {
			out[k].asked += out[k].names
		}
	}
	return out
}

// otherSubject reports whether token i is a name and no month or weekday, by its capital within a sentence.
func (d *document) otherSubject(i int) bool {
	t := &d.toks[i]
	return t.upper && t.letters && t.word.month == 0 && t.word.day == "" && i > 0 && d.toks[i-1].sentence == t.sentence
}

// opensWith reports whether nothing but light words stands before token i in its sentence.
func (d *document) opensWith(i int) bool {
	s := d.toks[i].sentence
	for i > 0 && d.toks[i-1].sentence == s && (d.toks[i-1].is(light) || d.toks[i-1].is(beforeYear)) {
		i--
	}
	return i == 0 || d.toks[i-1].sentence != s
}

// lastAsk returns the last sentence of the question, or the end of it where it is long.
func (d *document) lastAsk() []token {
	const longest = 40 // words
	if d.last == nil {
		toks := d.ask()
		from := len(toks)
		for from > 0 && len(toks)-from < longest && toks[from-1].sentence == toks[len(toks)-1].sentence {
			from--
		}
		d.last = toks[from:]
	}
	return d.last
}

// ofQuestion reports whether the last sentence of the question holds the word t in some form, or a verb that says the same.
func (d *document) ofQuestion(t *token) bool {
	if t.number {
		return false
	}
	ask := d.lastAsk()
	for i := range ask {
		if q := &ask[i]; !q.is(light) && d.sameForm(q, t) {
			return true
		}
	}
	return d.asksSense(t)
}

// inflected reports whether w is the verb in its past or with -ing: "ended" of "end".
func inflected(verb, w string) bool {
	ending, ok := strings.CutPrefix(w, verb)
	return ok && len(verb) > 2 && (ending == "ed" || ending == "d" || ending == "ing")
}

// asksSeveral reports whether the question asks for two things at once: "When did it begin and end?"
func (d *document) asksSeveral() bool {
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool { return t.norm == "and" })
}

// ofLaterDate reports whether h is a date in a later sentence that says nothing of what is asked for, and the first
// does and gives another: "It sank in 1913. It had been launched in 1911."
func (d *document) ofLaterDate(h span, aliases []alias) bool {
	t := &d.toks[h.from]
	if t.letters && t.word.month == 0 && t.word.number.kind == "" || !d.asked("when") && !d.asked("year") && !d.asked("date") || d.asksSeveral() {
		return false
	}
	if d.besides++; d.besides > besideMost {
		return false
	}
	s := d.firstSentence(d.all())
	if h.from < s.to || !d.saysOfQuestion(s) || d.saysOfQuestion(d.around(h)) || d.has(contrast, d.around(h)) {
		return false
	}
	other := false
	for _, e := range d.dates(s) {
		if slices.ContainsFunc(aliases, func(a alias) bool { return a.date.known() && (a.date.covers(e.date) || a.date.year == e.year) }) {
			return false
		}
		other = other || e.year > 999 && !d.asked(canonical(formatNumber(float64(e.year))))
	}
	return other
}

// ofOtherDate reports whether h is a date beside another one in its sentence that the question
// does not hold, and what the question asks for is said of the other: "founded in 1985 and
// renamed in 1987".
func (d *document) ofOtherDate(h span, aliases []alias) bool {
	t := &d.toks[h.from]
	if t.letters && t.word.month == 0 && t.word.number.kind == "" || !d.asked("when") && !d.asked("year") && !d.asked("date") || d.asksSeveral() {
		return false
	}
	if d.besides++; d.besides > besideMost {
		return false
	}
	s := span{h.from, h.to}
	for s.from > 0 && d.toks[s.from-1].sentence == t.sentence && h.from-s.from < reach {
		s.from--
	}
	for s.to < len(d.toks) && d.toks[s.to].sentence == t.sentence && s.to-h.to < reach {
		s.to++
	}
	var at []span
	own, other := -1, -1
	for _, e := range d.dates(s) {
		switch {
		case e.at.from <= h.from && h.from < e.at.to:
			own = len(at)
		case e.year < 1000 || d.asked(canonical(formatNumber(float64(e.year)))):
			continue
		case slices.ContainsFunc(aliases, func(a alias) bool { return a.date.known() && a.date.covers(e.date) }):
		default:
			other = 0
		}
		at = append(at, e.at)
	}
	if own < 0 || other < 0 {
		return false
	}
	if own > 0 && d.movedOn(at[own-1], h) {
		return false
	}
	if d.ofOtherEdge(at, own) {
		return true
	}
	if own+1 < len(at) && d.movedOn(h, at[own+1]) {
		return true
	}
	said := d.beside(at)
	return !said[own].nearest && said[own].words > 0 && slices.ContainsFunc(said, func(t told) bool {
		return t.nearest && t.asked >= said[own].asked
	})
}
