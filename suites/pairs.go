package suites

import (
	"encoding/binary"
	"hash/maphash"
)

// Pairs sees what pairs a suite has while its items pass by. The zero value has seen
// none.
type Pairs struct {
	seed   maphash.Seed
	sides  map[pairHash]uint8 // what was seen of each
	broken int
	first  string
}

// pairHash is seven bytes of a hash, so that with the byte of what was seen it takes
// half the room of a whole one. Among a million pairs one in 100,000 suites has two that
// are alike.
type pairHash [7]byte

// What was seen of a pair.
const (
	anUnanswerable = 1 << iota
	anAnswerable
	aWording // an item that names its control
	several  // on one of these sides
)

// Add takes in an item.
func (p *Pairs) Add(it *Item) {
	if it.Pair == "" {
		return
	}
	if p.sides == nil {
		p.seed, p.sides = maphash.MakeSeed(), make(map[pairHash]uint8)
	}
	side := uint8(anUnanswerable)
	switch {
	case it.Control != "":
		side = aWording
	case it.Answerable:
		side = anAnswerable
	}
	var hash [8]byte
	binary.LittleEndian.PutUint64(hash[:], maphash.String(p.seed, it.Pair))
	pair := pairHash(hash[1:])
	before := p.sides[pair]
	if before&side != 0 {
		side |= several
		if before&several == 0 {
			p.broken++
		}
		if p.first == "" {
			p.first = it.Pair
		}
	}
	p.sides[pair] = before | side
}

// Twins is how many pairs have one item on each side.
func (p *Pairs) Twins() int {
	n := 0
	for _, seen := range p.sides {
		if seen == anUnanswerable|anAnswerable {
			n++
		}
	}
	return n
}

// Broken is how many pairs have several items on a side, so that they are no twins
// whatever else they have, and the name of the one of which that showed first.
func (p *Pairs) Broken() (n int, first string) { return p.broken, p.first }
