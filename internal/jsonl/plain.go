package jsonl

import (
	"encoding/binary"
	"math/bits"
)

// Most of a text stands in JSON as it is. To find where it does not, eight bytes are
// looked at together: a byte of a word is zero, or below a bound, where subtracting
// borrows from its highest bit. What is found first is exact; only behind it may a
// borrow mark more.

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// unplain marks, by the highest bit of their bytes, the characters of a word that a
// JSON string cannot hold as they are: quotation marks, backslashes, control
// characters.
func unplain(word uint64) uint64 {
	quote, slash := word^'"'*ones, word^'\\'*ones
	return ((quote-ones)&^quote | (slash-ones)&^slash | (word-' '*ones)&^word) & highs
}

// PlainTo returns where, from i on, the first character stands that a JSON string
// cannot hold as it is: a quotation mark, a backslash or a control character; and
// len(b) where there is none.
func PlainTo(b []byte, i int) int {
	for ; i+8 <= len(b); i += 8 {
		if found := unplain(binary.LittleEndian.Uint64(b[i:])); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c < ' ' || c == '"' || c == '\\' {
			return i
		}
	}
	return len(b)
}

// asciiTo is PlainTo for a text, and stops at what is not ASCII as well.
func asciiTo(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		t := s[i : i+8]
		word := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
			uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		if found := unplain(word) | word&highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x80 {
			return i
		}
	}
	return len(s)
}

// shownTo returns where, from i on, the first character stands that is not ASCII, or
// is a delete; and len(b) where there is none.
func shownTo(b []byte, i int) int {
	for ; i+8 <= len(b); i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		deleted := word ^ 0x7f*ones
		if found := (word | (deleted-ones)&^deleted) & highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(b) && b[i] < 0x7f {
		i++
	}
	return i
}
