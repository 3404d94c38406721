package behavior

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// number reads digits with their inner marks: 1,000 3.5 07:10 2022-06-03 26th, and those of
// LaTeX: 12{,}500.
func (l *lexer) number(i int) int {
	t := l.text
	j := i
	l.buf = l.room()
	for j < len(t) {
		c := t[j]
		switch {
		case isDigit(c):
			l.buf = append(l.buf, c)
			j++
			continue
		case (c == '.' || c == ',' || c == ':' || c == '-' || c == '/') && j+1 < len(t) && isDigit(t[j+1]) && len(l.buf) < 24:
			if c == ',' && !thousands(t, j) {
				goto done
			}
			if c != ',' {
				l.buf = append(l.buf, c)
			}
			j++
			continue
		case c == '{' || c == '\\' || c == ',':
			if n := phrases.LatexThousands(t[j:]); n > 0 && len(l.buf) < 24 {
				j += n
				continue
			}
		case c >= utf8.RuneSelf:
			if r, n := utf8.DecodeRuneInString(t[j:]); r >= '\uff10' && r <= '\uff19' {
				l.buf = append(l.buf, byte(r-'\uff10')+'0')
				j += n
				continue
			} else if j == i {
				return i + n
			}
		}
		break
	}
done:
	if l.line && j-i <= 2 && j+1 < len(t) && (t[j] == '.' || t[j] == ')') && t[j+1] == ' ' && l.listed(t[i:j], t[j:]) {
		l.raise(sentenceBreak)
		l.item = true
		return j + 1
	}
	if j+1 < len(t) && isOrdinal(t[j:]) {
		j += 2
	}
	folded := l.buf
	if len(folded) == 5 && folded[0] == '0' && folded[2] == ':' {
		folded = folded[1:] // 07:10 is 7:10
	}
	l.emit(i, j, folded, number, false)
	return j
}

// listed reports whether a number at the start of a line, as "2." or "2)", is that of a list item:
// 1, the one behind the last, or one with another item in rest. "14. That is what is left" begins
// with a value.
func (l *lexer) listed(digits, rest string) bool {
	const reach = 512 // bytes to the next item
	n, err := strconv.Atoi(digits)
	if err != nil {
		return false
	}
	if n > 1 && n != l.listAt+1 && !strings.Contains(rest[:min(reach, len(rest))], "\n"+strconv.Itoa(n+1)+rest[:1]) {
		return false
	}
	l.listAt = n
	return true
}

// thousands reports whether the comma at j separates a group of three digits.
func thousands(t string, j int) bool {
	n := 0
	for k := j + 1; k < len(t) && isDigit(t[k]) && n < 4; k++ {
		n++
	}
	return n == 3
}

func isOrdinal(t string) bool {
	switch t[:2] {
	case "st", "nd", "rd", "th":
		return len(t) == 2 || !isLetter(t[2])
	}
	return false
}
