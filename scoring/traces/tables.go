package traces

import (
	"embed"
	"io/fs"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// version is that of the rules; By says it with the hash of the tables.
const version = "traces/5"

// By names this reader, its tables and weights, such as "traces/5 4f2c11": facts by one
// name were read by the same rules.
func By() string { return byOnce() }

var byOnce = sync.OnceValue(func() string { return version + " " + sumOf(ngramsFile)[:6] })

// sumOf is a hash of the tables with weights of n-grams.
func sumOf(ngrams string) string { return phrases.SumOf(phrases.Sum(tableFiles), ngrams, kindsFile) }

// A group is one meaning that a phrase of the tables carries.
type group uint8

const (
	unanswerable group = iota // the question has no answer
	unknowable                // nobody knows, or the speaker does not and cannot
	premise                   // what the question rests on is false
	unable                    // what the question is about cannot be opened, seen or heard
	missing                   // the question does not say something
	ambiguous                 // it has several readings
	taste                     // it is a matter of taste
	odd                       // something about it does not fit
	doubt                     // perhaps
	condition                 // if
	reported                  // somebody else says so
	withdrawn                 // takes back what was noticed
	mistaken                  // takes it back as a mistake
	stating                   // leads up to a final answer
	groups
)

var groupNames = [groups]string{
	"unanswerable", "unknowable", "premise", "unable", "missing", "ambiguous", "taste", "odd",
	"doubt", "condition", "reported", "withdrawn", "mistaken", "stating",
}

// notices reports whether a phrase of g says that there is no answer, or what
// follows from it; alone, whether it says so by itself.
func (g group) notices() bool { return g <= odd }
func (g group) alone() bool   { return g <= unable }

// Classes of words that the code asks about.
const (
	classTurning uint = iota // begin a clause
	classDenying             // deny what follows
	classLight               // stand in any text
	classOpen                // leave it open whether what they stand by is so
	classThing               // what a question is given in
)

// tables compiles the phrase tables when the first trace is read.
var tables = sync.OnceValue(func() *phrases.Table {
	t, err := compile(tableFiles)
	if err != nil { // the tables are part of the program and a test compiles them
		return phrases.Nothing()
	}
	return t
})

// compile reads every table in the notation of phrases.Compile.
func compile(files fs.FS) (*phrases.Table, error) {
	return phrases.Compile(files, groupNames[:], []string{"turning", "denying", "light", "open", "thing"})
}
