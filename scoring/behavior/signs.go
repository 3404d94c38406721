package behavior

import (
	_ "embed" // signs.txt
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed signs.txt
var signsFile string

// A sign is one thing about an answer that weighs for what it does: what a rule found, where
// a value stands, how likely its words make a decline.
type sign struct {
	typed     bool // the type of the value asked for, or values in play, are known
	about, is string
}

// signWeights are how a sign speaks for an answer that declines or hedges, against one that
// answers plainly.
type signWeights [2]float64

// signs are a multinomial logistic regression over what rules found and what words weigh: the
// weights of signs by their keys, open and typed ones.
type signs [2]map[uint64]signWeights

// key is one number for what a sign is about and what that is: a map is asked once for both.
func (s sign) key() uint64 { return phrases.Mix(phrases.Hash(s.about), phrases.Hash(s.is)) }

// of are the weights of a sign.
func (m *signs) of(s sign) signWeights { return m[asBit(s.typed)][s.key()] }

// The sides that a rule may be on.
const (
	sideDeclines = "declines"
	sideAnswers  = "answers"
)

// fewWords is below how many words a value that no rule finds may be one all the same.
const fewWords = 12

// From how many words on an answer is a working or a reading, and from how many on a
// question holds a problem or a text.
const (
	longWorking  = 40
	longQuestion = 30
)

// farOdds is how far the logarithm of odds counts.
const farOdds = 6

// strengthNames are the strengths of a value; the first is that of none.
var strengthNames = [...]string{"none", "restated", "fresh", "in play", "concluded", "marked"}

// signs visits the signs of an answer that the rules read as r, and how much of each there
// is.
func (s *scene) signs(r Reading, w weighing, visit func(about, is string, by float64)) {
	side := sideAnswers
	if r.Kind.Declines() {
		side = sideDeclines
	}
	visit("any", "", 1)
	visit("words", "decline", odds(w.declines))
	visit("words", "hedge", odds(w.hedges))
	visit("kind", string(r.Kind), 1)
	if len(r.Evidence) > 0 {
		visit(string(r.Kind), r.Evidence[0].Rule, 1)
	}
	if r.Kind == Hedged && r.Detail != "doubt" {
		visit("hedged by", r.Detail, 1)
	}
	if n := len(r.Evidence); n > 1 && r.Evidence[n-1].Rule == ruleRemark {
		visit("beside a remark", side, 1)
	}
	if of := s.negation(); of != negatesNothing {
		visit("negates", of, 1)
	}
	if s.boxes {
		visit("boxed", side, 1)
	}
	if _, marked := s.marked(); marked {
		visit("marked", side, 1)
	}
	if s.endsInBold() {
		visit("ends in bold", side, 1)
	}
	if s.marksAnswer() {
		visit("named the answer", side, 1)
	}
	if s.onLack {
		visit("question about a lack", side, 1)
	}
	if len(s.toks) >= longWorking {
		visit("long answer", side, 1)
	}
	if len(s.asked) >= longQuestion || s.q.Context != "" {
		visit("long question", side, 1)
	}
	s.companySigns(side, visit)
	if s.untyped() {
		visit("asks for", s.seeks, 1)
		return
	}
	visit("asks for", s.q.AnswerType, 1)
	best, last, several := s.surest().strength, false, false
	for _, v := range s.committed {
		last = last || s.clauses[v.clause].sentence == len(s.sent)-1
		several = several || !s.sameValue(v, s.committed[0])
	}
	visit("value", strengthNames[best], 1)
	if best == 0 {
		visit("no value", s.q.AnswerType, 1)
		if len(s.toks) < fewWords {
			visit("no value in a few words", side, 1)
		}
	}
	if side == sideDeclines {
		visit("value beside a decline", strengthNames[best], 1)
	}
	if several {
		visit("several values", side, 1)
	}
	if last {
		visit("value at the end", side, 1)
	}
}

// companySigns visits how much that says something of what was asked stands beside a
// decline, and whether a decline stands beside an answer.
func (s *scene) companySigns(side string, visit func(about, is string, by float64)) {
	content, declined := 0, false
	for _, p := range s.stretches() {
		switch p.act {
		case actContent, actAssent:
			content += p.words
		case actDecline:
			declined = true
		}
	}
	switch {
	case side == sideAnswers && declined:
		visit("declines beside", side, 1)
	case side == sideDeclines:
		visit("content beside", contentSizes[min(log2(1+content)/2, len(contentSizes)-1)], 1)
	}
}

// contentSizes are how many words of content there are: less than three, fifteen, 63, or
// more.
var contentSizes = [...]string{"none", "few", "some", "many"}

// odds is the logarithm of the odds of a chance.
func odds(chance float64) float64 {
	const least = 1e-4
	return min(farOdds, max(-farOdds, math.Log((chance+least)/(1-chance+least))))
}

// A judgment is how likely an answer declines, hedges and answers plainly.
type judgment struct{ declines, hedges, answers float64 }

// judge puts together what the rules found and what the words weigh.
func (s *scene) judge(m signs, r Reading, w weighing) judgment {
	var z signWeights
	typed := !s.untyped()
	s.signs(r, w, func(about, is string, by float64) {
		for k, v := range m.of(sign{typed, about, is}) {
			z[k] += v * by
		}
	})
	d, h := math.Exp(z[0]), math.Exp(z[1])
	all := 1 + d + h
	return judgment{d / all, h / all, 1 / all}
}

// parseSigns reads the file of weights: comments (#), and a line for each sign: "open" or
// "typed", what it is about, what that is, and its two weights in hundredths, behind tabs.
// An error names the line.
func parseSigns(text string) (signs, error) {
	m := signs{{}, {}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := m.add(strings.Split(line, "\t")); err != nil {
			return m, fmt.Errorf("signs.txt:%d: %w", n, err)
		}
	}
	return m, nil
}

// add reads the fields of a sign.
func (m *signs) add(fields []string) error {
	if len(fields) != 3+len(signWeights{}) {
		return errors.New("want open or typed, two words for the sign and two weights, with tabs between them")
	}
	if fields[0] != "open" && fields[0] != "typed" {
		return fmt.Errorf("%q is neither open nor typed", fields[0])
	}
	var w signWeights
	for k := range w {
		v, err := strconv.ParseInt(fields[3+k], 10, 16)
		if err != nil {
			return fmt.Errorf("%q is no whole number", fields[3+k])
		}
		w[k] = float64(v) / 100
	}
	s := sign{fields[0] == "typed", fields[1], fields[2]}
	m[asBit(s.typed)][s.key()] = w
	return nil
}

// shippedSigns reads the embedded file when the first answer is judged.
var shippedSigns = sync.OnceValue(func() signs {
	m, err := parseSigns(signsFile)
	if err != nil {
		return signs{} // the file is part of the program and a test reads it
	}
	return m
})
