package evaluate

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// RetryStates are the states whose responses can be asked again, in the order
// of scoring.States. What is unclear is not among them: there a reply came, and
// to ask until one can be read would be to choose.
func RetryStates() []scoring.State {
	return []scoring.State{scoring.Truncated, scoring.Empty, scoring.ContentFilter, scoring.ContextOverflow, scoring.APIError}
}

// A retry is what of a run is to be asked again, each ask once. A nil one is
// nothing.
type retry struct {
	text string // what the user is told of it

	mu   sync.Mutex
	open map[askAt]scoring.State
}

type askAt struct{ n, epoch int }

// findRetries finds the responses to ask again: those that count, are in one of
// job.Retry's states, and were not asked again under this token limit or a larger
// one before. So the same command goes on where it was interrupted, and, repeated,
// asks nothing twice.
func (p *prepared) findRetries(job Job) error {
	if len(job.Retry) == 0 {
		return nil
	}
	p.again = &retry{open: map[askAt]scoring.State{}}
	found, before := map[scoring.State]int{}, map[scoring.State]int{}
	for x, err := range exchanges(p.run, scorer(p.run)) {
		if err != nil {
			return fmt.Errorf("looking for what to ask again in %s: %w", p.run.Dir(), err)
		}
		state := x.verdict.State
		switch {
		case !slices.Contains(job.Retry, state):
		case askedAgain(x.record, p.cell.Params.MaxTokens):
			before[state]++
		default:
			found[state]++
			p.again.open[askAt{x.record.N, x.record.Epoch}] = state
		}
	}
	p.again.text = retryText(p.run.Dir(), job, p.cell.Params.MaxTokens, found, before) + p.otherNames()
	return nil
}

// serverCut reports whether a limit of the server's own cut the response off, which
// no --max-tokens moves.
func serverCut(x *exchange) bool {
	return x.verdict.State == scoring.Truncated && wire.EndOf(x.record.Finish) == wire.EndLimit && x.record.HadRoom()
}

// askedAgain reports that a response was asked again under so many tokens or more.
func askedAgain(r responses.Record, most int) bool {
	return r.Retries.Any() && r.Retries.MaxTokens >= most
}

// retries are the token limits under which responses of each state were to be asked
// again, the last of each.
type retries map[scoring.State]int

// leave reports that a response is still to be asked again: the session that was to do
// it ended before.
func (r retries) leave(x *exchange) bool {
	limit, asked := r[x.verdict.State]
	return asked && !askedAgain(x.record, limit)
}

// retryText says what is asked again, and what is not since it was before.
func retryText(dir string, job Job, most int, found, before map[scoring.State]int) string {
	text := dir + ": asking again " + stateCounts(found)
	switch {
	case len(found) == 0 && len(before) == 0:
		return dir + ": nothing to ask again: no response is " + strings.Join(words(job.Retry), " or ")
	case len(found) == 0:
		text = dir + ": nothing to ask again"
	}
	if len(before) > 0 {
		text += fmt.Sprintf("; asked again with %d tokens or more before, and left alone: %s", most, stateCounts(before))
	}
	return text
}

func stateCounts(counts map[scoring.State]int) string {
	var parts []string
	for _, state := range RetryStates() {
		if n := counts[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words([]scoring.State{state})[0]))
		}
	}
	return strings.Join(parts, ", ")
}

func words(states []scoring.State) []string {
	var out []string
	for _, s := range states {
		out = append(out, strings.ReplaceAll(string(s), "_", " "))
	}
	return out
}

// left is how many are still to be asked again.
func (r *retry) left() int {
	if r == nil {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.open)
}

// over is log, in which what is to be asked again is not done, and in which it is
// marked as asked again when it comes.
func (r *retry) over(log asking.Log) asking.Log {
	if r == nil {
		return log
	}
	return retryLog{log, r}
}

type retryLog struct {
	asking.Log
	again *retry
}

// Done is false for what is to be asked again.
func (l retryLog) Done(n, epoch int) bool {
	l.again.mu.Lock()
	_, open := l.again.open[askAt{n, epoch}]
	l.again.mu.Unlock()
	return !open && l.Log.Done(n, epoch)
}

// Append keeps a record and, where it was asked again, why.
func (l retryLog) Append(r responses.Record) error {
	at := askAt{r.N, r.Epoch}
	l.again.mu.Lock()
	state, open := l.again.open[at]
	l.again.mu.Unlock()
	if open {
		r.Again = string(state)
	}
	if err := l.Log.Append(r); err != nil || !open {
		return err
	}
	l.again.mu.Lock()
	defer l.again.mu.Unlock()
	delete(l.again.open, at)
	return nil
}

// outstanding is how many asks of a run are still to be asked, or asked again.
func (p *prepared) outstanding() int { return p.asks() - p.log.Count() + p.again.left() }

// finder is how a job finds the run that it goes on with: an incomplete one, or
// any where something is to be asked again.
func (j Job) finder() func(string, runs.Identity, time.Duration, time.Time) (runs.Found, error) {
	if len(j.Retry) > 0 {
		return runs.FindNewest
	}
	return runs.FindIncomplete
}

// noRunToRetry says that a job which is to ask again has no run to do it in.
func noRunToRetry(job Job) error {
	return &UsageError{
		Message: fmt.Sprintf("no run of these questions, this model and these parameters was written to in %s within the last %d hours", job.LogDir, int(resumeWithin.Hours())),
		Next:    "name the run with --run-dir, and give the flags it was asked with",
	}
}
