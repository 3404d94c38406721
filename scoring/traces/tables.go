package traces

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// version is that of the rules; By says it with the hash of the tables.
const version = "traces/1"

// By names this reader and its tables, such as "traces/1 4f2c11": facts by one
// name were read by the same rules.
func By() string { return byOnce() }

var byOnce = sync.OnceValue(func() string {
	sum := sha256.New()
	names, _ := fs.Glob(tableFiles, "tables/*.txt") // sorted
	for _, name := range names {
		text, _ := tableFiles.ReadFile(name)
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
	}
	return version + " " + hex.EncodeToString(sum.Sum(nil))[:6]
})

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
	drawn                     // a conclusion from what is missing
	doubt                     // perhaps
	condition                 // if
	reported                  // somebody else says so
	withdrawn                 // takes back what was noticed
	stating                   // leads up to a final answer
	groups
)

var groupNames = [groups]string{
	"unanswerable", "unknowable", "premise", "unable", "missing", "ambiguous", "taste", "odd",
	"drawn", "doubt", "condition", "reported", "withdrawn", "stating",
}

// notices reports whether a phrase of g says that there is no answer, or what
// follows from it; alone, whether it says so by itself.
func (g group) notices() bool { return g <= odd }
func (g group) alone() bool   { return g <= unable }

// tables compiles the phrase tables when the first trace is read.
var tables = sync.OnceValue(func() *lexicon {
	lx, err := compile(tableFiles)
	if err != nil { // the tables are part of the program and a test compiles them
		return newLexicon()
	}
	return lx
})

// compile reads every table. The format is that of the tables in
// scoring/behavior: a comment (#), a class (@name: words), the head of a group
// ([[group]]) or a pattern of that group, in which
//
//	words      stand as they are folded: "can not" for "can't"
//	@name      is any word of a class
//	(a|b c|)   is one of several; an empty one makes it optional
//	[a|b]      is the same, optional
//	..3        is up to three words of any sort
//	^ and $    are the start and the end of a sentence
func compile(files fs.FS) (*lexicon, error) {
	names, err := fs.Glob(files, "tables/*.txt")
	if err != nil {
		return nil, fmt.Errorf("listing the tables of traces: %w", err)
	}
	lx := newLexicon()
	for _, classes := range []bool{true, false} { // classes first: a pattern may name one of another file
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, fmt.Errorf("reading a table of traces: %w", err)
			}
			if err := lx.read(string(text), classes); err != nil {
				return nil, fmt.Errorf("%s:%w", name, err)
			}
		}
	}
	return lx, nil
}

func (lx *lexicon) read(text string, classes bool) error {
	current := groups
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		name, words, isClass := strings.Cut(strings.TrimPrefix(line, "@"), ": ")
		isClass = isClass && strings.HasPrefix(line, "@")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case isClass && classes:
			lx.classes[name] = strings.Fields(words)
			if own := map[string]map[int32]bool{"turning": lx.turns, "denying": lx.denials}[name]; own != nil {
				for _, w := range lx.classes[name] {
					own[lx.idOf(w)] = true
				}
			}
		case isClass || classes:
		case strings.HasPrefix(line, "[[") && strings.HasSuffix(line, "]]"):
			i := slices.Index(groupNames[:], line[2:len(line)-2])
			if i < 0 {
				return fmt.Errorf("%d: no group is named %q", n+1, line)
			}
			current = group(i)
		case current == groups:
			return fmt.Errorf("%d: a pattern stands before any [[group]]", n+1)
		default:
			if err := lx.pattern(line, current); err != nil {
				return fmt.Errorf("%d: pattern %q: %w", n+1, line, err)
			}
		}
	}
	return nil
}
