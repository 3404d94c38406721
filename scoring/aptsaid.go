package scoring

import (
	"strings"
	"unicode/utf8"
)

// saidWords are the words of a text, and what they begin with: most phrases begin a
// word as none of them does, and are not looked for.
type saidWords struct {
	words  []string
	firsts firsts
}

// wordsSaid are those of a folded text, in room if that has enough.
func wordsSaid(room []string, folded string) saidWords {
	if n := len(folded)/5 + 2; n > cap(room) {
		room = make([]string, 0, n)
	}
	s := saidWords{words: plainWords(room, folded)}
	for _, w := range s.words {
		s.firsts.put(w)
	}
	for rest := folded; ; { // "o'clock" begins a word twice
		_, behind, found := strings.Cut(rest, "'")
		if !found {
			return s
		}
		s.firsts.put(behind)
		rest = behind
	}
}

// may is false where a word of want cannot be any of the text's.
func (s *saidWords) may(want []string) bool { return s.lacks(want) == len(want) }

// lacks is where the first word of want stands that cannot be, or the end.
func (s *saidWords) lacks(want []string) int {
	for i, w := range want {
		if !s.firsts.has(w) && !article(w) { // which may be left out
			return i
		}
	}
	return len(want)
}

// mayName is false where a folded phrase has a word that begins as none of the text's does,
// and for which no other can stand. It errs to true.
func (s *saidWords) mayName(phrase string) bool {
	table := standInsOfTable()
	for from := 0; from < len(phrase); {
		to := from
		for to < len(phrase) && (phrase[to] >= utf8.RuneSelf || phrase[to] == '\'' || asciiWord(phrase[to])) {
			to++
		}
		if w := phrase[from:to]; lettersFirst(w) && !s.firsts.has(w) && !table.may(w) && !article(w) {
			return false
		}
		from = to + 1
	}
	return true
}

// A firsts is a set of what words begin with: two letters from a to z, each pair with a bit
// of its own, or else their first byte, which shares its bit with others. No ending
// changes it.
type firsts [(26*26 + otherFirsts + 63) / 64]uint64

const otherFirsts = 28

func (f *firsts) put(w string) {
	bit := firstOf(w)
	f[bit/64] |= 1 << (bit % 64)
}

// has is false where no word that was put begins as w does.
func (f *firsts) has(w string) bool {
	bit := firstOf(w)
	return f[bit/64]&(1<<(bit%64)) != 0
}

func firstOf(w string) uint {
	switch {
	case w == "": // what "n't" leaves alone
		return 26 * 26
	case lettersFirst(w):
		return 26*uint(w[0]-'a') + uint(w[1]-'a')
	}
	return 26*26 + uint(w[0])%otherFirsts
}

// lettersFirst reports whether w begins with two letters from a to z.
func lettersFirst(w string) bool {
	return len(w) >= 2 && w[0]-'a' < 26 && w[1]-'a' < 26
}
