package endpoint

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/http/httpguts"
)

// checkHeaders finds what no HTTP request can carry before the first is sent:
// the transport would fail each of them, and each would be tried again. The
// error never repeats a value.
func checkHeaders(cfg Config) error {
	const broken = "holds a line break or another control character: does it come from a file with a second line?"
	if !httpguts.ValidHeaderFieldValue(cfg.APIKey) {
		return fmt.Errorf("the API key %s", broken)
	}
	if strings.ContainsFunc(cfg.APIKey, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return errors.New("the API key holds a character that is not ASCII, which may be one that nobody sees: was it copied from a formatted text?")
	}
	if !httpguts.ValidHeaderFieldValue(cfg.UserAgent) {
		return fmt.Errorf("the user agent %s", broken)
	}
	for name, values := range cfg.Header {
		if !httpguts.ValidHeaderFieldName(name) {
			return fmt.Errorf("%q is no name of an HTTP header", name)
		}
		for _, v := range values {
			if !httpguts.ValidHeaderFieldValue(v) {
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
