package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// FindIncomplete returns the run directly under logDir with identity id that is
// incomplete and was touched last, if that was not longer ago than within; or
// nil. One that has all its responses and no report of them is incomplete too: it
// was ended while it was scored. A run is touched when a response is recorded. Directories that hold no
// run, or none that can be read, are passed over: they are not what is looked
// for. An incomplete run that another process is at work on is found too, so
// that Lock can say so. A time after now (the clock was set back) counts as
// recent. A logDir that does not exist has no runs.
func FindIncomplete(logDir string, id Identity, within time.Duration, now time.Time) (*Run, error) {
	return findNewest(logDir, id, within, now, (*Run).incomplete)
}

// FindNewest is FindIncomplete for complete runs as well: what is to be asked
// again may lie in either.
func FindNewest(logDir string, id Identity, within time.Duration, now time.Time) (*Run, error) {
	return findNewest(logDir, id, within, now, func(*Run) bool { return true })
}

// FindDamaged is FindIncomplete for a run whose responses cannot be read.
func FindDamaged(logDir string, id Identity, within time.Duration, now time.Time) (*Run, error) {
	return findNewest(logDir, id, within, now, func(r *Run) bool {
		_, _, err := r.Complete()
		return err != nil
	})
}

func findNewest(logDir string, id Identity, within time.Duration, now time.Time, wanted func(*Run) bool) (*Run, error) {
	dirs, err := subdirs(logDir)
	if err != nil {
		return nil, fmt.Errorf("looking for a run to resume: %w", explain(err))
	}
	return newestOf(dirs, within, now, func(r *Run) bool { return r.Manifest.Identity.Hash() == id.Hash() && wanted(r) }), nil
}

// newestOf is the wanted run among dirs that was touched last, if that was not longer
// ago than within; or nil.
func newestOf(dirs []string, within time.Duration, now time.Time, wanted func(*Run) bool) *Run {
	var newest *Run
	var newestAt time.Time
	for _, dir := range dirs {
		at := touched(dir)
		if now.Sub(at) > within || newest != nil && !at.After(newestAt) {
			continue
		}
		if run, err := Open(dir); err == nil && wanted(run) {
			newest, newestAt = run, at
		}
	}
	return newest
}

func (r *Run) incomplete() bool {
	recorded, planned, err := r.Complete()
	return err == nil && (recorded < planned || !isReported(r.Dir()))
}

// isReported says whether a report was written of all that the run, or the job, in dir
// was to have. One that cannot be read counts as one.
func isReported(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, ReportFile)) //nolint:gosec // a path within the run, which the user named
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
