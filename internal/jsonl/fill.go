package jsonl

import "strconv"

// Fill hands the members of an object to set. It is false as soon as value is found
// to be no valid object, or a member is not of keys, stands out of their order (and
// so perhaps twice), or set is false: then what was set by that time is worth
// nothing. What wrote the object itself is read so in a quarter of the time that
// encoding/json takes; where Fill is false, that decides.
func Fill(value []byte, keys []string, set func(key string, value []byte) bool) bool {
	if len(value) == 0 || value[0] != '{' {
		return false
	}
	i := blankFrom(value, 1)
	if i < len(value) && value[i] == '}' {
		return blankFrom(value, i+1) == len(value)
	}
	for next := 0; ; next++ {
		end := validString(value, i)
		if end < 0 {
			return false
		}
		name := value[i+1 : end-1]
		for next < len(keys) && string(name) != keys[next] {
			next++
		}
		if i = blankFrom(value, end); next == len(keys) || i >= len(value) || value[i] != ':' {
			return false
		}
		i = blankFrom(value, i+1)
		if end = validValue(value, i, 1); end < 0 || !set(keys[next], value[i:end]) {
			return false
		}
		i = blankFrom(value, end)
		switch {
		case i >= len(value):
			return false
		case value[i] == '}':
			return blankFrom(value, i+1) == len(value)
		case value[i] != ',':
			return false
		}
		i = blankFrom(value, i+1)
	}
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
