package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names reports whether text uses one of the words: letter case and the shape
// of apostrophes and white space do not matter, and a word counts where it
// begins one in the text ("capacit" finds "capacities", "read" does not find
// "already").
func names(text string, words []string) bool {
	folded := foldWords(text)
	for _, w := range words {
		if w = strings.TrimSpace(foldWords(w)); w != "" && beginsWord(folded, w) {
			return true
		}
	}
	return false
}

func beginsWord(text, w string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		first, _ := utf8.DecodeRuneInString(w)
		if from+i == 0 || !wordRune(before) || !wordRune(first) {
			return true
		}
		from += i + len(w)
	}
}

func wordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func foldWords(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case c == '’' || c == '‘' || c == 'ʼ':
			c = '\''
		case c == '\u2010' || c == '\u2011':
			c = '-'
		case unicode.Is(unicode.Cf, c):
			continue
		}
		space = false
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}
