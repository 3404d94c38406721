package reports

import (
	"sync/atomic"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// A shelf is the part of a run's bytes that one kind of response may take, so
// that thousands of right answers never crowd out the failures.
type shelf struct {
	left    int
	closed  bool         // by a row that did not fit
	waiting []shelvedRow // from that row on, in order: they fit if another kind leaves room over
	mayWait int          // bytes
	full    atomic.Bool  // no row is taken any more; read where rows are rendered, ahead of the one that fills it
}

// A shelvedRow is the HTML of a row, and the group that it belongs to.
type shelvedRow struct {
	group     *explorerGroup
	html      []byte
	shortened bool
}

const (
	failures = iota
	calibrated
	unscoredRows
	shelves
)

func shelfOf(v scoring.Verdict) int {
	switch {
	case v.State != scoring.Scored:
		return unscoredRows
	case v.Class == scoring.Calibrated:
		return calibrated
	}
	return failures
}

// takes reports whether a row fits; one that does not waits, as far as all rows of
// its suite together have room.
func (s *shelf) takes(row shelvedRow) bool {
	switch {
	case s.full.Load():
		return false
	case !s.closed && len(row.html) <= s.left:
		s.left -= len(row.html)
		return true
	}
	s.closed = true
	if len(row.html) > s.mayWait {
		s.full.Store(true)
		return false
	}
	s.mayWait -= len(row.html)
	s.waiting = append(s.waiting, row)
	return false
}

// passOn gives the room that is left over to the rows that wait: failures first.
func (r *explorerRun) passOn(e *explorer) {
	left := 0
	for i := range r.shelves {
		left += r.shelves[i].left
	}
	for i := range r.shelves {
		for _, row := range r.shelves[i].waiting {
			if len(row.html) > left {
				break
			}
			left -= len(row.html)
			e.show(row)
		}
		r.shelves[i].waiting = nil
	}
}
