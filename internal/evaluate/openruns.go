package evaluate

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// runDirs are the directories of the runs of a job, or dir where that is a run, and
// the names of those that were never begun. It fails where a run of the job is
// damaged: what was left of the job would look like all of it.
func runDirs(dir string) (dirs, unbegun []string, err error) {
	if !runs.IsJob(dir) {
		return []string{dir}, nil, nil
	}
	job, err := runs.ReadJob(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	for _, r := range job.Runs {
		_, err := runs.Open(filepath.Join(dir, r.Dir))
		var none *runs.NotARunError
		switch {
		case errors.As(err, &none) && none.Creatable: // its server may have been down
			unbegun = append(unbegun, r.Checkpoint+"."+r.Policy)
		case err != nil:
			return nil, nil, err
		}
	}
	return runs.JobRuns(dir), unbegun, nil
}

// openFrozen opens a run as it stands.
func openFrozen(dir string) (*runs.Run, error) {
	run, err := runs.Open(dir)
	if err != nil {
		return nil, err
	}
	return run.Frozen()
}

// An opened run is intact.
type opened struct {
	*runs.Run
	past history
}

// openOne opens a run as it stands, or the only run of a job.
func openOne(dir string) (opened, error) {
	inner, _, err := runDirs(dir)
	if err != nil {
		return opened{}, fmt.Errorf("reading %s: %w", dir, err)
	}
	if len(inner) != 1 {
		e := &UsageError{Message: fmt.Sprintf("%s is a job of %s, and one run is compared with another", dir, count(len(inner), "run"))}
		if len(inner) > 0 {
			e.Next = "name one of its runs, as in " + runs.ShellQuoted(inner[0])
		}
		return opened{}, e
	}
	dir = inner[0]
	run, err := openFrozen(dir)
	var past history
	if err == nil {
		past, err = intact(run)
	}
	if err != nil {
		return opened{}, fmt.Errorf("reading %s: %w", dir, err)
	}
	return opened{run, past}, nil
}

// openRuns opens the runs of every directory, oldest first, and each once
// however often it is named.
func openRuns(dirs []string) ([]*runs.Run, error) {
	var all []*runs.Run
	for _, dir := range dirs {
		inner, _, err := runDirs(dir)
		if err != nil {
			return nil, err
		}
		for _, dir := range inner {
			run, err := runs.Open(dir)
			if err != nil {
				return nil, err
			}
			if _, err := intact(run); err != nil {
				return nil, fmt.Errorf("reading %s: %w", dir, err)
			}
			if !slices.ContainsFunc(all, func(r *runs.Run) bool { return r.Manifest.ID == run.Manifest.ID }) {
				all = append(all, run)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *runs.Run) int {
		return a.Manifest.Provenance.Started.Compare(b.Manifest.Provenance.Started)
	})
	return all, nil
}
