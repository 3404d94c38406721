package endpoint

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortestForm is how long the form of a secret has to be to be searched for: a
// shorter one may stand in a text by chance.
const shortestForm = 8

// formsOf are the forms in which a secret comes back beside its own: as a part of
// an address, and in base64, be it alone or behind "Bearer" or a user.
func formsOf(secret string) []string {
	var forms []string
	add := func(form string) {
		if len(form) >= shortestForm && form != secret && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	for _, form := range []string{url.QueryEscape(secret), url.PathEscape(secret)} {
		add(form)
		add(lowerEscapes(form))
	}
	for before := range 3 {
		for _, coding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			// The first and the last characters depend on what stands beside it.
			text := coding.EncodeToString([]byte("\x00\x00"[:before%3] + secret))
			from, to := []int{0, 2, 3}[before], (before+len(secret))*8/6
			add(text[from:to])
		}
	}
	return forms
}

// lowerEscapes writes %2f for %2F.
func lowerEscapes(text string) string {
	b := []byte(text)
	for i := 0; i+2 < len(b); i++ {
		if b[i] == '%' {
			copy(b[i:], strings.ToLower(text[i:i+3]))
		}
	}
	return string(b)
}

// parts takes out what reads as the beginning of a secret, a quarter of it and
// shortestSecret bytes at least: of a text that was cut off it may be all there
// is. Words that begin alike go too, so that this is for fragments.
func (s secrets) parts(text []byte) []byte {
	return cutOut(text, s, func(secret []byte) int { return max(shortestSecret, len(secret)/4) })
}

// cutOut replaces every place of text that reads as the first bytes of one of the
// secrets, as many as least says or more. It copies nothing unless there is one.
func cutOut(text []byte, s secrets, least func(secret []byte) int) []byte {
	begins := [256]bool{'\\': true}
	for _, secret := range s {
		begins[firstOf(secret)] = true
	}
	var out []byte
	kept := 0
	for i := 0; i < len(text); {
		if !begins[text[i]] {
			i++
			continue
		}
		first, size := unescape(text[i:])
		longest := 0
		for _, secret := range s { // forms of one secret begin alike
			if b := firstOf(secret); b < utf8.RuneSelf && rune(b) != first {
				continue
			}
			if n, read := readsAs(text[i:], secret); read >= least(secret) {
				longest = max(longest, n)
			}
		}
		if longest == 0 {
			i += size
			continue
		}
		out = append(append(out, text[kept:i]...), redacted...)
		i += longest
		kept = i
	}
	if out == nil {
		return text
	}
	return append(out, text[kept:]...)
}

// firstOf is the first byte of a secret that is no backslash, or a backslash.
func firstOf(secret []byte) byte {
	for _, b := range secret {
		if b != '\\' {
			return b
		}
	}
	return '\\'
}

// mostUnseen is how much that no reader sees may lie between two characters.
const mostUnseen = 4

// readsAs says how many bytes at the start of text read as the start of secret once
// JSON's escapes are undone, and how many bytes of secret that is. Backslashes are
// passed over on both sides: how many there are tells how often a text was escaped.
func readsAs(text, secret []byte) (n, read int) {
	hidden := 0
	for at := 0; read < len(secret); {
		want, size := utf8.DecodeRune(secret[read:])
		if want == '\\' {
			read += size
			continue
		}
		got, m := unescape(text[at:])
		switch {
		case m == 0:
			return n, read
		case got == want:
			at += m
			n, read, hidden = at, read+size, 0
		case read > 0 && hidden < mostUnseen && unseen(got):
			at += m
			hidden++
		default:
			return n, read
		}
	}
	return n, read
}

// unseen says whether a character shows nothing: what makes a text fit for a
// terminal leaves it out, so that it would put together what it stands between.
func unseen(r rune) bool {
	return !unicode.IsSpace(r) && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r))
}

// unescape reads one character of a JSON string and says how many bytes it takes, be
// it escaped once or, as in JSON that is a text in JSON, again and again. Escapes that
// are letters (\n) are read as the letter.
func unescape(text []byte) (rune, int) {
	slashes := 0
	for slashes < len(text) && text[slashes] == '\\' {
		slashes++
	}
	rest := text[slashes:]
	switch {
	case slashes == 0:
	case len(rest) == 0:
		return '\\', slashes
	case rest[0] == 'u' && len(rest) >= 5:
		if code, err := strconv.ParseUint(string(rest[1:5]), 16, 16); err == nil {
			return rune(code), slashes + 5
		}
	}
	r, size := utf8.DecodeRune(rest)
	return r, slashes + size
}
