package behavior

import "strings"

// longestQuantity is how many words may name a quantity: "twice the width of the pool".
const longestQuantity = 5

// worked reports whether the number at i is worked with a quantity that is named in words:
// "base fare + $30", "30 divided by the number of children". What that comes to is not said.
func (s *scene) worked(i int) bool {
	if !s.numeric() {
		return false
	}
	for k, n := i, 0; (k > 0 || n == 0) && n < mostFactors && s.toks[k].kind == number; k, n = s.operandAfter(k), n+1 {
		if s.worksOnward(k) {
			return true
		}
	}
	for k, n := i, 0; k >= 0 && n < mostFactors && s.toks[k].kind == number; k, n = s.operandBefore(k), n+1 {
		if s.worksBack(k) {
			return true
		}
	}
	return false
}

// mostFactors is how many numbers may stand between one and the quantity: "12 × 20 + fee".
const mostFactors = 4

// worksOnward reports whether a sign or a word of arithmetic and a quantity stand behind the
// number at i.
func (s *scene) worksOnward(i int) bool {
	k := i + 1
	for k < len(s.toks) && s.isUnit(k) {
		k++
	}
	if k == len(s.toks) || s.toks[k].kind == number || s.toks[k].brk >= sentenceBreak {
		return false
	}
	gap := s.between(k-1, k)
	if !mayJoin(gap) && !s.toks[k].is(classArithmetic) {
		return false
	}
	sign, set, ok := signIn(gap)
	switch {
	case !ok:
		return false
	case sign == '-', sign == '/':
		return set == apart && (s.equated(i) || sign == '/' && s.toks[k].is(classGauge)) && s.quantityFrom(k, false)
	case sign != 0:
		return set != askew && s.quantityFrom(k, false)
	}
	switch s.word(k) {
	case "plus", "minus":
		return s.quantityFrom(k+1, false)
	case "times":
		return !s.asksHowManyTimes() && s.quantityFrom(k+1, false)
	case "divided", "multiplied":
		return k+1 < len(s.toks) && s.word(k+1) == "by" && s.quantityFrom(k+2, true)
	}
	return false
}

// worksBack reports whether a quantity and a sign or a word of arithmetic stand before the
// number at i.
func (s *scene) worksBack(i int) bool {
	if i == 0 || s.toks[i].brk >= sentenceBreak {
		return false
	}
	gap := s.between(i-1, i)
	if !mayJoin(gap) && !s.toks[i-1].is(classArithmetic) {
		return false
	}
	sign, set, ok := signIn(gap)
	switch {
	case !ok:
		return false
	case sign == '-', sign == '/':
		return set == apart && (s.equated(i) || sign == '/' && s.toks[i-1].is(classGauge)) && s.quantityTo(i-1)
	case sign != 0:
		return set != askew && s.quantityTo(i-1)
	}
	k := i - 1
	switch s.word(k) {
	case "plus", "minus", "times":
	case "by":
		if k--; k < 0 || s.word(k) != "divided" && s.word(k) != "multiplied" {
			return false
		}
	default:
		return false
	}
	return s.toks[k].brk == none && s.quantityTo(k-1)
}

// equated reports whether an equals sign stands before token i in its sentence.
func (s *scene) equated(i int) bool {
	from := s.clauses[s.firstClause(s.clauseOf(i).sentence)].from
	return strings.IndexByte(s.text[s.toks[from].start:s.toks[i].start], '=') >= 0
}

// quantityFrom reports whether the words from k on name a quantity: one that the question
// speaks of or that is measured, or any that an article leads. What is said to be so much
// ("the fee of $30") is known.
func (s *scene) quantityFrom(k int, anyNoun bool) bool {
	led := false
	for j := k; j < min(k+longestQuantity, len(s.toks)); j++ {
		t := &s.toks[j]
		if t.kind == number || j > k && t.brk > none {
			return false
		}
		switch s.word(j) {
		case "whatever", "however":
			return true
		case "his", "her", "their", "our", "your":
			anyNoun = true // whose it is makes it one
			fallthrough
		case "the", "its":
			led = true
			continue
		case "many", "much", "twice", "half":
			continue
		}
		if t.end-t.start == 1 || t.is(classStop) || t.is(classUnit) || t.is(classNumber) {
			return false
		}
		if anyNoun && led || s.given(t.hash) || t.is(classGauge) {
			return j+2 >= len(s.toks) || s.word(j+1) != "of" || s.toks[j+2].kind != number
		}
	}
	return false
}

// quantityTo reports whether the words up to k name a quantity, and do not count something:
// "joining fee", not "3 apples" or "Oslo".
func (s *scene) quantityTo(k int) bool {
	if k > 1 && s.toks[k].is(classUnit) && s.word(k-1) == "in" {
		k -= 2 // "the volume in liters"
	}
	if k < 0 {
		return false
	}
	t := &s.toks[k]
	if t.kind == number || t.end-t.start == 1 || t.is(classStop) || t.is(classUnit) || t.is(classNumber) || !t.is(classGauge) && (!s.given(t.hash) || s.namesOne(t)) {
		return false
	}
	for j := k; j > max(0, k-longestQuantity) && s.toks[j].brk == none; j-- {
		if b := &s.toks[j-1]; strings.IndexByte(s.between(j-1, j), '=') >= 0 {
			break
		} else if b.kind == number || b.is(classNumber) {
			return false
		}
	}
	return true
}

// namesOne reports whether the question writes the word of t with a capital.
func (s *scene) namesOne(t *token) bool {
	for k := range s.asked {
		if a := &s.asked[k]; a.hash == t.hash {
			return a.upper && k > 0 && a.brk < sentenceBreak
		}
	}
	return false
}

// asksHowManyTimes reports whether the question is for how many times something is as much.
func (s *scene) asksHowManyTimes() bool {
	for k := range s.asked {
		switch s.askedWord(k) {
		case "times", "ratio", "factor", "multiple":
			return true
		}
	}
	return false
}
