package asking

import (
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// Options say how a plan is run. The zero value is ready: one ask at a time.
type Options struct {
	// Connections is how many asks are in flight at once; below 1 counts as 1.
	Connections int
	// Limit, where given, stands in place of Connections: how many asks may be
	// in flight changes during the run.
	Limit Limiter
	// Breaker ends the run after so many undone asks in a row without a record
	// between them. 0 is the larger of 8 and twice Connections, or twice the
	// present limit; below 0 never.
	Breaker int
	// HoldRefused is how many refusals of the server (api_error,
	// context_overflow) are held back while nothing has replied yet. When that
	// many are held nothing further is asked, and if nothing that is in flight
	// replies either, the request as such is wrong, and the run stops with none of
	// them written. 0 is 5; below 0 holds nothing back.
	HoldRefused int
	// Replied says that an earlier session of this log has a reply, so that
	// nothing needs to be held back.
	Replied bool
	// Seen is told of each event, one at a time and in order. An error of its
	// own ends the run, and Run returns it: a budget is spent, enough is known.
	// It must not wait for the run.
	Seen func(Event) error
	// Progress, where given, can be read while the run goes on.
	Progress *Progress
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

func (o Options) withDefaults() Options {
	o.Connections = max(o.Connections, 1)
	if o.HoldRefused == 0 {
		o.HoldRefused = 5
	}
	if o.Progress == nil {
		o.Progress = new(Progress)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// An EventKind says what happened to an ask.
type EventKind string

// The kinds of event.
const (
	Asked    EventKind = "asked"    // it was handed to the Asker
	Retried  EventKind = "retried"  // a try failed and another follows
	Recorded EventKind = "recorded" // its record is in the log
	Undone   EventKind = "undone"   // it failed in a way that time may mend
)

// An Event is one step of a run.
type Event struct {
	Kind     EventKind
	N, Epoch int
	// Outcome, Finish and Usage are those of the record, for Recorded.
	Outcome responses.Outcome
	Finish  string
	Usage   *responses.Usage
	Err     error // for Retried and Undone
}

// A Summary counts what became of a plan.
type Summary struct {
	Asked    int // handed to the Asker
	Recorded int // appended to the log
	Skipped  int // in the log before
	Undone   int // failed in a way that time may mend; the next session asks them again
	// Interrupted asks were in flight when the run ended early; they are asked
	// again too. Withheld ones were refused and held back when it did.
	Interrupted, Withheld int
	Retried               int // tries beyond the first
	ByOutcome             map[responses.Outcome]int
	LastUndone            error // why the latest undone ask failed; nil if Undone is 0
}
