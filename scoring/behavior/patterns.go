package behavior

import (
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

func (b *builder) pattern(text string, g group) error {
	a := accept{group: g}
	if rest, ok := strings.CutPrefix(text, "^"); ok {
		a.start, text = true, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutSuffix(text, "$"); ok {
		a.end, text = true, strings.TrimSpace(rest)
	}
	p := patternParser{b: b, fields: b.split(text)}
	ends, err := p.sequence([]from{{}}, "")
	if err != nil {
		return err
	}
	if len(p.fields) > 0 {
		return fmt.Errorf("pattern %q: unmatched %q", text, p.fields[0])
	}
	for _, e := range ends {
		if e.node == 0 {
			return fmt.Errorf("pattern %q matches nothing at all", text)
		}
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

type patternParser struct {
	b      *builder
	fields []string
}

// sequence reads elements up to a bar or the closing mark.
func (p *patternParser) sequence(at []from, closer string) ([]from, error) {
	for len(p.fields) > 0 {
		f := p.fields[0]
		switch {
		case f == "|" && closer != "" || f == closer:
			return at, nil
		case f == "|" || f == ")" || f == "]":
			return at, nil
		}
		p.fields = p.fields[1:]
		var err error
		switch {
		case f == "(" || f == "[":
			at, err = p.choice(at, f)
		case strings.HasPrefix(f, ".."):
			if len(f) != 3 || f[2] < '1' || f[2] > '8' {
				return nil, fmt.Errorf("gap %q: want ..1 to ..8", f)
			}
			n := int32(f[2] - '0')
			at = slices.Clone(at)
			for i := range at {
				if at[i].node == 0 {
					return nil, fmt.Errorf("a pattern begins with a gap")
				}
				at[i].gap += n
			}
		default:
			at, err = p.b.advance(at, f)
		}
		if err != nil {
			return nil, err
		}
	}
	if closer != "" {
		return nil, fmt.Errorf("missing %q", closer)
	}
	return at, nil
}

func (p *patternParser) choice(at []from, opener string) ([]from, error) {
	closer := ")"
	ends := make([]from, 0, 8)
	if opener == "[" {
		closer = "]"
		ends = append(ends, at...)
	}
	for {
		e, err := p.sequence(at, closer)
		if err != nil {
			return nil, err
		}
		for _, x := range e {
			if !slices.Contains(ends, x) {
				ends = append(ends, x)
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

// advance adds one word or class after every place in at. A node reached from
// one place alone is shared between patterns with the same beginning; one
// reached from several is this pattern's own, or their ways would mix.
func (b *builder) advance(at []from, f string) ([]from, error) {
	symbol, err := b.symbolOf(f)
	if err != nil {
		return nil, err
	}
	next := int32(len(b.lx.nodes))
	if len(at) == 1 {
		k := uint64(at[0].node)<<32 | uint64(symbol)<<8 | uint64(at[0].gap)
		if n, ok := b.child[k]; ok {
			return b.place(n), nil
		}
		b.child[k] = next
	}
	b.lx.nodes = append(b.lx.nodes, node{})
	for _, f := range at {
		n := f.node
		if f.gap > 0 {
			n = b.gapNode(f)
		}
		b.edges = append(b.edges, parted[edge]{n, edge{symbol: symbol, next: next}})
	}
	return b.place(next), nil
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
		if b.lx.ids.get(hashOf(f)) < 0 {
			return 0, fmt.Errorf("%q is a filler: it is dropped before matching", f)
		}
		return b.wordID(f), nil
	}
	if _, ok := b.names[name]; !ok {
		return 0, fmt.Errorf("class @%s is not defined", name)
	}
	if symbol, ok := b.classID[name]; ok {
		return symbol, nil
	}
	symbol := b.symbol()
	b.classID[name] = symbol
	return symbol, nil
}

// gapNode is the node whose edges are tried after skipping words from f.
func (b *builder) gapNode(f from) int32 {
	for _, g := range b.lx.nodes[f.node].gaps {
		if g.max == f.gap {
			return g.node
		}
	}
	n := int32(len(b.lx.nodes))
	b.lx.nodes = append(b.lx.nodes, node{})
	b.lx.nodes[f.node].gaps = append(b.lx.nodes[f.node].gaps, gapEdge{max: f.gap, node: n})
	return n
}
