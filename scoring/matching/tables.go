package matching

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// Tables returns a hash of the matcher's tables, in hexadecimal digits: two
// scorers with one hash read answers alike.
func Tables() string { return load().hash }

// lexicon is the tables as the matcher uses them.
type lexicon struct {
	hash    string
	phrases [groups]phraseSet
	words   map[string]*word
	lengths [256]uint64 // of words, one bit a length, by first byte
	units   map[string]unit
	endings map[string]bool // of words of one root
	// monthNames are the full names, from 1.
	monthNames [13]string
}

// A word is what the tables say of one word, so that a token is looked up once.
type word struct {
	alone, opens uint32     // groups of which it is a phrase, and begins one
	key          string     // the number it stands for, where it stands for one
	number       numberWord // what it does in a number
	month        int        // 1 to 12 of the name of a month
	day          string     // full name of a weekday
}

// phraseSet holds phrases by their first word.
type phraseSet struct {
	bit     uint32
	byFirst map[string][][]string
}

type numberWord struct {
	value float64
	kind  string
}

type unit struct {
	dimension string
	size      float64
}

func load() *lexicon { return loadOnce() }

var loadOnce = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		words: make(map[string]*word), units: make(map[string]unit),
		endings: make(map[string]bool),
	}
	hash := sha256.New()
	rows := func(name string, each func(group string, words []string)) {
		data, err := fs.ReadFile(tableFiles, "tables/"+name)
		if err != nil {
			panic(err) //nolint:forbidigo // the files are part of the binary; a test loads them
		}
		hash.Write(data)
		group := ""
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				group = strings.Trim(line, "[]")
			default:
				each(group, strings.Fields(line))
			}
		}
	}
	for g := range l.phrases {
		l.phrases[g] = phraseSet{bit: 1 << g, byFirst: make(map[string][][]string)}
	}
	rows("phrases.txt", func(name string, words []string) {
		g := slices.Index(groupNames[:], name)
		if g < 0 {
			panic("no group " + name) //nolint:forbidigo // as above
		}
		set := l.phrases[g]
		set.byFirst[words[0]] = append(set.byFirst[words[0]], words)
		w := l.word(words[0])
		w.opens |= set.bit
		if len(words) == 1 {
			w.alone |= set.bit
		}
	})
	rows("numbers.txt", func(_ string, words []string) {
		value, err := strconv.ParseFloat(words[1], 64)
		if err != nil {
			panic(err) //nolint:forbidigo // as above
		}
		w := l.word(words[0])
		w.number = numberWord{value, words[2]}
		if kind := words[2]; kind == "unit" || kind == "ten" || kind == "ordinal" {
			w.key = canonical(formatNumber(value))
		}
	})
	rows("units.txt", func(_ string, words []string) {
		size, err := strconv.ParseFloat(words[1], 64)
		if err != nil {
			panic(err) //nolint:forbidigo // as above
		}
		for _, name := range words[2:] {
			l.units[name] = unit{words[0], size}
		}
	})
	rows("endings.txt", func(_ string, words []string) { l.endings[strings.Trim(words[0], "-")] = true })
	next := map[string]int{}
	rows("calendar.txt", func(group string, words []string) {
		next[group]++
		if group == "month" {
			l.monthNames[next[group]] = words[0]
		}
		for _, name := range words {
			if group == "month" {
				l.word(name).month = next[group]
			} else {
				l.word(name).day = words[0]
			}
		}
	})
	l.hash = hex.EncodeToString(hash.Sum(nil))
	return l
})

// word returns the entry of w, a new one where there is none.
func (l *lexicon) word(w string) *word {
	if l.words[w] == nil {
		l.words[w] = new(word)
		l.lengths[w[0]] |= 1 << min(len(w), 63)
	}
	return l.words[w]
}

// otherWord is the entry of words that stand in no table.
var otherWord = new(word)

// of returns what the tables say of w.
func (l *lexicon) of(w string) *word {
	if w == "" || l.lengths[w[0]]&(1<<min(len(w), 63)) == 0 {
		return otherWord // most words, without a look into the map
	}
	if e, ok := l.words[w]; ok {
		return e
	}
	return otherWord
}
