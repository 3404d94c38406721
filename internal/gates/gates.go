// Package gates judges what a run showed by expressions that a person wrote down.
//
// A gate, in which spaces may stand between any two words:
//
//	gate      = test [ "on" suite ]
//	test      = figure operator number
//	          | "direction" ( "==" | "!=" ) direction
//	          | "direction" "in" "[" direction { "," direction } "]"
//	          | rate "not" "worse"
//	figure    = name [ "." part ] | name ".change" [ "." part ]
//	operator  = "<=" | "<" | ">=" | ">" | "==" | "!="
//	number    = a decimal such as 0.15, or for a share 15%
//	direction = "over-answering" | "over-refusing" | "both" | "calibrated" | "inconclusive"
//	suite     = a suite's name
//
// Names and their parts, the first of which is meant where none is given:
//
//	over_answer_rate, over_refusal_rate, wrong_rate   value lo hi n; change: value lo hi p
//	error_when_answering, policy_share                value lo hi n
//	d_prime, c                                        value lo hi n; change: value lo hi
//	unscored, truncated                               side total
//
// Rates, shares and their changes are fractions, a rise above zero. lo and hi are
// the ends of the interval, n the responses that a rate rests on or the units that
// d' and c do: pairs, clusters of them, or without twins items of the side that has
// fewer. side is the larger share of the two sides, as --max-unscored has it, and
// total the share of all responses. p is the test that nothing changed, not adjusted.
// A change is against the baseline.
//
// "not worse" fails where a rate (one of the first three) has risen against the
// baseline beyond chance, by the tests of all such gates together (Holm). Two gates
// of one rate of one suite have one test.
//
// Where several suites are judged at once, over all runs, their intervals and the
// directions by them are wider than those of the reports.
//
// Without "on" a gate holds for every suite of the run that has both sides. A
// figure that could not be measured neither passes nor fails.
package gates

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// An Op is how a gate compares.
type Op string

// The operators.
const (
	AtMost   Op = "<="
	Below    Op = "<"
	AtLeast  Op = ">="
	Above    Op = ">"
	Equal    Op = "=="
	Unequal  Op = "!="
	In       Op = "in"
	NotWorse Op = "not worse"
)

// A Gate is one expression.
type Gate struct {
	Name    string // as pages call it: a name that was given, or Text
	Text    string // the expression as it was written
	Default bool   // nobody wrote it

	Figure string // "direction", or a name of the table in the package comment
	Change bool   // against the baseline
	Part   string // "" for a direction, and where the operator is NotWorse
	Op     Op
	Bound  float64               // what a number is compared with
	Ways   []signature.Direction // what a direction is
	Suite  string                // "" for every suite of both sides
}

// NeedsBaseline reports whether the gate speaks of a change.
func (g Gate) NeedsBaseline() bool { return g.Change || g.Op == NotWorse }

// ByInterval reports whether an interval of a run's own decides: an end of one, or the
// direction, which goes by those of both sides.
func (g Gate) ByInterval() bool {
	return !g.NeedsBaseline() && (g.Part == lo || g.Part == hi || g.Figure == direction)
}

// Concerns reports whether the gate holds for a suite.
func (g Gate) Concerns(s signature.Signature) bool {
	if g.Suite != "" {
		return g.Suite == s.Suite
	}
	return s.Probe == nil
}

// The figure that is no number.
const direction = "direction"

// The parts of a figure.
const (
	value = "value"
	lo    = "lo"
	hi    = "hi"
	n     = "n"
	p     = "p"
	side  = "side"
	total = "total"
)

// A figure is what a gate may speak of.
type figure struct {
	name   string
	share  bool     // a fraction of 1
	parts  []string // the first is meant where none is given
	change []string // likewise, of its change; none where that is not measured
}

func figures() []figure {
	rate := []string{value, lo, hi, n}
	return []figure{
		{"over_answer_rate", true, rate, []string{value, lo, hi, p}},
		{"over_refusal_rate", true, rate, []string{value, lo, hi, p}},
		{"wrong_rate", true, rate, []string{value, lo, hi, p}},
		{"error_when_answering", true, rate, nil},
		{"policy_share", true, rate, nil},
		{"d_prime", false, rate, []string{value, lo, hi}},
		{"c", false, rate, []string{value, lo, hi}},
		{"unscored", true, []string{side, total}, nil},
		{"truncated", true, []string{side, total}, nil},
	}
}

// tested reports whether a change has a test.
func (f figure) tested() bool { return slices.Contains(f.change, p) }

func directions() []string {
	return []string{
		string(signature.OverAnswering), string(signature.OverRefusing), string(signature.Both),
		string(signature.Calibrated), string(signature.Inconclusive),
	}
}

// Defaults are the gates where none was named. They fail where a rate is shown to
// be beyond the margin of its side, and where more than unscored of a side could
// not be scored; against a baseline also where either rate is shown to be worse.
func Defaults(marginAnswer, marginRefusal, unscored float64, baseline bool) []Gate {
	texts := []string{
		"over_answer_rate.lo <= " + decimal(marginAnswer),
		"over_refusal_rate.lo <= " + decimal(marginRefusal),
	}
	if unscored < 1 { // else all may be, and the gate could not fail
		texts = append(texts, "unscored <= "+decimal(unscored))
	}
	if baseline {
		texts = append(texts, "over_answer_rate not worse", "over_refusal_rate not worse")
	}
	out := make([]Gate, 0, len(texts))
	for _, text := range texts {
		if g, err := Parse(text); err == nil {
			g.Default = true
			out = append(out, g)
		}
	}
	return out
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Distinct fails where two gates have one name: in a report they could not be
// told apart.
func Distinct(all []Gate) error {
	seen := make(map[string]bool, len(all))
	for _, g := range all {
		if seen[g.Name] {
			return fmt.Errorf("the gate %q is named twice", g.Name)
		}
		seen[g.Name] = true
	}
	return nil
}
