package behavior

// formula finds an answer that is only a formula in an unknown quantity.
func (s *scene) formula(from, to int) (Evidence, bool) {
	switch s.q.AnswerType {
	case "number", "":
	default:
		return Evidence{}, false
	}
	for i := to - 1; i >= from; i-- {
		t := &s.toks[i]
		if t.kind != word || s.lx.has(t.id, classStop) || t.end-t.start != 1 || s.given[t.hash] || !letterOperand(s.text, t.start) {
			continue
		}
		return s.span(max(from, i-1), min(to, i+2), "formula"), true
	}
	return Evidence{}, false
}

// letterOperand reports whether the letter at i is an operand: a digit, an
// operator or a brace stands right beside it.
func letterOperand(t string, i int) bool {
	at := func(j, step int) byte {
		for j >= 0 && j < len(t) && t[j] == ' ' {
			j += step
		}
		if j < 0 || j >= len(t) {
			return 0
		}
		return t[j]
	}
	operator := func(c byte) bool {
		switch c {
		case '+', '*', '/', '^':
			return true
		}
		return false
	}
	before, after := at(i-1, -1), at(i+1, 1)
	if i > 0 && isDigit(t[i-1]) {
		return true
	}
	return operator(before) || operator(after) || before == '{' && i > 5 && t[i-2] == 'c'
}

// term reports whether the number at i is part of a formula in a letter:
// "V/8", "3x", "x + 4".
func (s *scene) term(i int) bool {
	t := s.text
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(s.toks) {
			continue
		}
		n := &s.toks[k]
		if n.kind != word || n.end-n.start != 1 || s.given[n.hash] || s.lx.has(n.id, classStop) {
			continue
		}
		lo, hi := min(n.end, s.toks[i].end), max(n.start, s.toks[i].start)
		if lo == hi && k > i {
			return true
		}
		for j := lo; j < hi; j++ {
			switch t[j] {
			case '+', '-', '*', '/', '^':
				return true
			}
		}
	}
	return false
}
