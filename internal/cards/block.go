package cards

import (
	"bytes"
	"strings"
)

const (
	beginMarker = "<!-- abstain-eval:begin"
	endMarker   = "<!-- abstain-eval:end -->"
)

// A found block lies in a body from the start of its first line to the end of
// its last, whose line break is not part of it.
type found struct {
	from, to int
	line     int // the number of its first line
	first    string
	marks    []Mark
	lines    []string // between the markers, without line breaks
}

// Marks are those of the block in file; ok is false where it has none. It fails
// where Put would.
func Marks(name string, file []byte) (marks []Mark, ok bool, err error) {
	t, err := split(name, file)
	if err != nil {
		return nil, false, err
	}
	block, err := t.block()
	if block == nil || err != nil {
		return nil, false, err
	}
	return block.marks, true, nil
}

// block finds the one block of a body. It is nil where there is none. What
// stands in fenced code is an example of a block.
func (t *text) block() (*found, error) {
	fail := func(line int, message, next string) (*found, error) {
		return nil, &Error{File: t.name, Line: line, Message: message, Next: next}
	}
	inCode := fenced(t.body)
	var block *found
	open := false
	number := t.bodyLine - 1
	for at, i := 0, 0; at < len(t.body); i++ {
		whole := lineAt(t.body, at)
		here := strings.TrimRight(string(whole), " \t\r\n")
		start := at
		at += len(whole)
		number++
		isEnd := here == endMarker
		begins, isBegin := strings.CutPrefix(here, beginMarker)
		switch {
		case inCode[i] && (isEnd || isBegin):
			if open {
				return fail(number, "a marker in a block of code, inside the block that begins at line "+itoa(block.line),
					"remove the markers of the block, and run card again")
			}
		case isBegin && block != nil:
			return fail(number, "a second block of abstain-eval begins here; the first is at line "+itoa(block.line),
				"a file holds one: remove one of them with its markers")
		case isBegin && (!strings.HasSuffix(begins, "-->") || strings.Count(begins, "-->") > 1 || !strings.HasPrefix(begins, " ") && begins != "-->"):
			return fail(number, "the marker that begins a block is damaged", "mend it as in "+beginMarker+" -->, or remove the block with its markers")
		case isBegin:
			open = true
			block = &found{from: start, line: number, first: here, marks: marksOf(strings.TrimSuffix(begins, "-->"))}
		case isEnd && !open:
			return fail(number, "a block of abstain-eval ends here that begins nowhere", "remove this line, or put "+beginMarker+" --> where it begins, on a line of its own")
		case isEnd:
			open = false
			block.to = start + len(endMarker)
		case open:
			block.lines = append(block.lines, here)
		}
	}
	if open {
		return fail(block.line, "the block of abstain-eval that begins here has no end", "put "+endMarker+" on a line of its own behind it")
	}
	return block, nil
}

func marksOf(fields string) []Mark {
	var marks []Mark
	for field := range strings.FieldsSeq(fields) {
		if name, value, ok := strings.Cut(field, "="); ok {
			marks = append(marks, Mark{name, value})
		}
	}
	return marks
}

// putBlock is the body with the block of c in it.
func (t *text) putBlock(c Card) ([]byte, error) {
	block, err := t.block()
	if err != nil {
		return nil, err
	}
	eol := t.eol
	fresh := strings.ReplaceAll(Block(c), "\n", eol)
	if block != nil {
		out := bytes.Clone(t.body[:block.from])
		out = append(out, fresh...)
		return append(out, t.body[block.to:]...), nil
	}
	if line, mark, ok := unclosed(t.body); ok {
		return nil, &Error{
			File: t.name, Line: t.bodyLine + line, Message: "the block of code that begins here is never closed, and a card behind it would be shown as code",
			Next: "close it with " + mark + " on a line of its own",
		}
	}
	out := bytes.Clone(t.body)
	switch {
	case len(out) == 0 && t.has:
		if !bytes.HasSuffix(t.after, []byte("\n")) {
			out = append(out, eol...)
		}
		out = append(out, eol...)
	case len(out) > 0:
		if !bytes.HasSuffix(out, []byte("\n")) {
			out = append(out, eol...)
		}
		if !blankEnd(out) {
			out = append(out, eol...)
		}
	}
	out = append(out, fresh...)
	return append(out, eol...), nil
}

// blankEnd reports that a body ends with a blank line.
func blankEnd(body []byte) bool {
	last := bytes.LastIndexByte(body[:len(body)-1], '\n')
	return len(bytes.TrimSpace(body[last+1:])) == 0
}

// Block is the block of c with its markers, without a last line break.
func Block(c Card) string {
	var b strings.Builder
	b.WriteString(beginMarker)
	for _, m := range c.Marks {
		b.WriteString(" " + m.Name + "=" + markValue(m.Value))
	}
	b.WriteString(" -->\n")
	b.WriteString(c.Block)
	b.WriteString(endMarker)
	return b.String()
}

// markValue leaves of a value what can end neither a field nor a comment.
func markValue(value string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._:@+/,-", r) {
			return r
		}
		return '_'
	}, value)
}
