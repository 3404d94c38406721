package behavior

import (
	"strings"
	"unicode/utf8"
)

// longestJoint is how many bytes may stand between two operands: " \cdot \left( ".
const longestJoint = 32

// between is what stands between tokens a and b. The two words of a contraction stand in one
// place, and are apart.
func (s *scene) between(a, b int) string {
	from, to := s.toks[a].end, s.toks[b].start
	if from > to {
		return " "
	}
	return s.text[from:to]
}

// joined reports whether a sign of arithmetic joins tokens a and b, which stand side by
// side, in plain text or in LaTeX; or none does, where that makes a product: "3x",
// "2(a + 1)".
func (s *scene) joined(a, b int) bool {
	gap := s.between(a, b)
	if gap == "" {
		return true
	}
	if len(gap) > longestJoint {
		return false
	}
	sign, set, ok := signIn(gap)
	switch {
	case !ok:
		return false
	case sign == 0:
		return s.juxtaposed(a, b, gap)
	case sign == '-':
		return s.subtracted(a, b, gap)
	case sign == '/', sign == '+' && (s.toks[a].upper || s.toks[b].upper):
		return set != askew // "w/ 5", "B+ 85"
	}
	return true
}

// How a sign is set between its operands: with space on both sides, on neither, or on one.
type setting int

const (
	tight setting = iota
	apart
	askew
)

func isSpace(t string, i int) bool { return i >= 0 && i < len(t) && t[i] == ' ' }

// signIn is the sign of arithmetic that stands between two operands and how it is set, 0
// where there is none; a times sign or a bar is an x. It is not ok if anything else stands
// there but space, brackets, marks of bold type and what sets a formula.
func signIn(gap string) (sign byte, set setting, ok bool) {
	put := func(c byte, from, to int) {
		if sign != 0 && sign != '-' {
			return
		}
		switch sign = c; {
		case isSpace(gap, from-1) != isSpace(gap, to):
			set = askew
		case isSpace(gap, to):
			set = apart
		default:
			set = tight
		}
	}
	for j := 0; j < len(gap); {
		n := 1
		switch c := gap[j]; c {
		case ' ', '(', ')', '[', ']', '{', '$', '%':
		case '}':
			if strings.HasPrefix(gap[j:], "}{") {
				put('x', j, j+2)
			}
		case '*':
			for j+n < len(gap) && gap[j+n] == '*' {
				n++
			}
			if n == 1 && isSpace(gap, j-1) == isSpace(gap, j+1) {
				put('x', j, j+1)
			}
		case '+', '-', '/', '^':
			if j > 0 && gap[j-1] == c {
				return 0, tight, false // "C++ 17", "--depth"
			}
			put(c, j, j+1)
		case '\\':
			n = 1 + letters(gap[j+1:])
			switch gap[j+1 : j+n] {
			case "cdot", "times", "div", "pi":
				put('x', j, j+n)
			case "frac", "dfrac", "tfrac", "sqrt", "left", "right", "text", "textbf", "mathrm", "mathbf":
			case "":
				if n++; j+n > len(gap) || strings.IndexByte(`,;:! %$()`, gap[j+1]) < 0 {
					return 0, tight, false
				}
			default:
				return 0, tight, false
			}
		default:
			var r rune
			r, n = utf8.DecodeRuneInString(gap[j:])
			switch r {
			case '×', '÷', '·', '⋅', '−', '⁄':
				put('x', j, j+n)
			case '–':
				put('-', j, j+n)
			case '²', '³', '€', '£':
			default:
				return 0, tight, false
			}
		}
		j += n
	}
	return sign, set, true
}

// mayJoin reports whether a sign of arithmetic may stand in a gap: what most words have
// between them is told by its first byte.
func mayJoin(gap string) bool {
	for i := range len(gap) {
		switch gap[i] {
		case ' ':
		case ',', '.', ';', ':', '!', '?', '\n', '"', '\'':
			return false
		default:
			return true
		}
	}
	return false
}

// operates reports whether a sign of arithmetic or of equality stands in a gap between two
// words: "x = 16".
func operates(gap string) bool {
	sign, _, ok := signIn(gap)
	return ok && sign != 0 || strings.IndexByte(gap, '=') >= 0
}

// letters is how many letters a text begins with.
func letters(t string) int {
	n := 0
	for n < len(t) && isLetter(t[n]) {
		n++
	}
	return n
}

// juxtaposed reports whether tokens a and b make a product with no sign between them:
// "\frac{2}{3}y", "2(a", "1.5\,d", but not "f(2)".
func (s *scene) juxtaposed(a, b int, gap string) bool {
	if s.toks[a].kind == number && s.toks[b].kind == number {
		return strings.HasSuffix(gap, "(") && !isSpace(gap, 0)
	}
	switch strings.Trim(gap, "{}()") {
	case "":
		return s.toks[a].kind == number || gap[0] == ')' || gap[0] == '}'
	case `\,`, `\;`, `\:`, `\ `, `\!`:
		return true
	case " ":
		return s.toks[a].kind == number && strings.HasSuffix(s.text[:s.toks[a].start], "frac")
	}
	return false
}

// subtracted reports whether the hyphen or dash between tokens a and b takes one from the
// other: "50 - e", "(1-d)", not "plan b - 30", "B-52", "3-d".
func (s *scene) subtracted(a, b int, gap string) bool {
	left, right := &s.toks[a], &s.toks[b]
	before := strings.TrimRight(s.text[:left.start], " ")
	switch {
	case left.kind == number && right.kind == number, strings.ContainsAny(gap, `\{}()$`):
		return true
	case before != "" && strings.IndexByte("={($^", before[len(before)-1]) >= 0:
		return true
	case left.upper, right.upper:
		return false
	case left.kind == number:
		return isSpace(gap, 0) || right.end == len(s.text) || strings.IndexByte(")}$\\=+*/^", s.text[right.end]) >= 0
	case !isSpace(gap, 0):
		return true
	}
	return a == 0 || left.brk >= comma || s.toks[a-1].is(classStop)
}
