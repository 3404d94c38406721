package endpoint

import (
	"bytes"
	"html"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// An unescaped text is another one as it reads once every escape in it is undone:
// JSON's, an address's and HTML's, one in the other in any order and however deep.
// What was read is a stack. An escape that is complete at its end gives way to the
// character that it stands for, which may be the last one of another escape. So one
// pass will do.
//
// Backslashes are left out, since how many there are tells how often a text was
// escaped, and escapes that are letters (\n) are read as the letter. What no reader
// sees is left out too: whatever makes a text fit for a terminal would put together
// what it stands between.
type unescaped struct {
	text   []byte
	placed bool    // whether places is kept
	places []place // for each byte of text, where it was read from
	open   int     // up to which length of text its end may belong to an escape
	char   [utf8.UTFMax]byte
}

// A place is from where to where something stands in a text.
type place struct{ from, to int }

func unescape(from []byte, placed bool) unescaped {
	u := unescaped{text: make([]byte, 0, len(from)), placed: placed}
	for i := 0; i < len(from); {
		if len(u.text) >= u.open {
			end := i
			for end < len(from) && !special[from[end]] {
				end++
			}
			u.keep(from[i:end], i)
			if i = end; i == len(from) {
				break
			}
		}
		r, size := utf8.DecodeRune(from[i:])
		switch {
		case size == 1:
			u.push(from[i], place{i, i + 1})
		case !invisible.Is(r):
			u.keep(from[i:i+size], i)
		}
		i += size
	}
	u.dropSlashes()
	return u
}

// keep takes characters over that stand for themselves.
func (u *unescaped) keep(chars []byte, from int) {
	u.text = append(u.text, chars...)
	for i := 0; u.placed && i < len(chars); i++ {
		u.places = append(u.places, place{from + i, from + i + 1})
	}
}

// push takes a byte over and undoes the escape that ends in it.
func (u *unescaped) push(c byte, at place) {
	char := append(u.char[:0], c)
	for {
		n := len(u.text)
		if char[0] == '\\' && n > 0 && u.text[n-1] == '\\' {
			return // one of them tells enough
		}
		for _, c := range char {
			u.text = append(u.text, c)
			if u.placed {
				u.places = append(u.places, at)
			}
		}
		switch c := char[0]; {
		case c == '\\':
			u.open = max(u.open, n+len(`\u0000`))
			return
		case c == '%':
			u.open = max(u.open, n+len("%00"))
			return
		case c == '&':
			u.open = max(u.open, n+longestEntity)
			return
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', c == '#', c == ';':
		default: // no escape has it in it
			if r, size := utf8.DecodeLastRune(u.text); invisible.Is(r) {
				u.cut(len(u.text) - size)
			} else {
				u.open = 0
			}
			return
		}
		whole, first := u.complete()
		if whole == nil {
			return
		}
		if u.placed {
			at.from = u.places[first].from
		}
		u.cut(first)
		char = whole
	}
}

func (u *unescaped) cut(to int) {
	u.text = u.text[:to]
	if u.placed {
		u.places = u.places[:to]
	}
}

// longestEntity is how long HTML's longest name of a character is.
const longestEntity = len("&CounterClockwiseContourIntegral;")

// complete is the character of the escape at the end of text, and where that begins;
// nil where there is none.
func (u *unescaped) complete() (char []byte, first int) {
	n := len(u.text)
	switch last := u.text[n-1]; {
	case last == ';':
		first = max(0, n-longestEntity)
		at := bytes.LastIndexByte(u.text[first:], '&')
		if at < 0 {
			return nil, 0
		}
		first += at
		char = append(u.char[:0], html.UnescapeString(string(u.text[first:]))...)
		if utf8.RuneCount(char) == 1 { // else it is no name, or only begins with one
			return char, first
		}
	case unhex(last) < 0:
	case n >= 3 && u.text[n-3] == '%':
		if code := u.code(2); code >= 0 { // a byte, of a character that may have several
			return append(u.char[:0], byte(code)), n - 3
		}
	case n >= 4 && string(u.text[n-4:n-2]) == `\x`:
		if code := u.code(2); code >= 0 {
			return utf8.AppendRune(u.char[:0], code), n - 4
		}
	case n >= 6 && string(u.text[n-6:n-4]) == `\u`:
		if code := u.code(4); code >= 0 {
			return utf8.AppendRune(u.char[:0], code), n - 6
		}
	}
	return nil, 0
}

// code is the number that the last digits are, hexadecimal, and below 0 where one of
// them is none.
func (u *unescaped) code(digits int) (code rune) {
	for _, c := range u.text[len(u.text)-digits:] {
		digit := unhex(c)
		if digit < 0 {
			return -1
		}
		code = code<<4 | digit
	}
	return code
}

func unhex(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c | 0x20 - 'a' + 10)
	}
	return -1
}

// dropSlashes takes the backslashes out, each to the place of what stands behind it.
func (u *unescaped) dropSlashes() {
	kept, slash := 0, -1
	for i, c := range u.text {
		if c == '\\' {
			slash = i
			continue
		}
		u.text[kept] = c
		if u.placed {
			at := u.places[i]
			if slash == i-1 && slash >= 0 {
				at.from = u.places[slash].from
			}
			u.places[kept] = at
		}
		kept++
	}
	u.cut(kept)
}

// special are the bytes that may begin an escape or a character that no reader sees.
// All others stand for themselves.
var special = func() (special [256]bool) {
	for c := range ' ' {
		special[c] = invisible.Is(c)
	}
	for _, c := range []byte("\\%&\x7f\xc2\xcd\xd8\xdb\xdc\xe0\xe1\xe2\xe3\xee\xef\xf0\xf1\xf2\xf3\xf4") {
		special[c] = true
	}
	return special
}()
