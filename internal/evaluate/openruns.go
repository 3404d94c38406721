package evaluate

import (
	"errors"
	"io/fs"
	"path/filepath"

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
