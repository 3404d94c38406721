package gates

import (
	"fmt"
	"strings"
	"unicode"
)

// A SyntaxError is an expression that cannot be read.
type SyntaxError struct {
	Text   string
	Column int    // of Text, in characters, where reading ended
	Want   string // what was expected there
}

// Error shows the expression with a mark under the place, and what was expected
// there, in three lines.
func (e *SyntaxError) Error() string {
	shown := strings.Map(func(c rune) rune { // one column each, so that the mark stands right
		if !unicode.IsPrint(c) {
			return '?'
		}
		return c
	}, e.Text)
	return fmt.Sprintf("cannot read the gate\n    %s\n    %s^ %s", shown, strings.Repeat(" ", e.Column), e.Want)
}

// A FileError is everything that is wrong with a file of gates.
type FileError struct {
	File     string
	Mistakes []Mistake
}

// A Mistake is one thing that is wrong, on a line that counts from 1.
type Mistake struct {
	Line int
	Text string
}

// Error tells all mistakes at once, each with file and line.
func (e *FileError) Error() string {
	lines := make([]string, len(e.Mistakes))
	for i, m := range e.Mistakes {
		lines[i] = fmt.Sprintf("%s:%d: %s", e.File, m.Line, m.Text)
	}
	return strings.Join(lines, "\n")
}
