package suites

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// wrong is an error about the type of the value that is being read, with what to write
// where one of that type was probably meant.
func (s *scanner) wrong(expected string) error {
	next := ""
	switch text, quoted := s.peek(); {
	case expected == anArray && quoted:
		next = `: put it in brackets, as in ["...", "..."]`
	case expected == aString && s.kind() == aNumber:
		next = ": put it in quotes"
	case expected == aBoolean && (strings.EqualFold(text, "true") || strings.EqualFold(text, "false")):
		next = ": write " + strings.ToLower(text) + " without quotes"
	case expected == aNumber && strings.Trim(text, "-.0123456789") == "" && json.Valid([]byte(text)):
		next = ": write it without quotes"
	}
	return bad("expected %s, got %s%s", expected, s.kind(), next)
}

const (
	aString  = "a string"
	anArray  = "an array of strings"
	aBoolean = "true or false"
	aNumber  = "a number"
)

// peek is the content of the string that begins here, if one does, as it is written.
func (s *scanner) peek() (text string, quoted bool) {
	if s.at >= len(s.b) || s.b[s.at] != '"' {
		return "", false
	}
	text, _, _ = strings.Cut(string(s.b[s.at+1:]), `"`)
	return text, true
}

// boolean reads true or false.
func (s *scanner) boolean(to *bool) error {
	for _, v := range [2]bool{false, true} {
		word := strconv.FormatBool(v)
		if bytes.HasPrefix(s.b[s.at:], []byte(word)) {
			*to = v
			s.at += len(word)
			s.space()
			return nil
		}
	}
	return s.wrong(aBoolean)
}

// digits reads the text of a number.
func (s *scanner) digits() (string, error) {
	if s.at >= len(s.b) || s.b[s.at] != '-' && (s.b[s.at] < '0' || s.b[s.at] > '9') {
		return "", s.wrong(aNumber)
	}
	end := s.at
	for end < len(s.b) && strings.IndexByte("+-.0123456789Ee", s.b[end]) >= 0 {
		end++
	}
	number := s.b[s.at:end]
	if !json.Valid(number) { // "01", "1.", "1e"
		return "", bad("%s is not a JSON number", quote(string(number)))
	}
	s.at = end
	s.space()
	return string(number), nil
}

// value reads an object of any content and returns it compacted.
func (s *scanner) value() (json.RawMessage, error) {
	if s.at >= len(s.b) || s.b[s.at] != '{' {
		return nil, bad("expected an object, got %s", s.kind())
	}
	end, depth, quoted := s.at, 0, false
	for ; end < len(s.b); end++ {
		switch c := s.b[end]; {
		case quoted && c == '\\':
			end++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if end >= len(s.b) {
		return nil, bad("this object is not closed")
	}
	value, err := jsonl.Compact(nil, s.b[s.at:end+1])
	if err != nil {
		return nil, bad("not valid JSON: %v", err)
	}
	s.at = end + 1
	s.space()
	return value, nil
}
