package stats_test

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Of 40 questions without an answer 3 were answered.
func ExampleClopperPearson() {
	i, ok := stats.ClopperPearson(3, 40, .95)
	fmt.Printf("%.3f to %.3f %v\n", i.Lo, i.Hi, ok)
	i, ok = stats.ClopperPearson(0, 0, .95) // nothing was asked: the whole range, and false
	fmt.Printf("%.3f to %.3f %v\n", i.Lo, i.Hi, ok)
	// Output:
	// 0.016 to 0.204 true
	// 0.000 to 1.000 false
}

// A rate is within a margin only where that is shown: of 40 questions none may fail
// for a margin of 10 points.
func ExampleWithinMargin() {
	for _, failed := range []int{0, 1} {
		p, within, _ := stats.WithinMargin(failed, 40, .10, .05)
		fmt.Printf("%d of 40: p = %.3f, within %v\n", failed, p, within)
	}
	// Output:
	// 0 of 40: p = 0.015, within true
	// 1 of 40: p = 0.080, within false
}

// Of 40 questions without an answer 37 were declined, which are hits, and of 40 with one 4,
// which are false alarms.
func ExampleLogLinear() {
	d, _ := stats.LogLinear(37, 40, 4, 40)
	fmt.Printf("d' = %.2f, c = %.2f\n", d.DPrime, d.C)
	// Output:
	// d' = 2.60, c = -0.07
}
