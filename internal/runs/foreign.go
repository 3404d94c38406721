package runs

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/responses"
)

// Foreign is what is wrong with a record that was read from the log and names another item than the one that stands
// in its place in items.jsonl, whose id is given: the log is that of another run. It is a *CorruptError with the line of
// the record, or what went wrong when that was looked for.
func (r *Run) Foreign(record *responses.Record, id string) error {
	wrong := fmt.Errorf("it answers %q, and line %d of %s is %q: the responses are of another run", record.Item, record.N+1, ItemsFile, id)
	f, err := r.openResponses()
	if err != nil {
		return err
	}
	if f == nil {
		return wrong // the log is gone meanwhile
	}
	defer func() { _ = f.Close() }()
	slot, _ := r.plan().slot(record.N, record.Epoch)
	var damage int64
	for e, err := range r.plan().scan(f, f.Name(), &damage) {
		if err != nil {
			return err
		}
		if e.slot == slot {
			return &CorruptError{File: f.Name(), Line: e.number, Err: wrong, Do: "put the file of this run back"}
		}
	}
	return wrong // the line is gone meanwhile
}
