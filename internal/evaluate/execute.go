package evaluate

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// Execute asks, scores and reports a job. It returns what it could do even
// where it fails: the document holds every run that has responses. The error
// is the worst of all runs', or nil; Explain gives its exit code. A canceled
// context ends the asking at once, after what has arrived is written.
func Execute(ctx context.Context, job Job, world World) (Result, reports.Document, error) {
	job, err := job.byAPI()
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	q, err := openQuestions(ctx, job.Suites, job.Selection, day(job, world))
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	for _, ref := range q.refs {
		if len(ref.LeftOut) > 0 {
			world.Progress.Note("left out of " + ref.Name + ": " + LeftOutText(ref.LeftOut))
		}
	}
	prepared, err := finished(job, q, world)
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	if prepared == nil {
		prepared = prepareAll(ctx, job, q, world)
	}
	if err := firstMisuse(prepared); err != nil {
		return Result{}, reports.Document{}, err
	}
	result, err := place(job, q, world, prepared)
	if err == nil {
		askAll(ctx, job, world, prepared)
		return finish(job, world, result, prepared)
	}
	for _, p := range prepared {
		err = errors.Join(err, p.close())
	}
	return result, reports.Document{}, err
}

// day is the one on which labels have to hold: today, or that on which the run
// began which is gone on with. An item that expires meanwhile has been asked,
// or would be missed.
func day(job Job, world World) time.Time {
	if job.RunDir != "" {
		if run, err := runs.Open(job.RunDir); err == nil {
			return run.Manifest.Provenance.Started
		}
	}
	return world.Now()
}

// finished prepares the run in job.RunDir without a look at its server, if it
// is complete: such a run is only reported. Otherwise it returns nil.
func finished(job Job, q *questions, world World) ([]*prepared, error) {
	if job.RunDir == "" || len(job.Checkpoints) != 1 {
		return nil, nil
	}
	run, err := runs.Open(job.RunDir)
	if err != nil {
		return nil, nil //nolint:nilerr // what is wrong is said when it is opened to be written
	}
	recorded, planned, err := run.Complete()
	if err != nil || recorded < planned {
		return nil, err
	}
	c := job.Checkpoints[0]
	if c.Model == "" {
		c.Model = run.Manifest.Identity.Model
	}
	c.Name = nameOf(c)
	return []*prepared{{checkpoint: c, manifest: manifest(job, q, c, world, false)}}, nil
}

// prepareAll looks at every endpoint side by side. A server that does not
// answer is an error of its checkpoint alone.
func prepareAll(ctx context.Context, job Job, q *questions, world World) []*prepared {
	all := make([]*prepared, len(job.Checkpoints))
	var wg sync.WaitGroup
	for i, checkpoint := range job.Checkpoints {
		wg.Go(func() { all[i] = prepare(ctx, job, q, checkpoint, world) })
	}
	wg.Wait()
	return all
}

// firstMisuse returns the first error that the user has to mend. Such an error
// ends a job before anything is asked, since it will not go away by itself.
func firstMisuse(all []*prepared) error {
	for _, p := range all {
		if code, _ := Explain(p.err); code == Misuse || code == Internal {
			return p.err
		}
	}
	return nil
}

// askAll asks all runs side by side.
func askAll(ctx context.Context, job Job, world World, all []*prepared) {
	total, done := 0, 0
	for _, p := range all {
		if p.log != nil {
			total += p.asks()
			done += p.log.Count()
		}
	}
	world.Progress.Plan(total, done)
	defer world.Progress.Close()
	var wg sync.WaitGroup
	for _, p := range all {
		if p.err == nil && p.log != nil {
			wg.Go(func() { p.ask(ctx, job, world) })
		}
	}
	wg.Wait()
}

// finish scores every run, writes its derived files and the job's, and lets go
// of the directories.
func finish(job Job, world World, result Result, all []*prepared) (Result, reports.Document, error) {
	var errs []error
	var described []reports.Run
	for _, p := range concludeAll(all, job, world) {
		errs = append(errs, p.err)
		if p.run == nil {
			continue
		}
		if p.fruitless() {
			errs = append(errs, p.discard())
			if _, kept := os.Stat(p.run.Path(runs.HTTPFile)); kept == nil {
				world.Progress.Note("nothing was recorded; what went over the wire is in " + p.run.Path(runs.HTTPFile))
			} else {
				world.Progress.Note("nothing was recorded: " + p.run.Dir() + " is removed again")
			}
			continue
		}
		errs = append(errs, p.scoringErr, p.close())
		if p.scoringErr != nil {
			continue
		}
		described = append(described, p.described)
		errs = append(errs, evidence(p.described, p.run.Dir(), job.MaxUnscored))
		result.Runs = append(result.Runs, RunResult{
			Checkpoint: p.checkpoint.Name, Dir: p.run.Dir(), Resumed: p.resumed, Asked: p.asked, Err: p.err,
		})
	}
	d := NewDocument(world.Tool, described)
	if job.Name != "" && len(described) > 0 {
		errs = append(errs, writeDocument(result.Dir, d))
	}
	return result, d, worst(errs)
}

// place finds or makes the directory of every run and opens its log.
func place(job Job, q *questions, world World, all []*prepared) (Result, error) {
	result := Result{Dir: job.RunDir}
	if job.Name != "" {
		dir, err := jobDir(job, world, all)
		if err != nil {
			return result, err
		}
		result.Dir = dir
	}
	for _, p := range all {
		if p.err != nil {
			continue
		}
		dir := job.RunDir
		if job.Name != "" {
			dir = filepath.Join(result.Dir, runs.SafeName(100, ".", p.checkpoint.Name, job.Policy.Name))
		}
		if err := p.open(dir, job, q, world); err != nil {
			return result, err
		}
		if job.Name == "" {
			result.Dir = p.run.Dir()
		}
	}
	return result, nil
}

// jobDir is the directory of the newest incomplete job of the same
// identities, or a new one.
func jobDir(job Job, world World, all []*prepared) (string, error) {
	var ids []runs.Identity
	for _, p := range all {
		ids = append(ids, p.manifest.Identity)
	}
	if !job.New {
		dir, err := runs.FindIncompleteJob(job.LogDir, job.Name, ids, resumeWithin, world.Now())
		if err != nil || dir != "" {
			return dir, err
		}
	}
	return runs.NewDir(filepath.Join(job.LogDir, job.Name), world.Now()), nil
}
