package evaluate

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// open creates the run directory or goes on with one, and opens its log. An
// empty dir means: the newest incomplete run of the same identity, or a new
// one.
func (p *prepared) open(ctx context.Context, dir string, job Job, world World) error {
	var err error
	if dir == "" {
		if dir, err = p.choose(ctx, job, world); err != nil {
			return err
		}
	}
	if err := p.openOrCreate(ctx, dir, job); err != nil {
		return err
	}
	if err := p.run.Lock(); err != nil {
		return err
	}
	p.past = historyOf(p.run)
	if err := p.run.CheckLog(p.past.recorded); err != nil { // before its end is mended
		return err
	}
	if p.log, err = p.run.OpenLog(); err != nil {
		return err
	}
	if most := p.past.mostTokens; p.resumed && (p.log.Count() < p.asks() || len(job.Retry) > 0) && p.cell.Params.MaxTokens < most {
		return &UsageError{
			Message: fmt.Sprintf("%s was asked with up to %d tokens a reply, and now %d: it may grow, not shrink", dir, most, p.cell.Params.MaxTokens),
			Next:    fmt.Sprintf("give --max-tokens %d or more, or start a new run: leave out --run-dir, or give --new", most),
		}
	}
	if err := p.findRetries(job); err != nil {
		return err
	}
	p.cell.replied = p.log.Replied() && p.again.left() == 0
	if err := p.begin(job, world); err != nil {
		return err
	}
	if p.again != nil {
		world.Progress.Note(p.again.text)
	}
	return nil
}

// openOrCreate goes on with the run in dir, or makes one there. One that another
// process makes at the same moment is gone on with: whose it is, its lock says.
// Where something is to be asked again a run has to be there, unless it is one of
// a job's that was never begun.
func (p *prepared) openOrCreate(ctx context.Context, dir string, job Job) (err error) {
	p.run, err = runs.Open(dir)
	if errors.As(err, new(*runs.NotARunError)) && (len(job.Retry) == 0 || job.Name != "") {
		p.run, err = p.q.create(ctx, dir, p.manifest)
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

// otherNames says what the run that is gone on with calls its suites, where those
// named now have the same items under other names. It keeps its own.
func (p *prepared) otherNames() string {
	was, is := suiteList(p.run.Manifest.Suites), suiteList(p.manifest.Suites)
	if was == is {
		return ""
	}
	return fmt.Sprintf("; it has the same items as %s, and calls them %s", is, was)
}

// choose finds the directory that the same command would go on with.
func (p *prepared) choose(ctx context.Context, job Job, world World) (string, error) {
	if !job.New {
		found, err := job.finder()(job.LogDir, p.manifest.Identity, resumeWithin, world.Now())
		if err == nil && found.Run == nil && p.q.dated {
			found.Run, err = p.begunBefore(ctx, job, world)
		}
		if err != nil {
			return "", err
		}
		if found.Run != nil {
			return found.Run.Dir(), nil
		}
		tellOfOlder(found.Older, world)
		tellOfDamaged(found.Damaged, world)
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
func tellOfOlder(older *runs.Run, world World) {
	if older == nil {
		return
	}
	recorded, planned, err := older.Complete()
	if err != nil || recorded == 0 {
		return
	}
	world.Progress.Note(fmt.Sprintf("%s, begun %s, has %d of %d recorded and was not written to for a day: --run-dir %s goes on with it",
		older.Dir(), older.Manifest.Provenance.Started.Format(time.DateTime+"Z"), recorded, planned, runs.ShellQuoted(older.Dir())))
}

// tellOfDamaged names the run that would be gone on with if its responses could be
// read, and why they cannot.
func tellOfDamaged(damaged *runs.Run, world World) {
	if damaged == nil {
		return
	}
	if _, _, why := damaged.Complete(); why != nil {
		world.Progress.Note(fmt.Sprintf("warning: %s is damaged and not gone on with: %v; once it is mended, --run-dir %s goes on with it",
			damaged.Dir(), why, runs.ShellQuoted(damaged.Dir())))
	}
}

// begunBefore finds the incomplete run that the same command began before the
// day changed, where that day's items were others.
func (p *prepared) begunBefore(ctx context.Context, job Job, world World) (*runs.Run, error) {
	before, err := openQuestions(ctx, job.Suites, p.q.selection, world.Now().Add(-resumeWithin), recalling(job, world))
	if err != nil { // nothing of a suite could be asked that day
		return nil, ctx.Err() // and then there is no run of that day either
	}
	identity := p.manifest.Identity
	identity.ItemsSHA256, identity.NItems = before.sha256, before.total
	found, err := job.finder()(job.LogDir, identity, resumeWithin, world.Now())
	if found.Run != nil {
		p.manifest.Identity = identity
	}
	return found.Run, err
}
