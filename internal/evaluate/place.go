package evaluate

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
)

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

// place finds or makes the directory of every run and opens its log. Runs whose
// checkpoint does not answer get none for now. Where no directory was named, the
// same command elsewhere waits meanwhile, so that it finds what is begun here.
func place(ctx context.Context, job Job, q questionsBy, cells [][]cell, world World, all []*prepared) (result Result, err error) {
	if !slices.ContainsFunc(all, func(p *prepared) bool { return p.err == nil }) {
		return Result{Dir: job.RunDir}, nil // nobody answers: there is nothing to keep
	}
	if job.RunDir != "" {
		return placeEach(ctx, job, q, cells, world, all)
	}
	waiting := func() {
		world.Progress.Note("waiting for another command that begins a run in " + job.LogDir)
	}
	err = runs.Choose(ctx, job.LogDir, waiting, func() (err error) {
		result, err = placeEach(ctx, job, q, cells, world, all)
		return err
	})
	return result, err
}

func placeEach(ctx context.Context, job Job, q questionsBy, cells [][]cell, world World, all []*prepared) (Result, error) {
	result := Result{Dir: job.RunDir}
	if job.Name != "" {
		var err error
		if result.Dir, err = jobDir(ctx, job, q, cells, world, all); err != nil {
			return result, err
		}
	}
	for _, p := range all {
		if p.err != nil {
			continue
		}
		dir := job.RunDir
		if job.Name != "" {
			dir = filepath.Join(result.Dir, p.cell.dirName())
		}
		if err := p.open(ctx, dir, job, world); err != nil {
			return result, err
		}
		if job.Name == "" {
			result.Dir = p.run.Dir()
		}
	}
	return result, nil
}

// jobDir is the directory of the newest incomplete job that asks the same of the
// same, or a new one.
func jobDir(ctx context.Context, job Job, q questionsBy, cells [][]cell, world World, all []*prepared) (string, error) {
	find := runs.FindIncompleteJob
	if len(job.Retry) > 0 {
		find = runs.FindNewestJob
	}
	if !job.New {
		dir, err := find(job.LogDir, job.Name, jobHash(q, cells), resumeWithin, world.Now())
		if err != nil || dir != "" {
			return dir, err
		}
		if q.dated() { // it may have been begun before the day changed
			if before, err := openAll(ctx, job, cells, world.Now().Add(-resumeWithin), world); err == nil {
				dir, err := find(job.LogDir, job.Name, jobHash(before, cells), resumeWithin, world.Now())
				if err != nil || dir != "" {
					askThose(before, all)
					return dir, err
				}
			} else if ctx.Err() != nil {
				return "", ctx.Err()
			}
		}
	}
	if len(job.Retry) > 0 {
		return "", noRunToRetry(job)
	}
	started := world.Now().UTC()
	dir := runs.NewDir(filepath.Join(job.LogDir, job.Name), started)
	j := runs.Job{
		Name: job.Name, SHA256: jobHash(q, cells), Tool: world.Tool, Command: world.Command, Tags: world.Tags, Started: started,
	}
	for _, p := range all {
		j.Runs = append(j.Runs, runs.JobRun{Dir: p.cell.dirName(), Checkpoint: nameOf(p.cell.Checkpoint), Policy: p.cell.Policy.Name})
	}
	return dir, runs.CreateJob(dir, j)
}

// askThose makes the runs those of other questions.
func askThose(q questionsBy, all []*prepared) {
	for _, p := range all {
		p.q = q.of(p.cell)
		p.manifest.Identity.ItemsSHA256, p.manifest.Identity.NItems, p.manifest.Suites = p.q.sha256, p.q.total, p.q.refs
		p.manifest.Provenance.Source = p.q.recorded
	}
}

// jobHash identifies what is asked of whom, by what the user gave: a server that
// does not answer has not told its model's name.
func jobHash(q questionsBy, cells [][]cell) string {
	var parts [][]byte
	for _, c := range slices.Concat(cells...) {
		parts = append(parts, []byte(c.Name), []byte(identity(q.of(c), c).Hash()))
	}
	return responses.KeyOf(parts...).String()
}
