// Package stats is the statistics: intervals, tests and detection theory as
// pure functions on gonum. It knows nothing of models or verdicts.
//
// One convention holds throughout. A figure that may be undefined comes with a
// bool: false means that there is nothing to compute it from (an empty
// denominator) or that the input cannot occur (more successes than trials, a
// level outside (0, 1)). The value beside false is the one that claims nothing:
// the whole range for an interval, 1 for a p-value, 0 for a number or a count.
// Nothing here returns NaN or panics on any input of the right type.
//
// Levels and probabilities are shares in (0, 1): .95, not 95. alpha is
// one-sided where a margin is tested, so that a 95% interval goes with .025.
package stats

// A Warning says what a reader should know about a figure. It is data beside
// the figure, not a log line.
type Warning string
