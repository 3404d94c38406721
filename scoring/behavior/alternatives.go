package behavior

import "slices"

// alternatives takes out the values that stand side by side without a choice
// between them: "14 March or 21 March", "both Ann and Bo". They are no
// commitments. It returns what is left, and the last pair that was joined.
func (s *scene) alternatives(vs []value) (left []value, pair [2]value, joined bool) {
	only := vs
	vs = s.withRivals(vs)
	drop := make([]bool, len(vs))
	for k := 0; k+1 < len(vs); k++ {
		v, w := vs[k], vs[k+1]
		if s.alternates(v, w) {
			drop[k], drop[k+1] = true, true
			pair, joined = [2]value{v, w}, true
		}
	}
	for k := range vs {
		if from, to := s.enumeration(vs, k); to-from >= 3 && (len(s.toks) > 8 || s.endsInOr(vs[from:to])) && !s.sameValue(vs[from], vs[to-1]) {
			for i := from; i < to; i++ {
				drop[i] = true
			}
			if !joined {
				pair, joined = [2]value{vs[from], vs[to-1]}, true
			}
		}
	}
	if !joined {
		return only, pair, false
	}
	for k, v := range vs {
		if !drop[k] && v.listed != rivalOnly && !s.reopened(v, pair) {
			left = append(left, v)
		}
	}
	return left, pair, true
}

// reopened reports whether v is no more than a step to two values between which nothing chooses in the
// end: "Ann has 4 votes and Bo has 4, so it's either Ann or Bo".
func (s *scene) reopened(v value, pair [2]value) bool {
	a, b := pair[0], pair[1]
	if v.to > a.from || v.strength >= marked || !s.sameValue(v, a) && !s.sameValue(v, b) || s.clauses[b.clause].sentence != len(s.sent)-1 {
		return false
	}
	return s.says(max(0, a.from-tieBefore), a.from, "so", "either", "therefore", "thus", "hence") || a.strength == concluded
}

// alternates reports whether v and w stand side by side as two of which the answer could be either.
func (s *scene) alternates(v, w value) bool {
	return s.nearby(v, w) && !s.sameValue(v, w) && !s.restated(v, w) && (s.joins(v, w) || s.bothJoins(v, w))
}

// nearby reports whether a few words at the most part v and w, in one sentence.
func (s *scene) nearby(v, w value) bool {
	return w.from-v.to <= 8 && s.clauses[v.clause].sentence == s.clauses[w.clause].sentence
}

// endsInOr reports whether "or" stands before the last of a row of values of which one is in play.
func (s *scene) endsInOr(row []value) bool {
	last := row[len(row)-1]
	return s.word(last.from-1) == "or" && slices.ContainsFunc(row, func(v value) bool { return v.listed >= 0 })
}

// enumeration is the run of values from k that only commas and "and" part:
// "25, 26 and 27 are all composite" puts none of them forward.
func (s *scene) enumeration(vs []value, k int) (from, to int) {
	to = k + 1
	for to < len(vs) && vs[to].clause == vs[k].clause {
		gap := vs[to].from - vs[to-1].to
		if gap > 1 || gap == 1 && s.word(vs[to].from-1) != "and" && s.word(vs[to].from-1) != "or" || gap == 0 && s.toks[vs[to].from].brk != comma {
			break
		}
		to++
	}
	return k, to
}

// inPlayOne reports whether one of v and w is in play, or both are dates, which values in play are
// mostly written otherwise than.
func (s *scene) inPlayOne(v, w value) bool {
	return v.listed >= 0 || w.listed >= 0 || s.q.AnswerType == "date"
}

// joins reports whether "or" joins v and w, one of which at least is in play: figures joined
// by it ("2 or 3 minutes") are a loose answer.
func (s *scene) joins(v, w value) bool {
	if !s.inPlayOne(v, w) {
		return false
	}
	for i := v.to; i < w.from; i++ {
		if s.word(i) == "or" || s.word(i) == "nor" {
			return true
		}
	}
	return false
}

// sameValue reports whether v and w are two ways to write one value.
func (s *scene) sameValue(v, w value) bool {
	if v.to-v.from == w.to-w.from {
		same := true
		for i := range v.to - v.from {
			same = same && s.toks[v.from+i].hash == s.toks[w.from+i].hash
		}
		if same {
			return true
		}
	}
	if s.q.AnswerType == "time" {
		return s.clock(v) >= 0 && s.clock(v) == s.clock(w)
	}
	return v.listed >= 0 && v.listed == w.listed
}

// clock is a time of day in minutes on a clock of twelve hours, or -1.
func (s *scene) clock(v value) int {
	var part [2]int
	k, digits := 0, 0
	for _, c := range s.word(v.from) {
		switch {
		case '0' <= c && c <= '9':
			if digits++; digits > 2 {
				return -1
			}
			part[k] = part[k]*10 + int(c-'0')
		case (c == ':' || c == '.') && k == 0:
			k, digits = 1, 0
		default:
			return part[0]%12*60 + part[1] // "2pm"
		}
	}
	if part[0] > 24 || part[1] > 59 {
		return -1
	}
	return part[0]%12*60 + part[1]
}
