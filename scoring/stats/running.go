package stats

import (
	"math"
	"math/big"
)

// A RunningMean is a mean of clustered values that takes in one cluster after
// the other and keeps sums alone. Values are held as whole numbers of 2^-50, and
// sums of whole numbers are the same in any order. The zero value is empty; a
// copy is made with Clone.
type RunningMean struct {
	n, clusters int
	sum, sumSq  big.Int // of values and of their squares
	// Over clusters of n values with the total s: of s*s, n*s and n*n.
	totals, cross, sizes big.Int
	undefined            bool // a value was too large, or no number
	scratch, value       big.Int
}

const (
	runningBits = 50
	// runningMost is up to where values are held: what is as large has no mean.
	runningMost = 1 << 12
)

// Add takes in the values of one cluster; one without values is passed over.
func (m *RunningMean) Add(cluster ...float64) {
	if len(cluster) == 0 {
		return
	}
	var total big.Int
	for _, v := range cluster {
		if !(math.Abs(v) < runningMost) {
			m.undefined = true
			return
		}
		m.value.SetInt64(int64(math.Round(math.Ldexp(v, runningBits))))
		total.Add(&total, &m.value)
		m.sumSq.Add(&m.sumSq, m.scratch.Mul(&m.value, &m.value))
	}
	m.n += len(cluster)
	m.clusters++
	m.sum.Add(&m.sum, &total)
	m.totals.Add(&m.totals, m.scratch.Mul(&total, &total))
	m.value.SetInt64(int64(len(cluster)))
	m.cross.Add(&m.cross, m.scratch.Mul(&m.value, &total))
	m.sizes.Add(&m.sizes, m.scratch.Mul(&m.value, &m.value))
}

// N is how many values there are.
func (m *RunningMean) N() int { return m.n }

// Clone is a copy that goes on by itself.
func (m *RunningMean) Clone() RunningMean {
	c := RunningMean{n: m.n, clusters: m.clusters, undefined: m.undefined}
	c.sum.Set(&m.sum)
	c.sumSq.Set(&m.sumSq)
	c.totals.Set(&m.totals)
	c.cross.Set(&m.cross)
	c.sizes.Set(&m.sizes)
	return c
}

// Mean is what ClusterMean gives of all clusters together. It is undefined
// without values and for values that are not finite, or beyond 4,096.
func (m *RunningMean) Mean() (Clustered, bool) {
	if m.n == 0 || m.undefined {
		return Clustered{}, false
	}
	n := big.NewInt(int64(m.n))
	times := func(x ...*big.Int) *big.Int {
		product := big.NewInt(1)
		for _, f := range x {
			product.Mul(product, f)
		}
		return product
	}
	over := func(x, of *big.Int, bits int) float64 {
		q, _ := new(big.Rat).SetFrac(x, of).Float64()
		return math.Ldexp(q, -bits)
	}
	// sum of (s - n mean)^2 = sum of s^2 - 2 mean (sum of n s) + mean^2 (sum of n^2)
	about := times(n, n, &m.totals)
	about.Sub(about, times(big.NewInt(2), n, &m.sum, &m.cross))
	about.Add(about, times(&m.sum, &m.sum, &m.sizes))
	alone := times(n, &m.sumSq)
	alone.Sub(alone, times(&m.sum, &m.sum))
	return Clustered{
		N: m.n, Clusters: m.clusters,
		Mean:     over(&m.sum, n, runningBits),
		ssIID:    over(alone, n, 2*runningBits),
		ssGroups: over(about, times(n, n), 2*runningBits),
	}, true
}
