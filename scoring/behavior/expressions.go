package behavior

import (
	"cmp"
	"slices"
	"strings"
)

// An expression is a run of numbers and letters that signs of arithmetic join, one of the
// letters at least for something unknown: "V/8", "3x", "4 - \frac{2}{3}y", "18 cm + 2w".
type expression struct {
	from, to int  // tokens
	numbers  bool // it holds a number
	open     bool // one of its letters is not the question's
}

// expressions are those of the answer, looked for once.
func (s *scene) expressions() []expression {
	if s.expressed {
		return s.exprs
	}
	s.expressed, s.exprs = true, s.exprs[:0]
	end := 0
	for i := range s.toks {
		if t := &s.toks[i]; t.end-t.start != 1 || i < end || !s.unknown(i) {
			continue
		}
		x := expression{from: i, to: i + 1}
		for k := s.operandBefore(i); k >= end; k = s.operandBefore(k) {
			x.from = k
		}
		for k := s.operandAfter(i); k > 0; k = s.operandAfter(k) {
			x.to = k + 1
		}
		for k := x.from; k < x.to; k++ {
			x.numbers = x.numbers || s.toks[k].kind == number
			x.open = x.open || s.toks[k].kind == word && s.unknown(k) && !s.givenLetter(&s.toks[k])
		}
		s.exprs = append(s.exprs, x)
		end = x.to
	}
	return s.exprs
}

// term reports whether the number at i is one of an expression, or an exponent ("m^2"): it
// answers nothing by itself, unless a formula was asked for.
func (s *scene) term(i int) bool {
	if before := s.text[:s.toks[i].start]; strings.HasSuffix(before, "^") || strings.HasSuffix(before, "^{") {
		return true
	}
	if s.symbolic || !s.besideSign(i) {
		return false
	}
	xs := s.expressions()
	k, _ := slices.BinarySearchFunc(xs, i, func(x expression, i int) int { return cmp.Compare(x.to, i+1) })
	return k < len(xs) && xs[k].from <= i
}

// besideSign reports whether more than space and punctuation stands beside the number at i and
// its unit, or a letter with nothing between: most numbers need no closer look.
func (s *scene) besideSign(i int) bool {
	if i > 0 {
		if gap := s.between(i-1, i); gap == "" || mayJoin(gap) {
			return true
		}
	}
	for k := i + 1; k < len(s.toks); k++ {
		if gap := s.between(k-1, k); gap == "" || mayJoin(gap) {
			return true
		}
		if !s.isUnit(k) {
			return false
		}
	}
	return false
}

// operandAfter is the number or letter that is joined to the one at i, behind the unit of
// that; 0 where there is none.
func (s *scene) operandAfter(i int) int {
	k := i + 1
	for s.toks[i].kind == number && k < len(s.toks) && s.isUnit(k) {
		k++
	}
	if k == len(s.toks) || !s.operable(k) || !s.joined(k-1, k) {
		return 0
	}
	return k
}

// operandBefore is the number or letter to which the one at i is joined; -1 where there is
// none.
func (s *scene) operandBefore(i int) int {
	k := i - 1
	for k > 0 && s.toks[k].kind == word && s.isUnit(k) {
		k--
	}
	if k < 0 || k < i-1 && s.toks[k].kind != number || !s.operable(k) || !s.joined(i-1, i) {
		return -1
	}
	return k
}

// isUnit reports whether a unit of measure stands at i, by its symbol or its name.
func (s *scene) isUnit(i int) bool { return s.toks[i].is(classUnit) || s.unitLetter(i) }

// operable reports whether the token at i is a number or a letter.
func (s *scene) operable(i int) bool {
	t := &s.toks[i]
	return t.kind == number || t.end-t.start == 1 && isLetter(s.text[t.start]) && !t.is(classStop)
}

// unknown reports whether a letter stands at i that may be for what is not known: neither
// the symbol of a unit, nor the sign of a product ("4 x 5") or a power of ten ("1e-5"), nor
// what says how large a number is ("380k"), nor one that the question gives, as the B of
// "pipe B", but for those of its equations.
func (s *scene) unknown(i int) bool {
	t := &s.toks[i]
	if t.kind != word || t.end-t.start != 1 || !isLetter(s.text[t.start]) || t.is(classStop) || s.givenLetter(t) && !s.inEquation(t) || s.unitLetter(i) {
		return false
	}
	if i == 0 || s.toks[i-1].kind != number {
		return i == 0 || !s.toks[i-1].is(classUnit) || strings.IndexByte(s.between(i-1, i), '/') < 0
	}
	c, gap, next := s.text[t.start], s.between(i-1, i), byte(0)
	if t.end < len(s.text) {
		next = s.text[t.end]
	}
	switch {
	case c|0x20 == 'x' && s.multiplies(i, gap):
		return false
	case gap != "" && gap != "/":
		return true
	case c|0x20 == 'e' && (isDigit(next) || next == '-' || next == '+'):
		return false
	case gap == "/" && (c == 'h' || c == 's'), gap == "" && (t.upper || strings.IndexByte("kmsghl", c) >= 0):
		return s.standsAlone(t)
	}
	return true
}

// multiplies reports whether the x at i, behind a number and a gap, is a word for "times":
// "4 x $50", "3x faster".
func (s *scene) multiplies(i int, gap string) bool {
	if i+1 == len(s.toks) {
		return false
	}
	n, between := &s.toks[i+1], s.between(i, i+1)
	if n.kind == number {
		return strings.Trim(between, " $€£") == "" && (gap == "" || gap == " ")
	}
	if gap != "" || between != " " {
		return false
	}
	switch w := s.word(i + 1); w {
	case "as", "more", "less", "the":
		return true
	default:
		return strings.HasSuffix(w, "er")
	}
}

// standsAlone reports whether a letter stands elsewhere in the answer by itself, as one for a
// quantity does: "12m, where m is the number of months", not "60m by 5m".
func (s *scene) standsAlone(t *token) bool {
	if !s.sawAlone {
		s.sawAlone, s.alone = true, [2]uint32{}
		for i := range s.toks {
			n := &s.toks[i]
			if n.end-n.start != 1 || !isLetter(s.text[n.start]) {
				continue
			}
			if i > 0 {
				if gap := s.between(i-1, i); s.toks[i-1].kind == number && !operates(gap) && strings.IndexByte(gap, '(') < 0 {
					continue
				}
				if s.isUnit(i-1) || s.word(i-1) == "in" || s.word(i-1) == "per" {
					continue
				}
			}
			small, capital := letterBit(s.text[n.start])
			s.alone[0] |= small
			s.alone[1] |= capital
		}
	}
	small, capital := letterBit(s.text[t.start])
	return s.alone[0]&small+s.alone[1]&capital != 0
}
