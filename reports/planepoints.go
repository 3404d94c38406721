package reports

import (
	"fmt"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// planePoint is one suite of one run that has both rates.
type planePoint struct {
	run, suite  string
	number      int    // its row in the table of runs, from 1
	name, label string // whole, and short
	answer, ref signature.Side
	poor        bool // it is no evidence
}

// planePoints are the suites that have both rates, in the order of the table of
// runs, and the names of those that lack one. Names are whole; labels are short.
func planePoints(d Document) (points []planePoint, absent []string) {
	several := struct{ suites, policies bool }{len(twoSided(d)) > 1, len(policiesOf(d)) > 1}
	n := 0
	var parts [3][]string
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			n++
			s := suite.Strict
			if s.Probe != nil {
				continue // one side is all it has
			}
			name := nameText(run.Checkpoint)
			if several.suites {
				name += ", " + nameText(s.Suite)
			}
			if several.policies {
				name += ", " + nameText(run.Policy)
			}
			if s.OverAnswer.Value == nil || s.OverRefusal.Value == nil {
				absent = append(absent, name)
				continue
			}
			points = append(points, planePoint{run: run.ID, suite: s.Suite, number: n, name: name, answer: s.OverAnswer, ref: s.OverRefusal, poor: suite.NoEvidence != nil})
			for i, part := range []string{run.Checkpoint, s.Suite, run.Policy} {
				parts[i] = append(parts[i], nameText(part))
			}
		}
	}
	labels := shortNames(parts[0], 24)
	for i, more := range []bool{several.suites, several.policies} {
		for j, part := range shortNames(parts[1+i], 12) {
			if more {
				labels[j] += ", " + part
			}
		}
	}
	names := make([]string, len(points))
	for i, q := range points {
		names[i] = q.name
	}
	for i, label := range numberEqual(names, labels, 0) {
		points[i].label = label
	}
	return points, absent
}

// twoSided lists the suites that are no probes.
func twoSided(d Document) []string {
	var names []string
	for _, run := range d.Runs {
		for _, s := range run.Signatures {
			if s.Strict.Probe == nil && !slices.Contains(names, s.Strict.Suite) {
				names = append(names, s.Strict.Suite)
			}
		}
	}
	return names
}

func policiesOf(d Document) map[string]bool {
	policies := map[string]bool{}
	for _, run := range d.Runs {
		policies[run.Policy] = true
	}
	return policies
}

func (q planePoint) at() (x, y float64) { return planeX(*q.answer.Value), planeY(*q.ref.Value) }

// A planeName is a label that is to be placed at (x, y).
type planeName struct {
	x, y float64
	text string
}

// alike is how near two points look like one, in units of the plane.
const alike = 3

func (n planeName) near(x, y float64) bool { return math.Hypot(x-n.x, y-n.y) < alike }

// heaped reports whether so many labels belong to one spot that the lines from it would
// lead through other labels.
func heaped(names []planeName) bool {
	const most = 3
	return slices.ContainsFunc(names, func(n planeName) bool {
		here := 0
		for _, other := range names {
			if other.near(n.x, n.y) {
				here++
			}
		}
		return here > most
	})
}

// planeNames are the labels of points. Those of points that look like one stand in one
// label, "1, 4, 7" or "base, sft", of at most so many columns that it finds a place: one
// each, with a line to the same point, they would lie across each other.
func planeNames(points []planePoint, byNumber bool) []planeName {
	const most = 24 // columns
	var names []planeName
	for _, q := range points {
		x, y := q.at()
		text := q.label
		if byNumber {
			text = fmt.Sprint(q.number)
		}
		i := slices.IndexFunc(names, func(n planeName) bool {
			return n.near(x, y) && textWidth(n.text)+2+textWidth(text) <= most
		})
		if i < 0 {
			names = append(names, planeName{x, y, text})
			continue
		}
		names[i].text += ", " + text
	}
	return names
}
