package behavior

// alternatives takes out the values that stand side by side without a choice
// between them: "14 March or 21 March", "both Ann and Bo". They are no
// commitments. It returns what is left, and the last pair that was joined.
func (s *scene) alternatives(vs []value) (left []value, pair [2]value, joined bool) {
	drop := make([]bool, len(vs))
	for k := 0; k+1 < len(vs); k++ {
		v, w := vs[k], vs[k+1]
		if w.from-v.to > 8 || s.clauses[v.clause].sentence != s.clauses[w.clause].sentence || s.sameValue(v, w) || s.restated(v, w) {
			continue
		}
		if s.joins(v, w) {
			drop[k], drop[k+1] = true, true
			pair, joined = [2]value{v, w}, true
		}
	}
	for k := range vs {
		if from, to := s.enumeration(vs, k); to-from >= 3 && len(s.toks) > 8 && !s.sameValue(vs[from], vs[to-1]) {
			for i := from; i < to; i++ {
				drop[i] = true
			}
			pair, joined = [2]value{vs[from], vs[to-1]}, true
		}
	}
	if !joined {
		return vs, pair, false
	}
	for k, v := range vs {
		if !drop[k] {
			left = append(left, v)
		}
	}
	return left, pair, true
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

// joins reports whether "or" joins v and w, one of which at least is in play: figures joined
// by it ("2 or 3 minutes") are a loose answer.
func (s *scene) joins(v, w value) bool {
	if v.listed < 0 && w.listed < 0 {
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
