package phrases

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// all is where a room that has tables keeps them.
const all = "tables/*.txt"

// Sum is a hash of the tables, in hexadecimal digits: two readers of one sum
// read by the same phrases. Files that cannot be read are as good as empty.
func Sum(files fs.FS) string {
	sum := sha256.New()
	names, _ := fs.Glob(files, all) // sorted
	for _, name := range names {
		text, _ := fs.ReadFile(files, name)
		// A name is part of the sum as the home of its groups.
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// SumOf is a hash of texts, one behind the other, in hexadecimal digits. They are handed
// on by the piece: each is part of the program, and to copy megabytes takes longer than to
// hash them.
func SumOf(texts ...string) string {
	sum := sha256.New()
	var piece [8 << 10]byte
	for _, text := range texts {
		for text != "" {
			n := copy(piece[:], text)
			sum.Write(piece[:n])
			text = text[n:]
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Compile reads every table, tables/*.txt. Groups are the meanings that phrases
// may carry, and classes, at most 64, those of the words that Table.Has is asked
// about; both are known by their place in the list. A line is a comment (#), a
// class (@name: words), the head of a group ([[group]]) or a pattern of that group:
//
//	words         as they are folded: lower case, "can not" for "can't"
//	@name         any word of a class
//	(a|b c|)      one of several; an empty one makes it optional
//	[a|b]         the same, optional
//	..3           up to three words of any sort; at most eight
//	#             a number
//	^ and $       the start and the end of a sentence
//
// A class may name classes that stand above it, and a pattern those of another
// file. The words of the class "filler" are dropped from every text. An error
// names file, line and what is wrong with it.
func Compile(files fs.FS, groups, classes []string) (*Table, error) {
	names, err := fs.Glob(files, all)
	if err != nil {
		return nil, fmt.Errorf("listing phrase tables: %w", err)
	}
	b := newBuilder(classes)
	var lines []line
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading phrase table: %w", err)
		}
		if lines, err = b.read(name, string(text), groups, lines); err != nil {
			return nil, err
		}
	}
	for _, l := range lines { // when all classes are known
		if err := b.pattern(l.text, l.group); err != nil {
			return nil, fmt.Errorf("%s:%d: pattern %q: %w", l.table, l.n, l.text, err)
		}
	}
	return b.finish(), nil
}

// Nothing is a table without a phrase.
func Nothing() *Table { return newBuilder(nil).finish() }

// A line is a pattern and where it stands.
type line struct {
	table string
	n     int
	text  string
	group int
}

// read takes the classes of a table and appends its patterns to lines.
func (b *builder) read(table, text string, groups []string, lines []line) ([]line, error) {
	group, n := -1, 0
	for l := range strings.SplitSeq(text, "\n") {
		n++
		switch l = strings.TrimSpace(l); {
		case l == "" || l == "#" || strings.HasPrefix(l, "# "):
		case strings.HasPrefix(l, "@") && strings.Contains(l, ":"):
			if err := b.class(l); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", table, n, err)
			}
		case strings.HasPrefix(l, "[[") && strings.HasSuffix(l, "]]"):
			if group = slices.Index(groups, l[2:len(l)-2]); group < 0 {
				return nil, fmt.Errorf("%s:%d: no group is named %q", table, n, l)
			}
		case group < 0:
			return nil, fmt.Errorf("%s:%d: a pattern stands before any [[group]]", table, n)
		default:
			lines = append(lines, line{table, n, l, group})
		}
	}
	return lines, nil
}

// class reads "@name: word word"; a class may name classes already read.
func (b *builder) class(line string) error {
	name, rest, _ := strings.Cut(line[1:], ":")
	words := b.names[name]
	for w := range strings.FieldsSeq(rest) {
		inner, ok := strings.CutPrefix(w, "@")
		if !ok {
			words = append(words, w)
			continue
		}
		others, ok := b.names[inner]
		if !ok {
			return fmt.Errorf("class @%s is not defined before its use in @%s", inner, name)
		}
		words = append(words, others...)
	}
	b.names[name] = words
	if name == "filler" {
		for _, w := range words {
			b.t.ids.Put(Hash(w), -1)
		}
		return nil
	}
	if known := slices.Index(b.classes, name); known >= 0 {
		for _, w := range words {
			b.t.classes[b.wordID(w)] |= 1 << known
		}
	}
	return nil
}
