package suites

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// text reads a string.
func (s *scanner) text(to *string) error {
	if s.at >= len(s.b) || s.b[s.at] != '"' {
		return s.wrong(aString)
	}
	start := s.at + 1
	b, err := s.raw()
	if len(b) > 0 && &b[0] == &s.b[start] {
		*to = s.whole[start : start+len(b)]
	} else {
		*to = string(b)
	}
	return err
}

// raw reads the string that begins at the scanner and returns its content,
// which is part of the line where it holds no escape.
func (s *scanner) raw() ([]byte, error) {
	start := s.at + 1
	i := jsonl.PlainTo(s.b, start)
	switch {
	case i == len(s.b):
		return nil, s.unclosed()
	case s.b[i] == '"':
		s.at = i + 1
		s.space()
		return s.b[start:i], nil
	case s.b[i] == '\\':
		return s.escaped(append(make([]byte, 0, 2*(i-start)+64), s.b[start:i]...), i)
	}
	s.at = i
	return nil, s.control()
}

// escaped goes on with raw from the first backslash, at i.
func (s *scanner) escaped(to []byte, i int) ([]byte, error) {
	for i < len(s.b) {
		switch c := s.b[i]; {
		case c == '"':
			s.at = i + 1
			s.space()
			return to, nil
		case c == '\\':
			r, size := escape(s.b[i:])
			if size == 0 {
				s.at = i
				return nil, fmt.Errorf("byte %d: %s is not a JSON escape of a character", i+1, quote(string(s.b[i:min(i+6, len(s.b))])))
			}
			to = utf8.AppendRune(to, r)
			i += size
		case c < ' ':
			s.at = i
			return nil, s.control()
		default:
			end := jsonl.PlainTo(s.b, i)
			to = append(to, s.b[i:end]...)
			i = end
		}
	}
	return nil, s.unclosed()
}

// escape decodes the escape at the start of b; size 0 means that it is none.
// Half a surrogate pair is none: it stands for no character.
func escape(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(`"\/bfnrt`, b[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	r, ok := hex4(b)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(r):
		return r, 6
	}
	low, ok := hex4(b[6:])
	if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
		return 0, 0
	}
	return r, 12
}

// hex4 decodes \uXXXX.
func hex4(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

func (s *scanner) control() error {
	if s.b[s.at] == '\t' {
		return fmt.Errorf("byte %d: a tab in a string is written \\t", s.at+1)
	}
	return fmt.Errorf("byte %d: the control character %U must be escaped in a string", s.at+1, s.b[s.at])
}

func (s *scanner) unclosed() error {
	err := fmt.Errorf("byte %d: this string is not closed", s.at+1)
	s.at = len(s.b)
	return err
}
