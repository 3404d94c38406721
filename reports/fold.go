package reports

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// runeWidth is how many columns r takes: 0 for a combining mark, 2 for a wide
// character.
func runeWidth(r rune) int {
	switch {
	case r < 0x7f:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func textWidth(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}

// Shorten cuts a line to at most so many columns of a terminal, with an ellipsis where
// something is left out: a wide character takes two, a combining mark none. It is for
// text that is Safe already. An empty text stays empty.
func Shorten(text string, most int) string {
	n, cut := 0, -1 // cut is where the ellipsis would stand
	for i, r := range text {
		n += runeWidth(r)
		if cut < 0 && n > most-1 {
			cut = i
		}
		if n > most {
			return strings.TrimRight(text[:cut], " ") + "…"
		}
	}
	return text
}

// pad is a name, made Safe, in a column of its own: cut short or filled up so
// that what follows it stands at the same place in every line.
func pad(name string, columns int) string {
	text := Shorten(Safe(name), columns-1)
	return text + strings.Repeat(" ", max(0, columns-textWidth(text)))
}

// fold breaks text into lines of at most columns, each beginning with indent
// but the first, which begins with first. A word that is too long is broken.
// The text is made Safe and loses its middle where it is longer than any
// sentence; first and indent are the caller's.
func fold(text, first, indent string) string {
	var out strings.Builder
	for _, row := range folded(strings.FieldsSeq(Safe(shortenBytes(text, foldBytes))), first, indent, columns, false) {
		out.WriteString(row + "\n")
	}
	return out.String()
}

// folded are words in rows of at most so many columns, the first of which begins with
// first and every other with next. A word that is wider is broken, or stays whole.
func folded(words iter.Seq[string], first, next string, most int, whole bool) (rows []string) {
	row, begun := first, false
	flush := func() {
		rows = append(rows, strings.TrimRight(row, " "))
		row, begun = next, false
	}
	for word := range words {
		wide := textWidth(word)
		if begun && textWidth(row)+1+wide > most {
			flush()
		}
		for !whole && !begun && textWidth(row)+wide > most {
			head := strings.TrimSuffix(Shorten(word, most-textWidth(row)), "…")
			if head == "" {
				break
			}
			row += head
			word, wide = word[len(head):], wide-textWidth(head)
			flush()
		}
		if begun {
			row += " "
		}
		row += word
		begun = true
	}
	if begun {
		flush()
	}
	return rows
}

// Fold makes a text of several lines safe, as SafeLines does, and breaks those that are
// wider than so many columns of a terminal, between words; a word that is wider is
// broken. first stands before the first line and next before every other, and counts.
// A line that fits stays as it is: code and tables live by their blanks. Of an empty
// text first alone is left.
func Fold(text, first, next string, most int) string {
	var out []string
	for line := range strings.SplitSeq(SafeLines(text), "\n") {
		row := first + strings.TrimRight(line, " ")
		if textWidth(row) > most {
			out = append(out, folded(strings.FieldsSeq(line), first, next, most, false)...)
		} else {
			out = append(out, row)
		}
		first = next
	}
	return strings.Join(out, "\n")
}

// FoldMessage is Fold for messages, which hold paths and commands to copy: a word that
// is wider than so many columns stays whole, and what is left of a line stands two
// columns to the right of its beginning.
func FoldMessage(text string, most int) string {
	var out []string
	for line := range strings.SplitSeq(SafeLines(text), "\n") {
		said := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(said)]
		if textWidth(line) > most {
			out = append(out, folded(strings.SplitSeq(said, " "), indent, indent+"  ", most, true)...)
		} else {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// wide folds a text, every line with the same indent.
func wide(text, indent string) string { return fold(text, indent, indent) }
