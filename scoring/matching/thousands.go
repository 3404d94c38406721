package matching

import (
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// thousandsMark is the length of the mark between groups of digits that s begins
// with, or 0.
func thousandsMark(s string) int {
	if s == "" {
		return 0
	}
	if n := phrases.LatexThousands(s); n > 0 {
		return n
	}
	if s[0] == ',' || s[0] == '\'' {
		return 1
	}
	switch c, n := utf8.DecodeRuneInString(s); c {
	case '\u00a0', '\u2009', '\u202f', '’':
		return n
	}
	return 0
}

// millionsByStops reports whether s, which stands behind digits, goes on with two groups
// of three digits or more, each behind a full stop: "1.200.000".
func millionsByStops(s string) bool {
	groups := 0
	for len(s) > 3 && s[0] == '.' && exactDigits(s[1:], 3) {
		s = s[4:]
		groups++
	}
	return groups > 1 && (s == "" || s[0] != '.' || len(s) == 1 || !isDigit(s[1]))
}

// thousandByStop reports whether s, which stands behind digits, goes on with a group of three behind a
// full stop, and decimals behind a comma: "1.250,00".
func thousandByStop(s string) bool {
	return len(s) > 5 && s[0] == '.' && exactDigits(s[1:], 3) && cents(s[4:])
}

// eurosByStop reports whether s, which stands behind digits, goes on with a group of three behind a full stop and the
// sign of the euro behind that, as where it is written so: "1.250 €". What is paid for each of something has three
// decimals: "1.459 €/l".
func eurosByStop(s string) bool {
	if len(s) < 5 || s[0] != '.' || !exactDigits(s[1:], 3) {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[4:], " \u00a0\u202f"), "€")
	rest = strings.TrimLeft(rest, " ")
	return ok && !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, "per ")
}

// cents reports whether s begins with a comma, one or two digits, and no more of a number.
func cents(s string) bool {
	return len(s) > 1 && s[0] == ',' && (exactDigits(s[1:], 1) || exactDigits(s[1:], 2)) && !(len(s) > 4 && (s[3] == '.' || s[3] == ',') && isDigit(s[4]))
}

// indianGroups reports whether s, which stands behind digits, goes on with groups of two digits, each
// behind a comma, to one of three: "12,50,000".
func indianGroups(s string) bool {
	n := 0
	for len(s) > 3 && s[0] == ',' && exactDigits(s[1:], 2) {
		s = s[3:]
		n++
	}
	return n > 0 && len(s) > 3 && s[0] == ',' && exactDigits(s[1:], 3) && (len(s) == 4 || s[4] != ',' || len(s) == 5 || !isDigit(s[5]))
}
