package runs

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A Job is job.json: what the runs that lie in one directory were begun for. It
// is written once, before the first of them.
type Job struct {
	Format int    `json:"format"`
	Name   string `json:"name"`
	// SHA256 says what is asked of whom, so that the same job is known again.
	SHA256  string            `json:"sha256"`
	Runs    []JobRun          `json:"runs"`
	Tool    string            `json:"tool"`
	Command []string          `json:"command"`
	Tags    map[string]string `json:"tags"`
	Started time.Time         `json:"started"`
}

// A JobRun is one run of a job.
type JobRun struct {
	Dir        string `json:"dir"` // below the job's
	Checkpoint string `json:"checkpoint"`
	Policy     string `json:"policy"`
}

// CreateJob makes the directory of a job and its parents, and writes job.json.
// j.Format is set here.
func CreateJob(dir string, j Job) error {
	j.Format = Format
	if _, err := makeDir(dir); err != nil {
		return fmt.Errorf("creating job %s: %w", dir, explain(err))
	}
	return writeAtomic(dir, JobFile, func(w io.Writer) error {
		data, err := asJSON(j, "  ")
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
}

// ReadJob reads the job.json of a directory. One that is not there satisfies
// errors.Is(err, fs.ErrNotExist); one that is no job, or one of another version,
// is a *CorruptError.
func ReadJob(dir string) (Job, error) {
	path := filepath.Join(dir, JobFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return Job{}, fmt.Errorf("reading a job: %w", err)
	}
	var j Job
	if err = json.Unmarshal(data, &j); err != nil {
		err = inWords(err)
	} else if j.Format != Format {
		err = &formatError{j.Format}
	}
	if err != nil {
		return Job{}, &CorruptError{File: path, Err: err, Do: "restore it from a copy; the runs beside it can be read without it"}
	}
	return j, nil
}

// FindIncompleteJob returns the directory under logDir/name of the job with the given
// hash of which at least one run is incomplete, was never begun or is damaged, or which
// has no report of them, and which was touched last, if that was not longer ago than
// within; or "". Who goes on with a
// damaged one is told so when it is opened. A job is touched when it is made and when a
// response is recorded.
func FindIncompleteJob(logDir, name, sha256 string, within time.Duration, now time.Time) (string, error) {
	return findJob(logDir, name, sha256, within, now, Job.incomplete)
}

// FindNewestJob is FindIncompleteJob for any job, complete or not.
func FindNewestJob(logDir, name, sha256 string, within time.Duration, now time.Time) (string, error) {
	return findJob(logDir, name, sha256, within, now, func(Job, string) bool { return true })
}

func findJob(logDir, name, sha256 string, within time.Duration, now time.Time, wanted func(Job, string) bool) (string, error) {
	dirs, err := subdirs(filepath.Join(logDir, name))
	if err != nil {
		return "", fmt.Errorf("looking for a job to resume: %w", explain(err))
	}
	newest, newestAt := "", time.Time{}
	for _, dir := range dirs {
		j, err := ReadJob(dir)
		if err != nil || j.SHA256 != sha256 {
			continue
		}
		var at time.Time
		if info, err := os.Stat(filepath.Join(dir, JobFile)); err == nil {
			at = info.ModTime()
		}
		for _, run := range j.Runs {
			if t := touched(filepath.Join(dir, run.Dir)); t.After(at) {
				at = t
			}
		}
		if now.Sub(at) > within || newest != "" && !at.After(newestAt) {
			continue
		}
		if wanted(j, dir) {
			newest, newestAt = dir, at
		}
	}
	return newest, nil
}

func (j Job) incomplete(dir string) bool {
	return slices.ContainsFunc(j.Runs, func(r JobRun) bool {
		run, err := Open(filepath.Join(dir, r.Dir))
		if err != nil {
			return true
		}
		recorded, planned, err := run.Complete()
		return err != nil || recorded < planned
	}) || !isReported(dir)
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

// JobRuns returns the directories of the runs of a job, in the order in which the
// job names them, and behind those what else lies there, by name; none where dir is
// no job or cannot be read.
func JobRuns(dir string) []string {
	dirs, err := subdirs(dir)
	if err != nil {
		return nil
	}
	dirs = slices.DeleteFunc(dirs, func(d string) bool { return !isRun(d) })
	job, err := ReadJob(dir)
	if err != nil {
		return dirs // it holds runs all the same
	}
	place := func(d string) int {
		i := slices.IndexFunc(job.Runs, func(r JobRun) bool { return r.Dir == filepath.Base(d) })
		if i < 0 {
			return len(job.Runs)
		}
		return i
	}
	slices.SortStableFunc(dirs, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	return dirs
}
