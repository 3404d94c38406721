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
	words   map[string]*word
	table   wordTable // of words
	other   *word     // of what stands in no table
	units   map[string]unit
	endings map[string]bool // of words of one root
	lands   map[string]int  // of names of several words
	// monthNames are the full names, from 1.
	monthNames [13]string
}

// A word is what the tables say of one word, so that a token is looked up once.
type word struct {
	norm         string
	own          string     // the key of a token that is the word, in small letters
	hash         uint32     // of own
	proper       bool       // in capitals it may have another key
	alone, opens uint64     // groups of which it is a phrase, and begins one
	marks        uint64     // groups of the phrases of which it is the longest word
	phrases      []phrase   // that it begins
	key          string     // the number it stands for, where it stands for one
	same         string     // another word that says the same
	number       numberWord // what it does in a number
	month        int        // 1 to 12 of the name of a month
	day          string     // full name of a weekday
	unit         bool       // the name of one
	people       []int      // of a first name: those with one number may be the same
	lands        []int      // of the name of a land and its adjectives, from 1
	verb         int        // of a form of a verb whose past has another root: the row of the table, from 1
	senses       uint64     // of a verb: bits of the rows of verbs that say the same
	contraries   []int      // rows of words that deny one another, negative behind the bar
	phrasals     []phrasal  // verbs of several words that it begins
	pair         int        // of a comparative and its opposite: the row of the table, from 1
	other        bool       // it is the opposite
}

type phrase struct {
	group group
	words []string
}

type numberWord struct {
	value float64
	kind  string
}

// scales reports whether the word may be glued to digits that it multiplies.
func (w numberWord) scales() bool { return w.kind == "glued" || w.kind == "priced" }

type unit struct {
	dimension string
	size      float64
	zero      float64 // in the base unit, of a temperature
}

func load() *lexicon { return loadOnce() }

var loadOnce = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		words: make(map[string]*word), other: new(word), units: make(map[string]unit), endings: make(map[string]bool),
		lands: make(map[string]int),
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
	rows("phrases.txt", func(name string, words []string) {
		g := slices.Index(groupNames[:], name)
		if g < 0 {
			panic("no group " + name) //nolint:forbidigo // as above
		}
		w := l.word(words[0])
		w.phrases = append(w.phrases, phrase{group(g), words})
		w.opens |= 1 << g
		l.word(longest(words)).marks |= 1 << g
		if len(words) == 1 {
			w.alone |= 1 << g
		}
	})
	lands := 0
	rows("lands.txt", func(group string, words []string) {
		lands++
		name := strings.Split(words[0], "-")
		if group == "land" {
			w := l.word(name[0])
			w.phrases = append(w.phrases, phrase{land, name})
			w.opens |= 1 << land
			l.word(longest(name)).marks |= 1 << land
		}
		if len(name) > 1 {
			l.lands[strings.Join(name, " ")] = lands
			words = words[1:]
		}
		for _, w := range words {
			if strings.Contains(w, "-") {
				l.lands[strings.ReplaceAll(w, "-", " ")] = lands
				continue
			}
			for _, w := range []*word{l.word(w), l.word(stem(w))} {
				if !slices.Contains(w.lands, lands) {
					w.lands = append(w.lands, lands)
				}
			}
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
		dimension, zero, _ := strings.Cut(words[0], "+")
		u := unit{dimension: dimension, size: size}
		if zero != "" {
			if u.zero, err = strconv.ParseFloat(zero, 64); err != nil {
				panic(err) //nolint:forbidigo // as above
			}
		}
		for _, name := range words[2:] {
			l.units[name] = u
			l.word(name).unit = true
		}
	})
	rows("si.txt", l.prefixed)
	people := 0
	rows("firstnames.txt", func(_ string, words []string) {
		people++
		for _, name := range words {
			w := l.word(name)
			w.people = append(w.people, people)
			if s := stem(name); s != name {
				l.word(s).people = w.people
			}
		}
	})
	rows("same.txt", func(_ string, words []string) {
		for _, w := range words[1:] {
			l.word(w).same = words[0]
		}
	})
	verbs := 0
	rows("verbs.txt", func(_ string, words []string) {
		verbs++
		for _, w := range words {
			l.word(w).verb = verbs
		}
	})
	rows("senses.txt", l.senses())
	rows("contraries.txt", l.contraries())
	rows("opposites.txt", l.opposites())
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
	for _, w := range l.words {
		t := token{norm: w.norm, word: w}
		w.own = t.sameWord(l)
		w.hash = uint32(hashOf(w.own))
		w.proper = w.month > 0 || w.day != ""
	}
	l.table.fill(l.words)
	l.hash = hex.EncodeToString(hash.Sum(nil))
	return l
})

// word returns the entry of w, a new one where there is none.
func (l *lexicon) word(w string) *word {
	if l.words[w] == nil {
		l.words[w] = &word{norm: w}
	}
	return l.words[w]
}

func longest(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
}

// of returns what the tables say of w.
func (l *lexicon) of(w string) *word {
	if found := l.table.at(hashOf(w)); found != nil {
		return found
	}
	return l.other
}

// otherWord is the entry of words that stand in no table.
func (l *lexicon) otherWord() *word { return l.other }
