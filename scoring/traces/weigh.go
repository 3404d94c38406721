package traces

import (
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A weighing goes through the n-grams of a stretch.
type weighing struct {
	met      map[uint64]bool
	row      []uint64
	sum      float64
	n        int // n-grams with weights
	most     float64
	from, to int  // words of the sentence that says most for a notice
	said     bool // a phrase says so by itself
}

// chance is how likely a notice is, from 0 to 1.
func (w *weighing) chance(m *ngrams) float64 {
	return 1 / (1 + math.Exp(-m.always-w.sum/math.Sqrt(max(1, float64(w.n)))))
}

// weigh goes through words from to to.
func (r *reader) weigh(m *ngrams, from, to int) *weighing {
	w := &weighing{met: map[uint64]bool{}, from: from, to: to, most: math.Inf(-1)}
	last := r.m.words[to-1].sentence - lastSentences
	count := func(_ place, key uint64, _ []uint64) { w.count(m, key) }
	for from < to {
		end := endOf(r.m.words, from)
		before := w.sum
		r.visit(w, from, end, r.m.words[from].sentence > last, count)
		if said := w.sum - before; said > w.most {
			w.most, w.from, w.to = said, from, end
		}
		from = end
	}
	return w
}

// A visitor is told of an n-gram: its place, its key and its symbols.
type visitor func(p place, key uint64, symbols []uint64)

// visit tells of the n-grams of a sentence, words from to to.
func (r *reader) visit(w *weighing, from, to int, last bool, tell visitor) {
	w.row = r.symbols(from, to, w.row[:0])
	w.runs(anywhere, tell)
	if last {
		w.runs(atEnd, tell)
	}
	r.each(from, to, func(s signal) {
		w.said = w.said || s.group.alone()
		of := groupKeys[s.group : s.group+1]
		tell(says, phrases.Mix(says.begin(), of[0]), of)
		if last {
			tell(saysAtEnd, phrases.Mix(saysAtEnd.begin(), of[0]), of)
		}
	})
}

// groupKeys are the groups of phrases as symbols.
//
//nolint:gochecknoglobals // constants that have to be computed
var groupKeys = func() (keys [groups]uint64) {
	for g, name := range groupNames {
		keys[g] = phrases.Hash(name)
	}
	return keys
}()

// runs tells of the n-grams of the row.
func (w *weighing) runs(p place, tell visitor) {
	for i := range w.row {
		key := p.begin()
		for n := range min(longestRun, len(w.row)-i) {
			key = phrases.Mix(key, w.row[i+n])
			tell(p, key, w.row[i:i+n+1])
		}
	}
}

func (w *weighing) count(m *ngrams, key uint64) {
	if v, ok := m.weights[key]; ok && !w.met[key] {
		w.met[key] = true
		w.sum += v
		w.n++
	}
}

// symbols are the words of a sentence as a row of symbols.
func (r *reader) symbols(from, to int, row []uint64) []uint64 {
	row = append(row, markStart)
	for i := from; i < to; i++ {
		switch t := &r.m.words[i]; {
		case t.digits:
			row = append(row, markNumber)
		case r.given[t.hash]:
			row = append(row, markAsked)
		case i > from && t.runes > 1 && 'A' <= r.trace[t.start] && r.trace[t.start] <= 'Z':
			row = append(row, markName)
		default:
			row = append(row, t.hash)
		}
	}
	if r.asked[r.m.words[from].sentence] {
		return append(row, markQuestion)
	}
	return append(row, markEnd)
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
