package jsonl

import (
	"bytes"
	"strconv"
)

// Fill hands the members of an object to set, and is false as soon as one is not
// of keys, stands out of their order (and so perhaps twice), or set is false.
// What wrote the object itself is read so in a third of the time that
// encoding/json takes; where Fill is false, that decides. value has to be valid
// JSON.
func Fill(value []byte, keys []string, set func(key string, value []byte) bool) bool {
	next, fine := 0, bytes.HasPrefix(value, []byte("{"))
	walk(value, '{', func(part []byte, isKey bool) bool {
		if !isKey {
			fine = set(keys[next-1], part)
			return fine
		}
		name := part[1 : len(part)-1]
		for fine = false; next < len(keys) && !fine; next++ {
			fine = string(name) == keys[next]
		}
		return fine
	})
	return fine
}

// SetText sets to to a JSON string; it is false for any other value.
func SetText[T ~string](to *T, value []byte) bool {
	s, ok := Text(value)
	*to = T(s)
	return ok
}

// SetInt sets to to a JSON number without fraction and exponent that fits; it is
// false for any other value.
func SetInt(to *int, value []byte) bool {
	n, err := strconv.Atoi(string(value))
	*to = n
	return err == nil
}

// SetBool sets to to a JSON boolean; it is false for any other value.
func SetBool(to *bool, value []byte) bool {
	*to = string(value) == "true"
	return *to || string(value) == "false"
}
