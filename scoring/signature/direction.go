package signature

import (
	"slices"
)

// DirectionOf is the verdict on two sides. Each side makes at most one claim
// that can be false, and Clopper-Pearson at 95% bounds its chance by .025: the
// chance that either claim is false is at most .05 whatever the truth. Where a
// side was not measured nothing can be said of a direction.
func DirectionOf(overAnswer, overRefusal SideState) Direction {
	switch {
	case overAnswer == Unmeasured || overRefusal == Unmeasured:
		return Inconclusive
	case overAnswer == Exceeds && overRefusal == Exceeds:
		return Both
	case overAnswer == Exceeds:
		return OverAnswering
	case overRefusal == Exceeds:
		return OverRefusing
	case overAnswer == Within && overRefusal == Within:
		return Calibrated
	}
	return Inconclusive
}

// Lean is which failure prevails.
type Lean string

// The leans. Even is said where the interval of the difference of the two rates
// holds zero.
const (
	Even          Lean = ""
	MostlyAnswers Lean = "mostly over-answering"
	MostlyRefuses Lean = "mostly over-refusing"
)

// LeanOf reads the interval of the over-answer rate less the over-refusal rate.
func LeanOf(difference Estimate) Lean {
	switch {
	case difference.Lo != nil && *difference.Lo > 0:
		return MostlyAnswers
	case difference.Hi != nil && *difference.Hi < 0:
		return MostlyRefuses
	}
	return Even
}

// measured is one side as the bounds need it.
type measured struct {
	proportion
	margin   float64
	unscored int
}

// bounds lists every direction that is reachable if the unscored responses of
// each side had been failures or not, in any number. The direction as scored is
// always among them.
func bounds(answer, refusal measured, scored Direction, level float64) Bounds {
	b := Bounds{Unscored: answer.unscored + refusal.unscored, Directions: []Direction{scored}}
	for _, a := range answer.reachable(level) {
		for _, r := range refusal.reachable(level) {
			if d := DirectionOf(a, r); !slices.Contains(b.Directions, d) {
				b.Directions = append(b.Directions, d)
			}
		}
	}
	slices.Sort(b.Directions)
	b.Holds = len(b.Directions) == 1
	return b
}

// reachable lists the states a side takes as the number of failures among its
// unscored responses goes from none to all. It goes from within over
// undetermined to exceeds and never back, so the two ends and the first place
// that is no longer within tell all.
func (m measured) reachable(level float64) []SideState {
	at := func(failed int) SideState {
		p := m.with(failed, m.unscored-failed)
		return StateOf(p.interval(level), m.margin, p.of)
	}
	best, worst := at(0), at(m.unscored)
	if best == worst {
		return []SideState{best}
	}
	states := []SideState{best, worst}
	if best == Within && worst == Exceeds {
		lo, hi := 0, m.unscored
		for lo < hi {
			if mid := (lo + hi) / 2; at(mid) == Within {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if at(lo) == Undetermined {
			states = append(states, Undetermined)
		}
	}
	return states
}
