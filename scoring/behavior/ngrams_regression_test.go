package behavior

import (
	"math"
	"sync"
	"testing"

	"gonum.org/v1/gonum/optimize"
)

// penalty is how much squared weights count, against one answer of testdata.
const penalty = 1.0 / 60

// A counted is an answer as its n-grams or signs, by number.
type counted struct {
	grams  []int32
	by     []float64 // how much of each there is; nil for n-grams, which are a vector of length one together
	class  int       // 0 answers
	weight float64
}

// regress is a multinomial logistic regression with a squared penalty: the weights of each of
// the grams for the classes from 1 on.
func regress(t *testing.T, rows []counted, grams, classes int) []float64 {
	t.Helper()
	const chunks = 8 // summed in order, however many of them run at once
	parts := make([][]float64, chunks)
	for c := range parts {
		parts[c] = make([]float64, grams*classes)
	}
	both := func(grad, w []float64) float64 {
		var losses [chunks]float64
		var wait sync.WaitGroup
		for c := range chunks {
			wait.Go(func() {
				if grad != nil {
					clear(parts[c])
				}
				for _, row := range rows[c*len(rows)/chunks : (c+1)*len(rows)/chunks] {
					losses[c] += row.loss(w, parts[c], classes, grad != nil)
				}
			})
		}
		wait.Wait()
		loss := 0.0
		for _, l := range losses {
			loss += l
		}
		for _, v := range w {
			loss += penalty / 2 * v * v
		}
		if grad != nil {
			for i, v := range w {
				grad[i] = penalty * v
				for c := range parts {
					grad[i] += parts[c][i]
				}
			}
		}
		return loss
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return both(nil, w) },
		Grad: func(grad, w []float64) { both(grad, w) },
	}
	settings := &optimize.Settings{GradientThreshold: 0.05, MajorIterations: 400}
	result, err := optimize.Minimize(problem, make([]float64, grams*classes), settings, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	t.Log(grams, "weighed:", result.Status, err, "after", result.MajorIterations, "steps")
	return result.X
}

// loss is how badly the weights foretell what the answer does, and adds its gradient.
func (c counted) loss(w, grad []float64, classes int, withGradient bool) float64 {
	if len(c.grams) == 0 {
		return 0
	}
	scale := 1 / math.Sqrt(float64(len(c.grams)))
	var z, p [weighedKinds + 1]float64
	by := scale
	for i, g := range c.grams {
		if c.by != nil {
			by = c.by[i]
		}
		for k, v := range w[int(g)*classes : int(g+1)*classes] {
			z[k+1] += v * by
		}
	}
	all := 0.0
	for k := range classes + 1 {
		p[k] = math.Exp(z[k])
		all += p[k]
	}
	if withGradient {
		for k := range classes {
			d := p[k+1] / all
			if k+1 == c.class {
				d--
			}
			p[k+1] = d * c.weight
		}
		for i, g := range c.grams {
			if c.by != nil {
				by = c.by[i]
			}
			at := grad[int(g)*classes : int(g+1)*classes]
			for k := range at {
				at[k] += p[k+1] * by
			}
		}
	}
	return c.weight * (math.Log(all) - z[c.class])
}
