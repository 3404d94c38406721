package behavior

import (
	"slices"
	"strings"
)

// ruleSetOut is the rule of a reading that sets values side by side.
const ruleSetOut = "readings set out"

// setOut finds values in play that are set out side by side, each behind or before a label of
// its own, of which none is chosen: "East terrace: 12 euros. West terrace: 15 euros", "it is
// 15 days for tablets and 10 for capsules". Where the question itself holds what sets a label
// off from the other, it has chosen.
func (s *scene) setOut(vs []value) (Evidence, bool) {
	if s.q.AnswerType == "choice" && len(s.q.Values) < 2 {
		return Evidence{}, false // to weigh one option against another is an answer
	}
	if s.any(assumption, doubt) && !s.any(readingIf) {
		return Evidence{}, false
	}
	if s.asksSeveral() {
		return Evidence{}, false
	}
	inPlay := 0
	for i := range vs {
		inPlay += asBit(vs[i].listed >= 0)
	}
	if inPlay < 2 {
		return Evidence{}, false
	}
	for where, labelOf := range [...]func(v value, prev, next int) []int{ledBefore: s.labelBefore, ledBehind: s.labelBehind, toldBefore: s.subjectOf, toldBehind: s.restOf} {
		var sides [2]value
		var labels [2][]int
		found, prev, chosen := 0, 0, false
		var before []value // without a label
		for k, v := range vs {
			if v.listed < 0 && !s.boldAt(v.from) || s.heads(v) {
				continue
			}
			next := len(s.toks)
			if k+1 < len(vs) {
				next = vs[k+1].from
			}
			label := labelOf(v, prev, next)
			prev = v.to
			switch {
			case found == 0 && (v.listed < 0 || len(label) == 0):
				before = append(before, v)
			case found < 2 && v.listed >= 0 && len(label) > 0 && (found == 0 || !s.sameValue(sides[0], v)):
				sides[found], labels[found] = v, label
				found++
			case found > 0:
				chosen = chosen || s.chooses(v, label, sides[:found], labels[:found])
			}
		}
		if found < 2 || chosen || slices.ContainsFunc(before, func(v value) bool { return !s.sameValue(v, sides[0]) && !s.sameValue(v, sides[1]) }) {
			continue
		}
		if s.alike(sides[0], sides[1]) && !s.boldBeside(sides) && !s.freshAround(vs, sides) && s.apart(where, sides, labels) {
			return s.span(sides[0].from, sides[1].to, ruleSetOut), true
		}
	}
	return s.oneAndOther(vs)
}

// oneAndOther finds two values in play, and no third, of which one is told of the one and one of the other of two
// things that have no other names: "one lies in Iowa, the other in Maine", "15 for the one and 20 for the other".
func (s *scene) oneAndOther(vs []value) (Evidence, bool) {
	var sides []value
	for _, v := range vs {
		switch {
		case v.listed < 0:
		case len(sides) == 2:
			return Evidence{}, false // said again, of which it is the answer
		case len(sides) == 0 || !s.sameValue(sides[0], v):
			sides = append(sides, v)
		}
	}
	if len(sides) < 2 || s.asksOf("one", "other") {
		return Evidence{}, false
	}
	a, b := sides[0], sides[1]
	if !s.alike(a, b) || s.freshAround(vs, [2]value{a, b}) {
		return Evidence{}, false
	}
	from := s.clauses[s.firstClause(s.clauses[a.clause].sentence)].from
	to := s.clauses[s.ends[s.clauses[b.clause].sentence]].to
	one := s.saysOne(max(from, a.from-labelReach), a.from) || s.saysOne(a.to, min(b.from, a.to+labelReach))
	other := s.says(max(a.to, b.from-labelReach), b.from, "other") || s.says(b.to, min(to, b.to+labelReach), "other")
	return s.span(a.from, b.to, ruleSetOut), one && other
}

// saysOne reports whether "one" stands in the tokens from from to to by itself, and not as "the other one".
func (s *scene) saysOne(from, to int) bool {
	for i := from; i < to; i++ {
		if s.word(i) == "one" && (i == 0 || s.word(i-1) != "other") {
			return true
		}
	}
	return false
}

// freshAround reports whether a value that is neither given nor in play stands before two
// others or behind them: what they come to.
func (s *scene) freshAround(vs []value, sides [2]value) bool {
	return slices.ContainsFunc(vs, func(v value) bool {
		return v.listed < 0 && !v.given && (v.from < sides[0].from || v.from > sides[1].from) && !s.says(v.from, v.from+1, "one", "two", "2")
	})
}

// heads reports whether a colon stands right behind a value: it is a label itself.
func (s *scene) heads(v value) bool {
	return strings.HasPrefix(strings.TrimLeft(s.text[s.toks[v.to-1].end:], "*_"), ":")
}

// chooses reports whether a value behind others that are set out is the one in the end: it has
// no label, or another than it had, or something is concluded.
func (s *scene) chooses(v value, label []int, sides []value, labels [][]int) bool {
	if len(label) == 0 || v.listed < 0 || v.strength == concluded {
		return true
	}
	for i, side := range sides {
		if s.sameValue(side, v) {
			return !slices.ContainsFunc(label, func(k int) bool { return s.holds(labels[i], k) })
		}
	}
	return !s.givenIn(label) // else a third reading
}

// boldBeside reports whether something else than these values and their headings is in bold.
func (s *scene) boldBeside(sides [2]value) bool {
	at, bold := 0, false
	for run, rest := "", s.text; rest != ""; bold = !bold {
		run, rest, _ = strings.Cut(rest, "**")
		holds := func(v value) bool { return s.toks[v.from].start >= at && s.toks[v.from].start < at+len(run) }
		behind := strings.TrimLeft(rest, " ")
		heads := strings.HasSuffix(strings.TrimRight(run, " "), ":") || strings.HasPrefix(behind, ":") || strings.HasPrefix(behind, "(")
		if bold && !heads && !holds(sides[0]) && !holds(sides[1]) {
			return true
		}
		at += len(run) + len("**")
	}
	return false
}

// alike reports whether neither of two values is marked more than the other: in bold, by a
// box, as a conclusion.
func (s *scene) alike(a, b value) bool {
	return s.boldAt(a.from) == s.boldAt(b.from) && s.boxed(a.from) == s.boxed(b.from) && (b.strength != concluded || a.strength == concluded)
}

// apart reports whether the labels of two values set them apart. The first may be cut to as
// many words as the other has: "the gray bin is emptied on Monday and the blue bin on Friday".
// Told labels have a word that was given, and the values stand alike: behind the same word, or
// without the verb the second time ("the tablets are taken twice a day, the drops once a day").
func (s *scene) apart(where int, sides [2]value, labels [2][]int) bool {
	first, second := labels[0], labels[1]
	gapped := len(second) < len(first)
	if gapped && (where == ledBefore || where == toldBefore) {
		first = first[:len(second)]
	} else if gapped {
		first = first[len(first)-len(second):]
	}
	told := where >= toldBefore
	if told {
		a, b := sides[0].from-1, sides[1].from-1
		if where == toldBehind {
			a, b = sides[0].to, sides[1].to
		}
		like := a >= 0 && b < len(s.toks) && s.toks[a].hash == s.toks[b].hash
		if !like && (!gapped || where == toldBehind || !slices.Contains(second, b)) || s.says(sides[1].to, len(s.toks), "so", "therefore", "thus", "hence") {
			return false
		}
	}
	return s.setsApart(first, labels[1], told) && s.setsApart(second, labels[0], told)
}

// setsApart reports whether a label has a word that the other has not, given if it has to be,
// and none such that the question proper holds, but for what the other puts "one" for: "the
// train to Moss and the one to Ski".
func (s *scene) setsApart(label, other []int, given bool) bool {
	some, stands := false, slices.ContainsFunc(other, s.standsFor)
	for _, i := range label {
		switch {
		case s.standsFor(i), s.holds(other, i):
		case s.ofProper(i):
			if !stands {
				return false
			}
		case !given || s.given(s.toks[i].hash):
			some = true
		}
	}
	return some
}

// standsFor reports whether a word stands for what another reading names.
func (s *scene) standsFor(i int) bool {
	return s.says(i, i+1, "one", "ones", "other")
}

// holds reports whether a label holds the word at i.
func (s *scene) holds(label []int, i int) bool {
	return slices.ContainsFunc(label, func(k int) bool { return s.toks[k].hash == s.toks[i].hash })
}

// ofProper reports whether the word at i stands in the question proper, in any form.
func (s *scene) ofProper(i int) bool {
	from, to := s.proper()
	for k := from; k < to; k++ {
		if s.asked[k].hash == s.toks[i].hash || s.asked[k].kind == word && sameStem(s.askedWord(k), s.word(i)) {
			return true
		}
	}
	return false
}

// givenIn reports whether a word of a label stands in the question or its context.
func (s *scene) givenIn(label []int) bool {
	return slices.ContainsFunc(label, func(i int) bool { return s.given(s.toks[i].hash) })
}
