//go:build fit

package behavior

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

// A labelled is an answer's features, what it is, and how much it counts.
type labelled struct {
	x          [features]float64
	introduced bool
	class      int
	weight     float64
}

// ownWeight is what a row of testdata counts, against one of a corpus: chosen with
// the totals of all corpora in view.
const ownWeight = 0.3

// TestFitWeights prints the weights as they come out of the development halves
// and testdata, without what is unseen or came later, with ABSTAIN_EVAL_CORPORA set.
func TestFitWeights(t *testing.T) {
	dir := os.Getenv("ABSTAIN_EVAL_CORPORA")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_CORPORA is not set")
	}
	var rows []labelled
	add := func(q, a, label string, weight float64) {
		if x, introduced, ok := weighedFeatures(q, a); ok {
			rows = append(rows, labelled{x, introduced, classOf(label), weight})
		}
	}
	// Rows of corpora that hold answers alone count less.
	for _, c := range []corpus{{name: "chatgpt_refusals", weight: 1}, {name: "coconot_complied", weight: 0.6}, {name: "truthfulqa_informative", weight: 0.6}} {
		c.each(t, dir, func(question, answer, label string) {
			if development(question) {
				add(question, answer, label, c.weight)
			}
		})
	}
	for _, f := range ownFiles() {
		if f.unseen || f.later {
			continue
		}
		for _, r := range labeled.Read(t, f.path()) {
			weight := ownWeight
			if classOf(r.Want[0]) == asDecline && r.Right(string(Corrected)) {
				weight /= 2 // either is right
			}
			add(r.Question, r.Answer, r.Want[0], weight)
		}
	}
	differs := 0.0
	for _, introduced := range []bool{false, true} {
		w := fit(slices.DeleteFunc(slices.Clone(rows), func(r labelled) bool { return r.introduced != introduced }))
		for k, name := range []string{"asAnswer", "asDecline", "asDenial"} {
			var line strings.Builder
			for i := range w[k] {
				fmt.Fprintf(&line, "%d: %.1f, ", i, w[k][i])
			}
			t.Log(introduced, name, line.String())
			for i, v := range weights(introduced)[k] {
				differs = max(differs, math.Abs(v-w[k][i]))
			}
		}
	}
	t.Log(len(rows), "rows")
	if differs > 0.1 { // the step that they are rounded to: every change of the tables moves them a little
		t.Errorf("the weights differ by up to %.2f from those in weights.go", differs)
	}
}

// weighedFeatures are the features of an answer that the weights decide on.
func weighedFeatures(q, a string) (x [features]float64, introduced, ok bool) {
	var s scene
	s.look(Question{Text: q}, clip(a), tables())
	if len(s.toks) == 0 {
		return x, false, false
	}
	lead, declined := s.leading()
	if !s.balanced(lead, declined) || s.confesses() {
		return x, false, false
	}
	return s.features(), s.introduced(), true
}

// classOf is what a label says.
func classOf(label string) int {
	switch label {
	case "abstains", "refused", "abstained", "clarified":
		return asDecline
	case "rebuts", "corrected":
		return asDenial
	}
	return asAnswer
}

// fit is a multinomial logistic regression with a squared penalty of one half,
// by accelerated gradient descent.
func fit(rows []labelled) (w [3][features]float64) {
	step, ahead := 0.0, w
	for _, r := range rows {
		for _, v := range r.x {
			step += r.weight * v * v
		}
	}
	step = 2 / (step + 2) // the inverse of a bound on the curvature
	for n := range 12000 {
		grad := ahead // of the penalty
		for _, r := range rows {
			for k, p := range chances(ahead, r.x) {
				if k == r.class {
					p--
				}
				for i, v := range r.x {
					grad[k][i] += r.weight * p * v
				}
			}
		}
		before := w
		for k := range w {
			for i := range w[k] {
				w[k][i] = ahead[k][i] - step*grad[k][i]
				ahead[k][i] = w[k][i] + float64(n)/float64(n+3)*(w[k][i]-before[k][i])
			}
		}
	}
	return w
}

// chances are the shares of the classes under weights w.
func chances(w [3][features]float64, x [features]float64) (p [3]float64) {
	all := 0.0
	for k := range w {
		for i, v := range x {
			p[k] += w[k][i] * v
		}
		p[k] = math.Exp(p[k])
		all += p[k]
	}
	for k := range p {
		p[k] /= all
	}
	return p
}
