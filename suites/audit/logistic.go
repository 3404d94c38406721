package audit

import (
	"math"
	"math/rand/v2"
)

// strength weighs the errors against the size of the weights: the objective is
// |w|²/2 + strength * sum of log(1 + exp(-margin)). At .3, a term has to be seen
// on one side several times to count for much.
const strength = .3

const (
	// tolerance is how far, in log-odds, a row may be from its solution. A tenth
	// of it takes half again to twice as long, for the same figures to a thousandth.
	tolerance  = 1e-3
	mostPasses = 1000 // core takes up to 102, 5200 items with strong tells up to 508
)

// A row is an item to train on: the columns in which it has a 1, the measures,
// and its side.
type row struct {
	ones  []int32
	dense [nMeasures]float64
	sign  float64 // +1 for unanswerable, -1 for answerable
}

// A model is the weights of the columns, of the measures, and of a constant.
// Their sum over an item is the log-odds that it is unanswerable.
type model struct {
	ones     []float64
	dense    [nMeasures]float64
	constant float64
}

func (m *model) score(r *row) float64 {
	sum := m.constant
	for _, column := range r.ones {
		sum += m.ones[column]
	}
	for i, x := range r.dense {
		sum += float64(m.dense[i] * x) // the conversion keeps it from being fused, which some platforms do
	}
	return sum
}

func (m *model) add(r *row, step float64) {
	m.constant += step
	for _, column := range r.ones {
		m.ones[column] += step
	}
	for i, x := range r.dense {
		m.dense[i] += float64(step * x)
	}
}

// fit trains a logistic regression with L2 penalty, by dual coordinate descent
// (Yu, Huang and Lin 2011). It was chosen since it needs nothing but one sparse
// row at a time: no step length, no line search, no second model to hold. Each
// step solves for one row exactly, so that it converges whatever the data, and
// the rows say themselves when it has. The constant is penalized like any
// weight, which matters little where both sides are equally large.
//
// The weights are w = sum of sign*alpha*x over the rows, with alpha from 0 to
// strength. Held here is the log-odds u of alpha/strength. At the solution u is
// -sign*score for every row.
func fit(rows []row, columns int, random *rand.Rand) *model {
	m := &model{ones: make([]float64, columns)}
	odds := make([]float64, len(rows))
	for i := range rows {
		m.add(&rows[i], rows[i].sign*strength/2) // u = 0
	}
	order := random.Perm(len(rows))
	for range mostPasses {
		worst := 0.0
		for _, i := range order {
			r := &rows[i]
			margin := r.sign * m.score(r)
			left := math.Abs(odds[i] + margin)
			worst = max(worst, left)
			if left < tolerance {
				continue
			}
			u, change := solve(odds[i], margin, r.square())
			odds[i] = u
			m.add(r, r.sign*change)
		}
		if worst < tolerance {
			break
		}
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return m
}

func (r *row) square() float64 {
	sum := 1 + float64(len(r.ones))
	for _, x := range r.dense {
		sum += float64(x * x)
	}
	return sum
}

// alpha is strength times the logistic function.
func alpha(u float64) float64 { return strength / (1 + math.Exp(-u)) }

// solve finds the u of one row while all others stay, and by how much its alpha
// changes. It is the zero of
//
//	h(u) = u + margin + square*(alpha(u) - alpha(before))
//
// which grows with a slope of at least 1. Newton's steps are held between ends
// that enclose the zero, and halve the distance where they would leave them.
func solve(before, margin, square float64) (u, change float64) {
	start := alpha(before)
	low, high := -margin-square*(strength-start), -margin+square*start
	u = min(max(before, low), high)
	for range 50 {
		a := alpha(u)
		h := u + margin + square*(a-start)
		if math.Abs(h) < tolerance/10 {
			break
		}
		if h > 0 {
			high = u
		} else {
			low = u
		}
		u -= h / (1 + square*a*(strength-a)/strength)
		if !(low < u && u < high) {
			u = low + (high-low)/2
		}
	}
	return u, alpha(u) - start
}
