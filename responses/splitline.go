package responses

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tickFollows reports whether a backtick stands at i or later on its line.
func (s *splitter) tickFollows(i int) bool {
	if t := &s.tick; t.to == 0 || i < t.from || i > t.to {
		j := i
		for j < len(s.text) && s.text[j] != '\n' && s.text[j] != '`' {
			j++
		}
		t.from, t.to, t.found = i, j, j < len(s.text) && s.text[j] == '`'
	}
	return s.tick.found
}

// fence returns the end of the fenced code block whose first line begins at
// i, or i where none does or where it is never closed.
func (s *splitter) fence(i int) int {
	kind, bare := fenceLine(s.text[i:])
	if kind < 0 || s.noFence[kind] {
		return i
	}
	for j := lineEnd(s.text, i); j < len(s.text); {
		next := lineEnd(s.text, j)
		k := j
		for k < next && (s.text[k] == ' ' || s.text[k] == '\t') {
			k++
		}
		other, otherBare := fenceLine(s.text[k:next])
		if other == kind {
			if otherBare {
				return next
			}
			if !bare {
				return i // a second block opens before the first is closed
			}
		}
		j = next
	}
	s.noFence[kind] = true
	return i
}

func (s *splitter) keep(piece string) {
	bare := trimControl(piece)
	if len(bare) < len(strings.TrimRightFunc(piece, unicode.IsSpace)) {
		piece = bare
	}
	if !blank(bare) {
		s.answer = append(s.answer, piece)
	}
}

func (s *splitter) note(piece string) {
	if piece = strings.TrimSpace(trimControl(piece)); piece != "" {
		s.trace = append(s.trace, piece)
	}
}

// lineState is what is known of the line before the present byte.
type lineState struct {
	blank       bool // nothing but space so far
	sentenceEnd bool // the last visible character ends a sentence
	word        bool // the last visible character is a letter, digit or comma
	space       bool // the last character is a space
	ticks       int  // backticks so far
	quotes      int  // straight double quotes so far
}

func (l *lineState) reset() { *l = lineState{blank: true} }

// step takes one character of s in and returns its length.
func (l *lineState) step(s string) int {
	c, n := rune(s[0]), 1
	if c >= utf8.RuneSelf {
		c, n = utf8.DecodeRuneInString(s)
	}
	switch {
	case c == '\n':
		l.reset()
	case unseen(c):
		l.space = true
	default:
		l.blank, l.space = false, false
		l.sentenceEnd = c == '.' || c == '!' || c == '?' || c == '…' || c == '。'
		l.word = c == ',' || unicode.IsLetter(c) || unicode.IsDigit(c)
		switch c {
		case '`':
			l.ticks++
		case '"':
			l.quotes++
		}
	}
	return n
}
