package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Found is what lies in a directory of runs of one identity.
type Found struct {
	Run *Run // that is gone on with, or nil
	// Where there is none, Damaged is the one that was touched last of those whose
	// responses cannot be read, and Older the incomplete one that was touched last of
	// those that were not touched for too long; or nil.
	Damaged, Older *Run
}

// FindIncomplete finds the run directly under logDir with identity id that is
// incomplete and was touched last, if that was not longer ago than within. One that
// has all its responses and no report of them is incomplete too: it
// was ended while it was scored. A run is touched when a response is recorded. Directories that hold no
// run, or none that can be read, are passed over: they are not what is looked
// for. An incomplete run that another process is at work on is found too, so
// that Lock can say so. A time after now (the clock was set back) counts as
// recent. A logDir that does not exist has no runs.
func FindIncomplete(logDir string, id Identity, within time.Duration, now time.Time) (Found, error) {
	return find(logDir, id, within, now, false)
}

// FindNewest is FindIncomplete for complete and damaged runs as well: what is to be
// asked again may lie in any.
func FindNewest(logDir string, id Identity, within time.Duration, now time.Time) (Found, error) {
	return find(logDir, id, within, now, true)
}

func find(logDir string, id Identity, within time.Duration, now time.Time, complete bool) (found Found, err error) {
	dirs, err := subdirs(logDir)
	if err != nil {
		return found, fmt.Errorf("looking for a run to resume: %w", explain(err))
	}
	hash := id.Hash()
	for run, at := range newestFirst(dirs) {
		if run.Manifest.Identity.ItemsSHA256 != id.ItemsSHA256 || run.Manifest.Identity.Hash() != hash {
			continue
		}
		recent := now.Sub(at) <= within
		incomplete, err := run.incomplete()
		switch {
		case recent && (complete || incomplete):
			found.Run = run
			return found, nil
		case recent && err != nil && found.Damaged == nil:
			found.Damaged = run
		case !recent && incomplete:
			found.Older = run
			return found, nil
		}
	}
	return found, nil
}

// newestFirst yields the runs among dirs that can be opened and when each was touched,
// the one that was touched last first. Those behind the last that is taken are not
// opened.
func newestFirst(dirs []string) iter.Seq2[*Run, time.Time] {
	return func(yield func(*Run, time.Time) bool) {
		at := make(map[string]time.Time, len(dirs))
		for _, dir := range dirs {
			at[dir] = touched(dir)
		}
		dirs = slices.Clone(dirs)
		slices.SortStableFunc(dirs, func(a, b string) int { return at[b].Compare(at[a]) })
		for _, dir := range dirs {
			if run, err := Open(dir); err == nil && !yield(run, at[dir]) {
				return
			}
		}
	}
}

// incomplete says whether responses or the report of them are missing; the error is
// that of a log that cannot be read.
func (r *Run) incomplete() (bool, error) {
	recorded, planned, err := r.Complete()
	return err == nil && (recorded < planned || !isReported(r.Dir())), err
}

// isReported says whether a report was written of all that the run, or the job, in dir
// was to have. One that cannot be read counts as one.
func isReported(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, ReportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	var report struct {
		Provisional bool `json:"provisional"`
	}
	return err != nil || json.Unmarshal(data, &report) != nil || !report.Provisional
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
	for _, name := range []string{ManifestFile, ResponsesFile, CompressedFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.ModTime().After(at) {
			at = info.ModTime()
		}
	}
	return at
}
