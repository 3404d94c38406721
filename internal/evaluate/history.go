package evaluate

import (
	"encoding/json"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// intact holds that a run is still what was asked and paid for: its items are those
// of its identity, and its log has not become shorter. A log that was lost would
// otherwise look like that of a run which has just begun.
func intact(run *runs.Run) error {
	if err := run.CheckItems(); err != nil {
		return err
	}
	return run.CheckLog(historyOf(run).recorded)
}

// A history is what the sessions of a run left behind.
type history struct {
	last session // its beginning
	// inFlight is how many asks were so when the last session ended: where it was
	// killed while it asked, as many as it had connections at most. With an automatic
	// limit that is the highest one it came to.
	inFlight int
	recorded int // how many lines the log had, at most
}

// historyOf reads the events of a run. Those that cannot be read say nothing. To
// hold the log against it, it has to be read before the log, to which another process
// may be adding.
func historyOf(run *runs.Run) (h history) {
	for event, err := range run.Events() {
		if err != nil {
			continue
		}
		switch event.Kind {
		case sessionBegan:
			var s session
			if json.Unmarshal(event.Fields, &s) == nil {
				h.last, h.inFlight, h.recorded = s, 0, max(h.recorded, s.Recorded)
			}
		case askingBegan:
			h.inFlight = h.last.Connections
		case limitChanged:
			var c asking.LimitChange
			if json.Unmarshal(event.Fields, &c) == nil {
				h.inFlight = max(h.inFlight, c.To)
			}
		case sessionEnded:
			var e ending
			if json.Unmarshal(event.Fields, &e) == nil {
				h.inFlight, h.recorded = e.InFlight, max(h.recorded, h.last.Recorded+e.Recorded)
			}
		}
	}
	return h
}

// remembered is o where it sets a margin. Where it sets none, they are those that
// the run was last held against; events from before the defaults were written down
// have zeros, which say nothing.
func remembered(run *runs.Run, o signature.Options) signature.Options {
	if o.MarginAnswer != 0 || o.MarginRefusal != 0 || o.MarginWrong != 0 {
		return o
	}
	for event, err := range run.Events() {
		var held struct {
			Margins *margins `json:"margins"`
		}
		if err == nil && json.Unmarshal(event.Fields, &held) == nil && held.Margins != nil && *held.Margins != (margins{}) {
			o.MarginAnswer, o.MarginRefusal, o.MarginWrong = held.Margins.OverAnswer, held.Margins.OverRefusal, held.Margins.Wrong
		}
	}
	return o
}

// sessions yields the beginning of every session of a run, in order. Events
// that cannot be read say nothing.
func sessions(run *runs.Run) iter.Seq[session] {
	return func(yield func(session) bool) {
		for event, err := range run.Events() {
			var s session
			if err == nil && event.Kind == sessionBegan && json.Unmarshal(event.Fields, &s) == nil && !yield(s) {
				return
			}
		}
	}
}

// allowedUnscored is the share of unscored responses that is allowed: the one that was
// named or, where that is nil, the one that the run was last held against, and
// DefaultMaxUnscored where there is none.
func allowedUnscored(run *runs.Run, named *float64) float64 {
	if named != nil {
		return *named
	}
	allowed := DefaultMaxUnscored
	for event, err := range run.Events() {
		var held struct {
			MaxUnscored *float64 `json:"max_unscored"`
		}
		if err == nil && json.Unmarshal(event.Fields, &held) == nil && held.MaxUnscored != nil {
			allowed = *held.MaxUnscored
		}
	}
	return allowed
}

// mostTokens is the largest --max-tokens that a run was asked with.
func mostTokens(run *runs.Run) int {
	most := run.Manifest.Provenance.MaxTokens
	for s := range sessions(run) {
		most = max(most, s.MaxTokens)
	}
	return most
}
