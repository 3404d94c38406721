package matching

import (
	"strconv"
	"strings"
)

// digits reads a number written in digits: thousands marks (comma, in groups of two digits too,
// apostrophe, no-break or thin space, what LaTeX has for them, or several full stops), a decimal
// point, or a decimal comma where it cannot be a thousands mark ("3,5", "0,125").
// "3,500" is three thousand five hundred.
// Letters glued to it become its suffix.
func (t *tokenizer) digits() {
	if t.plainNumber() {
		return
	}
	s, start := t.text, t.i
	var plain []byte
	i := start
	groups, skip := false, 0
	run := func() int {
		from := i
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			plain = append(plain, s[i])
			i++
		}
		return i - from
	}
	lead := run()
	for lead <= 2 && indianGroups(s[i:]) {
		i++
		run()
		groups = true
	}
	stops := millionsByStops(s[i:]) || thousandByStop(s[i:]) || eurosByStop(s[i:])
	for lead <= 3 {
		n := thousandsMark(s[i:])
		if n == 0 && stops && strings.HasPrefix(s[i:], ".") {
			n = 1
		}
		if n == 0 || !exactDigits(s[i+n:], 3) || plain[0] == '0' {
			break
		}
		i += n
		run()
		groups = true
	}
	switch {
	case i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) && !(groups && s[start+lead] == '.') && !dotted(s, start, i):
		i++
		plain = append(plain, '.')
		run()
	case (!groups || stops && cents(s[i:])) && i+1 < len(s) && s[i] == ',' && isDigit(s[i+1]) && !commaList(s, start, i):
		i++
		plain = append(plain, '.')
		run()
	}
	if mark := t.yearFootnote(string(plain), s[i:]); mark > 0 && !groups {
		plain = plain[:len(plain)-mark]
		skip, i = mark, i-mark
	}
	end := i
	for skip == 0 && end < len(s) && 'a' <= s[end]|0x20 && s[end]|0x20 <= 'z' {
		end++
	}
	if end-i > 1 && t.lex.of(strings.ToLower(s[i:end])).alone&(1<<light) != 0 || end-i > 3 && year(string(plain)) {
		end = i // "in 2016by" and "in 1894after" lost a space
	}
	k := token{norm: canonical(string(plain)), start: start, end: end, number: true, suffix: strings.ToLower(s[i:end])}
	k.value, _ = strconv.ParseFloat(string(plain), 64)
	switch k.suffix {
	case "", "st", "nd", "rd", "th":
	case "s": // "the 1990s"
		k.norm += "s"
		if lead == 2 && len(k.norm) == 3 && k.norm[0] > '1' && k.norm[1] == '0' {
			k.norm = "19" + k.norm // "the '70s"
		}
	default:
		if u, ok := t.lex.units[k.suffix]; (!ok || u.size == 0) && !t.lex.of(k.suffix).number.scales() && k.suffix != "e" && k.suffix != "x" && k.suffix != "am" && k.suffix != "pm" {
			k.norm = strings.ToLower(s[start:end]) // "3d", "4chan": a word
			if end-i > 2 || len(plain) > 4 {
				k.number = false
			}
		}
	}
	t.i = end + skip
	t.add(k)
}

// opensDecimals reports whether the full stop at t.i begins a number below one: ".75". That
// of ".1.2" does not.
func (t *tokenizer) opensDecimals() bool {
	if t.i+1 >= len(t.text) || !isDigit(t.text[t.i+1]) || dotted(t.text, t.i, t.i) {
		return false
	}
	return t.i == 0 || strings.IndexByte(" \n-$({=*\"", t.text[t.i-1]) >= 0
}

// plainNumber reads what most numbers are: up to four digits with nothing
// behind them that could belong to the number.
func (t *tokenizer) plainNumber() bool {
	s, i, value := t.text, t.i, 0
	if s[i] == '.' {
		return false
	}
	for i < len(s) && isDigit(s[i]) {
		value = 10*value + int(s[i]-'0')
		if i++; i-t.i > 4 {
			return false
		}
	}
	if i < len(s) {
		switch c := s[i]; {
		case letterOrDigit(c), c == '\'', (c == '.' || c == ',') && i+1 < len(s) && isDigit(s[i+1]):
			return false
		case c == '{' || c == '\\' || c == ',' && strings.HasPrefix(s[i+1:], `\`):
			return false
		}
	}
	k := token{norm: canonical(s[t.i:i]), start: t.i, end: i, number: true, value: float64(value)}
	t.i = i
	t.add(k)
	return true
}

// year reports whether four digits can be a year.
func year(digits string) bool { return len(digits) == 4 && "1000" <= digits && digits <= "2099" }

// yearFootnote returns the length of the marks of footnotes glued to a year
// ("in 18941", "May 3, 194512"): one digit, or more that rise, behind a year
// that a month, a day of a month or a word such as "in" stands before. Rest is
// what follows the digits.
func (t *tokenizer) yearFootnote(digits, rest string) int {
	n := len(t.toks)
	if len(digits) < 5 || len(digits) > 7 || !year(digits[:4]) || n == 0 || rest != "" && letterOrDigit(rest[0]) {
		return 0
	}
	for i := 5; i < len(digits); i++ {
		if digits[i] <= digits[i-1] {
			return 0
		}
	}
	last := &t.toks[n-1]
	between := (last.norm == "and" || last.norm == "to") && n > 1 && t.toks[n-2].number && year(t.toks[n-2].norm) // "from 1985 to 19931"
	if between || last.upper && last.word.month > 0 || last.is(beforeYear) || last.number && n > 1 && t.toks[n-2].word.month > 0 {
		return len(digits) - 4
	}
	return 0
}

// dotted reports whether the full stop at i is one of several between digits, as
// in 1.3.2029, and none before decimals.
func dotted(s string, start, i int) bool {
	j := i + 1
	for j < len(s) && j <= i+4 && isDigit(s[j]) {
		j++
	}
	if j+1 < len(s) && s[j] == '.' && isDigit(s[j+1]) {
		return true
	}
	return start > 1 && s[start-1] == '.' && isDigit(s[start-2])
}

// commaList reports whether the comma at i stands in a list ("1,2,3") rather
// than before decimals.
func commaList(s string, start, i int) bool {
	j := i + 1
	for j < len(s) && isDigit(s[j]) {
		j++
	}
	if j < len(s) && s[j] == ',' && j+1 < len(s) && isDigit(s[j+1]) {
		return true
	}
	return start > 1 && s[start-1] == ',' && isDigit(s[start-2])
}

// exactDigits reports whether s begins with n digits and no more.
func exactDigits(s string, n int) bool {
	if len(s) < n {
		return false
	}
	for i := range n {
		if !isDigit(s[i]) {
			return false
		}
	}
	return len(s) == n || !isDigit(s[n])
}

// canonical drops leading zeros and needless decimals.
func canonical(s string) string {
	s = strings.TrimLeft(s, "0")
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "" || s[0] == '.' {
		return "0" + s
	}
	return s
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// multiplies reports whether the letters from start to t.i are the command of LaTeX for a
// sign of multiplication.
func (t *tokenizer) multiplies(start int) bool {
	if start == 0 || t.text[start-1] != '\\' {
		return false
	}
	word := t.text[start:t.i]
	return word == "times" || word == "cdot"
}
