package audit

import (
	"cmp"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// folds is into how many parts clusters are dealt. Each is scored once by what
// was trained on the others.
const folds = 10

// A sample is some of the pairs, by cluster.
type sample struct {
	clusters [][]int // numbers of pairs, by first appearance
}

// newSample groups the pairs for which in is true.
func newSample(all []twins, in func(twins) bool) sample {
	var s sample
	index := make(map[string]int)
	for p, t := range all {
		if !in(t) {
			continue
		}
		// A pair without a cluster is one by itself, under a name that no
		// cluster can have.
		name := cmp.Or(t.cluster, "\x00"+strconv.Itoa(p))
		i, ok := index[name]
		if !ok {
			i = len(s.clusters)
			index[name] = i
			s.clusters = append(s.clusters, nil)
		}
		s.clusters[i] = append(s.clusters[i], p)
	}
	return s
}

func (s sample) pairs() []int { return slices.Concat(s.clusters...) }

// scores gives every item of the sample the mean, over the repetitions, of its
// log-odds from a model that saw nothing of its cluster; all other items have 0.
// They are rounded, so that items of equal weights tie in whatever order these
// were added up.
func (d *design) scores(s sample, o Options) []float64 {
	byRepetition := make([][]float64, o.Repetitions)
	assigned := make([][]int, o.Repetitions) // repetition, cluster -> fold
	for r := range byRepetition {
		byRepetition[r] = make([]float64, len(d.items))
		assigned[r] = make([]int, len(s.clusters))
		random := rand.New(rand.NewPCG(o.Seed, uint64(r)))
		for i, cluster := range random.Perm(len(s.clusters)) {
			assigned[r][cluster] = i % folds
		}
	}
	// Fits differ in nothing but what they read, and write to items of their
	// own: who does which, and when, changes no figure.
	jobs := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), folds*o.Repetitions) {
		wait.Go(func() {
			for job := range jobs {
				r, fold := job/folds, job%folds
				var train, held []int
				for c, pairs := range s.clusters {
					if assigned[r][c] == fold {
						held = append(held, pairs...)
					} else {
						train = append(train, pairs...)
					}
				}
				random := rand.New(rand.NewPCG(o.Seed, 1<<32+uint64(job)))
				d.trained(train, random).scoreAll(held, byRepetition[r])
			}
		})
	}
	for job := range folds * o.Repetitions {
		jobs <- job
	}
	close(jobs)
	wait.Wait()
	mean := make([]float64, len(d.items))
	for i := range mean {
		for _, scores := range byRepetition {
			mean[i] += scores[i]
		}
		mean[i] = stats.Round9(mean[i] / float64(o.Repetitions))
	}
	return mean
}

// A classifier is a model and what it takes to show it an item.
type classifier struct {
	*model
	design  *design
	columns []int32 // of terms, -1 for those it has no weight for
	center  [nMeasures]float64
	scale   [nMeasures]float64 // 0 for a measure that is the same everywhere
}

// trained fits a classifier to pairs. What is a term worth a weight, and the
// mean and spread of measures, are found from these pairs alone.
func (d *design) trained(pairs []int, random *rand.Rand) *classifier {
	items := make([]int, 0, sides*len(pairs))
	for _, p := range pairs {
		items = append(items, sides*p+answerable, sides*p+unanswerable)
	}
	c := &classifier{design: d}
	var kept int
	c.columns, kept = d.frequent(items)
	c.standardize(items)
	rows := make([]row, len(items))
	for i, item := range items {
		rows[i] = c.row(item)
	}
	c.model = fit(rows, kept, random)
	return c
}

func (c *classifier) standardize(items []int) {
	values := make([]float64, len(items))
	for m := range nMeasures {
		sum := 0.0
		for i, item := range items {
			values[i] = c.design.items[item].measures[m]
			sum += values[i]
		}
		c.center[m] = sum / float64(len(items))
		if spread, _ := stats.Spread(values); spread > 0 {
			c.scale[m] = 1 / spread
		}
	}
}

func (c *classifier) row(item int) row {
	f := &c.design.items[item]
	r := row{ones: among(c.columns, make([]int32, 0, len(f.terms)), f.terms), sign: math.Copysign(1, float64(item%sides)-.5)}
	for m, x := range f.measures {
		r.dense[m] = (x - c.center[m]) * c.scale[m]
	}
	return r
}

// scoreAll writes the scores of both items of each pair.
func (c *classifier) scoreAll(pairs []int, scores []float64) {
	for _, p := range pairs {
		for item := sides * p; item < sides*(p+1); item++ {
			r := c.row(item)
			scores[item] = c.score(&r)
		}
	}
}
