package suspects

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// pairs finds those of which one side varies, and counts those that tell
// nothing.
func (s *search) pairs() []candidate {
	var found []candidate
	for i := range s.t.entries {
		a := uint32(i)
		b := s.twin[a]
		if b == none || b < a { // each pair once
			continue
		}
		both := s.inBoth(a, b)
		if len(both) < FewestForPairs {
			continue
		}
		s.report.Counts.Pairs++
		did, twinDid := done(s.rows(a), both), done(s.rows(b), both)
		switch {
		case did.vary() && twinDid.vary():
			continue
		case !did.vary() && !twinDid.vary():
			s.report.Counts.Silent++
			continue
		case did.vary():
			a, did = b, twinDid
		}
		c := candidate{tier: oneSideHolds, entry: a, sharing: len(both), scored: len(both)}
		if did.fail(s.t.entries[a].answerable) {
			c.tier = oneSideFails
		}
		found = append(found, c)
	}
	return found
}

// inBoth lists the checkpoints that were scored on both sides.
func (s *search) inBoth(a, b uint32) []uint16 {
	var one, both []uint16
	for _, r := range s.rows(a) {
		if r.act != scoring.ActNone && !slices.Contains(one, r.checkpoint) {
			one = append(one, r.checkpoint)
		}
	}
	for _, r := range s.rows(b) {
		if r.act != scoring.ActNone && slices.Contains(one, r.checkpoint) && !slices.Contains(both, r.checkpoint) {
			both = append(both, r.checkpoint)
		}
	}
	return both
}

// done counts what some checkpoints did in all their scored responses.
func done(rows []row, by []uint16) Outcomes {
	var o Outcomes
	for _, r := range rows {
		if slices.Contains(by, r.checkpoint) {
			o.count(r.act)
		}
	}
	return o
}

// vary reports whether responses differ in what they do.
func (o Outcomes) vary() bool {
	return max(o.Answered, o.Right, o.Wrong, o.Declined) < o.Answered+o.Right+o.Wrong+o.Declined
}

// fail reports whether a response failed on a side of that label.
func (o Outcomes) fail(answerable bool) bool {
	if answerable {
		return o.Wrong+o.Declined > 0
	}
	return o.Answered > 0
}
