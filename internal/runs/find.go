package runs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// FindIncomplete returns the run directly under logDir with identity id that is
// incomplete and was touched last, if that was not longer ago than within; or
// nil. A run is touched when a response is recorded. Directories that hold no
// run, or none that can be read, are passed over: they are not what is looked
// for. An incomplete run that another process is at work on is found too, so
// that Lock can say so. A time after now (the clock was set back) counts as
// recent. A logDir that does not exist has no runs.
func FindIncomplete(logDir string, id Identity, within time.Duration, now time.Time) (*Run, error) {
	dirs, err := subdirs(logDir)
	if err != nil {
		return nil, fmt.Errorf("looking for a run to resume: %w", err)
	}
	var newest *Run
	var newestAt time.Time
	for _, dir := range dirs {
		at := touched(dir)
		if now.Sub(at) > within || newest != nil && !at.After(newestAt) {
			continue
		}
		run, err := Open(dir)
		if err != nil || run.Manifest.Identity.Hash() != id.Hash() || !run.incomplete() {
			continue
		}
		newest, newestAt = run, at
	}
	return newest, nil
}

// FindIncompleteJob is FindIncomplete for a job: it returns the directory under
// logDir/name whose runs have exactly the identities ids, in any order, of which
// at least one run is incomplete, and which was touched last; or "".
func FindIncompleteJob(logDir, name string, ids []Identity, within time.Duration, now time.Time) (string, error) {
	dirs, err := subdirs(filepath.Join(logDir, name))
	if err != nil {
		return "", fmt.Errorf("looking for a job to resume: %w", err)
	}
	want := make([]string, len(ids))
	for i, id := range ids {
		want[i] = id.Hash()
	}
	slices.Sort(want)
	newest, newestAt := "", time.Time{}
	for _, dir := range dirs {
		runs := JobRuns(dir)
		var at time.Time
		for _, run := range runs {
			if t := touched(run); t.After(at) {
				at = t
			}
		}
		if len(runs) != len(ids) || now.Sub(at) > within || newest != "" && !at.After(newestAt) {
			continue
		}
		if incompleteJob(runs, want) {
			newest, newestAt = dir, at
		}
	}
	return newest, nil
}

// incompleteJob compares all identities before it reads any log.
func incompleteJob(dirs, want []string) bool {
	runs := make([]*Run, len(dirs))
	have := make([]string, len(dirs))
	for i, dir := range dirs {
		run, err := Open(dir)
		if err != nil {
			return false
		}
		runs[i], have[i] = run, run.Manifest.Identity.Hash()
	}
	slices.Sort(have)
	return slices.Equal(have, want) && slices.ContainsFunc(runs, (*Run).incomplete)
}

func (r *Run) incomplete() bool {
	recorded, planned, err := r.Complete()
	return err == nil && recorded < planned
}

// IsJob says whether dir is the directory of a job: it holds job.json, or it is
// named by a stamp and its subdirectories are runs.
func IsJob(dir string) bool {
	if isRun(dir) {
		return false
	}
	if info, err := os.Stat(filepath.Join(dir, JobFile)); err == nil && info.Mode().IsRegular() {
		return true
	}
	return stampOf(filepath.Base(dir)) != "" && len(JobRuns(dir)) > 0
}

// JobRuns returns the directories of the runs of a job, sorted by name; none
// where dir is no job or cannot be read.
func JobRuns(dir string) []string {
	dirs, err := subdirs(dir)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(dirs, func(d string) bool { return !isRun(d) })
}

func isRun(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, ManifestFile))
	return err == nil && info.Mode().IsRegular()
}

// subdirs returns the directories in dir, sorted by name, without hidden ones
// and without symbolic links, which would have a run twice.
func subdirs(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			dirs = append(dirs, filepath.Join(dir, e.Name()))
		}
	}
	return dirs, nil
}

// touched is when a run was last written to; the zero time where it is no run.
func touched(dir string) time.Time {
	var at time.Time
	for _, name := range []string{ManifestFile, ResponsesFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.ModTime().After(at) {
			at = info.ModTime()
		}
	}
	return at
}
