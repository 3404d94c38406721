package generate

// solutions counts the solutions, up to most. It places one entity after
// another and goes back as soon as a clue fails, so that it visits all
// arrangements that could be solutions.
func (p problem) solutions(most int) int {
	s := search{problem: p, most: most, places: make([]int, p.entities), order: p.order()}
	rank := make([]int, p.entities)
	for i, e := range s.order {
		rank[e] = i
	}
	s.due = make([][]clue, p.entities)
	for _, c := range p.clues {
		i := rank[c.a]
		if c.b >= 0 {
			i = max(i, rank[c.b])
		}
		s.due[i] = append(s.due[i], c)
	}
	s.place(0)
	return s.found
}

// order is the order in which to place the entities: next is always the one of
// which the most clues can be held against what is placed already. A search in
// another order finds as much, later.
func (p problem) order() []int {
	placed := make([]bool, p.entities)
	var order []int
	for range p.entities {
		score := make([]int, p.entities)
		for _, c := range p.clues {
			if c.b < 0 || placed[c.b] {
				score[c.a]++
			}
			if c.b >= 0 && placed[c.a] {
				score[c.b]++
			}
		}
		best := -1
		for e := range p.entities {
			if !placed[e] && (best < 0 || score[e] > score[best]) {
				best = e
			}
		}
		placed[best] = true
		order = append(order, best)
	}
	return order
}

// A search is a problem on the way to its solutions.
type search struct {
	problem
	most, found int
	order       []int
	due         [][]clue // by rank in order: the clues that can be held with this entity placed
	places      []int
	taken       [2]uint // places taken by objects and by what they own, a bit each
}

// place places the entities from rank i on in all ways that the clues allow.
func (s *search) place(i int) {
	if i == s.entities {
		s.found++
		return
	}
	e := s.order[i]
	taken := &s.taken[e/s.objects]
next:
	for place := range s.objects {
		bit := uint(1) << place
		if *taken&bit != 0 {
			continue
		}
		s.places[e] = place
		for _, c := range s.due[i] {
			if !c.holds(s.places) {
				continue next
			}
		}
		*taken |= bit
		s.place(i + 1)
		*taken &^= bit
		if s.found >= s.most {
			return
		}
	}
}
