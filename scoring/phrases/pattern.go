package phrases

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A from is where a pattern under construction may stand: a node, and how many
// words may be skipped from it.
type from struct {
	node int32
	gap  int32
}

func (b *builder) pattern(text string, group int) error {
	a := accept{group: group}
	if rest, ok := strings.CutPrefix(text, "^"); ok {
		a.start, text = true, rest
	}
	if rest, ok := strings.CutSuffix(text, "$"); ok {
		a.end, text = true, rest
	}
	p := parser{b: b, fields: b.split(text)}
	ends, err := p.sequence([]from{{}})
	if err != nil {
		return err
	}
	if len(p.fields) > 0 {
		return fmt.Errorf("unmatched %q", p.fields[0])
	}
	for _, e := range ends {
		if e.node == 0 {
			return errors.New("it matches nothing at all")
		}
		a.more = e.gap
		b.accepts = append(b.accepts, parted[accept]{e.node, a})
	}
	return nil
}

// split cuts a pattern into its words and marks.
func (b *builder) split(text string) []string {
	b.fields = b.fields[:0]
	from := 0
	word := func(to int) {
		if from < to {
			b.fields = append(b.fields, text[from:to])
		}
		from = to + 1
	}
	for i := range len(text) {
		switch text[i] {
		case ' ', '\t':
			word(i)
		case '(', ')', '[', ']', '|':
			word(i)
			b.fields = append(b.fields, text[i:i+1])
		}
	}
	word(len(text))
	return b.fields
}

type parser struct {
	b      *builder
	fields []string
}

// sequence reads elements up to a bar or a closing mark and gives the places
// where what it read may end.
func (p *parser) sequence(at []from) ([]from, error) {
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
			at, err = gapped(at, f)
		default:
			at, err = p.b.advance(at, f)
		}
		if err != nil {
			return nil, err
		}
	}
	return at, nil
}

// gapped lets up to so many words stand behind every place: bounded, so that
// finding stays linear.
func gapped(at []from, f string) ([]from, error) {
	if len(f) != 3 || f[2] < '1' || f[2] > '8' {
		return nil, fmt.Errorf("gap %q: want ..1 to ..8", f)
	}
	at = slices.Clone(at)
	for i := range at {
		if at[i].node == 0 {
			return nil, errors.New("it begins with a gap")
		}
		at[i].gap += int32(f[2] - '0')
	}
	return at, nil
}

func (p *parser) choice(at []from, opener string) ([]from, error) {
	closer := ")"
	ends := make([]from, 0, 8)
	if opener == "[" {
		closer = "]"
		ends = append(ends, at...)
	}
	joint := int32(0) // where the alternatives of one word meet
	for {
		if p.oneWord(closer) {
			if joint == 0 {
				joint = p.b.node()
				ends = append(ends, from{node: joint})
			}
			symbol, err := p.b.symbolOf(p.fields[0])
			if err != nil {
				return nil, err
			}
			p.b.link(at, symbol, joint)
			p.fields = p.fields[1:]
		} else {
			e, err := p.sequence(at)
			if err != nil {
				return nil, err
			}
			for _, x := range e {
				if !slices.Contains(ends, x) {
					ends = append(ends, x)
				}
			}
		}
		if len(p.fields) == 0 {
			return nil, fmt.Errorf("missing %q", closer)
		}
		f := p.fields[0]
		p.fields = p.fields[1:]
		if f == closer {
			return ends, nil
		}
		if f != "|" {
			return nil, fmt.Errorf("unmatched %q", f)
		}
	}
}

// oneWord reports whether the alternative at hand is a single word or class.
func (p *parser) oneWord(closer string) bool {
	if len(p.fields) < 2 || p.fields[1] != "|" && p.fields[1] != closer {
		return false
	}
	switch p.fields[0] {
	case "(", "[", ")", "]", "|":
		return false
	}
	return !strings.HasPrefix(p.fields[0], "..")
}

// advance adds one word or class after every place in at. A node reached from
// one place alone is shared between patterns with the same beginning; one
// reached from several is this pattern's own, or their ways would mix.
func (b *builder) advance(at []from, f string) ([]from, error) {
	symbol, err := b.symbolOf(f)
	if err != nil {
		return nil, err
	}
	k := uint64(0)
	if len(at) == 1 {
		k = key(at[0], symbol)
		if n := b.child.Get(k); n > 0 {
			return b.place(n), nil
		}
	}
	next := b.node()
	if k > 0 {
		b.child.Put(k, next)
	}
	b.link(at, symbol, next)
	return b.place(next), nil
}

// link adds the edges that lead from every place in at to a node.
func (b *builder) link(at []from, symbol, next int32) {
	for _, f := range at {
		n := f.node
		if f.gap > 0 {
			n = b.gapNode(f)
		}
		b.edges = append(b.edges, parted[edge]{n, edge{symbol: symbol, next: next}})
	}
}

// place is the list of one place.
func (b *builder) place(n int32) []from {
	b.places = append(b.places, from{node: n})
	k := len(b.places)
	return b.places[k-1 : k : k]
}

// symbolOf is the symbol of a word or of an @class.
func (b *builder) symbolOf(f string) (int32, error) {
	name, ok := strings.CutPrefix(f, "@")
	if !ok {
		if b.t.ids.Get(Hash(f)) < 0 {
			return 0, fmt.Errorf("%q is a filler: it is dropped before matching", f)
		}
		return b.wordID(f), nil
	}
	if _, ok := b.names[name]; !ok {
		return 0, fmt.Errorf("class @%s is not defined", name)
	}
	symbol, ok := b.symbols[name]
	if !ok {
		symbol = b.symbol()
		b.symbols[name] = symbol
		b.used = append(b.used, name)
	}
	return symbol, nil
}

// gapNode is the node whose edges are tried after skipping words from f.
func (b *builder) gapNode(f from) int32 {
	k := key(f, 0) // which is no symbol
	n := b.child.Get(k)
	if n == 0 {
		n = b.node()
		b.child.Put(k, n)
		b.gaps = append(b.gaps, parted[gap]{f.node, gap{most: f.gap, node: n}})
	}
	return n
}

// key is that of what follows a place in builder.child.
func key(f from, symbol int32) uint64 {
	// The odd factor scatters the keys and keeps them apart.
	return (uint64(f.node)<<32 | uint64(symbol)<<8 | uint64(f.gap)) * 0x9e3779b97f4a7c15
}
