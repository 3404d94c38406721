package behavior

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A scene is one answer taken apart: tokens, clauses, and what the phrases of
// the tables say of each clause.
type scene struct {
	text      string
	answer    lowerCase // text
	question  lowerCase // q.Text
	q         Question
	lx        *phrases.Table
	toks      []token
	clauses   []clause
	signals   []signal
	at        []int         // by clause, where its signals begin; one more than clauses
	in        []groupSet    // by clause
	sent      []groupSet    // by sentence
	ends      []int         // last clause of each sentence
	words     phrases.Words // of the question, once prepared
	context   phrases.Words // of its context, once asked for
	asked     []token       // the question's
	contexted bool          // context was asked for
	own       wordBits      // the words of the answer, then
	values    [][]uint64    // q.Values and q.Choices, as folded words
	begins    wordBits      // what they may begin with
	buf       []token       // room for prepare
	prepared  bool
	cuts      bool      // what stands around an answer is left out
	lead      int       // where in the text that ends which stands before the answer
	open      openEnd   // where that ends which may do more than lead into the answer
	boxes     bool      // there is a box in the text
	cleared   bool      // a phrase of a lack was found to decline nothing
	rough     bool      // one was of no more than an exact figure, beside a rough one
	onLack    bool      // it is itself about what has no answer: "why is it impossible"
	posed     bool      // a text of some form was asked for, a poem or a quiz
	symbolic  bool      // a formula was asked for
	letters   [2]uint32 // single letters of the question, small and capital
	solved    [2]uint32 // those of its equations
	nay       bool      // one that itself declines: a letter that turns an invitation down
	asks      form      // the form of the question, once prepared
	seeks     string    // the type of value that its words ask for
	counted   uint64    // the word that it asks how many there are of; 0 for none
	parts     []stretch // what stretches found
	parted    bool      // it did
	finder    phrases.Finder
	ids       []int32                      // by token, for the finder
	ending    phrases.Finder               // of endings
	endIDs    []int32                      // for it
	ended     [2]int                       // the words that it looked at last
	found     []phrases.Match              // in the clause at hand
	could     []value                      // room for possible
	sifted    bool                         // they have been looked for
	part      int                          // the last number that is only part of a formula
	exprs     []expression                 // in the order of the answer
	expressed bool                         // they have been looked for
	instances []instance                   // by sentence; none where there is none
	instanced bool                         // they have been looked for
	alone     [2]uint32                    // letters that stand by themselves, small and capital
	sawAlone  bool                         // they have been looked for
	siftedFor string                       // as values of this type
	committed []value                      // room for commitments
	said      []signal                     // room for weigh
	ofElse    value                        // one that is said of something else; of no words where none is
	row       []uint64                     // room for the symbols of a sentence
	few       [1 + longestOpeningTo]uint64 // room for a few of them
	valued    []uint8                      // by token, whether it is of a value
	met       gramSet                      // n-grams that stood there before
	noted     []notedGram                  // of the sentence at hand
	numbers   []uint16                     // room for those of their weights
	speaks    []sums                       // by sentence, the weight of its n-grams; the last is for what stands in none
}

type groupSet uint64

func (s groupSet) has(gs ...group) bool {
	for _, g := range gs {
		if s&(1<<g) != 0 {
			return true
		}
	}
	return false
}

// declines are the groups that decline by themselves.
func (s groupSet) declines() bool { return s&(1<<(declinePolicy+1)-1) != 0 }

// look takes a text apart, in the room that s has from before.
func (s *scene) look(q Question, text string, lx *phrases.Table) {
	s.text, s.q, s.lx, s.prepared, s.seeks = text, q, lx, false, ""
	s.instances, s.committed, s.sifted, s.parted = s.instances[:0], s.committed[:0], false, false
	s.expressed, s.sawAlone, s.instanced, s.cleared, s.rough, s.lead, s.open = false, false, false, false, false, 0, openEnd{}
	s.clauses, s.signals, s.asked, s.values = s.clauses[:0], s.signals[:0], s.asked[:0], s.values[:0]
	s.answer.of(text)
	s.boxes = strings.Contains(text, "boxed{")
	s.toks = tokenize(text, lx, slices.Grow(s.toks[:0], len(text)/5+8))
	if len(s.toks) == 0 {
		return
	}
	s.lowers()
	s.boundsByNot()
	s.clauses = clauses(s.toks, slices.Grow(s.clauses, len(s.toks)/6+4))
	s.in = zeros(s.in, len(s.clauses))
	last := s.clauses[len(s.clauses)-1].sentence
	s.sent = zeros(s.sent, last+1)
	s.ends = zeros(s.ends, last+1)
	s.find()
	s.ended = [2]int{}
	s.declinesAlone()
	if s.cuts {
		s.cutOffers()
		s.cutAsides()
	}
	s.weigh()
}

// zeros are n zero values, in the room of s where there is enough.
func zeros[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// prepare reads the question: which words it gives, which values are in play.
func (s *scene) prepare() {
	if s.prepared {
		return
	}
	s.prepared, s.contexted = true, false
	s.q.Context, s.q.Text = clip(s.q.Context), clip(s.q.Text) // once: it copies what is too long
	s.question.of(s.q.Text)
	s.asked = tokenize(s.q.Text, s.lx, slices.Grow(s.asked, len(s.q.Text)/5+8))
	s.words.Reset(2 * len(s.asked))
	for i := range s.asked {
		s.words.Put(s.asked[i].hash, 1)
		s.words.Put(pluralOf(s.asked[i].hash), 1)
	}
	buf := s.buf[:0]
	s.begins = wordBits{}
	for _, list := range [][]string{s.q.Values, s.q.Choices} {
		for _, v := range list {
			buf = tokenize(clip(v), s.lx, buf)
			hs := make([]uint64, 0, len(buf))
			for i := range buf {
				if len(hs) == 0 && len(buf) > 1 && buf[i].is(classStop) {
					continue
				}
				hs = append(hs, buf[i].hash)
			}
			if len(hs) > 0 {
				s.values = append(s.values, hs)
				s.begins.add(hs[0])
				s.begins.add(pluralOf(hs[0]))
			}
		}
	}
	s.buf = buf
	s.asks, s.onLack, s.posed, s.nay, s.symbolic, s.letters, s.solved = s.form(), false, false, false, false, [2]uint32{}, [2]uint32{}
	equation := strings.IndexByte(s.q.Text, '=') >= 0
	for i := range s.asked {
		t := &s.asked[i]
		s.onLack, s.posed = s.onLack || t.is(classOpen), s.posed || t.is(classPoses)
		s.nay = s.nay || t.is(classNay)
		s.symbolic = s.symbolic || t.is(classSymbolic)
		if t.end-t.start == 1 && isLetter(s.q.Text[t.start]) {
			small, capital := letterBit(s.q.Text[t.start])
			s.letters[0] |= small
			s.letters[1] |= capital
			if equation && (letterOperand(s.q.Text, t.start) || strings.HasPrefix(strings.TrimLeft(s.q.Text[t.end:], " "), "=")) {
				s.solved[0] |= small
				s.solved[1] |= capital
			}
		}
	}
	s.seeks, s.counted = s.sought(), s.countsOf()
}

// given reports whether the word stands in the question or its context.
func (s *scene) given(h uint64) bool { return s.inAsked(h) || s.inContext(h) }

// inAsked reports whether the word stands in the question itself.
func (s *scene) inAsked(h uint64) bool { return s.words.Get(h) > 0 }

// inContext reports whether a word of the answer stands in its context. Of that no other words
// are looked at: it is mostly much longer than the answer.
func (s *scene) inContext(h uint64) bool {
	if s.q.Context == "" {
		return false
	}
	if !s.contexted {
		s.contexted = true
		s.own = wordBits{}
		for i := range s.toks {
			s.own.add(s.toks[i].hash)
		}
		s.buf = tokenizeOnly(&s.own, s.q.Context, s.lx, slices.Grow(s.buf[:0], len(s.q.Context)/5+8))
		s.context.Reset(len(s.buf))
		for i := range s.buf {
			s.context.Put(s.buf[i].hash, 1)
		}
	}
	return s.context.Get(h) > 0
}

// pluralOf is the hash of a word with an s at its end.
func pluralOf(h uint64) uint64 { return phrases.Add(h, 's') }

// clip keeps the head and the tail of a text too long to read whole.
func clip(t string) string {
	if len(t) <= maxAnswer {
		return t
	}
	return t[:maxAnswer/2] + "\n\n" + t[len(t)-maxAnswer/2:]
}

// signalIn finds the first signal of a group in clauses from to to.
func (s *scene) signalIn(from, to int, gs ...group) (signal, bool) {
	for _, g := range s.signals[s.at[from]:s.at[min(to+1, len(s.clauses))]] {
		if slices.Contains(gs, g.group) {
			return g, true
		}
	}
	return signal{}, false
}

func (s *scene) firstClause(sentence int) int {
	if sentence == 0 {
		return 0
	}
	return s.ends[sentence-1] + 1
}

// span is the evidence of tokens from to to under a rule.
func (s *scene) span(from, to int, rule string) Evidence {
	if from >= to || to > len(s.toks) {
		return Evidence{Rule: rule, End: len(s.text)}
	}
	return Evidence{Start: s.toks[from].start, End: s.toks[to-1].end, Rule: rule}
}

func (s *scene) evidence(g signal) Evidence { return s.span(g.from, g.to, groupNames[g.group]) }

func (s *scene) raw(from, to int) string {
	return s.text[s.toks[from].start:s.toks[to-1].end]
}
