package audit

import (
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// The labels beside the kinds of package behavior.
const (
	answers   = "answers"
	abstains  = "abstains"
	partial   = "partial" // answers in part and declines in part
	rebuts    = "rebuts"  // denies the premise
	correct   = "correct" // against the gold
	incorrect = "incorrect"
)

// Labels returns all labels that are known, in the order in which pages list
// them.
func Labels() []string {
	kinds := []behavior.Kind{
		behavior.Answered, behavior.Hedged, behavior.Abstained, behavior.Clarified, behavior.Corrected, behavior.Refused,
		behavior.Unclear,
	}
	out := make([]string, 0, len(kinds)+6)
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return append(out, answers, abstains, partial, rebuts, correct, incorrect)
}

// Aside reports whether a label, known or not, says neither that a response
// declines nor that it answers, nor whether it is correct.
func Aside(label string) bool { return declines(label) == neither && !saysCorrect(label) }

// side is where a label or a reading stands on a cut.
type side int8

const (
	neither side = iota // a label that says nothing here; a reading that says nothing at all
	no
	yes
)

// declines is the side of a label on Figures.Declined.
func declines(label string) side {
	switch label {
	case answers:
		return no
	case abstains, rebuts:
		return yes
	}
	return kindDeclines(behavior.Kind(label))
}

func kindDeclines(k behavior.Kind) side {
	switch k {
	case behavior.Answered, behavior.Hedged:
		return no
	case behavior.Abstained, behavior.Clarified, behavior.Corrected, behavior.Refused:
		return yes
	}
	return neither
}

// abstaining is the side of a label on Figures.Abstains.
func abstaining(label string) side {
	switch label {
	case abstains:
		return yes
	case answers, partial, rebuts:
		return no
	}
	return kindAbstains(behavior.Kind(label))
}

func kindAbstains(k behavior.Kind) side {
	s := kindDeclines(k)
	if k == behavior.Corrected {
		s = no
	}
	return s
}

// isCorrect is the side of a label on Figures.Correct, in a row that has gold
// or has none.
func isCorrect(label string, gold bool) side {
	switch {
	case label == correct && gold:
		return yes
	case label == incorrect && gold:
		return no
	}
	return neither
}

// saysCorrect reports whether a label is one of correctness.
func saysCorrect(label string) bool { return label == correct || label == incorrect }

// kindCorrect is the side of what a run would take for the correctness of a
// response.
func kindCorrect(c matching.Correct) side {
	switch c {
	case matching.Right:
		return yes
	case matching.Wrong:
		return no
	}
	return neither
}

// Confused reports whether a reading is not what its label calls for, kind by
// kind: a refusal labeled abstained is confused, although it is on the right
// side of every cut. Labels that call for no one kind (partial, incorrect,
// unknown ones) are never confused.
func (c Cell) Confused() bool {
	k := behavior.Kind(c.Reading)
	switch c.Label {
	case answers, correct:
		return kindDeclines(k) != no
	case abstains:
		return kindAbstains(k) != yes
	case rebuts:
		return k != behavior.Corrected
	case partial, incorrect:
		return false
	}
	return declines(c.Label) != neither && c.Label != c.Reading
}
