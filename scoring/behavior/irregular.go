package behavior

import (
	_ "embed" // irregular.txt
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed irregular.txt
var irregularFile string

// roots numbers the words of the embedded file by their lines, from 1, so that "sold" and
// "sell" have the same. They are read when words are first looked for.
var roots = sync.OnceValue(func() *phrases.Words {
	words, n := phrases.NewWords(1<<10), int32(0)
	for line := range strings.Lines(irregularFile) {
		if line[0] == '#' {
			continue
		}
		n++
		for w := range strings.FieldsSeq(line) {
			words.Put(phrases.Hash(w), n)
		}
	}
	return &words
})
