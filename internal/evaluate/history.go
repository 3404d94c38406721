package evaluate

import (
	"encoding/json"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// intact holds that a run is still what was asked and paid for: its items are those
// of its identity, and its log has not become shorter. A log that was lost would
// otherwise look like that of a run which has just begun. It returns what the run's
// sessions left behind.
func intact(run *runs.Run) (history, error) {
	if err := run.CheckItems(); err != nil {
		return history{}, err
	}
	past := historyOf(run)
	return past, run.CheckLog(past.recorded)
}

// A history is what the sessions of a run left behind.
type history struct {
	last session // its beginning
	// inFlight is how many asks were so when the last session ended: where it was
	// killed while it asked, as many as it had connections at most. With an automatic
	// limit that is the highest one it came to.
	inFlight   int
	recorded   int      // how many lines the log had, at most
	mostTokens int      // the largest --max-tokens that it was asked with
	again      retries  // what was to be asked again
	margins    margins  // that it was last held against; zero where none were written down
	unscored   *float64 // the share that was last allowed, likewise
}

// historyOf reads the events of a run. Those that cannot be read say nothing. To
// hold the log against it, it has to be read before the log, to which another process
// may be adding.
func historyOf(run *runs.Run) history {
	h := history{mostTokens: run.Manifest.Provenance.MaxTokens, again: retries{}}
	for event, err := range run.Events() {
		if err == nil {
			h.add(event)
		}
	}
	return h
}

func (h *history) add(event runs.Event) {
	var held struct {
		Margins     *margins `json:"margins"`
		MaxUnscored *float64 `json:"max_unscored"`
	}
	if json.Unmarshal(event.Fields, &held) == nil {
		if held.Margins != nil && *held.Margins != (margins{}) { // from before the defaults were written down
			h.margins = *held.Margins
		}
		if held.MaxUnscored != nil {
			h.unscored = held.MaxUnscored
		}
	}
	switch event.Kind {
	case sessionBegan:
		var s session
		if json.Unmarshal(event.Fields, &s) == nil {
			h.begin(s)
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

func (h *history) begin(s session) {
	h.last, h.inFlight, h.recorded = s, 0, max(h.recorded, s.Recorded)
	h.mostTokens = max(h.mostTokens, s.MaxTokens)
	for _, state := range s.Retry {
		h.again[state] = s.MaxTokens
	}
}

// held is o where it sets a margin. Where it sets none, they are those that the run
// was last held against.
func (h history) held(o signature.Options) signature.Options {
	if o.MarginAnswer != 0 || o.MarginRefusal != 0 || o.MarginWrong != 0 || h.margins == (margins{}) {
		return o
	}
	o.MarginAnswer, o.MarginRefusal, o.MarginWrong = h.margins.OverAnswer, h.margins.OverRefusal, h.margins.Wrong
	return o
}

// allowed is the share of unscored responses that is allowed: the one that was named
// or, where that is nil, the one that the run was last held against, and
// DefaultMaxUnscored where there is none.
func (h history) allowed(named *float64) float64 {
	switch {
	case named != nil:
		return *named
	case h.unscored != nil:
		return *h.unscored
	}
	return DefaultMaxUnscored
}
