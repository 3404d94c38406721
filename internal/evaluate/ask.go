package evaluate

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// plan yields every ask of a run, in item order. The log leaves out what is
// recorded already.
func plan(run *runs.Run, c cell) iter.Seq2[asking.Ask, error] {
	return func(yield func(asking.Ask, error) bool) {
		id := run.Manifest.Identity
		identity := []byte(id.Hash())
		for n, item := range numbered(run.Items()) {
			if item.err != nil {
				yield(asking.Ask{}, item.err)
				return
			}
			asked := item.AskHash()
			for epoch := range id.Epochs {
				ask := asking.Ask{
					N:      n,
					Epoch:  epoch,
					Key:    responses.KeyOf(identity, asked[:], fmt.Append(nil, epoch)),
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

// open creates the run directory or goes on with one, and opens its log. An
// empty dir means: the newest incomplete run of the same identity, or a new
// one.
func (p *prepared) open(dir string, job Job, world World) error {
	var err error
	if dir == "" {
		if dir, err = p.choose(job, world); err != nil {
			return err
		}
	}
	if err := p.openOrCreate(dir, job); err != nil {
		return err
	}
	if err := p.run.Lock(); err != nil {
		return err
	}
	if p.log, err = p.run.OpenLog(runs.LogOptions{}); err != nil {
		return err
	}
	if most := mostTokens(p.run); p.resumed && (p.log.Count() < p.asks() || len(job.Retry) > 0) && p.cell.Params.MaxTokens < most {
		return &Usage{
			Message: fmt.Sprintf("%s was asked with up to %d tokens a reply, and now %d: it may grow, not shrink", dir, most, p.cell.Params.MaxTokens),
			Next:    fmt.Sprintf("give --max-tokens %d or more, or start a new run: leave out --run-dir, or give --new", most),
		}
	}
	if err := p.findRetries(job); err != nil {
		return err
	}
	if err := p.begin(job, world); err != nil {
		return err
	}
	p.again.announce(world.Progress)
	return nil
}

// openOrCreate goes on with the run in dir, or makes one there. One that another
// process makes at the same moment is gone on with: whose it is, its lock says.
// Where something is to be asked again a run has to be there, unless it is one of
// a job's that was never begun.
func (p *prepared) openOrCreate(dir string, job Job) (err error) {
	p.run, err = runs.Open(dir)
	if errors.As(err, new(*runs.NotARunError)) && (len(job.Retry) == 0 || job.Name != "") {
		p.run, err = runs.Create(dir, p.manifest, p.q.write)
		if !errors.As(err, new(*runs.OccupiedError)) {
			return err
		}
		occupied := err
		if p.run, err = runs.Open(dir); err != nil {
			return occupied
		}
	}
	if err != nil {
		return err
	}
	p.resumed = true
	return errors.Join(p.run.CheckIdentity(p.manifest.Identity), p.run.CheckItems())
}

// choose finds the directory that the same command would go on with.
func (p *prepared) choose(job Job, world World) (string, error) {
	if !job.New {
		run, err := job.finder()(job.LogDir, p.manifest.Identity, resumeWithin, world.Now())
		if err == nil && run == nil && p.q.dated {
			run, err = p.begunBefore(job, world)
		}
		if err != nil {
			return "", err
		}
		if run != nil {
			return run.Dir(), nil
		}
		p.tellOfOlder(job, world)
	}
	if len(job.Retry) > 0 {
		return "", noRunToRetry(job)
	}
	parts := []string{p.cell.Name}
	for _, s := range p.manifest.Suites {
		parts = append(parts, s.Name)
	}
	parts = append(parts, p.manifest.ID[:6])
	return runs.NewDir(job.LogDir, p.manifest.Provenance.Started, parts...), nil
}

// tellOfOlder names the incomplete run of the same measurement that is not gone
// on with because it seems to be from days ago: it may hold what was paid for,
// and it is the clock that may be wrong.
func (p *prepared) tellOfOlder(job Job, world World) {
	older, err := runs.FindIncomplete(job.LogDir, p.manifest.Identity, math.MaxInt64, world.Now())
	if older == nil || err != nil {
		return // a look at what is not gone on with ends nothing
	}
	recorded, planned, err := older.Complete()
	if err != nil || recorded == 0 {
		return
	}
	world.Progress.Note(fmt.Sprintf("%s, begun %s, has %d of %d recorded and was not written to for a day: --run-dir %s goes on with it",
		older.Dir(), older.Manifest.Provenance.Started.Format(time.DateTime+"Z"), recorded, planned, older.Dir()))
}

// begunBefore finds the incomplete run that the same command began before the
// day changed, where that day's items were others.
func (p *prepared) begunBefore(job Job, world World) (*runs.Run, error) {
	before, err := openQuestions(context.Background(), job.Suites, p.q.selection, world.Now().Add(-resumeWithin))
	if err != nil { // nothing of a suite could be asked that day
		return nil, nil //nolint:nilerr // then there is no run of that day either
	}
	identity := p.manifest.Identity
	identity.ItemsSHA256, identity.NItems = before.sha256, before.total
	run, err := job.finder()(job.LogDir, identity, resumeWithin, world.Now())
	if run != nil {
		p.manifest.Identity = identity
	}
	return run, err
}

// asks is how many responses the run is to have.
func (p *prepared) asks() int { return p.run.Manifest.Identity.NItems * p.run.Manifest.Identity.Epochs }

// ask asks what is open. What went wrong is kept in p.err.
func (p *prepared) ask(ctx context.Context, budget *spending, world World) {
	if p.outstanding() == 0 {
		return
	}
	var spent error
	toAsk, counted := plan(p.run, p.cell), asking.Log(p.log)
	if budget.limited() {
		prompts, err := p.q.promptTokens(ctx, p.cell)
		if err != nil {
			p.err = err
			return
		}
		toAsk = budget.within(toAsk, &spent)
		counted = countedLog{p.log, func(r responses.Record) { budget.add(p.cell.Model, r, prompts/max(p.q.total, 1)) }}
	}
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
	log := watch(p.run, p.again.over(counted), func(was, is string) {
		world.Progress.Note(fmt.Sprintf("warning: %s: the server's fingerprint changed from %s to %s", p.label, was, is))
		p.keepNote(p.run.AppendEvent("fingerprint", map[string]string{"was": was, "is": is}))
	})
	limit, found := p.limiter(p.cell.Asking, world)
	progress := new(asking.Progress)
	world.Progress.Watch(p.label, func() (time.Duration, string) {
		s := progress.Snapshot(time.Now())
		return s.Oldest, s.OldestItem
	})
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
	p.keepNote(p.run.AppendEvent(sessionEnded, ending{Recorded: summary.Recorded, InFlight: summary.Interrupted, Connections: found()}))
	if err == nil {
		err = spent
	}
	p.err = p.settle(err, summary)
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
		Checkpoint: p.label, Dir: p.run.Dir(),
		Open: p.outstanding(), Of: p.asks(), Err: err,
	}
}
