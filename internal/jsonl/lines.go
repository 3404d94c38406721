// Package jsonl reads files that hold one JSON value a line. It knows nothing
// of what the values mean; it knows where they stand, so that an error can
// name its file and line, and it knows the one kind of damage that is normal:
// a last line without its newline, left by a process that was killed.
package jsonl

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A Line is one line of a file, without its newline.
type Line struct {
	Number int    // counted from 1; blank lines count
	Offset int64  // of its first byte, from where reading began
	Bytes  []byte // valid until the next line is read
	Torn   bool   // the file ends here without a newline: the line may be incomplete
}

// Lines yields the lines of r that hold more than blank space, in order.
// There is no limit on the length of a line. An empty input yields nothing. A
// read error is yielded once, as the last pair, and is the reader's own.
func Lines(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		var long []byte
		var offset int64
		for number := 1; ; number++ {
			line, err := in.ReadSlice('\n')
			if errors.Is(err, bufio.ErrBufferFull) {
				long = long[:0]
				for errors.Is(err, bufio.ErrBufferFull) {
					long = append(long, line...)
					line, err = in.ReadSlice('\n')
				}
				long = append(long, line...)
				line = long
			}
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Line{Number: number, Offset: offset}, err)
				return
			}
			torn := err != nil
			size := int64(len(line))
			if n := len(line); n > 0 && line[n-1] == '\n' {
				line = line[:n-1]
			}
			if n := len(line); n > 0 && line[n-1] == '\r' {
				line = line[:n-1]
			}
			if !blank(line) && !yield(Line{Number: number, Offset: offset, Bytes: line, Torn: torn}, nil) {
				return
			}
			if torn {
				return
			}
			offset += size
		}
	}
}

func blank(line []byte) bool {
	for _, b := range line {
		if b != ' ' && b != '\t' && b != '\r' {
			return false
		}
	}
	return true
}

// A SyntaxError is a line that could not be read. Line is 0 when the error
// speaks of the file as a whole.
type SyntaxError struct {
	File string // as the user named it; "" where the reader has no name
	Line int
	Err  error
}

// Error gives "file:line: what was wrong".
func (e *SyntaxError) Error() string {
	switch {
	case e.File == "" && e.Line == 0:
		return e.Err.Error()
	case e.File == "":
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	case e.Line == 0:
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap returns the cause.
func (e *SyntaxError) Unwrap() error { return e.Err }
