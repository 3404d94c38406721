package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
)

// To check whether something is JSON, encoding/json calls a function for every
// byte. Each reply is checked when it comes, when it is recorded and when it is
// read again, so that is done here, in a third of the time; a fuzz target holds
// the two to one another.

// mostNested is how deep encoding/json lets values be nested.
const mostNested = 10_000

// Valid reports whether b is one JSON value, as json.Valid does.
func Valid(b []byte) bool {
	i := validValue(b, blankFrom(b, 0), 0)
	return i >= 0 && blankFrom(b, i) == len(b)
}

// Compact appends raw to b without blanks between its values, as json.Compact
// does. Where raw is no JSON the error says why, and b is returned as it was.
func Compact(b, raw []byte) ([]byte, error) {
	if !Valid(raw) {
		var to bytes.Buffer
		if err := json.Compact(&to, raw); err != nil {
			return b, err
		}
		return append(b, to.Bytes()...), nil
	}
	for i := 0; i < len(raw); {
		end := i
		for end < len(raw) && !isBlank(raw[end]) {
			if raw[end] == '"' {
				end = skipString(raw, end)
			} else {
				end++
			}
		}
		b = append(b, raw[i:end]...)
		i = blankFrom(raw, end)
	}
	return b, nil
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func blankFrom(b []byte, i int) int {
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	return i
}

// validValue returns where the value that begins at i ends, or -1 where there is
// none. So do the functions below.
func validValue(b []byte, i, depth int) int {
	if i >= len(b) {
		return -1
	}
	switch c := b[i]; c {
	case '"':
		return validString(b, i)
	case '{', '[':
		return validList(b, i, depth+1)
	case 't':
		return validWord(b, i, "true")
	case 'f':
		return validWord(b, i, "false")
	case 'n':
		return validWord(b, i, "null")
	}
	return validNumber(b, i)
}

// validList reads an object or an array.
func validList(b []byte, i, depth int) int {
	if depth > mostNested {
		return -1
	}
	object := b[i] == '{'
	end := b[i] + 2 // '{' and '}', '[' and ']' are two apart
	i = blankFrom(b, i+1)
	if i < len(b) && b[i] == end {
		return i + 1
	}
	for {
		if object {
			if i = validString(b, i); i < 0 {
				return -1
			}
			if i = blankFrom(b, i); i >= len(b) || b[i] != ':' {
				return -1
			}
			i = blankFrom(b, i+1)
		}
		if i = validValue(b, i, depth); i < 0 {
			return -1
		}
		i = blankFrom(b, i)
		switch {
		case i >= len(b):
			return -1
		case b[i] == end:
			return i + 1
		case b[i] != ',':
			return -1
		}
		i = blankFrom(b, i+1)
	}
}

func validString(b []byte, i int) int {
	if i >= len(b) || b[i] != '"' {
		return -1
	}
	for i = PlainTo(b, i+1); i < len(b); i = PlainTo(b, i+1) {
		switch b[i] {
		case '"':
			return i + 1
		case '\\':
			if i = validEscape(b, i+1); i < 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// validEscape returns where the last character of an escape stands.
func validEscape(b []byte, i int) int {
	switch {
	case i >= len(b):
		return -1
	case b[i] != 'u':
		if strings.IndexByte(`"\/bfnrt`, b[i]) < 0 {
			return -1
		}
		return i
	case i+4 >= len(b):
		return -1
	}
	for _, c := range b[i+1 : i+5] {
		if !('0' <= c && c <= '9' || 'a' <= c|' ' && c|' ' <= 'f') {
			return -1
		}
	}
	return i + 4
}

func validWord(b []byte, i int, word string) int {
	if !bytes.HasPrefix(b[i:], []byte(word)) {
		return -1
	}
	return i + len(word)
}

func validNumber(b []byte, i int) int {
	if i < len(b) && b[i] == '-' {
		i++
	}
	digits := i
	if i = digitsFrom(b, i); i == digits || b[digits] == '0' && i > digits+1 {
		return -1
	}
	if i < len(b) && b[i] == '.' {
		digits = i + 1
		if i = digitsFrom(b, digits); i == digits {
			return -1
		}
	}
	if i < len(b) && b[i]|' ' == 'e' {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		digits = i
		if i = digitsFrom(b, digits); i == digits {
			return -1
		}
	}
	return i
}

func digitsFrom(b []byte, i int) int {
	for i < len(b) && '0' <= b[i] && b[i] <= '9' {
		i++
	}
	return i
}
