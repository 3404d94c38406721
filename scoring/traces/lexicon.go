package traces

import (
	"errors"
	"fmt"
	"strings"
)

// A lexicon is the compiled tables: a graph whose edges are words.
type lexicon struct {
	ids     map[uint64]int32 // hash of a word to its id, from 1
	classes map[string][]string
	turns   map[int32]bool // words that begin a clause
	denials map[int32]bool // words that deny what follows
	nodes   []node         // the first is where every pattern begins
}

type node struct {
	next   map[int32][]int32
	any    []int32 // by whatever word
	accept []accept
}

type accept struct {
	group      group
	start, end bool // only at the start, or the end, of a sentence
}

func newLexicon() *lexicon {
	return &lexicon{
		ids: map[uint64]int32{}, classes: map[string][]string{}, turns: map[int32]bool{}, denials: map[int32]bool{},
		nodes: make([]node, 1, 2048),
	}
}

func (lx *lexicon) idOf(word string) int32 {
	h := hashOf(word)
	id, known := lx.ids[h]
	if !known {
		id = int32(len(lx.ids) + 1)
		lx.ids[h] = id
	}
	return id
}

func (lx *lexicon) node() int32 {
	lx.nodes = append(lx.nodes, node{})
	return int32(len(lx.nodes) - 1)
}

// pattern adds one line of a table.
func (lx *lexicon) pattern(text string, g group) error {
	a := accept{group: g}
	if rest, ok := strings.CutPrefix(text, "^"); ok {
		a.start, text = true, rest
	}
	if rest, ok := strings.CutSuffix(text, "$"); ok {
		a.end, text = true, rest
	}
	for _, mark := range []string{"(", ")", "[", "]", "|"} {
		text = strings.ReplaceAll(text, mark, " "+mark+" ")
	}
	p := parser{lx: lx, fields: strings.Fields(text)}
	ends, err := p.sequence([]int32{0})
	switch {
	case err != nil:
		return err
	case len(p.fields) > 0:
		return fmt.Errorf("unmatched %q", p.fields[0])
	}
	for _, n := range ends {
		if n == 0 {
			return errors.New("it matches nothing at all")
		}
		lx.nodes[n].accept = append(lx.nodes[n].accept, a)
	}
	return nil
}

type parser struct {
	lx     *lexicon
	fields []string
}

// sequence reads elements up to a bar or a closing mark and gives the places
// where what it read may end.
func (p *parser) sequence(at []int32) ([]int32, error) {
	for len(p.fields) > 0 {
		f := p.fields[0]
		if f == "|" || f == ")" || f == "]" {
			return at, nil
		}
		p.fields = p.fields[1:]
		var err error
		switch {
		case f == "(" || f == "[":
			at, err = p.choice(at, f)
		case strings.HasPrefix(f, ".."):
			at, err = p.gap(at, f)
		default:
			at, err = p.words(at, f)
		}
		if err != nil {
			return nil, err
		}
	}
	return at, nil
}

func (p *parser) choice(at []int32, opener string) ([]int32, error) {
	closer := ")"
	var ends []int32
	if opener == "[" {
		closer = "]"
		ends = append(ends, at...)
	}
	for {
		e, err := p.sequence(at)
		if err != nil {
			return nil, err
		}
		ends = append(ends, e...)
		if len(p.fields) == 0 {
			return nil, fmt.Errorf("missing %q", closer)
		}
		f := p.fields[0]
		p.fields = p.fields[1:]
		switch f {
		case closer:
			return ends, nil
		case "|":
		default:
			return nil, fmt.Errorf("unmatched %q", f)
		}
	}
}

// gap is up to so many words: bounded, so that matching stays linear.
func (p *parser) gap(at []int32, f string) ([]int32, error) {
	if len(f) != 3 || f[2] < '1' || f[2] > '8' {
		return nil, fmt.Errorf("gap %q: want ..1 to ..8", f)
	}
	ends := append([]int32(nil), at...)
	for range f[2] - '0' {
		n := p.lx.node()
		for _, from := range at {
			if from == 0 {
				return nil, errors.New("it begins with a gap")
			}
			p.lx.nodes[from].any = append(p.lx.nodes[from].any, n)
		}
		at = []int32{n}
		ends = append(ends, n)
	}
	return ends, nil
}

func (p *parser) words(at []int32, f string) ([]int32, error) {
	words := []string{f}
	if name, ok := strings.CutPrefix(f, "@"); ok {
		if words = p.lx.classes[name]; len(words) == 0 {
			return nil, fmt.Errorf("class @%s is not defined", name)
		}
	}
	n := p.lx.node()
	for _, w := range words {
		id := p.lx.idOf(w)
		for _, from := range at {
			of := &p.lx.nodes[from]
			if of.next == nil {
				of.next = map[int32][]int32{}
			}
			of.next[id] = append(of.next[id], n)
		}
	}
	return []int32{n}, nil
}

// denies reports whether the word takes back what follows it.
func (lx *lexicon) denies(id int32) bool { return id > 0 && lx.denials[id] }
