package wire

import (
	"bytes"
	"encoding/json"
)

// Compact is a body as it can be kept in a line of JSON: without blanks, in
// valid UTF-8, with null where the server wrote a number JSON does not have
// (NaN, Infinity, -Infinity; servers written in Python do). It fails on a body
// that is no JSON even so, and on an empty one.
func Compact(body []byte) (json.RawMessage, error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(body), []byte("\xef\xbb\xbf")))
	if len(body) == 0 {
		return nil, ErrEmpty
	}
	body = bytes.ToValidUTF8(body, []byte("\ufffd"))
	var out bytes.Buffer
	out.Grow(len(body))
	first := json.Compact(&out, body)
	if first == nil {
		return out.Bytes(), nil
	}
	finite, changed := withoutNonFinite(body)
	if !changed {
		return nil, first
	}
	out.Reset()
	if err := json.Compact(&out, finite); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
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
