package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

// alikeInARow is at how many refusals they are looked into: so many questions in a row were
// refused in the same words, and nothing had a reply between them. Single questions that a
// server will not take hardly ever lie ten in a row, and ten records are soon asked again.
const alikeInARow = 10

// alike counts refusals in a row that are the same. A request that every question is
// refused for would have the whole rest of a run recorded as errors.
type alike struct {
	answered atomic.Pointer[asking.Ask] // a question that had a reply
	row      atomic.Int64               // how many were refused, since the last that was not
	replied  bool                       // Config.Replied

	mu    sync.Mutex // guards what follows; held while a question is asked again
	words string
	most  int64 // of the row, at which it is looked into
}

// note takes in the record of an ask. Of so many that were refused alike it finds out
// whether the fault is the questions': it asks one that is easy, by again, whose reply is
// left aside. If that is refused too it ends with a *asking.Stop around a *RefusingError,
// and the ask stays open. Before the first reply of all, refusals are the business of
// whoever asks.
func (a *alike) note(ctx context.Context, base string, ask *asking.Ask, record *responses.Record,
	again func(context.Context, asking.Ask) (responses.Record, error)) error {
	if !refusedFlatly(record) {
		a.end(ask, record)
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if words := (&failure{status: record.Error.Status, message: record.Error.Message}).words(); words != a.words {
		a.words, a.most = words, alikeInARow
		a.row.Store(0)
	}
	row, known := a.row.Add(1), a.answered.Load()
	if row < a.most || known == nil && !a.replied {
		return nil
	}
	found, err := again(ctx, a.easy(*ask))
	switch {
	case err != nil && (ctx.Err() != nil || errors.As(err, new(*asking.Stop))):
		return err
	case err != nil: // it may be busy: the next refusal finds out
	case refusedFlatly(&found) && a.row.Load() > 0: // nothing had a reply meanwhile
		return &asking.Stop{Err: &RefusingError{Count: int(row), Status: record.Error.Status, URL: base, Message: record.Error.Message, Known: known != nil}}
	case !refusedFlatly(&found): // the fault is the questions'
		a.row.Store(0)
		a.most *= 2
	}
	return nil
}

// easy is a question that had a reply or, in a session that knows of none, one like ask
// that is easy.
func (a *alike) easy(ask asking.Ask) asking.Ask {
	if known := a.answered.Load(); known != nil {
		ask = *known
	} else {
		const easy = "Say OK."
		ask.Messages = slices.Clone(ask.Messages)
		if n := len(ask.Messages); n > 0 {
			ask.Messages[n-1].Content = easy
		} else {
			ask.Prompt = easy
		}
	}
	ask.N, ask.Item = -1, "check"
	return ask
}

// end ends a row.
func (a *alike) end(ask *asking.Ask, record *responses.Record) {
	if record.Outcome == responses.Replied && a.answered.Load() == nil {
		kept := *ask
		a.answered.CompareAndSwap(nil, &kept)
	}
	if a.row.Load() != 0 { // no reply waits for what is being found out
		a.row.Store(0)
	}
}

// refusedFlatly reports that the server would not have a question, and gave no reason
// that is known.
func refusedFlatly(record *responses.Record) bool {
	return record.Outcome == responses.APIError && record.Error != nil && record.Error.Status >= http.StatusBadRequest
}

// A RefusingError is a server that refuses one question after another in the same words,
// where it had answered before. Those before the last are recorded.
type RefusingError struct {
	Count   int // in a row
	Status  int
	URL     string
	Message string
	Known   bool // that which was refused then had been answered before; else it was an easy one
}

// Error gives the server's words.
func (e *RefusingError) Error() string {
	then := `a plain "Say OK."`
	if e.Known {
		then = "one that it had answered"
	}
	return says(fmt.Sprintf("%s refused %d questions in a row, and then %s (HTTP %d)", e.URL, e.Count, then, e.Status), e.Message)
}

// Resumable is true: once the server is mended the run goes on.
func (e *RefusingError) Resumable() bool { return true }
