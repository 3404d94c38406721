package wire

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Compact is a body as it can be kept in a line of JSON: without blanks, in
// valid UTF-8, with no half of a surrogate pair, and with null where the server
// wrote a number JSON does not have (NaN, Infinity, -Infinity; servers written in
// Python do). It fails on a body that is no JSON even so, and on an empty one.
func Compact(body []byte) (json.RawMessage, error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(body), []byte("\xef\xbb\xbf")))
	if len(body) == 0 {
		return nil, ErrEmpty
	}
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	out, first := jsonl.Compact(make([]byte, 0, len(body)), body)
	if first == nil {
		fillHalves(out)
		return out, nil
	}
	finite, changed := withoutNonFinite(body)
	if !changed {
		return nil, first
	}
	out, err := jsonl.Compact(nil, finite)
	if err != nil {
		return nil, err
	}
	fillHalves(out)
	return out, nil
}

// withoutNonFinite replaces NaN and the infinities by null wherever they stand
// outside a string.
func withoutNonFinite(body []byte) (out []byte, changed bool) {
	inString := false
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case inString && c == '\\' && i+1 < len(body):
			out = append(out, c)
			i++
			c = body[i]
		case c == '"':
			inString = !inString
		case !inString && (c == 'N' || c == 'I' || c == '-'):
			if n := nonFinite(body[i:]); n > 0 {
				out = append(out, "null"...)
				i += n - 1
				changed = true
				continue
			}
		}
		out = append(out, c)
	}
	return out, changed
}

func nonFinite(at []byte) int {
	for _, word := range []string{"NaN", "-NaN", "Infinity", "-Infinity"} {
		if bytes.HasPrefix(at, []byte(word)) {
			return len(word)
		}
	}
	return 0
}
