package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// What the first bytes of a file show of its encoding.
var (
	// errMark: it is UTF-8, with what some editors put before it.
	errMark = errors.New("the line begins with a byte order mark: save the file as UTF-8 without one")
	// ErrNotLines: no line of the file can be read, and each would say the same.
	ErrNotLines = errors.New("the file holds no lines of text")

	errUTF16 = notLines{"the file is UTF-16: save it as UTF-8"}
)

// A notLines says what a file is that holds no lines of text.
type notLines struct{ message string }

func (e notLines) Error() string        { return e.message }
func (e notLines) Is(target error) bool { return target == ErrNotLines }

// Encoding is nil for a line that may be UTF-8 as far as its first bytes tell. It is
// an ErrNotLines for the first line of a file that is UTF-16 or compressed.
func Encoding(line []byte) error {
	switch {
	case bytes.HasPrefix(line, []byte("\xef\xbb\xbf")):
		return errMark
	case bytes.HasPrefix(line, []byte("\xff\xfe")), bytes.HasPrefix(line, []byte("\xfe\xff")),
		len(line) > 1 && (line[0] == 0) != (line[1] == 0): // without a mark, ASCII with a zero byte each
		return errUTF16
	}
	if by := compressedBy(line); by != "" {
		return notLines{"the file is compressed (" + by + "): unpack it first"}
	}
	return nil
}

// Parted is nil for the first line of a file that may hold a value on each line, and an
// ErrNotLines where the line begins one value that goes over several: a list, or an object
// whose members stand below one another.
func Parted(first []byte) error {
	switch first = bytes.TrimSpace(first); {
	case bytes.HasPrefix(first, []byte("[")):
		return notLines{"the file is one JSON list, not one object a line: jq -c '.[]' FILE takes it apart"}
	case string(first) == "{":
		return notLines{"an object goes over several lines here: jq -c . FILE puts each on one"}
	}
	return nil
}

// compressedBy names what a file was packed with, from its first bytes, none of which
// begin a JSON value.
func compressedBy(start []byte) string {
	for _, c := range [...]struct{ name, magic string }{
		{"gzip", "\x1f\x8b"},
		{"zstd", "\x28\xb5\x2f\xfd"},
		{"xz", "\xfd7zXZ\x00"},
		{"bzip2", "BZh"},
		{"zip", "PK\x03\x04"},
	} {
		if bytes.HasPrefix(start, []byte(c.magic)) {
			return c.name
		}
	}
	return ""
}

// UTF8 fails on a line that is not UTF-8, and says where.
func UTF8(line []byte) error {
	if utf8.Valid(line) {
		return nil
	}
	n := 0
	for n < len(line) {
		r, size := utf8.DecodeRune(line[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return fmt.Errorf("byte %d: not valid UTF-8: save the file as UTF-8", n+1)
}
