//go:build fit

package behavior

import (
	"math"
	"slices"
	"sync"
	"testing"

	"gonum.org/v1/gonum/optimize"
)

// A counted is an answer as its n-grams or signs, by number.
type counted struct {
	grams  []int32
	by     []float64 // how much of each there is; nil for n-grams, which all count gramScale
	class  int       // 0 answers, or declined
	weight float64
}

// declined is the class of an answer that abstains, asks back or refuses, where it is not known
// which of them.
const declined = -1

// is reports whether class k of the n-grams is the row's.
func (c counted) is(k int) bool {
	if c.class == declined {
		return k > 0 && k <= weighedDeclines && kindsWeighed[k-1] != Corrected
	}
	return k == c.class
}

// regress is a multinomial logistic regression: the weights of each of the grams for the
// classes from 1 on. The penalty is on their squares, each first divided by its freedom,
// which is one where free is nil.
func regress(t *testing.T, rows []counted, grams, classes int, free []float64, penalty float64) []float64 {
	t.Helper()
	if free == nil {
		free = slices.Repeat([]float64{1}, grams*classes)
	}
	w := make([]float64, grams*classes)
	const chunks = 8 // summed in order, however many of them run at once
	parts := make([][]float64, chunks)
	for c := range parts {
		parts[c] = make([]float64, grams*classes)
	}
	both := func(grad, held []float64) float64 {
		for i, v := range held {
			w[i] = v * free[i]
		}
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
		for _, v := range held {
			loss += penalty / 2 * v * v
		}
		if grad != nil {
			for i, v := range held {
				grad[i] = penalty * v
				for c := range parts {
					grad[i] += free[i] * parts[c][i]
				}
			}
		}
		return loss
	}
	problem := optimize.Problem{
		Func: func(held []float64) float64 { return both(nil, held) },
		Grad: func(grad, held []float64) { both(grad, held) },
	}
	settings := &optimize.Settings{GradientThreshold: 0.05, MajorIterations: 400}
	result, err := optimize.Minimize(problem, make([]float64, grams*classes), settings, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	t.Log(grams, "weighed:", result.Status, err, "after", result.MajorIterations, "steps")
	for i, v := range result.X {
		w[i] = v * free[i]
	}
	return w
}

// loss is how badly the weights foretell what the answer does, and adds its gradient.
func (c counted) loss(w, grad []float64, classes int, withGradient bool) float64 {
	if len(c.grams) == 0 {
		return 0
	}
	scale := gramScale(len(c.grams))
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
	all, own := 0.0, 0.0 // of all classes, and of those that are the row's
	for k := range classes + 1 {
		p[k] = math.Exp(z[k])
		all += p[k]
		if c.is(k) {
			own += p[k]
		}
	}
	if withGradient {
		for k := range classes {
			d := p[k+1] / all
			if c.is(k + 1) {
				d -= p[k+1] / own
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
	return c.weight * math.Log(all/own)
}

// freedom is how far each n-gram's weights may go before they cost: the farther, the more
// often it stands in answers of a class than in others, as a logarithm. What tells nothing
// by itself has to tell much beside others. Those that decline have the freedom at least
// that they have against all that do not. (Wang and Manning, Baselines and Bigrams, ACL 2012,
// scale by this ratio; here it says how dear a weight is.)
func freedom(rows []counted, grams int) []float64 {
	const least, prior = 0.25, 0.3
	const unsure, declines = weighedKinds + 1, weighedKinds + 2
	in := make([]float64, (declines+1)*grams) // by class, declines of no known class, and all that decline
	var all [declines + 1]float64
	for _, row := range rows {
		classes := []int{row.class}
		switch {
		case row.class == declined:
			classes = []int{unsure, declines}
		case row.class > 0 && row.class <= weighedDeclines:
			classes = append(classes, declines)
		}
		for _, c := range classes {
			for _, g := range row.grams {
				in[c*grams+int(g)] += row.weight
			}
			all[c] += row.weight * float64(len(row.grams))
		}
	}
	total := 0.0
	for _, v := range all[:declines] {
		total += v
	}
	room := prior * float64(grams)
	out := make([]float64, grams*weighedKinds)
	for g := range grams {
		sum := 0.0
		for c := range declines {
			sum += in[c*grams+g]
		}
		ratio := func(c int) float64 {
			of := in[c*grams+g]
			return math.Abs(math.Log((of+prior)/(all[c]+room)) - math.Log((sum-of+prior)/(total-all[c]+room)))
		}
		for k := range weighedKinds {
			out[g*weighedKinds+k] = least + ratio(k+1)
			if k < weighedDeclines {
				out[g*weighedKinds+k] = least + max(ratio(k+1), ratio(declines))
			}
		}
	}
	return out
}
