package behavior

import "math"

// A weighing is what the n-grams of an answer say of it.
type weighing struct {
	declines  float64 // how likely it declines
	hedges    float64 // how likely it hedges
	likeliest int     // kind of decline
	sentence  int     // the one that says most for that kind
}

// weighWords weighs the n-grams of the answer.
func (s *scene) weighWords(m *ngrams) weighing {
	s.met = gramSet{}
	var sum [weighedKinds]int32
	s.speaks = zeros(s.speaks, len(s.sent))
	n := 0
	s.grams(m, func(sentence int, key uint64, _ place, _ []uint64) bool {
		at := m.table.at(key)
		g := &m.table[at]
		if g.state != weighs || !s.met.put(at) {
			return g.state != unused
		}
		n++
		w := &g.weights
		for k := range w {
			sum[k] += int32(w[k])
			if sentence >= 0 {
				s.speaks[sentence][k] += int32(w[k])
			}
		}
		return true
	})
	return s.likely(sum, n)
}

// likely turns the sums of n weights into chances: even ones where there is none.
func (s *scene) likely(sum [weighedKinds]int32, n int) (out weighing) {
	if n == 0 {
		return weighing{declines: 0.5}
	}
	all, scale := 1.0, 0.01/math.Sqrt(float64(n))
	for k := range sum {
		chance := math.Exp(float64(sum[k]) * scale)
		all += chance
		switch {
		case k >= weighedDeclines:
			out.hedges = chance
			continue
		case sum[k] > sum[out.likeliest]:
			out.likeliest = k
		}
		out.declines += chance
	}
	for k := range s.speaks {
		if s.speaks[k][out.likeliest] > s.speaks[out.sentence][out.likeliest] {
			out.sentence = k
		}
	}
	out.declines /= all
	out.hedges /= all
	return out
}
