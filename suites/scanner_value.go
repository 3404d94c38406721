package suites

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

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
	return bad("expected true or false, got %s", s.kind())
}

// digits reads the text of a number.
func (s *scanner) digits() (string, error) {
	if s.at >= len(s.b) || s.b[s.at] != '-' && (s.b[s.at] < '0' || s.b[s.at] > '9') {
		return "", bad("expected a number, got %s", s.kind())
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
