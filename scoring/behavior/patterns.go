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
			e, err := p.sequence(at, closer)
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
func (p *patternParser) oneWord(closer string) bool {
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
		// The odd factor scatters the keys and keeps them apart.
		k = (uint64(at[0].node)<<32 | uint64(symbol)<<8 | uint64(at[0].gap)) * 0x9e3779b97f4a7c15
		if n := b.child.get(k); n > 0 {
			return b.place(n), nil
		}
	}
	next := b.node()
	if k > 0 {
		b.child.put(k, next)
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

func (b *builder) node() int32 {
	b.lx.nodes = append(b.lx.nodes, node{})
	return int32(len(b.lx.nodes) - 1)
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
	n := b.node()
	b.lx.nodes[f.node].gaps = append(b.lx.nodes[f.node].gaps, gapEdge{max: f.gap, node: n})
	return n
}
