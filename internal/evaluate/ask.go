package evaluate

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// plan yields every ask of a run, in item order. The log leaves out what is
// recorded already: of an item that is done there is nothing in its asks but
// their numbers.
func plan(run *runs.Run, log asking.Log, c cell) iter.Seq2[asking.Ask, error] {
	return func(yield func(asking.Ask, error) bool) {
		id := run.Manifest.Identity
		key := askKeys(id)
		for n, item := range numbered(run.ItemsExcept(func(n int) bool { return allDone(log, n, id.Epochs) })) {
			if item.err != nil {
				yield(asking.Ask{}, item.err)
				return
			}
			if item.Item == nil {
				for epoch := range id.Epochs {
					if !yield(asking.Ask{N: n, Epoch: epoch}, nil) {
						return
					}
				}
				continue
			}
			asked := item.AskHash()
			for epoch := range id.Epochs {
				ask := asking.Ask{
					N:      n,
					Epoch:  epoch,
					Key:    key(asked, epoch),
					Item:   item.ID,
					Params: c.sampled(epoch),
				}
				c.put(questionOf(item.Item), &ask)
				if !yield(ask, nil) {
					return
				}
			}
		}
	}
}

// askKeys gives the keys of the asks of a run: of what is asked by an item, for one of
// its epochs. Answers from elsewhere have the same, so that they pair with those of a run.
func askKeys(id runs.Identity) func(asked suites.Hash, epoch int) responses.Key {
	identity := []byte(id.Hash())
	return func(asked suites.Hash, epoch int) responses.Key {
		return responses.KeyOf(identity, asked[:], strconv.AppendInt(nil, int64(epoch), 10))
	}
}

// allDone says that every ask of an item is recorded.
func allDone(log asking.Log, n, epochs int) bool {
	for epoch := range epochs {
		if !log.Done(n, epoch) {
			return false
		}
	}
	return true
}

// sampled are the parameters of one sample of an item: each has a seed of its
// own, where one is sent at all.
func (c cell) sampled(epoch int) wire.Params {
	p := c.Params
	if p.Seed != nil {
		seed := *p.Seed + int64(epoch)
		p.Seed = &seed
	}
	return p
}

// asks is how many responses the run is to have.
func (p *prepared) asks() int { return p.run.Manifest.Identity.NItems * p.run.Manifest.Identity.Epochs }

// ask asks what is open. What went wrong is kept in p.err.
func (p *prepared) ask(ctx context.Context, budget *spending, world World) {
	if p.outstanding() == 0 {
		return
	}
	var spent error
	kept := asking.Log(p.log)
	if budget.limited() {
		kept = countedLog{p.log, func(r responses.Record) { budget.add(p.cell.Model, r, p.promptTokens) }}
	}
	kept = p.again.over(kept)
	toAsk := budget.within(plan(p.run, kept, p.cell), &spent)
	config := clientConfig(p.cell.Checkpoint, p.cell.Asking)
	config.API = p.cell.API
	config.Attempt = func(a endpoint.Attempt) {
		world.Progress.Retried(p.label, a.Message)
		p.keepNote(p.run.AppendAttempt(a))
	}
	config.Event = func(e endpoint.Event) {
		world.Progress.Note(p.label + ": " + adaptation(e))
		p.keepNote(p.run.AppendEvent(adapted, e))
	}
	config.LogExchanges = p.cell.Asking.LogHTTP
	config.Exchange = func(text []byte) { p.keepNote(p.run.AppendHTTP(text)) }
	client, err := newAsker(config, p.cell.Checkpoint, p.replicaChanged(world))
	if err != nil {
		p.err = err
		return
	}
	defer client.Close()
	log := watch(p.run, kept, func(was, is string) {
		world.Progress.Note(fmt.Sprintf("warning: %s: the server's fingerprint changed from %s to %s", p.label, was, is))
		p.keepNote(p.run.AppendEvent("fingerprint", map[string]string{"was": was, "is": is}))
	})
	limit, found := p.limiter(p.cell.Asking, world)
	progress := new(asking.Progress)
	world.Progress.Watch(p.label, func() (time.Duration, string) {
		s := progress.Snapshot(time.Now())
		return s.Oldest, s.OldestItem
	})
	p.keepNote(p.run.AppendEvent(askingBegan, struct{}{}))
	summary, err := asking.Run(ctx, toAsk, p.cell.asker(client), log, asking.Options{
		Connections: p.cell.Asking.Connections,
		Limit:       limit,
		Progress:    progress,
		// Of what is asked again under other parameters, nothing has replied yet.
		Replied: p.log.Replied() && p.again.left() == 0,
		Seen: func(e asking.Event) error {
			if e.Kind == asking.Recorded {
				world.Progress.Recorded(p.label, e.Outcome == responses.Replied)
			}
			return nil
		},
	})
	p.asked = summary.Recorded
	if p.log.Sync() == nil { // of what is not on disk nothing is said; closing gives the error
		p.keepNote(p.run.AppendEvent(sessionEnded, ending{Recorded: summary.Recorded, InFlight: summary.Interrupted, Connections: found()}))
	}
	if err == nil {
		err = spent
	}
	p.err = p.settle(beside(err, p.listed), summary)
	if p.err == nil && p.notesLost != nil {
		p.err = fmt.Errorf("writing what happened on the way: %w", p.notesLost)
	}
}

// adaptation says what is sent otherwise from now on.
func adaptation(e endpoint.Event) string {
	if e.To == "" {
		return "the server refuses " + e.From + "; it is left out from now on, and no usage may come"
	}
	return fmt.Sprintf("the server wants %s instead of %s; it is sent so from now on", e.To, e.From)
}

// keepNote keeps the first error of a note. A note that is lost costs no
// response, so the asking goes on and the user is told at the end.
func (p *prepared) keepNote(err error) {
	p.notes.Lock()
	defer p.notes.Unlock()
	if p.notesLost == nil {
		p.notesLost = err
	}
}

// settle says what the end of the asking means for the user: what time may
// mend is unfinished, everything else is as it is.
func (p *prepared) settle(err error, summary asking.Summary) error {
	if err == nil && summary.Undone == 0 {
		return nil
	}
	if code, _ := Explain(err); err != nil && code != Incomplete {
		return err
	}
	if err == nil {
		err = summary.LastUndone
	}
	return &UnfinishedError{
		Checkpoint: p.label,
		Open:       p.outstanding(), Of: p.asks(), Err: err,
	}
}
