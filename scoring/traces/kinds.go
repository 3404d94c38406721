package traces

import (
	_ "embed" // kinds.txt
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed kinds.txt
var kindsFile string

// itself is the kind of words that stand for themselves.
const itself = "="

// kinds are the symbols of kinds by the hashes of their words.
var kinds = sync.OnceValue(func() map[uint64]uint64 { return parseKinds(kindsFile) })

// parseKinds reads a file of kinds: comments (#), and a line for each kind, its name and
// behind a colon its words.
func parseKinds(text string) map[uint64]uint64 {
	of := make(map[uint64]uint64, len(text)/8)
	for line := range strings.Lines(text) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			of[phrases.Hash(w)] = phrases.Hash("@" + name)
			if name == itself {
				of[phrases.Hash(w)] = phrases.Hash(w)
			}
		}
	}
	return of
}

// kindsOf is a row of symbols by their kinds, and bare that without what stands between
// them: other words, names and words of the question, which stand once for any number of
// them in a row, and words that stand for themselves.
func kindsOf(row []uint64, of map[uint64]uint64, out, bare []uint64) (withAll, alone []uint64) {
	for _, symbol := range row {
		kind, known := of[symbol]
		switch {
		case symbol == markAsked, symbol == markName:
			kind = symbol
		case marks(symbol):
			kind = symbol
			bare = append(bare, kind)
		case !known:
			kind = markOther
		case kind != symbol:
			bare = append(bare, kind)
		}
		if n := len(out); n > 0 && out[n-1] == kind && (kind == markOther || kind == markAsked || kind == markName) {
			continue
		}
		out = append(out, kind)
	}
	return out, bare
}

// marks reports whether a symbol is where a sentence begins or ends, or a number.
func marks(symbol uint64) bool {
	return symbol == markStart || symbol == markEnd || symbol == markQuestion || symbol == markNumber
}
