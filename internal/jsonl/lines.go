// Package jsonl reads files that hold one JSON value a line. It knows nothing
// of what the values mean; it knows where they stand, so that an error can
// name its file and line, and it knows the one kind of damage that is normal:
// a last line without its newline, left by a process that was killed.
package jsonl

import (
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
		for b, err := range blocks(r) {
			if err != nil {
				yield(Line{Number: b.number, Offset: b.offset}, err)
				return
			}
			for line := range b.lines() {
				if !yield(line, nil) {
					return
				}
			}
			b.free()
		}
	}
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
