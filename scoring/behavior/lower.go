package behavior

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A lowerCase gives the words of a text in lower case. It keeps its room from text to text.
type lowerCase struct {
	text  string
	lower string // all of it, once a word was asked for; empty if a letter is not ASCII
	room  []byte
	made  bool
}

// of turns to another text.
func (l *lowerCase) of(text string) { l.text, l.lower, l.made = text, "", false }

// word is that of a token of the text.
func (l *lowerCase) word(t *token) string {
	if !l.made {
		l.make()
	}
	if l.lower != "" {
		return l.lower[t.start:t.end]
	}
	return strings.ToLower(l.text[t.start:t.end])
}

// make makes lower if all of the text is ASCII, so that no letter changes its length. Half
// of what strings.ToLower takes would go into growing its room.
func (l *lowerCase) make() {
	l.made = true
	l.room = append(l.room[:0], l.text...)
	rest := l.room
	for ; len(rest) >= 8; rest = rest[8:] {
		w := binary.LittleEndian.Uint64(rest)
		if w&(ones*0x80) != 0 {
			return
		}
		// The upper bit of a byte is that it is not below A, and that it is above Z.
		capitals := (w + ones*(0x80-'A')) &^ (w + ones*(0x80-'Z'-1)) & (ones * 0x80)
		binary.LittleEndian.PutUint64(rest, w|capitals>>2) // the bit between a capital and its small letter
	}
	for i, c := range rest {
		if c >= utf8.RuneSelf {
			return
		}
		if 'A' <= c && c <= 'Z' {
			rest[i] = c + 'a' - 'A'
		}
	}
	l.lower = string(l.room)
}

// ones is eight bytes of one.
const ones = 0x0101010101010101

// word is word i of the answer in lower case.
func (s *scene) word(i int) string { return s.answer.word(&s.toks[i]) }

// askedWord is word k of the question in lower case, empty beyond its end.
func (s *scene) askedWord(k int) string {
	if k >= len(s.asked) {
		return ""
	}
	return s.question.word(&s.asked[k])
}
