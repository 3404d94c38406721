package jsonl

import (
	"bytes"
	"encoding/json"
	"iter"
	"unicode/utf8"
)

// To decode a value into a map or a struct, level by level, scans its bytes once
// for every level above them, and costs more than all else that is done with a
// reply. These walk over JSON that is known to be valid, and hand out its parts
// as they stand.

// Members yields the members of an object in their order, keys without
// quotation marks and escapes, values as they stand; nothing of any other value.
// value has to be valid JSON.
func Members(value []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		var key []byte
		walk(value, '{', func(part []byte, isKey bool) bool {
			if isKey {
				key = name(part)
				return true
			}
			return yield(key, part)
		})
	}
}

// Elements yields the elements of a list as they stand, and nothing of any other
// value. value has to be valid JSON.
func Elements(value []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		walk(value, '[', func(part []byte, _ bool) bool { return yield(part) })
	}
}

// walk hands out the parts of an object or a list, keys among them.
func walk(value []byte, opening byte, part func(part []byte, isKey bool) bool) {
	value = bytes.TrimSpace(value)
	if len(value) == 0 || value[0] != opening {
		return
	}
	isKey := opening == '{'
	for i := 1; i < len(value); {
		switch value[i] {
		case ' ', '\t', '\r', '\n', '}', ']':
			i++
		case ',':
			isKey = opening == '{'
			i++
		case ':':
			isKey = false
			i++
		default:
			end := skip(value, i)
			if !part(value[i:end], isKey) {
				return
			}
			i = end
		}
	}
}

// skip returns where the value that begins at i ends.
func skip(b []byte, i int) int {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '"':
			i = skipString(b, i)
		case '{', '[':
			depth++
			i++
		case '}', ']':
			if depth == 0 { // behind a number or a word
				return i
			}
			depth--
			i++
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
			i++
			continue
		default:
			i++
			continue
		}
		if depth == 0 {
			return i
		}
	}
	return i
}

func skipString(b []byte, i int) int {
	for i = PlainTo(b, i+1); i < len(b); i = PlainTo(b, i+1) {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// name is a key as it stands, which saves a copy, or without its escapes.
func name(key []byte) []byte {
	if len(key) < 2 {
		return nil
	}
	if inner, ok := plainText(key); ok {
		return inner
	}
	text, _ := Text(key)
	return []byte(text)
}

// Text is a JSON string without its quotation marks and escapes; invalid UTF-8
// becomes U+FFFD. ok is false, and text empty, where value is no string.
func Text(value []byte) (text string, ok bool) {
	if len(value) < 2 || value[0] != '"' {
		return "", false
	}
	if inner, ok := plainText(value); ok {
		return string(inner), true
	}
	return text, json.Unmarshal(value, &text) == nil
}

// plainText is what stands between the quotation marks of a string, if it stands
// for itself: most do.
func plainText(value []byte) (inner []byte, ok bool) {
	inner = value[1 : len(value)-1]
	return inner, bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner)
}
