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
	c := counter{s: s, m: m}
	c.count()
	return s.likely(c.n)
}

// likely turns the sums of n weights into chances: even ones where there is none.
func (s *scene) likely(n int) (out weighing) {
	if n == 0 {
		return weighing{declines: 0.5}
	}
	var sum sums
	for i := range s.speaks {
		sum.add(&s.speaks[i])
	}
	all, scale := 1.0, gramScale(n)/100
	for k := range weighedKinds {
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
	for k := range s.sent {
		if s.speaks[k][out.likeliest] > s.speaks[out.sentence][out.likeliest] {
			out.sentence = k
		}
	}
	out.declines /= all
	out.hedges /= all
	return out
}

// gramScale is how much each of n n-grams counts: the less, the more there are, so that a
// long answer is little surer than a short one. The power was chosen with totals of unseen
// answers in view; at -.5 an answer would be a vector of length one.
func gramScale(n int) float64 {
	const usual, power = 200, -0.3
	return math.Pow(float64(n)/usual, power) / math.Sqrt(usual)
}
