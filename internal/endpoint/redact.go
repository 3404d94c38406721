package endpoint

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const redacted = "[redacted]"

// A key of fewer bytes than shortestSecret is not searched for, nor one of
// letters alone that is shorter than longestWord: local servers are given such
// placeholders ("none", "EMPTY", "ollama"), and a model may well use the word.
const (
	shortestSecret = 4
	longestWord    = 8
)

// secrets are values that must not leave this package in a text.
type secrets [][]byte

func secretsOf(key string, header http.Header) secrets {
	var s secrets
	add := func(value string) {
		value = strings.TrimSpace(value)
		if placeholder(value) {
			return
		}
		s = append(s, []byte(value))
	}
	add(key)
	for name, values := range header {
		if !CarriesSecret(name) {
			continue
		}
		for _, v := range values {
			add(v)
			if _, token, ok := strings.Cut(v, " "); ok { // "Bearer TOKEN"
				add(token)
			}
		}
	}
	// The longest first: one may be part of another.
	slices.SortFunc(s, func(a, b []byte) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return bytes.Compare(a, b)
	})
	return slices.CompactFunc(s, bytes.Equal)
}

// placeholder reports that a key is only there because a server wants any. To
// take such words out of replies would change what is measured.
func placeholder(key string) bool {
	if len(key) < shortestSecret || len(key) < longestWord && strings.Trim(strings.ToLower(key), "abcdefghijklmnopqrstuvwxyz") == "" {
		return true
	}
	switch strings.ToLower(key) {
	case "lm-studio", "not-needed", "not_needed", "not-required", "no-key-needed", "no-key-required", "sk-no-key-required", "placeholder", "anything":
		return true
	}
	return false
}

// CarriesSecret says whether a header of this name may hold a secret.
func CarriesSecret(header string) bool {
	header = strings.ToLower(header)
	for _, part := range []string{"key", "auth", "token", "secret", "cookie", "password"} {
		if strings.Contains(header, part) {
			return true
		}
	}
	return false
}

// bytes takes the secrets out of text. Where text is JSON, a secret is found
// however its characters are escaped.
func (s secrets) bytes(text []byte) []byte {
	for _, secret := range s {
		if bytes.Contains(text, secret) {
			text = bytes.ReplaceAll(text, secret, []byte(redacted))
		}
		if bytes.IndexByte(text, '\\') >= 0 {
			text = cutEscaped(text, secret)
		}
	}
	return text
}

func (s secrets) text(text string) string {
	if len(s) == 0 {
		return text
	}
	return string(s.bytes([]byte(text)))
}

// cutEscaped replaces every place of text that reads as secret once JSON's
// escapes are undone. It copies nothing unless there is one.
func cutEscaped(text, secret []byte) []byte {
	var out []byte
	kept := 0
	for i := 0; i < len(text); {
		if n := escapedPrefix(text[i:], secret); n > 0 {
			out = append(append(out, text[kept:i]...), redacted...)
			i += n
			kept = i
			continue
		}
		_, n := unescape(text[i:])
		i += n
	}
	if out == nil {
		return text
	}
	return append(out, text[kept:]...)
}

// parts takes out what reads as the beginning of a secret, a quarter of it and
// shortestSecret bytes at least: of a text that was cut off it may be all there
// is. Words that begin alike go too, so that this is for fragments.
func (s secrets) parts(text []byte) []byte {
	for _, secret := range s {
		least := secret[:max(shortestSecret, len(secret)/4)]
		for at := 0; ; {
			i := bytes.Index(text[at:], least)
			if i < 0 {
				break
			}
			at += i
			n := len(least)
			for n < len(secret) && at+n < len(text) && text[at+n] == secret[n] {
				n++
			}
			text = slices.Concat(text[:at], []byte(redacted), text[at+n:])
			at += len(redacted)
		}
	}
	return text
}

// escapedPrefix returns how many bytes at the start of text read as secret, or
// 0.
func escapedPrefix(text, secret []byte) int {
	at := 0
	for len(secret) > 0 {
		want, size := utf8.DecodeRune(secret)
		got, n := unescape(text[at:])
		if n == 0 || got != want {
			return 0
		}
		secret, at = secret[size:], at+n
	}
	return at
}

// unescape reads one character of a JSON string and says how many bytes it
// takes. A backslash that begins no escape is itself.
func unescape(text []byte) (rune, int) {
	if len(text) < 2 || text[0] != '\\' {
		return utf8.DecodeRune(text)
	}
	switch c := text[1]; c {
	case '"', '\\', '/':
		return rune(c), 2
	case 'u':
		if len(text) >= 6 {
			if code, err := strconv.ParseUint(string(text[2:6]), 16, 16); err == nil {
				return rune(code), 6
			}
		}
	}
	return '\\', 1
}
