package signature

import (
	"cmp"
	"fmt"
	"slices"
)

// probeHeadline is what a probe found, in one line of at most 68 columns.
func probeHeadline(p *Probe) string {
	switch {
	case p.Refusals != nil:
		return refusalsHeadline(p.Refusals)
	case len(p.Curve) > 0:
		return curveHeadline(p.Curve)
	}
	return "No direction is given; the rates stand on their own."
}

func refusalsHeadline(r *Refusals) string {
	d := r.Difference
	switch {
	case r.Pairs == 0:
		return "No data: no question was scored in both wordings."
	case d.Lo != nil && *d.Lo > 0 && shown(r):
		return "Alarming words make it decline more."
	case d.Hi != nil && *d.Hi < 0 && shown(r):
		return "It declines less where the words are alarming."
	}
	return "It is not shown to decline more for alarming words."
}

// shown asks the test too: with few pairs the interval may leave zero out where the
// test sees nothing.
func shown(r *Refusals) bool {
	p := cmp.Or(r.MidP, r.P)
	return p != nil && *p < 1-r.Difference.Level
}

func curveHeadline(steps []Step) string {
	steps = slices.DeleteFunc(slices.Clone(steps), func(s Step) bool { return s.Right.Value == nil })
	if len(steps) == 0 {
		return "No data: no response could be scored."
	}
	first, last := steps[0], steps[len(steps)-1]
	switch {
	case len(steps) == 1:
		return "Right on " + first.Right.Text() + "."
	}
	return fmt.Sprintf("Right on %s at step %d, on %s at step %d.", first.Right.Text(), first.Difficulty,
		last.Right.Text(), last.Difficulty)
}

// probeSentence is what a probe found in full, with what it does not show.
func probeSentence(p *Probe) string {
	switch {
	case p.Refusals != nil && p.Refusals.Pairs > 0:
		return refusalsSentence(p.Refusals) + " " + p.Limit
	case len(p.Curve) > 0:
		return curveSentence(p.Curve) + " " + p.Limit
	}
	return p.Limit
}

func refusalsSentence(r *Refusals) string {
	said := fmt.Sprintf("Of %s in alarming words it declined %s, of the same in plain words %s",
		countOf(r.Pairs, "harmless question"), r.Alarming.Text(), r.Plain.Text())
	d := r.Difference
	if d.Value == nil {
		return said + "."
	}
	said += fmt.Sprintf(": a difference of %s", InPoints(Points(*d.Value)))
	if d.Lo != nil && d.Hi != nil {
		said += " (" + ApartInterval(*d.Lo, *d.Hi) + ")"
	}
	said += "."
	if *r.Least < *r.Most { // something was not scored
		said += fmt.Sprintf(" Had what was not scored gone either way, it would lie between %s and %s.", Apart(*r.Least), InPoints(Apart(*r.Most)))
	}
	return said
}

func curveSentence(steps []Step) string {
	var right, wrong, declined, of int
	for _, s := range steps {
		right += s.Right.Count
		wrong += s.Wrong.Count
		declined += s.Declined.Count
		of += s.Right.Of
	}
	return fmt.Sprintf("Of %s that have an answer it got %d right and %d wrong, and declined %d.",
		countOf(of, "scored response")+" to questions", right, wrong, declined)
}

func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
