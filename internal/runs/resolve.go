package runs

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nearest"
)

const latest = "latest"

// Resolve finds what a user means by RUN: the path of a run or a job; a name
// under logDir, or the beginning of one where only one begins so; the name of a
// job, as its file or its directory has it, for the newest of its directories; "latest", the newest run or job by
// stamp; or any of these that is a job, a slash and the name of one of its runs,
// as in "nightly/rl-400"; or a run's id, which reports and cards name. It returns the
// directory of a run or of a job (see IsJob).
//
// Errors: *AmbiguousRunError, *UnknownRunError, and *NotARunError where name is
// a path at which there is something, but no run, or several.
func Resolve(logDir, name string) (string, error) {
	if name != latest && name != "" && isRunOrJob(name) {
		return filepath.Clean(name), nil
	}
	all, err := candidates(logDir)
	if err != nil {
		return "", fmt.Errorf("looking for run %s: %w", quoted(name), explain(err))
	}
	if name == latest {
		if len(all) > 0 {
			return all[0].dir, nil
		}
		return "", unknown(logDir, name, all)
	}
	asked := strings.Trim(filepath.ToSlash(name), "/")
	if asked == "" {
		if name != "" {
			return "", notARun(name) // the root of all files
		}
		return "", unknown(logDir, name, all)
	}
	// A link of the user's, such as last-green, is no run of its own for latest, but it
	// has a name.
	if dir := filepath.Join(logDir, filepath.FromSlash(asked)); isRunOrJob(dir) {
		return dir, nil
	}
	var matches []candidate
	for _, c := range all {
		if c.name == asked || c.job == asked || c.job != "" && c.job == SafeName(longest, "-", asked) { // of a job's directories the newest
			return c.dir, nil
		}
		if strings.HasPrefix(c.name, asked) {
			matches = append(matches, c)
		}
	}
	switch len(matches) {
	case 0:
		if _, err := os.Stat(name); name != "" && (err == nil || errors.Is(err, syscall.ENOTDIR)) {
			if inner, err := candidates(name); err == nil && len(inner) > 0 { // the directory of a job's name, or of the logs
				return "", &NotARunError{Dir: name, Newest: inner[0].dir}
			}
			return "", notARun(name)
		}
		if dir := byID(all, asked); dir != "" {
			return dir, nil
		}
		if job, run, ok := cutLast(asked); ok {
			if dir, err := Resolve(logDir, job); err == nil && IsJob(dir) {
				return runOf(logDir, dir, job, run)
			}
		}
		return "", unknown(logDir, name, all)
	case 1:
		return matches[0].dir, nil
	}
	return "", &AmbiguousRunError{Name: name, Matches: names(matches)}
}

// byID is the directory of the run with an id, or "". Ids stand in run.json, which
// is read only for what looks like one.
func byID(all []candidate, id string) string {
	if len(id) != 12 || strings.Trim(id, "0123456789abcdef") != "" {
		return ""
	}
	for _, c := range all {
		for _, dir := range append([]string{c.dir}, JobRuns(c.dir)...) {
			if run, err := Open(dir); err == nil && run.Manifest.ID == id {
				return dir
			}
		}
	}
	return ""
}

func cutLast(name string) (job, run string, ok bool) {
	i := strings.LastIndexByte(name, '/')
	if i <= 0 || i == len(name)-1 {
		return "", "", false
	}
	return name[:i], name[i+1:], true
}

// runOf finds one run of the job in dir, by its name or the beginning of it.
func runOf(logDir, dir, job, name string) (string, error) {
	var begin []string
	all := JobRuns(dir)
	inner := make([]candidate, len(all))
	for i, run := range all {
		base := filepath.Base(run)
		inner[i] = candidate{dir: run, name: job + "/" + base}
		if base == name {
			return run, nil
		}
		if strings.HasPrefix(base, name) {
			begin = append(begin, run)
		}
	}
	switch len(begin) {
	case 0:
		return "", unknown(logDir, job+"/"+name, inner)
	case 1:
		return begin[0], nil
	}
	matches := make([]string, len(begin))
	for i, run := range begin {
		matches[i] = job + "/" + filepath.Base(run)
	}
	return "", &AmbiguousRunError{Name: job + "/" + name, Matches: matches}
}

// A candidate is a run or a job under the log directory.
type candidate struct {
	dir, name string // name is relative to the log directory, with slashes
	job       string // the name of the job, where it is one
	stamp     string
	at        time.Time
}

// candidates returns the runs and jobs under logDir, newest first: by stamp,
// and within a minute by when they were last written to. A directory without a
// stamp (the user named it) counts as of when it was last written to.
func candidates(logDir string) ([]candidate, error) {
	dirs, err := subdirs(logDir)
	if err != nil {
		return nil, err
	}
	var all []candidate
	for _, dir := range dirs {
		base := filepath.Base(dir)
		if isRunOrJob(dir) {
			all = append(all, newCandidate(dir, base, ""))
			continue
		}
		inner, err := subdirs(dir)
		if err != nil {
			continue // a directory that may not be read is none of ours
		}
		for _, job := range inner {
			if isRunOrJob(job) {
				all = append(all, newCandidate(job, base+"/"+filepath.Base(job), base))
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.stamp, a.stamp), b.at.Compare(a.at), cmp.Compare(b.name, a.name))
	})
	return all, nil
}

func newCandidate(dir, name, job string) candidate {
	c := candidate{dir: dir, name: name, job: job, stamp: stampOf(filepath.Base(dir)), at: touched(dir)}
	for _, run := range JobRuns(dir) {
		if t := touched(run); t.After(c.at) {
			c.at = t
		}
	}
	if c.stamp == "" {
		c.stamp = c.at.UTC().Format(stampForm)
	}
	return c
}

func isRunOrJob(dir string) bool { return isRun(dir) || IsJob(dir) }

func names(list []candidate) []string {
	var names []string
	for _, c := range list {
		names = append(names, c.name)
	}
	return names
}

func unknown(logDir, name string, all []candidate) error {
	const few = 5
	e := &UnknownRunError{Name: name, LogDir: logDir, Newest: names(all[:min(few, len(all))])}
	typed := []rune(name)
	best := min(max(2, len(typed)/4)+1, len(typed)) // what would be wholly another name is none
	for _, c := range all {
		// A user remembers the name better than its minute, and its beginning best.
		_, bare, _ := strings.Cut(c.name, c.stamp+"-")
		for _, form := range []string{c.name, bare, c.job} {
			d := best
			if known := []rune(form); max(len(typed)-len(known), len(known)-len(typed)) < best { // else it is no nearer
				d = nearest.Distance(typed, known)
			}
			if name != "" && strings.HasPrefix(form, name) {
				d = 0
			}
			if form != "" && d < best {
				best, e.Nearest = d, c.name
			}
		}
	}
	return e
}
