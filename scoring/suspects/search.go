package suspects

import (
	"cmp"
	"slices"
)

// A search is a Tally with its rows in order, and who was asked what.
type search struct {
	t      *Tally
	counts []bool   // by entry: not outdated in every suite that has it
	from   []uint32 // where the rows of an entry begin; one more for the end
	twin   []uint32 // the other side of an entry's pair, or none
	report Report
}

func newSearch(t *Tally) *search {
	// Rows of one checkpoint on one entry stay in the order in which they came.
	slices.SortStableFunc(t.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.checkpoint, b.checkpoint))
	})
	s := &search{t: t, counts: make([]bool, len(t.entries)), from: make([]uint32, len(t.entries)+1)}
	for _, standing := range t.latest {
		s.counts[standing.entry] = true
	}
	for _, beside := range t.beside {
		for _, i := range beside {
			s.counts[i] = true
		}
	}
	for _, r := range t.rows {
		s.from[r.entry+1]++
	}
	for i := range t.entries {
		s.from[i+1] += s.from[i]
	}
	s.pair()
	s.count()
	return s
}

// rows are the rows of an entry, by checkpoint; none where its label or gold is
// outdated.
func (s *search) rows(i uint32) []row {
	if !s.counts[i] {
		return nil
	}
	return s.t.rows[s.from[i]:s.from[i+1]]
}

// count fills in what the report says of the whole.
func (s *search) count() {
	s.report = Report{
		Schema: Schema, Checkpoints: slices.Clone(s.t.checkpoints), ScoredBy: s.t.scoredBy(),
		Seen: []Seen{}, Suspects: []Suspect{}, Doubled: len(s.t.beside),
	}
	for _, c := range s.t.checkpoints {
		s.report.Runs += c.Runs
		s.report.Simulated = s.report.Simulated || c.Simulated
	}
	seen := map[int]int{}
	for i := range s.t.entries {
		rows := s.rows(uint32(i))
		s.report.SetAside += int(s.from[i+1]-s.from[i]) - len(rows)
		asked := 0
		for k, r := range rows {
			if k == 0 || r.checkpoint != rows[k-1].checkpoint {
				asked++
			}
		}
		if asked > 0 {
			seen[asked]++
			s.report.Items++
		}
	}
	for checkpoints, items := range seen {
		s.report.Seen = append(s.report.Seen, Seen{checkpoints, items})
	}
	slices.SortFunc(s.report.Seen, func(a, b Seen) int { return cmp.Compare(b.Checkpoints, a.Checkpoints) })
}

// pair finds twins: of a pair with one side only, or with more than two items,
// none.
func (s *search) pair() {
	s.twin = make([]uint32, len(s.t.entries))
	var order []uint32
	for i, e := range s.t.entries {
		s.twin[i] = none
		if e.pair != 0 && len(s.rows(uint32(i))) > 0 {
			order = append(order, uint32(i))
		}
	}
	of := func(i uint32) entry { return s.t.entries[i] }
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(of(a).pair, of(b).pair) })
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && of(order[j]).pair == of(order[i]).pair {
			j++
		}
		if a, b := order[i], order[j-1]; j-i == 2 && of(a).answerable != of(b).answerable {
			s.twin[a], s.twin[b] = b, a
		}
		i = j
	}
}

// expected reports whether a value is a lure of entry i or gold of its twin.
func (s *search) expected(i uint32, value mark) bool {
	known := func(i uint32) bool {
		e := s.t.entries[i]
		return slices.ContainsFunc(s.t.known[e.from:e.to], value.same)
	}
	return known(i) || s.twin[i] != none && known(s.twin[i])
}
