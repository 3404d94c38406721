package evaluate

import (
	"encoding/json"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// intact holds that a run is still what was asked and paid for: its items are those
// of its identity, and its log has not become shorter. A log that was lost would
// otherwise look like that of a run which has just begun.
func intact(run *runs.Run) error {
	if err := run.CheckItems(); err != nil {
		return err
	}
	return run.CheckLog(onceRecorded(run))
}

// onceRecorded is how many lines the log of a run had, by what its sessions said.
// It has to be read before the log, to which another process may be adding. Events
// that cannot be read say nothing.
func onceRecorded(run *runs.Run) int {
	most, before := 0, 0
	for event, err := range run.Events() {
		if err != nil {
			continue
		}
		switch event.Kind {
		case sessionBegan:
			var s session
			if json.Unmarshal(event.Fields, &s) == nil {
				before = s.Recorded
				most = max(most, before)
			}
		case sessionEnded:
			var e ending
			if json.Unmarshal(event.Fields, &e) == nil {
				most = max(most, before+e.Recorded)
			}
		}
	}
	return most
}
