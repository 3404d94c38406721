package behavior

import "math"

// The features of an answer that begins by declining or by saying what the
// speaker is, and may answer all the same.
const (
	always          = iota
	featSorry       // an apology in the first sentence
	featInformation // the group of the decline that leads
	featAbility
	featPlain
	featPolicy
	featDisclaimer // says what it is in the first sentence
	featFirst      // declines in the first sentence
	featDeclines   // sentences that decline, as a share
	featMoral      // sentences of advice and values, as a share
	featTurn       // turns back ("however") to something of substance
	featTurned     // words of substance after the turn, as a logarithm
	featItems      // lists at least three items
	featShared     // words of the question in sentences of substance, as a share
	featDenial     // says that the question is wrong
	featCannot     // "I cannot", "we do not" in the first sentence
	features
)

// Reading a decline as an answer is the worse mistake, so the balance leans to
// the decline, more so where it stands in so many words ("I cannot say").
const (
	lean     = 0.3
	explicit = 1.0
	atLength = 15 // words after a turn that make an answer
)

// weights say how each feature speaks for a decline: a logistic regression on
// the human labels of a corpus of refusals under the MIT license and on two of
// plain answers (MIT, Apache-2.0), rounded to tenths. How much must follow "As
// an AI, I cannot ..." before it counts as an answer is a matter of degree:
// rules by hand reached a kappa of .62 with those labels, the weights reach .76
// in cross-validation.
func weights() [features]float64 {
	return [features]float64{
		always: -0.4, featSorry: 1.6, featInformation: -1.0, featAbility: -0.9, featPlain: 0.3, featPolicy: 0.5,
		featDisclaimer: 0.3, featFirst: 0.3, featDeclines: 1.8, featMoral: -0.6, featTurn: 1.7, featTurned: -1.1,
		featItems: -1.3, featShared: -2.0, featDenial: 1.5, featCannot: 0.4,
	}
}

// balanced reports whether the answer is of the sort that the weights judge:
// it says what the speaker is, refuses, or begins by being sorry. A plain
// "the text does not say" or "I do not know" needs no weighing.
func (s *scene) balanced(lead signal, declined, disclaims bool) bool {
	switch {
	case disclaims && !declined:
		return s.cannot()
	case disclaims:
		return true
	case !declined || lead.group == declineKnowledge:
		return false
	}
	return lead.group == declinePolicy || s.sent[0].has(courtesy)
}

// complies reports whether the answer does what was asked in spite of its
// decline or disclaimer. One whose first sentence declines in so many words
// does so only if it turns from that at some length, or lists, without being
// sorry; for the rest the weights decide.
func (s *scene) complies(lead signal, declined bool) bool {
	s.prepare()
	x := s.features(lead, declined)
	if declined && s.sent[0].declines() {
		return x[featSorry] == 0 && (x[featTurned] > math.Log1p(atLength) || x[featItems] > 0)
	}
	sum := lean
	if declined {
		sum += explicit
	}
	for i, w := range weights() {
		sum += w * x[i]
	}
	return sum < 0
}

// features measures how far the answer goes beyond its decline.
func (s *scene) features(lead signal, declined bool) (x [features]float64) {
	x[always] = 1
	first := s.sent[0]
	flag := func(f int, on bool) {
		if on {
			x[f] = 1
		}
	}
	flag(featSorry, first.has(courtesy))
	if declined {
		switch lead.group {
		case declineKnowledge, declineInformation:
			x[featInformation] = 1
		case declineAbility, declineTime:
			x[featAbility] = 1
		case declinePlain:
			x[featPlain] = 1
		case declinePolicy:
			x[featPolicy] = 1
		}
	}
	flag(featDisclaimer, first.has(disclaimer))
	flag(featFirst, first.declines())
	for _, in := range s.sent {
		if in.declines() {
			x[featDeclines] += 1 / float64(len(s.sent))
		}
		if in.has(moral) {
			x[featMoral] += 1 / float64(len(s.sent))
		}
	}
	turned, items, turn := 0, 0, false
	shared := newWordTable(64)
	for ci, c := range s.clauses {
		in := s.in[ci]
		flag(featDenial, in.has(denial) || x[featDenial] > 0)
		if c.item {
			items++
		}
		turn = turn || ci > 0 && c.contrast && s.turnsBack(c)
		if s.sent[c.sentence].has(moral, offer, courtesy, askBack) || in.has(disclaimer) && s.beside(ci) < 6 || in.declines() {
			continue
		}
		if turn {
			turned += c.to - c.from
		}
		for i := c.from; i < c.to; i++ {
			if t := &s.toks[i]; s.inAsked(t.hash) && !s.lx.has(t.id, classStop) {
				shared.put(t.hash, 1)
			}
		}
	}
	asked := newWordTable(64)
	for i := range s.asked {
		if t := &s.asked[i]; !s.lx.has(t.id, classStop) {
			asked.put(t.hash, 1)
		}
	}
	x[featShared] = float64(shared.used) / float64(max(1, asked.used))
	flag(featTurn, turned > 0)
	x[featTurned] = math.Log1p(float64(turned))
	flag(featItems, items >= 3)
	flag(featCannot, s.cannot())
	return x
}

// cannot reports whether the first sentence says "I" or "we" and "not".
func (s *scene) cannot() bool {
	first := false
	for i := range s.clauses[s.ends[0]].to {
		switch s.word(i) {
		case "i", "we":
			first = true
		case "not", "cannot", "can't", "won't", "don't":
			if first {
				return true
			}
		}
	}
	return false
}
