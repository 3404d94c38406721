package signature

import (
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// facts packs what a signature needs to know of one verdict:
//
//	bit  0     answerable
//	bit  1     has a twin
//	bits 2-5   state, as an index into scoring.States()
//	bits 6-7   correct
//	bits 8-13  class and cause, strict
//	bits 14-19 class and cause, broad
//	bits 20-22 difficulty
//	bit  23    has a plain-worded control
//	bit  24    replaced an earlier response
//	bit  25    was redrawn, and counts all the same
//	bit  26    stands by itself whatever its unit; see settle
type facts uint32

const alone facts = 1 << 26

func factsOf(v scoring.Verdict) facts {
	f := facts(stateCode(v.State)) << 2
	if v.Answerable {
		f |= 1
	}
	if v.Pair != "" {
		f |= 2
	}
	f |= facts(v.Difficulty&7) << 20
	if v.Control != "" {
		f |= 1 << 23
	}
	if v.Replaced > 0 {
		f |= 1 << 24
	}
	if v.Redrawn > 0 {
		f |= 1 << 25
	}
	if v.State != scoring.Scored {
		return f
	}
	switch v.Correct {
	case matching.Right:
		f |= 1 << 6
	case matching.Wrong:
		f |= 2 << 6
	}
	f |= facts(classCode(v.Class)|causeCode(v.Cause)<<2) << 8
	f |= facts(classCode(v.ClassBroad)|causeCode(v.CauseBroad)<<2) << 14
	return f
}

func (f facts) answerable() bool { return f&1 != 0 }
func (f facts) twin() bool       { return f&(2|alone) == 2 }
func (f facts) scored() bool     { return f.state() == 0 }
func (f facts) state() int       { return int(f>>2) & 15 }
func (f facts) right() bool      { return f>>6&3 == 1 }
func (f facts) wrong() bool      { return f>>6&3 == 2 }
func (f facts) difficulty() int  { return int(f>>20) & 7 }
func (f facts) controlled() bool { return f>>23&1 != 0 }
func (f facts) replaced() bool   { return f>>24&1 != 0 }
func (f facts) redrawn() bool    { return f>>25&1 != 0 }
func (f facts) alone() bool      { return f&alone != 0 }

func (f facts) reading(d scoring.Definition) int {
	if d == scoring.Broad {
		return int(f>>14) & 63
	}
	return int(f>>8) & 63
}

func (f facts) class(d scoring.Definition) scoring.Class { return classes()[f.reading(d)&3] }
func (f facts) cause(d scoring.Definition) scoring.Cause { return causes()[f.reading(d)>>2] }

// declined is Verdict.Declined: on an unanswerable item declining is the
// calibrated thing to do, on an answerable one it is over-refusing.
func (f facts) declined(d scoring.Definition) bool {
	if !f.scored() {
		return false
	}
	if f.answerable() {
		return f.class(d) == scoring.OverRefusing
	}
	return f.class(d) == scoring.Calibrated
}
