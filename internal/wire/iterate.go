package wire

import (
	"bytes"
	"encoding/json"
	"iter"
)

// A chunk of a stream is read level by level. To decode each level into a map
// would scan its bytes once for every level above them, hundreds of times a
// reply; these walk over JSON that is known to be valid, and hand out its parts
// as they stand.

// membersOf yields the members of an object, and nothing of any other value.
func membersOf(value []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		key := ""
		walk(value, '{', func(part []byte, isKey bool) bool {
			if isKey {
				key = name(part)
				return true
			}
			return yield(key, part)
		})
	}
}

// elementsOf yields the elements of a list, and nothing of any other value.
func elementsOf(value []byte) iter.Seq[[]byte] {
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
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// name is a key without its quotation marks and escapes.
func name(key []byte) string {
	if bytes.IndexByte(key, '\\') < 0 && len(key) >= 2 {
		return string(key[1 : len(key)-1])
	}
	var s string
	_ = json.Unmarshal(key, &s)
	return s
}
