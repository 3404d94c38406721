package asking

import "context"

type retryKey struct{}

type retryNote struct {
	run *runner
	ask *Ask
}

// Retrying tells the run behind ctx that a try failed and that another
// follows: an Asker calls it before it waits. Outside a run it does nothing.
func Retrying(ctx context.Context, err error) {
	note, ok := ctx.Value(retryKey{}).(*retryNote)
	if !ok {
		return
	}
	note.run.places.failed(err)
	note.run.progress.count(func(s *Summary) { s.Retried++ })
	note.run.tell(Event{Kind: Retried, N: note.ask.N, Epoch: note.ask.Epoch, Err: err})
}
