package traces

import (
	"math"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A reader goes through the sentences of one trace.
type reader struct {
	m       *matcher
	asked   []bool          // by sentence
	given   map[uint64]bool // words of the question
	trace   string
	kinds   map[uint64]uint64
	found   []signal
	symbols [rows][]uint64 // of the present sentence
}

func newReader(question, trace string, text []word, asked []bool, lx *phrases.Table) *reader {
	return &reader{m: newMatcher(text, lx), asked: asked, given: givenBy(question, lx), trace: trace, kinds: kinds()}
}

// A visitor is told of an n-gram: its row, its key and its symbols.
type visitor func(r row, key uint64, symbols []uint64)

// visit tells of the n-grams of a sentence, words from to to.
func (r *reader) visit(from, to int, tell visitor) {
	r.symbols[wordRow] = r.wordsOf(from, to, r.symbols[wordRow][:0])
	r.symbols[kindRow], r.symbols[bareRow] = kindsOf(r.symbols[wordRow], r.kinds, r.symbols[kindRow][:0], r.symbols[bareRow][:0])
	r.symbols[saysRow] = r.symbols[saysRow][:0]
	r.each(from, to, func(s signal) { r.symbols[saysRow] = append(r.symbols[saysRow], groupKeys[s.group]) })
	for of, symbols := range r.symbols {
		of := row(of)
		for i := range symbols {
			key := of.begin()
			for n := range min(longestRun[of], len(symbols)-i) {
				key = phrases.Mix(key, symbols[i+n])
				if n+1 >= leastRun[of] {
					tell(of, key, symbols[i:i+n+1])
				}
			}
		}
	}
}

// groupKeys are the groups of phrases as symbols.
var groupKeys = func() (keys [groups]uint64) {
	for g, name := range groupNames {
		keys[g] = phrases.Hash(name)
	}
	return keys
}()

// wordsOf are the words of a sentence as a row of symbols.
func (r *reader) wordsOf(from, to int, symbols []uint64) []uint64 {
	symbols = append(symbols, markStart)
	for i := from; i < to; i++ {
		switch t := &r.m.words[i]; {
		case t.digits:
			symbols = append(symbols, markNumber)
		case r.given[t.hash]:
			symbols = append(symbols, markAsked)
		case i > from && t.runes > 1 && 'A' <= r.trace[t.start] && r.trace[t.start] <= 'Z':
			symbols = append(symbols, markName)
		default:
			symbols = append(symbols, t.hash)
		}
	}
	if r.asked[r.m.words[from].sentence] {
		return append(symbols, markQuestion)
	}
	return append(symbols, markEnd)
}

// givenBy are the words of a question but for those that any text holds.
func givenBy(question string, lx *phrases.Table) map[uint64]bool {
	words, _ := split(question, lx)
	given := make(map[uint64]bool, len(words))
	for i := range words {
		if !words[i].digits && !lx.Has(words[i].id, classLight) {
			given[words[i].hash] = true
		}
	}
	return given
}

// A sentence is one of a trace, or a part of a long one.
type sentence struct {
	from, to int  // words
	grams    int  // where the n-grams of it that are weighed end
	back     bool // it takes back what was noticed before
	mistake  bool // as a mistake
}

// A weighing is the sentences of a trace with their n-grams.
type weighing struct {
	m         *ngrams
	sentences []sentence
	grams     []int32
	met       []int64 // by n-gram, the last sum that counted it
	sums      int64
}

// weighings are used again: a note for each n-gram that is known takes more room than most traces.
var weighings = sync.Pool{New: func() any { return new(weighing) }}

// weighingBy is an empty one.
func weighingBy(m *ngrams) *weighing {
	w, _ := weighings.Get().(*weighing)
	if w.m != m {
		*w = weighing{m: m, met: make([]int64, len(m.grams))}
	}
	w.sentences, w.grams = w.sentences[:0], w.grams[:0]
	return w
}

// free gives w back, unless a long trace has made it large.
func (w *weighing) free() {
	const large = 1 << 14
	if cap(w.grams) <= large {
		weighings.Put(w)
	}
}

// weigh goes through the sentences of the trace. What it gives is to be freed.
func (r *reader) weigh(m *ngrams) *weighing {
	w := weighingBy(m)
	for from := 0; from < len(r.m.words); {
		s := sentence{from: from, to: endOf(r.m.words, from)}
		w.sums++
		r.visit(from, s.to, func(of row, key uint64, symbols []uint64) {
			if of == saysRow {
				s.mistake = s.mistake || symbols[0] == groupKeys[mistaken]
				s.back = s.back || s.mistake || symbols[0] == groupKeys[withdrawn]
			}
			if i := m.number.Get(key) - 1; i >= 0 && w.met[i] != w.sums {
				w.met[i] = w.sums
				w.grams = append(w.grams, i)
			}
		})
		s.grams = len(w.grams)
		w.sentences = append(w.sentences, s)
		from = s.to
	}
	return w
}

// say is what the n-grams of some sentences say at a place: each counts once, the less the
// more there are.
func (w *weighing) say(p place, from, to int) float64 {
	from, to = max(0, from), min(len(w.sentences), to)
	if from >= to {
		return 0
	}
	begin := 0
	if from > 0 {
		begin = w.sentences[from-1].grams
	}
	w.sums++
	sum, n := 0.0, 0
	for _, i := range w.grams[begin:w.sentences[to-1].grams] {
		if g := &w.m.grams[i]; g.at[p] && w.met[i] != w.sums {
			w.met[i] = w.sums
			sum += float64(g.weight[p])
			n++
		}
	}
	return sum / math.Sqrt(max(1, float64(n)))
}

// whole is what the n-grams of sentences from to to say as a whole.
func (w *weighing) whole(from, to int) float64 {
	said := w.m.always[anywhere] + w.say(anywhere, from, to)
	if n := len(w.sentences); to == n {
		said += w.say(atEnd, n-reach[atEnd], n)
	}
	return said
}

// at is what is said of one sentence.
func (w *weighing) at(i int) float64 {
	return w.m.always[here] + w.say(here, i, i+1) + w.say(after, i+1, i+1+reach[after]) + w.say(before, i-reach[before], i)
}
