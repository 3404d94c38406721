package suites

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner reads JSON values off one line whose UTF-8 has been checked. It is
// written by hand for two reasons: a million items should load in seconds, and
// encoding/json accepts what a suite must not (repeated keys, keys in another
// case, null for any value) without saying where.
type scanner struct {
	b  []byte
	at int
	// whole is b as a string, of which texts without an escape are parts: one
	// allocation a line, not one a text.
	whole string
}

func newScanner(line []byte) scanner {
	return scanner{b: line, whole: string(line)}
}

// fieldError is an error about the value of a field: "match.tolerance: ...".
type fieldError struct {
	path, message string
}

func (e *fieldError) Error() string {
	if e.path == "" {
		return e.message // about the object as a whole
	}
	return e.path + ": " + e.message
}

// in puts a field's name in front of an error.
func in(name string, err error) error {
	var e *fieldError
	switch {
	case !errors.As(err, &e): // of JSON itself: "byte 12: ..."
		return &fieldError{name, err.Error()}
	case e.path == "" || e.path[0] == '[':
		return &fieldError{name + e.path, e.message}
	}
	return &fieldError{name + "." + e.path, e.message}
}

// bad is an error about the value that is being read; the caller names it.
func bad(format string, args ...any) error {
	return &fieldError{"", fmt.Sprintf(format, args...)}
}

func (s *scanner) syntax(expected string) error {
	return fmt.Errorf("byte %d: expected %s, got %s", s.at+1, expected, s.kind())
}

// kind names what stands at the scanner, for a message.
func (s *scanner) kind() string {
	if s.at >= len(s.b) {
		return "the end of the line"
	}
	switch c := s.b[s.at]; {
	case c == '"':
		return "a string"
	case c == '{':
		return "an object"
	case c == '[':
		return "an array"
	case c == '-' || '0' <= c && c <= '9':
		return "a number"
	case bytes.HasPrefix(s.b[s.at:], []byte("true")), bytes.HasPrefix(s.b[s.at:], []byte("false")):
		return "a boolean"
	case bytes.HasPrefix(s.b[s.at:], []byte("null")):
		return "null (leave it out instead)"
	}
	return s.stranger()
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// stranger names what begins no JSON value, and what JSON has in place of it where
// editors and other languages write it.
func (s *scanner) stranger() string {
	rest := s.b[s.at:]
	word := string(rest[:len(rest)-len(bytes.TrimLeft(rest, letters))])
	switch known := strings.ToLower(word); known {
	case "true", "false":
		return word + "; in JSON it is " + known
	case "none", "null", "nil", "nan", "na", "inf", "infinity", "undefined": // an empty cell, or none
		return word + ", which JSON does not have (leave it out instead)"
	}
	r, _ := utf8.DecodeRune(rest)
	switch {
	case r == '\'' || r == '`':
		return "a single quotation mark; JSON takes \" alone"
	case strings.ContainsRune("“”„‟‘’‚«»″＂", r):
		return strconv.QuoteRune(r) + ", a typographic quotation mark; JSON takes \" alone"
	case r == '#', bytes.HasPrefix(rest, []byte("//")), bytes.HasPrefix(rest, []byte("/*")):
		return "a comment, which JSON does not have"
	case unicode.IsSpace(r):
		return fmt.Sprintf("the blank %U; JSON takes plain blanks alone", r)
	}
	return strconv.QuoteRune(r)
}

func (s *scanner) space() {
	for s.at < len(s.b) {
		switch s.b[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return
		}
	}
}

// take steps over c and the space behind it, if c stands here.
func (s *scanner) take(c byte) bool {
	if s.at < len(s.b) && s.b[s.at] == c {
		s.at++
		s.space()
		return true
	}
	return false
}

// object reads an object whose keys are among names. It calls read at each
// value, and returns which names were there: bit i for names[i].
func (s *scanner) object(names []string, read func(name string) error) (seen uint64, err error) {
	if !s.take('{') {
		if _, quoted := s.peek(); quoted && s.at > 0 {
			return 0, bad(`expected an object, got a string: write it as in {%q: "..."}`, names[0])
		}
		return 0, bad("expected an object, got %s", s.kind())
	}
	if s.take('}') {
		return 0, nil
	}
	for next := 0; ; {
		if s.at >= len(s.b) || s.b[s.at] != '"' {
			err := s.syntax("a key in double quotes")
			if next > 0 && s.at < len(s.b) && s.b[s.at] == '}' {
				err = fmt.Errorf("%w: remove the comma before it", err)
			}
			return seen, err
		}
		key, err := s.raw()
		if err != nil {
			return seen, err
		}
		i := find(names, key, next)
		if i < 0 {
			return seen, unknown("key", string(key), names)
		}
		if seen&(1<<i) != 0 {
			return seen, bad("key %q stands here twice", names[i])
		}
		seen |= 1 << i
		next = i + 1
		if !s.take(':') {
			return seen, s.syntax("':' after the key " + strconv.Quote(names[i]))
		}
		if err := read(names[i]); err != nil {
			return seen, in(names[i], err)
		}
		if s.take('}') {
			return seen, nil
		}
		if !s.take(',') {
			return seen, s.syntax("',' or '}' after the value of " + strconv.Quote(names[i]))
		}
	}
}

// find looks for key in names from position next on and around. Keys mostly
// come in the order of names, so that the first look finds them.
func find(names []string, key []byte, next int) int {
	for i := next; i < len(names); i++ {
		if string(key) == names[i] {
			return i
		}
	}
	for i := range next {
		if string(key) == names[i] {
			return i
		}
	}
	return -1
}

// list calls read at each element of an array.
func (s *scanner) list(read func() error) error {
	if !s.take('[') {
		return s.wrong(anArray)
	}
	if s.take(']') {
		return nil
	}
	for i := 0; ; i++ {
		if i > 0 && s.at < len(s.b) && s.b[s.at] == ']' {
			return fmt.Errorf("%w: remove the comma before it", s.syntax("an element"))
		}
		if err := read(); err != nil {
			return in("["+strconv.Itoa(i)+"]", err)
		}
		if s.take(']') {
			return nil
		}
		if !s.take(',') {
			return s.syntax("',' or ']' after an element")
		}
	}
}
