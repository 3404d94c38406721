// Package phrases is the notation in which tables of phrases are written, and
// finds the phrases in texts. What a phrase means, and how a text is cut into
// words, is the business of who asks.
package phrases

import (
	"cmp"
	"sync/atomic"
)

// A Table is compiled tables: the words they use and a graph over them. What an
// edge of the graph reads is a symbol: a word, or a class of words.
type Table struct {
	ids     Words    // a word's id by its hash; negative for fillers
	classes []uint64 // by id, a bit for each class that was asked for
	words   []entry  // by id
	symbols []int32  // of words
	nodes   []node   // patterns begin at the first
	edges   []edge   // of nodes, and within one by symbol
	gaps    []gap
	accepts []accept

	automaton atomic.Pointer[automaton]
}

// renew is an automaton in place of one that is full. It has twice the room, up to mostStates,
// and beyond if the full one was new.
func (t *Table) renew(full *automaton, wasNew bool) *automaton {
	states := 2 * len(full.states)
	if !wasNew {
		states = min(states, mostStates)
	}
	t.automaton.CompareAndSwap(full, newAutomaton(t, min(states, 1<<16)))
	return t.automaton.Load()
}

// Number is the id of any number, written # in a pattern.
const Number int32 = 1

// A run is what belongs to a word or a node: [from, to) of a list.
type run struct{ from, to int32 }

// An entry is what a word can be read as.
type entry struct {
	reads   uint64 // bits of its symbols
	symbols run
}

type node struct {
	next          uint64 // bits of the symbols that its edges read
	edges         run
	gaps, accepts run
}

type edge struct{ symbol, next int32 }

// A gap is up to so many words of any sort before the edges of a node.
type gap struct{ most, node int32 }

type accept struct {
	group      int
	start, end bool  // must open, must close the sentence
	more       int32 // words of any sort that may stand behind it
}

func (a accept) compare(b accept) int {
	return cmp.Or(a.group-b.group, int(bit01(a.start))-int(bit01(b.start)), int(bit01(a.end))-int(bit01(b.end)), int(a.more-b.more))
}

// bit is the bit of a symbol in a set. Symbols share them: a set without the
// bit is sure not to hold the symbol.
func bit(symbol int32) uint64 { return 1 << (uint32(symbol) % 64) }

// ID is that of the word with a hash: 0 for a word that no table uses, below 0
// for a filler, which is to be dropped before anything is looked for.
func (t *Table) ID(hash uint64) int32 { return t.ids.Get(hash) }

// Classes are those of a word, a bit for each by its place in the list that Compile was given:
// none for a filler and for a word that no table uses.
func (t *Table) Classes(id int32) uint64 { return t.classes[max(id, 0)] }

// Has reports whether a word is in the class, by its place in the list that
// Compile was given.
func (t *Table) Has(id int32, class uint) bool {
	return id > 0 && t.classes[id]&(1<<class) != 0
}

// Says reports whether a pattern is in the group.
func (t *Table) Says(group int) bool {
	for _, a := range t.accepts {
		if a.group == group {
			return true
		}
	}
	return false
}
