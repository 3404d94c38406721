package behavior

import (
	"embed"
	"io/fs"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// Tables is a short hash of the embedded tables and weights of n-grams and signs: two
// verdicts whose "by" carry the same one were read with the same ones.
func Tables() string { return hashOf(ngramsFile, signsFile) }

func hashOf(ngrams, signs string) string {
	return phrases.SumOf(phrases.Sum(tableFiles), irregularFile, ngrams, signs)[:8]
}

// tables compiles the phrase tables when the first answer is read, so that
// programs that read none do not pay for it.
var tables = sync.OnceValue(func() *phrases.Table {
	t, err := compileTables(tableFiles)
	if err != nil {
		// The tables are part of the program and a test compiles them; without
		// phrases every reading that needs one would be unclear.
		return phrases.Nothing()
	}
	return t
})

// compileTables reads every table in the notation of phrases.Compile. What it
// calls a sentence is a clause here.
func compileTables(files fs.FS) (*phrases.Table, error) {
	return phrases.Compile(files, groupNames[:], classNames[:])
}
