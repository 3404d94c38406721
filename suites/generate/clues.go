package generate

// A relation is what a clue says of one entity or two.
type relation int

const (
	isBefore      relation = iota // a stands somewhere before b
	isRightBefore                 // a stands right before b
	isNextTo                      // a and b are neighbors
	hasBetween                    // exactly k places lie between a and b
	isAt                          // a stands at place k
	isNotAt                       // a does not stand at place k
	isAtEnd                       // a stands at the first place or the last
	ownsNot                       // a does not own b
)

// A clue is about entities: objects first, then what they own, which stands
// where its owner does. Places count from 0.
type clue struct {
	kind relation
	a, b int // b is -1 for a clue about one entity
	k    int
	last int // the last place
}

// holds says whether the clue is true; places are by entity.
func (c clue) holds(places []int) bool {
	a := places[c.a]
	switch c.kind {
	case isAt:
		return a == c.k
	case isNotAt:
		return a != c.k
	case isAtEnd:
		return a == 0 || a == c.last
	}
	b := places[c.b]
	switch c.kind {
	case isBefore:
		return a < b
	case isRightBefore:
		return a+1 == b
	case isNextTo:
		return a-b == 1 || b-a == 1
	case hasBetween:
		return a-b == c.k+1 || b-a == c.k+1
	default: // ownsNot
		return a != b
	}
}

// candidates are all clues of a kind, true or not.
func candidates(kind relation, entities, objects int) []clue {
	var out []clue
	for a := range entities {
		switch kind {
		case isAt, isNotAt:
			for k := range objects {
				out = append(out, clue{kind: kind, a: a, b: -1, k: k})
			}
			continue
		case isAtEnd:
			out = append(out, clue{kind: kind, a: a, b: -1, last: objects - 1})
			continue
		}
		for b := range entities {
			symmetric := kind == isNextTo || kind == hasBetween
			if a == b || symmetric && b < a {
				continue
			}
			if kind != hasBetween {
				out = append(out, clue{kind: kind, a: a, b: b})
				continue
			}
			for k := 1; k <= objects-2; k++ {
				out = append(out, clue{kind: kind, a: a, b: b, k: k})
			}
		}
	}
	return out
}

// A problem is clues about entities, of which the first objects ones are
// objects and the others, if any, what they own: as many again.
type problem struct {
	objects, entities int
	clues             []clue
}

func (p problem) with(clues []clue) problem {
	p.clues = clues
	return p
}
