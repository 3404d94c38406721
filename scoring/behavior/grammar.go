package behavior

import (
	"fmt"
	"slices"
	"strings"
)

// A lexicon is the compiled tables: the words they use and a trie over them.
// What an edge of the trie reads is a symbol: a word, or a class of words.
type lexicon struct {
	ids     wordTable // a word's id by its hash; negative for fillers
	classes []uint64  // by id, a bit for each class the code asks about
	symbols [][]int32 // by id, what the word can be read as: itself and its classes
	roots   [][]int32 // by symbol, where the patterns go on that begin with it
	nodes   []node
}

type edge struct {
	symbol int32
	next   int32
}

type gapEdge struct {
	max  int32
	node int32 // whose edges go on after the gap
}

type node struct {
	edges  []edge // sorted by symbol; one symbol may lead to several nodes
	gaps   []gapEdge
	accept []accept
}

type accept struct {
	group      group
	start, end bool // must open, must close the clause
}

// Classes that the code itself asks about.
const (
	classTurn uint = iota
	classCondition
	classSubject
	classMonth
	classWeekday
	classNumber
	classStop
	classUnit
	classPronoun
	classNegation
	classHour
	classSkip
	classGeneric
	classRule
	classFault
	classSupply
	classLack
	classIdiom
	classAux
	classMake
	classAsk
	classWhy
	classYou
	classFirst
	classShould
	classAdvise
	classPresume
	classParty
	classLaw
	classWhen
	classWay
	classBe
	knownClasses
)

var classNames = [knownClasses]string{"turn", "condition", "subject", "month", "weekday", "number", "stop", "unit", "pronoun", "negation", "hour", "skip", "generic", "rule", "fault", "supply", "lack", "idiom", "aux", "makes", "asking", "why", "you", "first", "should", "advise", "presume", "party", "law", "when", "way", "be"}

func (lx *lexicon) has(id int32, class uint) bool {
	return id > 0 && lx.classes[id]&(1<<class) != 0
}

// joined reports whether the turning word at i belongs to a longer phrase
// ("so far", "but also", "not only ... but") that does not turn the sentence.
func (lx *lexicon) joined(toks []token, i int) bool {
	return i+1 < len(toks) && lx.has(toks[i+1].id, classSkip)
}

// numberID is the pattern mark for any number.
const numberID = 1

type builder struct {
	lx      *lexicon
	names   map[string][]string
	classID map[string]int32 // symbols of the classes that patterns use
	child   wordTable        // node, symbol, gap -> child made by one parent alone
	edges   []parted[edge]   // of all nodes, parted when all are known
	accepts []parted[accept]
	fields  []string // of the pattern at hand
	places  []from   // what sequences end in, kept together
}

// parted is something that belongs to a node.
type parted[T any] struct {
	node int32
	of   T
}

func newBuilder() *builder {
	return &builder{
		lx: &lexicon{
			ids: newWordTable(4096), classes: make([]uint64, 2, 2048), nodes: make([]node, 1, 6144),
		},
		names: make(map[string][]string, 64), classID: make(map[string]int32, 64), child: newWordTable(16384),
		edges: make([]parted[edge], 0, 8192), accepts: make([]parted[accept], 0, 4096), places: make([]from, 0, 16384),
	}
}

func (b *builder) wordID(w string) int32 {
	if w == "#" {
		return numberID
	}
	h := hashOf(w)
	if id := b.lx.ids.get(h); id > 0 {
		return id
	}
	id := b.symbol()
	b.lx.ids.put(h, id)
	return id
}

func (b *builder) symbol() int32 {
	b.lx.classes = append(b.lx.classes, 0)
	return int32(len(b.lx.classes) - 1)
}

// class reads "@name: word word"; a class may name classes already read.
func (b *builder) class(line string) error {
	name, rest, _ := strings.Cut(line[1:], ":")
	words := b.names[name]
	for w := range strings.FieldsSeq(rest) {
		if inner, ok := strings.CutPrefix(w, "@"); ok {
			others, ok := b.names[inner]
			if !ok {
				return fmt.Errorf("class @%s is not defined before its use in @%s", inner, name)
			}
			words = append(words, others...)
			continue
		}
		words = append(words, w)
	}
	b.names[name] = words
	if name == "filler" {
		for _, w := range words {
			b.lx.ids.put(hashOf(w), -1)
		}
		return nil
	}
	if known := slices.Index(classNames[:], name); known >= 0 {
		for _, w := range words {
			b.lx.classes[b.wordID(w)] |= 1 << known
		}
	}
	return nil
}

func (b *builder) finish() *lexicon {
	lx := b.lx
	members := 0
	for name := range b.classID {
		for _, w := range b.names[name] {
			b.wordID(w)
		}
		members += len(b.names[name])
	}
	lx.symbols = make([][]int32, len(lx.classes))
	own := make([]int32, len(lx.classes), len(lx.classes)+2*members)
	for id := range own {
		own[id] = int32(id)
		lx.symbols[id] = own[id : id+1 : id+1]
	}
	for name, symbol := range b.classID {
		for _, w := range b.names[name] {
			id := b.wordID(w)
			if lx.ids.get(hashOf(w)) > 0 && !slices.Contains(lx.symbols[id], symbol) {
				lx.symbols[id] = append(lx.symbols[id], symbol)
			}
		}
	}
	accepts := ordered(b.accepts, len(lx.nodes), func(a parted[accept]) int32 { return a.node })
	part(accepts, func(node int32, of []accept) { lx.nodes[node].accept = of })
	edges := ordered(b.edges, len(lx.classes), func(e parted[edge]) int32 { return e.of.symbol })
	edges = ordered(edges, len(lx.nodes), func(e parted[edge]) int32 { return e.node })
	part(edges, func(node int32, of []edge) { lx.nodes[node].edges = slices.Compact(of) })
	lx.roots = make([][]int32, len(lx.classes))
	for _, e := range lx.nodes[0].edges {
		lx.roots[e.symbol] = append(lx.roots[e.symbol], e.next)
	}
	return lx
}

// ordered counts all into order by a key below n, keeping equals as they came.
func ordered[T any](all []T, n int, key func(T) int32) []T {
	at := make([]int32, n+1)
	for _, x := range all {
		at[key(x)+1]++
	}
	for i := range n {
		at[i+1] += at[i]
	}
	out := make([]T, len(all))
	for _, x := range all {
		k := key(x)
		out[at[k]] = x
		at[k]++
	}
	return out
}

// part gives each node its run of what is ordered by node.
func part[T any](all []parted[T], give func(node int32, of []T)) {
	flat := make([]T, len(all))
	from := 0
	for i, x := range all {
		flat[i] = x.of
		if i+1 == len(all) || all[i+1].node != x.node {
			give(x.node, flat[from:i+1:i+1])
			from = i + 1
		}
	}
}
