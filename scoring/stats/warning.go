// Package stats is the statistics: intervals, tests and detection theory as
// pure functions on gonum. It knows nothing of models or verdicts. What is
// undefined is said to be so; nothing here returns NaN or panics on counts
// that can occur.
package stats

// A Warning says what a reader should know about a figure. It is data beside
// the figure, not a log line.
type Warning string
