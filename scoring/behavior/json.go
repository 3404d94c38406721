package behavior

import "strings"

// valueOfJSON finds the answer in an object of JSON that is all of a text, under the key that names it,
// or in a list of one text. What other keys hold, such as a reasoning, is no part of it.
func valueOfJSON(t string) (from, to int, ok bool) {
	if t[0] == '[' {
		i := blanksAt(t, 1)
		if i == len(t) || t[i] != '"' {
			return 0, 0, false
		}
		end := stringEnd(t, i)
		if k := blanksAt(t, end); k != len(t)-1 || t[k] != ']' {
			return 0, 0, false
		}
		return i + 1, end - 1, true
	}
	best := len(forms()["key"])
	for i := 1; ; {
		i = blanksAt(t, i)
		if i == len(t) || t[i] != '"' {
			return 0, 0, false
		}
		end := stringEnd(t, i)
		if end-i < 2 {
			return 0, 0, false
		}
		key := strings.ToLower(t[i+1 : end-1])
		if i = blanksAt(t, end); i == len(t) || t[i] != ':' {
			return 0, 0, false
		}
		i = blanksAt(t, i+1)
		end = valueEnd(t, i)
		if end == i || end >= len(t) {
			return 0, 0, false
		}
		if k, is := forms()["key"][key]; is && k < best && t[i] != '{' && t[i] != '[' {
			best, from, to = k, i, end
		}
		switch i = blanksAt(t, end); {
		case i == len(t):
			return 0, 0, false
		case t[i] == ',':
			i++
		case t[i] == '}' && i == len(t)-1 && to > from:
			if t[from] == '"' {
				from, to = from+1, to-1
			}
			return from, to, true
		default:
			return 0, 0, false
		}
	}
}

// blanksAt is where the spaces and line breaks from i on end.
func blanksAt(t string, i int) int {
	for i < len(t) && strings.IndexByte(" \t\r\n", t[i]) >= 0 {
		i++
	}
	return i
}

// stringEnd is behind the quotation mark that closes the one at i. Models forget to escape those within,
// so that one closes only before what may stand behind a string.
func stringEnd(t string, i int) int {
	for k := i + 1; k < len(t); k++ {
		switch t[k] {
		case '\\':
			k++
		case '"':
			if n := blanksAt(t, k+1); n == len(t) || strings.IndexByte(",:}]", t[n]) >= 0 {
				return k + 1
			}
		}
	}
	return len(t)
}

// valueEnd is behind the value at i: a text, an object, a list, a number or a word.
func valueEnd(t string, i int) int {
	if i < len(t) && t[i] == '"' {
		return stringEnd(t, i)
	}
	depth := 0
	for k := i; k < len(t); k++ {
		switch t[k] {
		case '"':
			k = stringEnd(t, k) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return len(strings.TrimRight(t[:k], " \t\r\n"))
			}
			if depth--; depth == 0 {
				return k + 1
			}
		case ',':
			if depth == 0 {
				return k
			}
		}
	}
	return len(t)
}
