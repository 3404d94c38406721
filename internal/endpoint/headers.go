package endpoint

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// checkHeaders finds what no HTTP request can carry before the first is sent:
// the transport would fail each of them, and each would be tried again. The
// error never repeats a value.
func checkHeaders(cfg Config) error {
	const broken = "holds a line break or another control character: does it come from a file with a second line?"
	if !sendable(cfg.APIKey) {
		return fmt.Errorf("the API key %s", broken)
	}
	if strings.ContainsFunc(cfg.APIKey, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return errors.New("the API key holds a character that is not ASCII, which may be one that nobody sees: was it copied from a formatted text?")
	}
	if !sendable(cfg.UserAgent) {
		return fmt.Errorf("the user agent %s", broken)
	}
	for name, values := range cfg.Header {
		if !IsHeaderName(name) {
			return fmt.Errorf("%q is no name of an HTTP header", name)
		}
		for _, v := range values {
			if !sendable(v) {
				return fmt.Errorf("the header %s %s", name, broken)
			}
		}
	}
	return nil
}

// headerOf is what each request has beside what its body calls for, by canonical names. The
// user's own wins.
func headerOf(cfg Config) http.Header {
	header := http.Header{
		"User-Agent":      {cfg.UserAgent},
		"Accept-Encoding": {"identity"}, // else some send what they like
	}
	switch {
	case cfg.APIKey == "":
	case cfg.APIVersion != "":
		header.Set(azureKeyHeader, cfg.APIKey)
	default:
		header.Set("Authorization", "Bearer "+cfg.APIKey)
	}
	for name, values := range cfg.Header {
		header[http.CanonicalHeaderKey(name)] = slices.Clone(values)
	}
	return header
}

func sendable(value string) bool {
	return !strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f })
}

// IsHeaderName says whether a header may be called so: RFC 9110, section 5.6.2.
func IsHeaderName(name string) bool {
	if name == "" {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		return !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", r)
	})
}
