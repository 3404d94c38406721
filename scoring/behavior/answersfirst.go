package behavior

import (
	"math/bits"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// mostCore is how many words that carry something a question may have here.
const mostCore = 40

// shortAnswer is how many words a sentence may have that answers without a word
// of the question.
const shortAnswer = 4

// A sentence answers where it holds this share of the question's words and a word of
// its own, and one on something else holds less than that share of them.
const (
	mostOfAsked = 0.5
	fewOfAsked  = 0.3
)

// answersFirst finds the sentence that answers before a decline that is a
// remark on something else: "Herons nest in tall trees. It is not mentioned which
// kinds they prefer." Where the decline takes up the question's own words, what
// stands before it is background.
func (s *scene) answersFirst(lead signal) (Reading, bool) {
	at := s.clauses[lead.clause].sentence
	if at == 0 || lead.group >= declinePolicy || s.asks == asksSpeaker {
		return Reading{}, false
	}
	core := s.core()
	if len(core) == 0 || len(core) > mostCore || !s.adds(core, at) || s.covers(core, at) >= fewOfAsked {
		return Reading{}, false
	}
	for k := range at {
		from, to := s.firstClause(k), s.ends[k]
		if s.sent[k].declines() || s.sent[k].has(hearsay, cannot, wholly, apology, norm, denial) || s.clauses[from].asked {
			continue
		}
		covers := s.covers(core, k)
		most := covers >= mostOfAsked && covers*float64(len(core)) > 1
		bare := k == 0 && !s.polarAsked() && s.clauses[to].to-s.clauses[from].from <= shortAnswer && !s.sent[0].has(courtesy, assent, offer, disclaimer)
		if s.adds(core, k) && (covers == 1 && len(core) > 1 || most || bare) {
			ev := s.span(s.clauses[from].from, s.clauses[to].to, ruleAssertion)
			return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
		}
	}
	return Reading{}, false
}

// core are the words that carry the question proper, the last sentence of what
// was asked that is a question, or all where none is.
func (s *scene) core() []string {
	var core []string
	s.carriers(func(i int) { core = append(core, s.askedWord(i)) })
	return core
}

// carriers visits the places of these words.
func (s *scene) carriers(visit func(i int)) {
	from, to := s.proper()
	if to > 0 && !s.asked[to-1].asked {
		from = 0
	}
	for i := from; i < to; i++ {
		if t := &s.asked[i]; !t.is(classStop) && !t.is(classGeneric) {
			visit(i)
		}
	}
}

// covers is the share of the words of core that stand in a sentence, in any form.
func (s *scene) covers(core []string, sentence int) float64 {
	return s.coversSpan(core, s.clauses[s.firstClause(sentence)].from, s.clauses[s.ends[sentence]].to)
}

// coversSpan is the same of the tokens from from to to.
func (s *scene) coversSpan(core []string, from, to int) float64 {
	return float64(bits.OnesCount64(s.held(core, from, to))) / float64(len(core))
}

// held has a bit for each word of core that stands in the tokens from from to to.
func (s *scene) held(core []string, from, to int) (held uint64) {
	all, known := uint64(1)<<len(core)-1, roots()
	for i := from; i < to && held != all; i++ {
		w := s.word(i)
		first, root := w[0], int32(-1)
		for k, c := range core {
			if c[0] != first || held>>k&1 != 0 {
				continue
			}
			if root < 0 {
				root = known.Get(s.toks[i].hash)
			}
			if sameStem(c, w) || root > 0 && root == known.Get(phrases.Hash(c)) {
				held |= 1 << k
			}
		}
	}
	return held
}

// adds reports whether a sentence holds a word that carries something and
// stands not in core.
func (s *scene) adds(core []string, sentence int) bool {
	for i := s.clauses[s.firstClause(sentence)].from; i < s.clauses[s.ends[sentence]].to; i++ {
		t := &s.toks[i]
		if t.is(classStop) || t.is(classGeneric) {
			continue
		}
		w, known := s.word(i), false
		for _, c := range core {
			known = known || sameStem(c, w)
		}
		if !known {
			return true
		}
	}
	return false
}
