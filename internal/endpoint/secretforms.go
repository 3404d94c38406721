package endpoint

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"slices"
	"strings"
)

// shortestForm is how long the form of a secret has to be to be searched for: a
// shorter one may stand in a text by chance.
const shortestForm = 8

// formsOf are the forms in which a secret comes back beside its own: as it reads
// unescaped, with its blanks as in a query, and in base64, be it alone or behind
// "Bearer" or a user.
func formsOf(secret string) []string {
	var forms []string
	add := func(form string, least int) {
		if len(form) >= least && form != secret && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	add(string(unescape([]byte(secret), false).text), shortestSecret)
	add(string(unescape([]byte(strings.ReplaceAll(secret, " ", "+")), false).text), shortestForm)
	for before := range 3 {
		for _, coding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			// The first and the last characters depend on what stands beside it.
			text := coding.EncodeToString([]byte("\x00\x00"[:before%3] + secret))
			from, to := []int{0, 2, 3}[before], (before+len(secret))*8/6
			add(text[from:to], shortestForm)
		}
	}
	return forms
}

// parts takes out what reads as the beginning of a secret, a quarter of it and
// shortestSecret bytes at least: of a text that was cut off it may be all there
// is. Words that begin alike go too, so that this is for fragments.
func (s secrets) parts(text []byte) []byte {
	return cutOut(text, s, func(secret []byte) int { return max(shortestSecret, len(secret)/4) })
}

// cutOut replaces every place of text that reads, unescaped, as the first bytes of one
// of the secrets, as many as least says or more. It copies nothing unless there is one.
func cutOut(text []byte, s secrets, least func(secret []byte) int) []byte {
	read := unescape(text, false)
	if !slices.ContainsFunc(s, func(secret []byte) bool { return bytes.Contains(read.text, secret[:least(secret)]) }) {
		return text
	}
	read = unescape(text, true)
	var found []place
	for _, secret := range s {
		found = read.find(found, secret, least(secret))
	}
	slices.SortFunc(found, func(a, b place) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	kept := 0
	for _, f := range found {
		if f.from >= kept { // else it goes on within the one before
			out = append(append(out, text[kept:f.from]...), redacted...)
		}
		kept = max(kept, f.to)
	}
	return append(out, text[kept:]...)
}

// find adds the places where a secret stands, or as many of its first bytes as least
// says or more.
func (u unescaped) find(found []place, secret []byte, least int) []place {
	known, at := len(found), 0
	for {
		next := bytes.Index(u.text[at:], secret[:least])
		if next < 0 {
			return found
		}
		at += next
		end := at + least
		for end < len(u.text) && end-at < len(secret) && u.text[end] == secret[end-at] {
			end++
		}
		from, to := u.places[at].from, u.places[end-1].to
		if last := len(found) - 1; last >= known && from < found[last].to {
			found[last].to = max(found[last].to, to)
		} else {
			found = append(found, place{from, to})
		}
		at++ // a longer one may begin within it
	}
}
