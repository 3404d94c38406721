package reports

import (
	"fmt"
	"strings"
)

// cardText writes a paragraph of Markdown, whose texts are escaped already, in
// lines of at most 72 columns as far as its words allow. A line that would begin a
// list or underline a heading is kept from it.
func cardText(p *printer, text string) {
	p.f("\n")
	row := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case row == "":
			row = word
		case textWidth(row)+1+textWidth(word) > columns:
			p.f("%s\n", plainStart(row))
			row = word
		default:
			row += " " + word
		}
	}
	if row != "" {
		p.f("%s\n", plainStart(row))
	}
}

// plainStart escapes what would make of a line an item of a list, a rule or the
// underline of a heading.
func plainStart(line string) string {
	ends := func(at int) bool { return at >= len(line) || line[at] == ' ' }
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	escaped := func(at int) string { return line[:at] + fmt.Sprintf("&#%d;", line[at]) + line[at+1:] }
	switch {
	case line[0] == '=', line[0] == '-' && (ends(1) || line[1] == '-'), line[0] == '+' && ends(1):
		return escaped(0)
	case digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')') && ends(digits+1):
		return escaped(digits)
	}
	return line
}

// cardTable writes a table whose columns are aligned in the source too; all but
// the first to the right.
func cardTable(p *printer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], textWidth(cell), 3)
		}
	}
	for n, row := range rows {
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-textWidth(cell))
			if i == 0 {
				p.f("| %s%s ", cell, space)
			} else {
				p.f("| %s%s ", space, cell)
			}
		}
		p.f("|\n")
		if n > 0 {
			continue
		}
		p.f("|%s", strings.Repeat("-", widths[0]+2))
		for _, width := range widths[1:] {
			p.f("|%s:", strings.Repeat("-", width+1))
		}
		p.f("|\n")
	}
}

// shellText is a command as an indented block of code, in lines of at most 76
// columns as far as its words allow. A word that is long, or that does not stand in a
// line as it is, loses its value: shortened it would be another command.
func shellText(words []string) string {
	const most, indent = 76, "    "
	var b strings.Builder
	row := ""
	for _, word := range words {
		if !plainWord(word) {
			name, _, _ := strings.Cut(word, " ")
			word = nameText(name) + " " + leftOut
		}
		switch {
		case row == "":
			row = word
		case textWidth(row)+1+textWidth(word) > most-len(indent)-2:
			b.WriteString(indent + row + " \\\n")
			row = "  " + word
		default:
			row += " " + word
		}
	}
	if row == "" {
		return ""
	}
	return b.String() + indent + row + "\n"
}

// leftOut stands in place of a value.
const leftOut = "'...'"

// plainWord reports that a word can stand in a card as it is.
func plainWord(word string) bool { return len(word) <= nameBytes && Safe(word) == word }
