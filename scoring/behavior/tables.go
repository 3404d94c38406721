package behavior

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// Tables is a short hash of the embedded phrase tables: two verdicts whose
// "by" carry the same one were read with the same phrases.
func Tables() string {
	sum := sha256.New()
	// The names come sorted; a name is part of the hash as its group's home.
	names, _ := fs.Glob(tableFiles, "tables/*.txt")
	for _, name := range names {
		text, _ := tableFiles.ReadFile(name)
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))[:8]
}

// tables compiles the phrase tables when the first answer is read, so that
// programs that read none do not pay for it.
var tables = sync.OnceValue(func() *lexicon {
	lx, err := compileTables(tableFiles)
	if err != nil {
		// The tables are part of the program and a test compiles them; without
		// phrases every reading that needs one would be unclear.
		return newBuilder().finish()
	}
	return lx
})

// compileTables reads every table. A line is a comment (#), a class
// (@name: words), the head of a group ([group]) or a pattern of that group:
//
//	words         as the lexer folds them: lower case, "can not" for "can't"
//	@name         any word of a class
//	(a|b c|)      one of several; an empty one makes it optional
//	[a|b]         the same, optional
//	..3           up to three words of any sort
//	#             a number
//	^ and $       the start and the end of a clause
func compileTables(files fs.FS) (*lexicon, error) {
	names, err := fs.Glob(files, "tables/*.txt")
	if err != nil {
		return nil, fmt.Errorf("listing phrase tables: %w", err)
	}
	b := newBuilder()
	type line struct {
		table string
		n     int
		text  string
		group group
	}
	var patterns []line
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading phrase table: %w", err)
		}
		current := group(-1)
		for n, l := range strings.Split(string(text), "\n") {
			l = strings.TrimSpace(l)
			switch {
			case l == "" || strings.HasPrefix(l, "# ") || l == "#":
			case strings.HasPrefix(l, "@") && strings.Contains(l, ":"):
				if err := b.class(l); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
				}
			case strings.HasPrefix(l, "[[") && strings.HasSuffix(l, "]]"):
				g, ok := groupNamed(l[2 : len(l)-2])
				if !ok {
					return nil, fmt.Errorf("%s:%d: no group is named %q", name, n+1, l)
				}
				current = g
			case current < 0:
				return nil, fmt.Errorf("%s:%d: a pattern stands before any [[group]]", name, n+1)
			default:
				patterns = append(patterns, line{name, n + 1, l, current})
			}
		}
	}
	for _, p := range patterns {
		if err := b.pattern(p.text, p.group); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", p.table, p.n, err)
		}
	}
	return b.finish(), nil
}
