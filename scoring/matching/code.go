package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Of the signs between the parts of a code, hard ones tell it from others; soft ones may be left out, or others of
// them may stand there.
const (
	hardSigns = ".:/@#_+~%=&?"
	softSigns = " -()–\u00a0"
)

// isCode reports whether a gold answer is one code: a number of a telephone, an account or an article, a version, an
// address of the net or of mail, a path. Its words are in digits or in capitals, with signs or blanks between its
// digits, or it is an address. A value, a date, a time, a result of a game and a range are none, they are read;
// nor is a word with a number behind it, of which either may be put in other words ("Q3 2021").
func (a *alias) isCode() bool {
	const longest = 64 // bytes
	if len(a.text) > longest || a.value != nil || a.isClock || a.date.known() || len(a.toks) < 2 || a.isRange() || a.years.to > 0 {
		return false
	}
	words := strings.Fields(a.text)
	if len(words) == 1 && isAddress(a.text) {
		return true
	}
	if n := strings.Count(a.text, ":"); n > 0 {
		if d := taken(a.text, tokenizeGold(a.text)); len(d.clocks(d.all())) == n {
			return false // from one time to another
		}
	}
	parted, numbers, digits := false, 0, 0
	for _, w := range words {
		if w != strings.ToUpper(w) || !strings.ContainsFunc(w, isDigitRune) && len(w) > 4 || strings.ContainsFunc(w, inNoCode) {
			return false
		}
		if n := len(strings.FieldsFunc(w, func(r rune) bool { return !isDigitRune(r) })); n > 0 {
			within := strings.Trim(w, hardSigns+softSigns)
			parted = parted || strings.ContainsAny(within, ".:/-")
			numbers++
		}
		for i := range len(w) {
			if isDigit(w[i]) {
				digits++
			}
		}
	}
	const phone = 7 // digits
	return parted || numbers > 1 && digits >= phone
}

// isVersion reports whether a text is two numbers with a full stop between: a version, where one is asked for, in
// which 3.10 is not 3.1.
func isVersion(text string) bool {
	major, minor, ok := strings.Cut(text, ".")
	return ok && major != "" && minor != "" && strings.Trim(major+minor, "0123456789") == ""
}

func isDigitRune(r rune) bool { return '0' <= r && r <= '9' }

// inNoCode reports whether no code holds r.
func inNoCode(r rune) bool {
	return !isDigitRune(r) && (r >= utf8.RuneSelf || !letter(byte(r))) && !strings.ContainsRune(hardSigns+softSigns, r)
}

// isAddress reports whether a word is an address of the net or of mail, a path, or a name with low lines in it.
func isAddress(w string) bool {
	if strings.ContainsFunc(w, inNoCode) || !strings.ContainsFunc(w, unicode.IsLetter) {
		return false
	}
	if i := strings.IndexByte(w, '@'); i > 0 {
		return strings.IndexByte(w[i:], '.') > 0
	}
	before, after, parted := strings.Cut(w, "_")
	return strings.Contains(w, "://") || w[0] == '/' || parted && len(before) > 1 && len(after) > 1 && letter(after[0])
}

// isRange reports whether a is two numbers that are a result ("3-1"), a ratio, a season ("2019-20") or a range from
// the lower to the higher ("1914-1918"), and no code.
func (a *alias) isRange() bool {
	if len(a.toks) != 2 {
		return false
	}
	p, q := &a.toks[0], &a.toks[1]
	if !p.number || !q.number || p.suffix != "" || q.suffix != "" || q.end-q.start > 1 && a.text[len(a.text)-(q.end-q.start)] == '0' && q.norm != "00" {
		return false
	}
	const small = 100
	return p.value < q.value || p.value < small && q.value < small || year(p.norm) && q.value < small
}

// isMixed reports whether toks are one word of letters and digits behind them.
func isMixed(toks []token) bool {
	if len(toks) != 1 {
		return false
	}
	letters := strings.TrimRight(toks[0].norm, "0123456789")
	return letters != "" && letters != toks[0].norm && !strings.ContainsAny(letters, "0123456789")
}

// findCode finds a code whole: its letters and digits in their order, with its hard signs between them, and nothing on
// either side that belongs to it.
func (d *document) findCode(a *alias, s span) (hits []span) {
	start, end := d.bytes(s)
	code := strings.ToLower(a.text)
	for _, scheme := range [...]string{"https://", "http://", "www."} {
		code = strings.TrimPrefix(code, scheme)
	}
	code = strings.TrimFunc(code, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(code) > 1 && code[0] == 'v' && isDigit(code[1]) {
		code = code[1:] // of a version
	}
	if code == "" {
		return nil
	}
	for at := start; at < end; at++ {
		if d.text[at]|0x20 != code[0]|0x20 || goesOnBefore(withoutTrunk(d.text[:at], a.text), code) {
			continue
		}
		n := codeAt(d.text[at:], code)
		if n == 0 || goesOnBehind(d.text[at+n:], isAddress(code)) {
			continue
		}
		to := d.firstAt(at + n)
		from := min(d.firstAt(at), to)
		if from == to || from > 0 && d.toks[from].start > at {
			from = max(0, from-1) // "v2.4"
		}
		hits = append(hits, span{from, max(to, from+1)})
	}
	return hits
}

// codeAt is the length of the code at the beginning of text; 0 where another stands there.
func codeAt(text, code string) (n int) {
	for j := 0; j < len(code); {
		sign, between := signsAt(code[j:]), signsAt(text[n:])
		j, n = j+len(sign), n+len(between)
		if j == len(code) || n == len(text) || !letterOrDigit(text[n]) || lower(text[n]) != code[j] {
			return 0
		}
		hard := strings.Trim(between, softSigns)
		if hard != strings.Trim(sign, softSigns) && (hard != "." || !isPhone(code)) {
			return 0
		}
		if sign == "" && between != "" && (!isDigit(code[j-1]) && !isDigit(code[j])) {
			return 0 // within a word
		}
		n++
		j++
	}
	return n
}

// signsAt are the signs and blanks at the beginning of s, three at most.
func signsAt(s string) string {
	const most = 3
	n := 0
	for k, r := range s {
		if k >= most || !strings.ContainsRune(hardSigns+softSigns, r) {
			break
		}
		n = k + utf8.RuneLen(r)
	}
	return s[:n]
}

// isPhone reports whether a code is digits alone, as many as a telephone has: their parts may have full stops between
// them.
func isPhone(code string) bool {
	const shortest = 7
	return len(code) >= shortest && strings.Trim(code, "0123456789"+softSigns) == ""
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

// withoutTrunk is what stands before a number of a telephone without the zeros that stand for its plus, or the code of
// a land before one of ten digits: "00420 ...", "1-555-014-2233".
func withoutTrunk(before, gold string) string {
	const national, longest = 10, 3 // digits
	if strings.HasPrefix(gold, "+") {
		return strings.TrimSuffix(before, "00")
	}
	digits := strings.Map(func(r rune) rune {
		if isDigitRune(r) {
			return r
		}
		return -1
	}, gold)
	if rest, ok := strings.CutSuffix(before, "-"); ok && len(digits) == national && isPhone(digits) {
		trunk := strings.TrimRight(rest, "0123456789")
		if n := len(rest) - len(trunk); n > 0 && n <= longest {
			return strings.TrimSuffix(trunk, "+")
		}
	}
	return before
}

// goesOnBefore reports whether what stands before a code belongs to it. A "v" before a version does not.
func goesOnBefore(before, code string) bool {
	n := len(before)
	if n > 0 && isDigit(code[0]) && before[n-1]|0x20 == 'v' {
		n--
	}
	if n == 0 {
		return false
	}
	c := before[n-1]
	if strings.IndexByte("/@_", c) >= 0 {
		return n > 1 && letterOrDigit(before[n-2])
	}
	return letterOrDigit(c) || strings.IndexByte(".:-", c) >= 0 && n > 1 && isDigit(before[n-2])
}

// goesOnBehind reports whether rest, behind a code, belongs to it: more letters or digits, or such behind a sign.
func goesOnBehind(rest string, address bool) bool {
	switch {
	case rest == "":
		return false
	case letterOrDigit(rest[0]):
		return !endsWord(rest, "s")
	case len(rest) == 1 || strings.IndexByte(".-/@_", rest[0]) < 0:
		return false
	}
	return isDigit(rest[1]) || letter(rest[1]) && (address || rest[0] == '-')
}
