package behavior

import (
	"slices"
	"strings"
)

// ruleSetOut is the rule of a reading that sets values side by side.
const ruleSetOut = "readings set out"

// labelReach is how many words on either side of a value are looked at for its label.
const labelReach = 12

// setOut finds values in play that are set out side by side, each behind or before a label of
// its own, of which none is chosen: "East terrace: 12 euros. West terrace: 15 euros", "it is
// 15 days for tablets and 10 for capsules". Where the question itself holds what sets a label
// off from the other, it has chosen.
func (s *scene) setOut(vs []value) (Evidence, bool) {
	if s.q.AnswerType == "choice" && len(s.q.Values) < 2 {
		return Evidence{}, false // to weigh one option against another is an answer
	}
	for _, labelOf := range [...]func(v value, prev, next int) []uint64{s.labelBefore, s.labelBehind} {
		var sides [2]value
		var labels [2][]uint64
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
		if s.alike(sides[0], sides[1]) && !s.boldBeside(sides) && s.setsApart(labels[0], labels[1]) && s.setsApart(labels[1], labels[0]) {
			return s.span(sides[0].from, sides[1].to, ruleSetOut), true
		}
	}
	return Evidence{}, false
}

// heads reports whether a colon stands right behind a value: it is a label itself.
func (s *scene) heads(v value) bool {
	return strings.HasPrefix(strings.TrimLeft(s.text[s.toks[v.to-1].end:], "*_"), ":")
}

// chooses reports whether a value behind others that are set out is the one in the end: it has
// no label, or another than it had, or something is concluded.
func (s *scene) chooses(v value, label []uint64, sides []value, labels [][]uint64) bool {
	if len(label) == 0 || v.listed < 0 || v.strength == concluded {
		return true
	}
	for i, side := range sides {
		if s.sameValue(side, v) {
			return !slices.ContainsFunc(label, func(h uint64) bool { return slices.Contains(labels[i], h) })
		}
	}
	return false // a third reading
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

// setsApart reports whether a label has a word that the other has not, and none such that the
// question holds.
func (s *scene) setsApart(label, other []uint64) bool {
	some := false
	for _, h := range label {
		if slices.Contains(other, h) {
			continue
		}
		if s.inAsked(h) {
			return false
		}
		some = true
	}
	return some
}

// labelBefore are the words before a value, behind prev, that say of which reading it is:
// those from the last "for", "in", "if" or their like on, else those before a colon. It is
// empty where there are none.
func (s *scene) labelBefore(v value, prev, _ int) []uint64 {
	from := max(prev, v.from-labelReach, s.clauses[s.firstClause(s.clauses[v.clause].sentence)].from)
	for i := v.from - 1; i >= from; i-- {
		if label := s.content(i, v.from); s.leadsToLabel(i) && len(label) > 0 {
			return label
		}
	}
	for i := v.from - 1; i >= from; i-- {
		if !strings.Contains(s.between(i, i+1), ":") {
			continue
		}
		start := i
		for start > from && s.toks[start].brk < comma {
			start--
		}
		return s.content(start, i+1)
	}
	return nil
}

// labelBehind are those behind a value, before next, that such a word or a bracket leads to.
func (s *scene) labelBehind(v value, _, next int) []uint64 {
	to := min(next, v.to+labelReach, s.clauses[s.ends[s.clauses[v.clause].sentence]].to)
	for i := v.to; i < min(to, v.to+3); i++ { // "12 euros for", "12 (east"
		if s.leadsToLabel(i) || strings.Contains(s.between(i-1, i), "(") {
			return s.content(i, to)
		}
	}
	return nil
}

// leadsToLabel reports whether a word leads to the reading that a value is of.
func (s *scene) leadsToLabel(i int) bool {
	switch s.word(i) {
	case "for", "in", "if", "with", "under", "on", "at", "when", "while", "whereas":
		return true
	}
	return false
}

// content are the words and numbers from one token to another that say something by
// themselves.
func (s *scene) content(from, to int) (words []uint64) {
	for i := from; i < to; i++ {
		if t := &s.toks[i]; !s.lx.Has(t.id, classStop) && !s.lx.Has(t.id, classUnit) && !s.leadsToLabel(i) {
			words = append(words, t.hash)
		}
	}
	return words
}
