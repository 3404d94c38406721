package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// warnings gathers what the figures of a signature come with, each once. A probe
// shows figures of its own.
func warnings(s signature.Signature) []string {
	if s.Probe != nil {
		return probeWarnings(s.Probe)
	}
	notes := collect([]namedWarnings{
		{"over-answer rate", s.OverAnswer.Warnings}, {"over-refusal rate", s.OverRefusal.Warnings},
		{"wrong rate", s.Wrong.Warnings}, {"wrong when it answers", s.ErrorWhenAnswering.Warnings},
		{"difference of the rates", s.Difference.Warnings}, {"d'", s.DPrime.Warnings}, {"c", s.C.Warnings},
	})
	if q := s.Quadrant; q.Split > 0 {
		notes = append(notes, fmt.Sprintf("twins: in %d of %s the samples of an item are evenly split, which counts as the failure of its side; in the rates each sample counts.",
			q.Split, plural(q.Pairs, "pair")))
	}
	return notes
}

type namedWarnings struct {
	name     string
	warnings []stats.Warning
}

// collect names under each warning the figures that come with it.
func collect(figures []namedWarnings) []string {
	var order []stats.Warning
	names := map[stats.Warning][]string{}
	for _, figure := range figures {
		for _, w := range figure.warnings {
			if names[w] == nil {
				order = append(order, w)
			}
			names[w] = append(names[w], figure.name)
		}
	}
	var said []string
	for _, w := range order {
		said = append(said, list(names[w])+": "+strings.TrimSuffix(noteText(string(w)), ".")+".")
	}
	return said
}

// notesOn are the same among sentences of other kinds.
func notesOn(figures []namedWarnings) []string {
	said := collect(figures)
	for i, text := range said {
		said[i] = "Note on " + text
	}
	return said
}
