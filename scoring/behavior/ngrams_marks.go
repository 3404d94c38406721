package behavior

import (
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// marks are the symbols that stand for no word of their own.
type marks struct {
	start, end, question, comma, colon uint64
	given, number, asked, name, other  uint64
	value                              uint64
	digits                             [10]uint64
	groups                             [groups]uint64
	none                               uint64             // no phrase
	acts                               [acts][2][2]uint64 // turned, in a list
	fresh, stated, listed              uint64             // sorts of values
	first, middle, last                uint64             // in which sentence
	within, beside, apart              uint64             // in a clause that declines, in a sentence with one, in neither
}

// actNames are the acts as ngrams.txt names them.
var actNames = [acts]string{
	"content", "decline", "disclaim", "deny", "equal", "norm", "moral", "seek", "urge", "offer", "courtesy", "assent", "reason",
}

// symbolsByName calls each with the place of every symbol that stands for no word, and its
// name in ngrams.txt.
func (k *marks) symbolsByName(each func(symbol *uint64, name string)) {
	for _, s := range []struct {
		symbol *uint64
		name   string
	}{
		{&k.start, "^"}, {&k.end, "$"}, {&k.question, "?"}, {&k.comma, ","}, {&k.colon, ";"},
		{&k.given, "#q"}, {&k.number, "#"}, {&k.asked, "Q"}, {&k.name, "N"}, {&k.other, "x"}, {&k.value, "V"},
		{&k.none, "none"}, {&k.fresh, "fresh"}, {&k.stated, "stated"}, {&k.listed, "listed"},
		{&k.first, "first"}, {&k.middle, "middle"}, {&k.last, "last"},
		{&k.within, "within"}, {&k.beside, "beside"}, {&k.apart, "apart"},
	} {
		each(s.symbol, s.name)
	}
	for i := range k.digits {
		each(&k.digits[i], strconv.Itoa(i))
	}
	for g, name := range groupNames {
		each(&k.groups[g], strings.ReplaceAll(name, " ", "-"))
	}
	for a, name := range actNames {
		each(&k.acts[a][0][0], name)
		each(&k.acts[a][1][0], name+"/turned")
		each(&k.acts[a][0][1], name+"/listed")
		each(&k.acts[a][1][1], name+"/turned/listed")
	}
}

// emptyNgrams know no n-gram, but all symbols.
func emptyNgrams() *ngrams {
	m := &ngrams{words: phrases.NewWords(1 << 13)}
	for p, name := range placeNames {
		m.keys[p] = phrases.Hash(name)
	}
	m.marks.symbolsByName(func(symbol *uint64, name string) { *symbol = phrases.Hash(name) })
	return m
}
