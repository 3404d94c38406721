package cards

import (
	"bytes"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// fenced says of each line of a body whether it lies in a fenced block of code,
// its fences included. A fence that is never closed opens none: what is put at
// the end of the file must be found again.
func fenced(body []byte) []bool {
	var lines [][]byte
	for at := 0; at < len(body); {
		line := lineAt(body, at)
		lines = append(lines, line)
		at += len(line)
	}
	in := make([]bool, len(lines))
	never := map[byte]int{} // from this length on, no fence of that kind is closed
	for i := 0; i < len(lines); i++ {
		mark, length := opens(lines[i])
		if least, known := never[mark]; length == 0 || known && length >= least {
			continue
		}
		end := -1
		for j := i + 1; j < len(lines); j++ {
			if closes(lines[j], mark, length) {
				end = j
				break
			}
		}
		if end < 0 {
			never[mark] = length
			continue
		}
		for ; i < end; i++ {
			in[i] = true
		}
		in[end] = true
	}
	return in
}

// unclosed is the number of the line, from 0, whose fence opens a block of code that
// goes on to the end of a body, and that fence; ok is false where there is none. One in
// a quote or an item of a list ends with that.
func unclosed(body []byte) (line int, mark string, ok bool) {
	in := fenced(body)
	for at, i := 0, 0; at < len(body); i++ {
		here := lineAt(body, at)
		at += len(here)
		rest := bytes.TrimLeft(here, " ")
		m, n := opens(here)
		if f, _ := fence(rest); n > 0 && f == m && len(here)-len(rest) < 4 && !in[i] {
			return i, string(rest[:n]), true
		}
	}
	return 0, "", false
}

// opens reads the fence that a line begins with, behind the marks of quotes and
// lists; its length is 0 where there is none.
func opens(line []byte) (mark byte, length int) {
	rest := bytes.TrimLeft(line, " \t>")
	if item, ok := afterBullet(rest); ok {
		rest = bytes.TrimLeft(item, " \t")
	}
	mark, length = fence(rest)
	if mark == '`' && bytes.IndexByte(rest[length:], '`') >= 0 {
		return 0, 0 // a span of code
	}
	return mark, length
}

func closes(line []byte, mark byte, length int) bool {
	rest := bytes.TrimLeft(line, " \t>")
	m, n := fence(rest)
	return n >= length && m == mark && len(bytes.TrimSpace(rest[n:])) == 0
}

func fence(rest []byte) (mark byte, length int) {
	if len(rest) == 0 || rest[0] != '`' && rest[0] != '~' {
		return 0, 0
	}
	n := len(rest) - len(bytes.TrimLeft(rest, string(rest[:1])))
	if n < 3 {
		return 0, 0
	}
	return rest[0], n
}

// afterBullet is what follows the mark of a list's item.
func afterBullet(rest []byte) ([]byte, bool) {
	n := 0
	for n < len(rest) && n < 9 && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n+1 < len(rest) && (rest[n] == '.' || rest[n] == ')') && rest[n+1] == ' ':
		return rest[n+2:], true
	case n == 0 && len(rest) > 1 && bytes.IndexByte([]byte("-*+"), rest[0]) >= 0 && rest[1] == ' ':
		return rest[2:], true
	}
	return nil, false
}
