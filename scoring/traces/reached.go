package traces

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// tail is how much of a trace its conclusion is looked for in, in bytes.
const tail = 1200

// reached reports whether the end of a trace gives the gold answer, and means it: it
// leads up to it as an answer ("so it is 36"), or else neither declines from there on nor
// notices anything, which is told by the byte where a notice begins, -1 where none does. A
// trace that weighs the gold or quotes it and finds that there is no telling agrees with
// the decline behind it. A yes or a no is a word like any other there, and has to be
// marked as the answer.
func reached(r Response, notices int, lx *phrases.Table) bool {
	if len(r.Gold.Answers) == 0 {
		return false
	}
	end := r.Trace
	if len(end) > tail {
		end = end[len(end)-tail:]
		for len(end) > 0 && !utf8.RuneStart(end[0]) {
			end = end[1:]
		}
		if at := strings.IndexAny(end, ".\n"); at >= 0 {
			end = end[at+1:]
		}
	}
	before := len(r.Trace) - len(end)
	inWords := false
	m := matching.Check(r.Gold, end)
	if r.InWords != nil && m.Correct != matching.Right && m.Rule != matching.RuleOtherLetter {
		end, inWords = r.InWords(end), true
		m = matching.Check(r.Gold, end)
	}
	marked := m.Rule == "boxed" || m.Rule == "answer phrase"
	if m.Correct != matching.Right || r.Gold.Type == matching.Boolean && !marked {
		return false
	}
	if marked || r.Declines == nil {
		return true
	}
	words, asked := split(end, lx)
	at := min(behind(words, m.Start), len(words)-1)
	if at < 0 {
		return true // no word, such as a sign
	}
	from := at
	for from > 0 && words[from-1].sentence == words[at].sentence {
		from--
	}
	if !asked[words[at].sentence] && commits(end, words, from, at, lx) {
		return true
	}
	start := words[from].start
	place := before + start
	if inWords { // whose places are those of the trace no longer
		place = before
	}
	return notices < place && !r.Declines(end[start:])
}

// commits reports whether the value at word at is stated for good in its sentence, which
// begins at word from: something leads up to it, and nothing there says that it might be
// another.
func commits(text string, words []word, from, at int, lx *phrases.Table) bool {
	to := endOf(words, at)
	for _, w := range words[from:to] {
		if lx.Has(w.id, classOpen) {
			return false
		}
	}
	m := newMatcher(words, lx)
	found := m.signals(from, to, nil)
	for _, s := range found {
		if s.group == doubt || s.group == condition || s.group == reported {
			return false
		}
	}
	found = slices.DeleteFunc(found, func(s signal) bool { return s.from > from && lx.Has(words[s.from-1].id, classThing) }) // "the text gives"
	return led(text, words, found, at)
}
