// Package asking turns a plan into a log: it hands each ask of the plan to an
// Asker and each record that comes back to a Log. It sends nothing itself and
// judges no answer: of a record it reads the outcome, and of an ask its number.
// Where all are refused it says so in the server's words. Resume is the plan minus
// what the log holds; a shard is a filter on the plan; a judge is another plan.
package asking

import (
	"context"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// An Ask is one question as it will be sent.
type Ask struct {
	N, Epoch int
	Key      responses.Key
	Item     string
	Params   wire.Params
	Messages []wire.Message
	Prompt   string // in place of Messages where a text is to be gone on with
}

// An Asker gets a reply. An error is what time may mend, or a *Stop: it never
// becomes a record.
type Asker interface {
	Ask(context.Context, Ask) (responses.Record, error)
}

// A Log keeps records. When Append returns, the line is written; it may reach
// the disk a little later. Both methods are called from many goroutines.
type Log interface {
	Done(n, epoch int) bool
	Append(responses.Record) error
}

// A Stop is an error no further ask of this run can survive: a wrong key, a
// wrong model, a parameter the server refuses. Run ends at once and returns it.
type Stop struct{ Err error }

// Error is the cause's text.
func (s *Stop) Error() string { return s.Err.Error() }

// Unwrap returns the cause.
func (s *Stop) Unwrap() error { return s.Err }
