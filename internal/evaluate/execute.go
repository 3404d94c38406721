package evaluate

import (
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// Execute asks, scores and reports a job. It returns what it could do even
// where it fails: the document holds every run that has responses. The error
// is the worst of all runs', or nil; Explain gives its exit code. A canceled
// context ends the asking at once, after what has arrived is written.
func Execute(ctx context.Context, job Job, world World) (Result, reports.Document, error) {
	cells, err := job.cells()
	if err == nil {
		err = checkSecrets(job, world)
	}
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	world.Tags = maps.Clone(world.Tags)
	if world.Tags == nil {
		world.Tags = map[string]string{}
	}
	maps.Copy(world.Tags, job.Tags)
	q, err := openAll(ctx, job, cells, day(job, world), world)
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	tellLeftOut(q, cells, world)
	tellBroken(q, cells, world)
	tellSamples(cells, world)
	prepared, err := finished(job, q, cells, world)
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	if prepared == nil {
		prepared = prepareAll(ctx, job, cells, q, world)
	}
	all := slices.Concat(prepared...)
	if err := firstMisuse(all); err != nil {
		return Result{}, reports.Document{}, err
	}
	result, err := place(ctx, job, q, cells, world, all)
	if err == nil {
		askAll(ctx, job, world, prepared)
		return finish(job, world, result, all)
	}
	for _, p := range all {
		err = errors.Join(err, p.close(Job{}, world))
	}
	return result, reports.Document{}, err
}

// finished prepares the run in job.RunDir without a look at its server, if it
// is complete: such a run is only reported, unless something of it is to be asked
// again. Otherwise it returns nil.
func finished(job Job, q questionsBy, cells [][]cell, world World) ([][]*prepared, error) {
	if job.RunDir == "" || len(cells) != 1 || len(job.Retry) > 0 {
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
	c := cells[0][0]
	if c.Model == "" {
		c.Model = run.Manifest.Identity.Model
	}
	c.Name = nameOf(c.Checkpoint)
	p := &prepared{cell: c, label: c.label(job), q: q.of(c)}
	p.manifest = manifest(p.q, c, world, false)
	return [][]*prepared{{p}}, nil
}

// prepareAll looks at every endpoint side by side. A server that does not
// answer is an error of its checkpoint alone.
func prepareAll(ctx context.Context, job Job, cells [][]cell, q questionsBy, world World) [][]*prepared {
	all := make([][]*prepared, len(cells))
	var wg sync.WaitGroup
	for i, of := range cells {
		wg.Go(func() { all[i] = prepare(ctx, job, of, q, world) })
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

// askAll asks the checkpoints side by side, and the runs of each one after the
// other: its connections are those of one server.
func askAll(ctx context.Context, job Job, world World, all [][]*prepared) {
	budget := &spending{Budget: job.Budget}
	var parts []Part
	for _, p := range slices.Concat(all...) {
		if p.log != nil {
			parts = append(parts, Part{p.label, p.asks(), p.asks() - p.outstanding()})
			p.err = p.countSpent(ctx, budget)
		}
	}
	world.Progress.Plan(parts)
	defer world.Progress.Close()
	var wg sync.WaitGroup
	for _, of := range all {
		wg.Go(func() {
			for _, p := range of {
				if p.err == nil && p.log != nil {
					p.ask(ctx, budget, world)
				}
			}
		})
	}
	wg.Wait()
	budget.close(slices.Concat(all...))
	budget.tell(world)
}

// finish scores every run, writes its derived files and the job's, and lets go
// of the directories.
func finish(job Job, world World, result Result, all []*prepared) (Result, reports.Document, error) {
	var errs []error
	var described []reports.Run
	for _, p := range concludeAll(all, job, world) {
		of := RunResult{Checkpoint: nameOf(p.cell.Checkpoint), Policy: p.cell.Policy.Name, Asked: p.asked, Err: p.err}
		errs = append(errs, p.err)
		switch {
		case p.run == nil:
		case p.fruitless():
			errs = append(errs, p.discard())
			if _, kept := os.Stat(p.run.Path(runs.HTTPFile)); kept == nil {
				world.Progress.Note("nothing was recorded; what went over the wire is in " + p.run.Path(runs.HTTPFile))
			} else {
				world.Progress.Note("nothing was recorded: " + p.run.Dir() + " is removed again")
			}
		default:
			errs = append(errs, p.scoringErr, p.close(job, world))
			if p.scoringErr != nil {
				of.Err = worst([]error{p.err, p.scoringErr})
				break
			}
			described = append(described, p.described)
			unscored := evidence(p.described, p.run.Dir(), p.past.allowed(job.MaxUnscored))
			errs = append(errs, unscored)
			of.rows = p.rows
			of.Dir, of.ID, of.Err = p.run.Dir(), p.described.ID, worst([]error{p.err, unscored})
		}
		result.Runs = append(result.Runs, of)
	}
	d := newDocument(world.Tool, described)
	if job.Name != "" && len(described) > 0 {
		_, unbegun, err := runDirs(result.Dir)
		d = withUnbegun(d, unbegun)
		errs = append(errs, err, writeDocument(result.Dir, d))
	}
	nameOthers(errs)
	return result, d, worst(errs)
}
