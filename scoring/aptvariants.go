package scoring

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed tables/apt.txt
var aptTable string

// A standIn is a phrase of the table and the line of those that stand for it, each
// as its words.
type standIn struct {
	phrase []string
	line   [][]string
}

// standIns are the phrases of the table by their first word: a decline is looked
// through once for each word of an item, and few of those are in the table.
var standIns = sync.OnceValue(func() map[string][]standIn {
	by := make(map[string][]standIn, 64)
	for line := range strings.Lines(aptTable) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var phrases [][]string
		for phrase := range strings.SplitSeq(line, "|") {
			phrases = append(phrases, plainWords(nil, phrase))
		}
		for _, p := range phrases {
			by[p[0]] = append(by[p[0]], standIn{p, phrases})
		}
	}
	return by
})

// saidWords are the words of a text, and which two bytes they begin with: most phrases begin a
// word as none of them does, and are not looked for.
type saidWords struct {
	words  []string
	firsts uint64
}

// wordsSaid are those of a folded text, in room if that has enough.
func wordsSaid(room []string, folded string) saidWords {
	if n := len(folded)/5 + 2; n > cap(room) {
		room = make([]string, 0, n)
	}
	s := saidWords{words: plainWords(room, folded)}
	for _, w := range s.words {
		s.firsts |= firstBit(w)
	}
	return s
}

// firstBit is the bit of a word's first two bytes, which no ending changes; an empty one is what
// "n't" leaves alone.
func firstBit(w string) uint64 {
	switch len(w) {
	case 0:
		return 1
	case 1:
		return 1 << (w[0] % 64)
	}
	return 1 << ((w[0] + 5*w[1]) % 64)
}

// may is false where a word of want cannot be any of the text's.
func (s *saidWords) may(want []string) bool { return s.lacks(want) == len(want) }

// lacks is where the first word of want stands that cannot be, or the end.
func (s *saidWords) lacks(want []string) int {
	for i, w := range want {
		if s.firsts&firstBit(w) == 0 {
			return i
		}
	}
	return len(want)
}

// namesVaried reports whether the words of a text hold those of a phrase, or of one
// that stands for it.
func namesVaried(said *saidWords, want []string) bool {
	if !slices.ContainsFunc(want, contentWord) {
		return false // "isn't" alone, opened, would be in every decline
	}
	lacks := said.lacks(want)
	if lacks == len(want) && holdsPhrase(said.words, want) {
		return true
	}
	by := standIns()
	for at, w := range want[:min(lacks+1, len(want))] { // for what is lacking at the latest
		for _, s := range by[w] {
			to := at + len(s.phrase)
			if to > len(want) || !slices.Equal(want[at:to], s.phrase) || !said.may(want[to:]) {
				continue
			}
			for _, other := range s.line {
				if said.may(other) && holdsPhrase(said.words, slices.Concat(want[:at], other, want[to:])) {
					return true
				}
			}
		}
	}
	return false
}

// holdsPhrase reports whether the words of want follow each other in said, each
// in any inflection, with at most one article between two.
func holdsPhrase(said, want []string) bool {
	for i := range said {
		at, k := i, 0
		for ; k < len(want) && at < len(said); k++ {
			if k > 0 && article(said[at]) && !article(want[k]) && at+1 < len(said) {
				at++
			}
			if !inflected(said[at], want[k], k == len(want)-1) {
				break
			}
			at++
		}
		if k == len(want) {
			return true
		}
	}
	return false
}

// inflected reports whether two words are one. The last word of a phrase may be
// the beginning of one, as authors write "specif".
func inflected(said, want string, last bool) bool {
	switch {
	case said == want:
		return true
	case len(want) < 4 || unicode.IsDigit(rune(want[0])):
		return false
	case said == "" || said[0] != want[0]: // endings are at the end
		return false
	}
	return wordStem(said) == wordStem(want) || last && strings.HasPrefix(said, want)
}

// wordStem takes the commonest English endings off a word of five letters or more.
func wordStem(w string) string {
	if len(w) < 5 {
		if n := len(w); n == 4 && w[3] == 's' && w[2] != 's' {
			return w[:3]
		}
		return strings.TrimSuffix(w, "e")
	}
	for _, ending := range [...]struct{ is, becomes string }{
		{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"ing", ""}, {"ed", ""}, {"es", ""}, {"ss", "ss"}, {"s", ""},
	} {
		if stem, ok := strings.CutSuffix(w, ending.is); ok && len(stem) >= 3 {
			w = stem + ending.becomes
			break
		}
	}
	w = strings.TrimSuffix(w, "e")
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		w = w[:n-1] // "stopped"
	}
	return w
}

func article(w string) bool { return w == "the" || w == "a" || w == "an" }

// contentWord reports whether w says something by itself.
func contentWord(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would",
		"not", "no", "able", "unable", "know", "it", "that", "this", "there", "the", "a", "an", "of", "to", "in", "on":
		return false
	}
	return true
}

// plainWords appends the words of a folded text with hyphens as spaces and
// contractions opened.
func plainWords(out []string, text string) []string {
	from := -1 // of the word at hand
	for i, c := range text {
		switch within := wordRune(c) || c == '\''; {
		case within && from < 0:
			from = i
		case !within && from >= 0:
			out = appendPlain(out, text[from:i])
			from = -1
		}
	}
	if from >= 0 {
		out = appendPlain(out, text[from:])
	}
	return out
}

func appendPlain(out []string, w string) []string {
	if strings.IndexByte(w, '\'') < 0 && w != "cannot" {
		return append(out, w)
	}
	w = strings.Trim(w, "'")
	switch stem, negated := strings.CutSuffix(w, "n't"); {
	case w == "cannot" || w == "can't":
		return append(out, "can", "not")
	case w == "won't":
		return append(out, "will", "not")
	case negated:
		return append(out, stem, "not")
	}
	if w, _, _ = strings.Cut(w, "'"); w != "" { // "wheel's"
		return append(out, w)
	}
	return out
}
