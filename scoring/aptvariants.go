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
type standIns struct {
	by     map[string][]standIn
	words  map[string]bool // all that stand in one
	firsts firsts          // what those begin with
}

var standInsOfTable = sync.OnceValue(func() *standIns {
	s := &standIns{by: make(map[string][]standIn, 64), words: make(map[string]bool, 128)}
	for line := range strings.Lines(aptTable) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		named, others, oneWay := strings.Cut(line, ">")
		phrases := phrasesOf(named)
		from := phrases
		if oneWay {
			phrases = phrasesOf(others)
		}
		for _, p := range from {
			s.by[p[0]] = append(s.by[p[0]], standIn{p, phrases})
			for _, w := range p {
				s.words[w] = true
				s.firsts.put(w)
			}
		}
	}
	return s
})

// phrasesOf are the phrases of a line, or of one side of it, as their words.
func phrasesOf(line string) (phrases [][]string) {
	for phrase := range strings.SplitSeq(line, "|") {
		phrases = append(phrases, plainWords(nil, phrase))
	}
	return phrases
}

// may is false where w, a word as authors write it, stands in no phrase of the table.
func (t *standIns) may(w string) bool {
	return t.firsts.has(w) && t.words[w] || contracted(w) // which is opened first
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
	table := standInsOfTable()
	for at, w := range want[:min(lacks+1, len(want))] { // for what is lacking at the latest
		if !table.firsts.has(w) {
			continue
		}
		for _, s := range table.by[w] {
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
// in any inflection, with at most one article between two, or without one of want's.
func holdsPhrase(said, want []string) bool {
	for i := range said {
		if want[0] == "not" && speakerCannot(said[:i]) {
			continue // "I can't name it" does not say that it is "not named"
		}
		at, k := i, 0
		for ; k < len(want) && at < len(said); k++ {
			if 0 < k && k < len(want)-1 && article(want[k]) && !article(said[at]) {
				continue
			}
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

// speakerCannot reports whether a "not" behind these words says what the speaker cannot or will
// not do.
func speakerCannot(before []string) bool {
	n := len(before)
	if n < 2 || before[n-2] != "i" && before[n-2] != "we" {
		return false
	}
	switch before[n-1] {
	case "can", "could", "will", "would":
		return true
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
	if !contracted(w) {
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

// contracted reports whether a word is opened, or may be.
func contracted(w string) bool { return strings.IndexByte(w, '\'') >= 0 || w == "cannot" }
