package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names reports whether text uses one of the words, as they stand or as a person
// would vary them.
//
// As they stand: letter case and the shape of apostrophes and white space do not
// matter, and a word counts where it begins one in the text ("capacit" finds
// "capacities", "read" does not find "already"); a number and an article count
// whole. Varied: hyphens are spaces, contractions are opened ("isn't listed" is "is
// not listed"), a word may be inflected, an article may stand between two, and the
// lines of tables/apt.txt hold what stands for what ("how many teeth" is "number
// of teeth").
func names(text string, words []string) bool {
	folded := foldWords(text)
	var said saidWords
	var room [16]string
	var saidRoom [64]string
	for _, w := range words {
		if w = strings.TrimSpace(foldWords(w)); w == "" {
			continue
		}
		if said.words == nil {
			said = wordsSaid(saidRoom[:0], folded)
		}
		if !said.mayName(w) {
			continue
		}
		if beginsWord(folded, w) || namesVaried(&said, plainWords(room[:0], w)) {
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
		last, _ := utf8.DecodeLastRuneInString(w)
		after, _ := utf8.DecodeRuneInString(text[from+i+len(w):])
		begins := from+i == 0 || !wordRune(before) || !wordRune(first)
		goesOn := unicode.IsDigit(last) && unicode.IsDigit(after) || wordRune(after) && endsInArticle(w)
		if begins && !goesOn {
			return true
		}
		from += i + len(w)
	}
}

// endsInArticle reports whether a phrase does: "isn't a" does not stand in "isn't answerable".
func endsInArticle(w string) bool { return article(w[strings.LastIndexByte(w, ' ')+1:]) }

func wordRune(c rune) bool {
	if c < utf8.RuneSelf {
		return asciiWord(byte(c))
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func asciiWord(c byte) bool { return (c|0x20)-'a' < 26 || c-'0' < 10 }

func foldWords(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, c := range s {
		switch {
		case c > ' ' && c < utf8.RuneSelf: // most; nothing below stands for one of these
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b.WriteByte(byte(c))
			space = false
			continue
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

// isFolded reports whether folding would change nothing, as with most words of items.
func isFolded(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || 'A' <= c && c <= 'Z' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}
