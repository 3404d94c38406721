package evaluate

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// OpenSuite is suites.Open for a reference that a user typed: what cannot be a
// suite is the user's mistake, not the tool's.
func OpenSuite(ref string, now time.Time) (*suites.Suite, error) {
	suite, err := suites.Open(ref, now)
	if err == nil || errors.As(err, new(*suites.UnknownError)) || errors.As(err, new(*jsonl.SyntaxError)) || errors.Is(err, fs.ErrPermission) {
		return suite, err
	}
	return nil, &UsageError{Message: err.Error()}
}

// OpenSuites is OpenSuite for a reference that may stand for several suites: the
// items of a run are those of each suite that it asked, and stay apart.
func OpenSuites(ref string, now time.Time) ([]*suites.Suite, error) {
	suite, err := OpenSuite(ref, now)
	if err != nil {
		return nil, err
	}
	run := runOf(suite)
	if run == nil {
		return []*suites.Suite{suite}, nil
	}
	var parts []*suites.Suite
	from := 0
	for _, s := range run.Manifest.Suites {
		m := suites.Manifest{Name: s.Name, Version: s.Version, Population: s.Population, Probe: s.Probe}
		parts = append(parts, suite.Part(m, from, s.Items))
		from += s.Items
	}
	return parts, nil
}

// runOf is the run whose items a suite is, or nil. A directory with a run.json
// that cannot be read is no run here: its items are still items.
func runOf(suite *suites.Suite) *runs.Run {
	if filepath.Base(suite.File()) != runs.ItemsFile || !suite.Bare() {
		return nil
	}
	run, err := runs.Open(filepath.Dir(suite.File()))
	if err != nil || len(run.Manifest.Suites) == 0 {
		return nil
	}
	return run
}
