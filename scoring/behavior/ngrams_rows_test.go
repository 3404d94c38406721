//go:build fit

package behavior

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// weighedClass is the class of a label. A corpus tells abstentions, questions back and refusals
// not apart: there it is declined, which is no class of its own but any of them.
func weighedClass(row toldRow) int {
	switch row.label {
	case "abstains":
		return declined
	case "rebuts":
		return 1 + slices.Index(kindsWeighed[:], Corrected)
	}
	return 1 + slices.Index(kindsWeighed[:], Kind(row.label)) // 0 for what answers, or is correct
}

// of are the places of a family.
func (at spots) of(family place) iter.Seq[place] {
	return func(yield func(place) bool) {
		for p := family; p < places && families[p] == family; p++ {
			if at&p.spot() != 0 && !yield(p) {
				return
			}
		}
	}
}

// vocabulary are the words that stand in the most answers of testdata, by the alphabet. It
// adds the names of all words.
func vocabulary(rows []toldRow, names map[uint64]string) []string {
	count, text := map[uint64]int{}, map[uint64]string{}
	for _, w := range []string{"not", "am", "are", "have", "will", "would", "is", "can", "do", emptySetWord} { // of contractions and signs
		text[phrases.Hash(w)] = w
	}
	var s scene
	for _, row := range rows {
		s.look(Question{}, clip(row.answer), tables())
		seen := map[uint64]bool{}
		for i := range s.toks {
			t := &s.toks[i]
			if w := strings.ToLower(row.answer[t.start:min(t.end, len(row.answer))]); t.kind == word && phrases.Hash(w) == t.hash {
				text[t.hash] = w
			}
			if row.own && !seen[t.hash] && t.kind == word {
				seen[t.hash] = true
				count[t.hash]++
			}
		}
	}
	maps.Copy(names, text)
	hashes := slices.Collect(maps.Keys(text))
	slices.SortFunc(hashes, func(a, b uint64) int { return cmp.Or(count[b]-count[a], strings.Compare(text[a], text[b])) })
	words := make([]string, 0, vocabularySize)
	for _, h := range hashes[:vocabularySize] {
		words = append(words, text[h])
	}
	slices.Sort(words)
	return words
}

// ngramsOf are the n-grams that stand in enough answers, by name, and the answers by them.
func ngramsOf(rows []toldRow, m *ngrams, names map[uint64]string) (grams []string, told []counted) {
	type seen struct {
		rows int
		own  bool
		name string
		at   int32
	}
	all := map[uint64]*seen{}
	each := func(row toldRow, visit func(key uint64, p place, symbols []uint64)) {
		var s scene
		s.look(row.question, clip(row.answer), tables())
		if len(s.toks) == 0 {
			return
		}
		met := map[uint64]bool{}
		all := counter{s: &s, m: m, told: func(key uint64, family place, at spots, symbols []uint64) {
			for p := range at.of(family) {
				if key := key + uint64(p); !met[key] {
					met[key] = true
					visit(key, p, symbols)
				}
			}
		}}
		all.count()
	}
	for _, row := range rows {
		each(row, func(key uint64, p place, symbols []uint64) {
			g := all[key]
			if g == nil {
				parts := []string{placeNames[p]}
				for _, symbol := range symbols {
					name, ok := names[symbol]
					if !ok {
						panic(fmt.Sprintf("a symbol at %q without a name", placeNames[p]))
					}
					parts = append(parts, name)
				}
				g = &seen{name: strings.Join(parts, " ")}
				all[key] = g
			}
			g.rows++
			g.own = g.own || row.own
		})
	}
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(all)), func(k uint64) bool { return all[k].rows < fewestAnswers || !all[k].own })
	slices.SortFunc(keys, func(a, b uint64) int { return strings.Compare(all[a].name, all[b].name) })
	for i, key := range keys {
		all[key].at = int32(i + 1)
		grams = append(grams, all[key].name)
	}
	for _, row := range rows {
		c := counted{class: weighedClass(row), weight: row.weight}
		each(row, func(key uint64, _ place, _ []uint64) {
			if at := all[key].at; at > 0 {
				c.grams = append(c.grams, at-1)
			}
		})
		told = append(told, c)
	}
	return grams, told
}
