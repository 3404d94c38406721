package asking

import (
	"sync"
	"time"
)

// AutoStart is where an Auto begins, AutoMost what it never exceeds.
const (
	AutoStart = 8
	AutoMost  = 1024
)

// How Auto moves. A window is a number of replies in a row without a failed try
// among them.
const (
	autoWindow = 8    // replies in a window that lets the limit grow by one
	autoCut    = 0.7  // what a throttled try leaves of the limit
	autoPays   = 1.25 // what twice the limit must bring in replies a second
	autoHold   = 16 * autoWindow
	autoLonger = 64 * autoHold // the longest hold
)

// A LimitReason says why a limit changed.
type LimitReason string

// The reasons.
const (
	LimitClean     LimitReason = "clean"     // a window went well
	LimitThrottled LimitReason = "throttled" // the server was asked too much
	LimitNoGain    LimitReason = "no_gain"   // twice the limit brought hardly more replies a second
	LimitTried     LimitReason = "tried"     // held long enough: one more is tried
)

// A LimitChange is one step of an Auto's history.
type LimitChange struct {
	From   int         `json:"from"`
	To     int         `json:"to"`
	Reason LimitReason `json:"reason"`
}

// Auto finds out how many asks in flight a server takes well. It is a Limiter.
//
// The limit begins at 8 and grows by one with each clean window of eight
// replies, up to 1024. A throttled try cuts it to 0.7 of what it was,
// once for all that was in flight then; other failures only keep it from
// growing. Growth has to pay: each time the limit has doubled, the replies a
// second at it are measured, and where they are not a quarter more than before
// the doubling, the limit goes back to where it came from. What was too much is
// remembered: the limit stops one short of it, or where it went back to, and
// tries again only after a hold that doubles each time it was right.
type Auto struct {
	now     func() time.Time
	changed func(LimitChange)

	mu       sync.Mutex
	limit    int
	settling int // results still to come of asks that were in flight at the last cut
	clean    int // replies in the present window

	ceiling int // not to be exceeded for now
	known   int // the last one that was found; 0 before the first
	held    int // replies since it was reached
	hold    int // replies it is held for

	mark      int     // the limit at which replies a second were last measured
	rate      float64 // what they were; 0 before the first measurement
	measured  int     // replies of a measurement under way
	measuring time.Time
}

var _ Limiter = (*Auto)(nil)

// NewAuto begins at 8. changed, where not nil, is told of every change before
// it holds, one at a time: what it writes down stands before an ask goes out
// that needs it. It must not call the Auto. A nil now is time.Now.
func NewAuto(now func() time.Time, changed func(LimitChange)) *Auto {
	if now == nil {
		now = time.Now
	}
	if changed == nil {
		changed = func(LimitChange) {}
	}
	return &Auto{now: now, changed: changed, limit: AutoStart, ceiling: AutoMost, hold: autoHold, mark: AutoStart}
}

// Limit is the present limit, between 1 and 1024.
func (a *Auto) Limit() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.limit
}

// Recorded counts a reply. One that came while most places were empty says
// nothing of the limit.
func (a *Auto) Recorded(inFlight int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.settled():
	case 2*inFlight < a.limit: // places are empty for want of asks
	case a.rate == 0 || a.limit >= 2*a.mark:
		a.measure()
	case a.limit >= a.ceiling:
		if a.held++; a.held >= a.hold && a.limit < AutoMost {
			a.ceiling, a.held = AutoMost, 0
			a.move(a.limit+1, LimitTried)
		}
	default:
		if a.clean++; a.clean >= autoWindow {
			a.move(a.limit+1, LimitClean)
		}
	}
}

// Failed keeps the limit from growing, and cuts it where the try was throttled.
func (a *Auto) Failed(inFlight int, throttled bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.clean, a.measured = 0, 0
	if !throttled || a.settled() {
		return
	}
	a.stop(a.limit - 1)
	// What is in flight was sent under the old limit, and may well be throttled
	// too: that is the same news.
	a.settling = max(inFlight-1, 0)
	a.move(int(autoCut*float64(a.limit)), LimitThrottled)
	if a.mark > a.limit {
		a.rate *= float64(a.limit) / float64(a.mark)
		a.mark = a.limit
	}
}

// settled says that one of the results which tell nothing of the present limit
// came in.
func (a *Auto) settled() bool {
	if a.settling == 0 {
		return false
	}
	a.settling--
	return true
}

// measure counts the replies of a measurement. It takes as many as there are
// places, and sixteen at least.
func (a *Auto) measure() {
	if a.measured == 0 {
		a.measuring = a.now()
	}
	if a.measured++; a.measured <= max(a.limit, 2*autoWindow) {
		return
	}
	took := max(a.now().Sub(a.measuring), time.Microsecond)
	rate := float64(a.measured-1) / took.Seconds()
	a.measured = 0
	if a.rate > 0 && rate < autoPays*a.rate {
		a.stop(a.mark)
		a.move(a.mark, LimitNoGain)
		return
	}
	a.mark, a.rate = a.limit, rate
}

// stop remembers that more than ceiling was too much. Found again, it is held
// for twice as long.
func (a *Auto) stop(ceiling int) {
	ceiling = max(ceiling, 1)
	a.hold = min(2*a.hold, autoLonger)
	if ceiling > a.known+a.known/4 { // the first, or a server that has grown
		a.hold = autoHold
	}
	a.ceiling, a.known, a.held = ceiling, ceiling, 0
}

func (a *Auto) move(to int, why LimitReason) {
	to = min(max(to, 1), AutoMost)
	a.clean = 0
	if to == a.limit {
		return
	}
	a.changed(LimitChange{From: a.limit, To: to, Reason: why})
	a.limit = to
}
