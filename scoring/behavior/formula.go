package behavior

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// formula finds an answer that is only a formula in an unknown quantity.
func (s *scene) formula(from, to int) (Evidence, bool) {
	switch s.q.AnswerType {
	case "number", "":
	default:
		return Evidence{}, false
	}
	if s.symbolic {
		return Evidence{}, false
	}
	xs := s.expressions()
	k, _ := slices.BinarySearchFunc(xs, to, func(x expression, to int) int { return cmp.Compare(x.from, to) })
	for k--; k >= 0 && xs[k].from >= from; k-- {
		if x := xs[k]; x.open && x.numbers {
			return s.span(x.from, x.to, "formula"), true
		}
	}
	for i := to - 1; i >= from; i-- {
		t := &s.toks[i]
		if t.kind == number && i+1 < to && s.toks[i+1].kind == word && s.sign(t.end, 1, "*×÷") && !s.toks[i+1].is(classUnit) {
			return s.span(i, i+2, "formula"), true
		}
		if t.kind != word || t.is(classStop) || t.end-t.start != 1 || s.givenLetter(t) || !letterOperand(s.text, t.start) || i > from && s.toks[i-1].is(classUnit) || !s.unknown(i) {
			continue
		}
		return s.span(max(from, i-1), min(to, i+2), "formula"), true
	}
	return Evidence{}, false
}

// givenLetter reports whether the letter stands in the question as it stands here: the
// b of a formula is not the B of "pipe B".
func (s *scene) givenLetter(t *token) bool {
	if !s.given(t.hash) || !isLetter(s.text[t.start]) {
		return s.given(t.hash)
	}
	small, capital := letterBit(s.text[t.start])
	return s.letters[0]&small+s.letters[1]&capital != 0 || s.letters == [2]uint32{}
}

// letterBit is the bit of a letter, among the small ones or the capitals.
func letterBit(c byte) (small, capital uint32) {
	bit := uint32(1) << (c | 0x20 - 'a')
	if c >= 'a' {
		return bit, 0
	}
	return 0, bit
}

// letterOperand reports whether the letter at i is an operand: a digit, an
// operator or a brace stands right beside it.
func letterOperand(t string, i int) bool {
	at := func(j, step int) byte {
		for j >= 0 && j < len(t) && (t[j] == ' ' || t[j] == ',' && j > 0 && t[j-1] == '\\' || t[j] == '\\' && j+1 < len(t) && t[j+1] == ',') {
			j += step // a space, also that of LaTeX
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
	thin := i > 2 && strings.HasSuffix(strings.TrimRight(t[:i], " "), "\\,") && isDigit(before)
	if i > 0 && t[i] == 's' && isDigit(t[i-1]) {
		return false // the 1990s
	}
	if i > 0 && (isDigit(t[i-1]) || t[i-1] == ')' || thin) {
		return true // 3x, 1.5\,d
	}
	if i > 1 && t[i-1] == '-' && isDigit(t[i-2]) && (after == '}' || after == ')') {
		return true // (0.3-q)
	}
	if before == '-' && i > 3 && t[i-1] == ' ' && t[i-3] == ' ' && isDigit(t[i-4]) {
		return true // 1 - r
	}
	if i+1 < len(t) && t[i+1] == '!' && (i == 0 || !isLetter(t[i-1])) {
		return true // n!
	}
	return operator(before) || operator(after) || before == '{' && i > 5 && (t[i-2] == 'c' || t[i-2] == '}')
}

// operand reports whether the number at i is a given one that the clause only
// works with: "divide the volume by 8".
func (s *scene) operand(i int, c *clause) bool {
	if !s.given(s.toks[i].hash) || i <= c.from {
		return false
	}
	switch s.word(i - 1) {
	case "by", "times", "plus", "minus":
	default:
		return false
	}
	for k := max(c.from, i-8); k < i-1; k++ {
		switch s.word(k) {
		case "divide", "divided", "dividing", "multiply", "multiplied", "multiplying":
			return true
		}
	}
	return false
}

// compared reports whether the number at i is worked with or compared rather
// than given: the left side of "3 + 4 = 7", either side of "7 < 9".
func (s *scene) compared(i int, c *clause) bool {
	if s.sign(s.toks[i].end, 1, "+*/×÷·=<>≤≥") && !opensTag(s.text[s.toks[i].end:]) || s.sign(s.toks[i].start-1, -1, "<>≤≥") && !closesTag(s.text[:s.toks[i].start]) {
		return true
	}
	if i+2 < c.to {
		switch s.word(i + 2) {
		case "less", "greater", "more", "fewer", "smaller", "larger":
			return s.word(i+1) == "is"
		}
	}
	return false
}

// opensTag reports whether a text begins with a tag, "</answer>".
func opensTag(text string) bool {
	text = strings.TrimLeft(text, " ")
	return len(text) > 1 && text[0] == '<' && (text[1] == '/' || isLetter(text[1]))
}

// closesTag reports whether a text ends in a tag, "<answer>", in an arrow, or in the sign of a
// quotation at the beginning of its line.
func closesTag(text string) bool {
	text = strings.TrimRight(text, " ")
	name, ok := strings.CutSuffix(text, ">")
	if ok && (strings.HasSuffix(name, "=") || strings.HasSuffix(name, "-")) {
		return true
	}
	name = strings.TrimRight(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/_")
	return ok && (strings.HasSuffix(name, "<") && len(name)+1 < len(text) || name == "" || strings.HasSuffix(name, "\n"))
}

// sign reports whether one of the signs stands next to place i of the text,
// over spaces and the dollar signs of LaTeX.
func (s *scene) sign(i, step int, signs string) bool {
	for ; i >= 0 && i < len(s.text); i += step {
		switch c := s.text[i]; {
		case c == ' ' || c == '$':
		case c == '*':
			return strings.IndexByte(signs, c) >= 0 && s.times(i)
		case c < utf8.RuneSelf:
			return strings.IndexByte(signs, c) >= 0
		case step > 0:
			r, _ := utf8.DecodeRuneInString(s.text[i:])
			return r != utf8.RuneError && strings.ContainsRune(signs, r)
		default:
			r, _ := utf8.DecodeLastRuneInString(s.text[:i+1])
			return r != utf8.RuneError && strings.ContainsRune(signs, r)
		}
	}
	return false
}

// times reports whether the asterisk at i multiplies: one alone, with space on
// both sides or on neither. Others set words in bold.
func (s *scene) times(i int) bool {
	t := s.text
	if i == 0 || i+1 >= len(t) || t[i-1] == '*' || t[i+1] == '*' {
		return false
	}
	if t[i-1] == ' ' {
		return t[i+1] == ' '
	}
	return isDigit(t[i+1]) || isLetter(t[i+1])
}

// inDate reports whether the number at i is part of a date.
func (s *scene) inDate(i int, c *clause) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= c.from && k < c.to && s.toks[k].upper && s.toks[k].is(classMonth) && !strings.ContainsAny(s.between(min(i, k), max(i, k)), "()") {
			return true
		}
	}
	// "in 1909" is no count.
	t := s.text[s.toks[i].start:s.toks[i].end]
	if i == c.from || len(t) != 4 || t[0] != '1' && t[0] != '2' || strings.ContainsAny(t, ".,:") {
		return false
	}
	switch s.word(i - 1) {
	case "in", "since", "until", "before", "after":
		return s.counts()
	case "of":
		return i > c.from+1 && s.word(i-2) == "as" // "as of 2024"
	}
	return false
}

// counts reports whether the question asks "how many".
func (s *scene) counts() bool {
	for i := 0; i+1 < len(s.asked); i++ {
		if s.asked[i].hash == phrases.Hash("how") && s.asked[i+1].hash == phrases.Hash("many") {
			return true
		}
	}
	return false
}

func (s *scene) clauseOf(i int) clause { return s.clauses[s.clauseAt(i)] }

// clauseAt is the clause in which token i stands.
func (s *scene) clauseAt(i int) int {
	k, _ := slices.BinarySearchFunc(s.clauses, i, func(c clause, i int) int { return cmp.Compare(c.to, i+1) })
	return k
}
