package jsonl

import (
	"bytes"
	"errors"
)

// What the first bytes of a file show of its encoding.
var (
	// errMark: it is UTF-8, with what some editors put before it.
	errMark = errors.New("the line begins with a byte order mark: save the file as UTF-8 without one")
	// ErrUTF16: no line of it can be read.
	ErrUTF16 = errors.New("the file is UTF-16: save it as UTF-8")
)

// Encoding is nil for a line that may be UTF-8 as far as its first bytes tell; else
// it is errMark or ErrUTF16.
func Encoding(line []byte) error {
	switch {
	case bytes.HasPrefix(line, []byte("\xef\xbb\xbf")):
		return errMark
	case bytes.HasPrefix(line, []byte("\xff\xfe")), bytes.HasPrefix(line, []byte("\xfe\xff")),
		len(line) > 1 && (line[0] == 0) != (line[1] == 0): // without a mark, ASCII with a zero byte each
		return ErrUTF16
	}
	return nil
}
