package runs

import (
	"fmt"
	"path/filepath"
	"time"
)

// A Source is what the items of a run were made of. To the same version of this
// program the same source gives the same items: who has one need not read them
// to know what they are.
type Source struct {
	// SHA256 is over the suites, file by file, and all that was chosen of them.
	SHA256 string `json:"sha256"`
	// Day, as 2006-01-02, is set where another day may give other items.
	Day string `json:"day,omitempty"`
}

// FindSource returns the run directly under logDir, or where job is not empty,
// of the job of that name, that a program called tool made of source and that
// was touched last, if that was not longer ago than within; or nil. It may be
// complete. Directories that hold no run, or none that can be read, are passed
// over, and a directory that does not exist has no runs.
func FindSource(logDir, job, tool string, source Source, within time.Duration, now time.Time) (*Run, error) {
	dirs, err := subdirs(filepath.Join(logDir, job))
	if err != nil {
		return nil, fmt.Errorf("looking for a run of the same suites: %w", explain(err))
	}
	if job != "" {
		jobs := dirs
		dirs = nil
		for _, dir := range jobs {
			dirs = append(dirs, JobRuns(dir)...)
		}
	}
	for run, at := range newestFirst(dirs) {
		if now.Sub(at) > within {
			break // as are all behind it
		}
		if run.MadeOf(source, tool) {
			return run, nil
		}
	}
	return nil, nil
}

// MadeOf says that a program called tool made the run of source, on its day
// where that matters.
func (r *Run) MadeOf(source Source, tool string) bool {
	p := r.Manifest.Provenance
	return p.Source != nil && p.Tool == tool && p.Source.SHA256 == source.SHA256 &&
		(p.Source.Day == "" || p.Source.Day == source.Day)
}
