package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// Clean makes a server's text fit for one line of a terminal or a log: blanks
// run together, what shows nothing and what reorders text left out, invalid
// UTF-8 replaced, and cut after limit characters with an ellipsis. A
// limit of 0 or less gives "".
func Clean(text string, limit int) string {
	if limit <= 0 {
		return ""
	}
	var b strings.Builder
	count, blank := 0, false
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if unicode.IsSpace(r) {
			blank = count > 0
			continue
		}
		if invisible.Is(r) {
			continue
		}
		if blank {
			b.WriteByte(' ')
			count++
			blank = false
		}
		if count >= limit {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
		count++
	}
	return b.String()
}
