package matching

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
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
	phrases map[string]phraseSet
	numbers map[string]numberWord
	units   map[string]unit
	months  map[string]int // 1 to 12
	days    map[string]int // 1 (Monday) to 7
	// monthNames and dayNames are the full names, from 1.
	monthNames [13]string
	dayNames   [8]string
}

// phraseSet holds phrases by their first word.
type phraseSet map[string][][]string

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
		phrases: make(map[string]phraseSet), numbers: make(map[string]numberWord), units: make(map[string]unit),
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
	rows("phrases.txt", func(group string, words []string) {
		if l.phrases[group] == nil {
			l.phrases[group] = make(phraseSet)
		}
		l.phrases[group][words[0]] = append(l.phrases[group][words[0]], words)
	})
	rows("numbers.txt", func(_ string, words []string) {
		value, err := strconv.ParseFloat(words[1], 64)
		if err != nil {
			panic(err) //nolint:forbidigo // as above
		}
		l.numbers[words[0]] = numberWord{value, words[2]}
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
	l.months, l.days = make(map[string]int), make(map[string]int)
	next := map[string]int{}
	rows("calendar.txt", func(group string, words []string) {
		next[group]++
		if group == "month" {
			l.monthNames[next[group]] = words[0]
		}
		for _, w := range words {
			if group == "month" {
				l.months[w] = next[group]
			} else {
				l.dayNames[next[group]] = words[0]
				l.days[w] = next[group]
			}
		}
	})
	l.hash = hex.EncodeToString(hash.Sum(nil))
	return l
})

// at returns the length in tokens of the longest phrase of the set that
// begins at toks[i], or 0.
func (p phraseSet) at(toks []token, i int) int {
	longest := 0
next:
	for _, words := range p[toks[i].norm] {
		if len(words) <= longest || i+len(words) > len(toks) {
			continue
		}
		for k, w := range words {
			if toks[i+k].norm != w || k > 0 && toks[i+k].sentence != toks[i].sentence {
				continue next
			}
		}
		longest = len(words)
	}
	return longest
}

func (p phraseSet) has(word string) bool {
	for _, words := range p[word] {
		if len(words) == 1 {
			return true
		}
	}
	return false
}
