package evaluate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// To parse a million items takes seconds, and a run that is gone on with has
// done it: all of them, without a fault. It wrote down what they were read from,
// in bytes, and what was chosen. Where that is the same now, so are the items,
// and the run says what they are. Its items.jsonl is held against its hash
// before anything is asked, as ever.

// A recaller finds a run that was made of a source, or gives nil.
type recaller func(runs.Source) (*runs.Run, error)

// recalling looks where a job would go on with a run.
func recalling(job Job, world World) recaller {
	return func(source runs.Source) (*runs.Run, error) {
		if job.New {
			return nil, nil
		}
		if job.RunDir == "" {
			return runs.FindSource(job.LogDir, job.Name, world.Tool, source, resumeWithin, world.Now())
		}
		run, err := runs.Open(job.RunDir)
		if err != nil || !run.MadeOf(source, world.Tool) {
			return nil, nil //nolint:nilerr // what is wrong is said when it is opened to be written
		}
		return run, nil
	}
}

// recall takes what is known of the items from a run that was made of the same
// source, if there is one.
func (q *questions) recall(find recaller) (found bool, err error) {
	if q.source, err = sourceOf(q.suites, q.selection); err != nil {
		return false, err
	}
	run, err := find(q.source)
	if run == nil || err != nil {
		return false, err
	}
	m := run.Manifest
	q.refs, q.total, q.sha256 = m.Suites, m.Identity.NItems, m.Identity.ItemsSHA256
	q.recorded, q.dated = m.Provenance.Source, m.Provenance.Source.Day != ""
	q.kept.over = true // nothing is: should they be written, they are read
	return true, nil
}

// made is the source to be written down for the items that were read, or nil
// where the suites changed meanwhile: then they may be those of neither.
func (q *questions) made() (*runs.Source, error) {
	now, err := sourceOf(q.suites, q.selection)
	if err != nil || now != q.source {
		return nil, err
	}
	if !q.dated && q.selection.Limit.String() == "" { // what a day leaves out, another may draw
		now.Day = ""
	}
	return &now, nil
}

// sourceOf is the source of what selection chooses of all.
func sourceOf(all []*suites.Suite, selection suites.Selection) (runs.Source, error) {
	source := runs.Source{Day: selection.Now.Format(time.DateOnly)}
	selection.Now = time.Time{}
	made := struct {
		Suites    []string
		Selection suites.Selection
	}{Selection: selection}
	for _, suite := range all {
		sum, err := suite.Source()
		if err != nil {
			return source, err
		}
		made.Suites = append(made.Suites, sum)
	}
	text, err := json.Marshal(made)
	if err != nil {
		return source, fmt.Errorf("writing down what the items are made of: %w", err)
	}
	sum := sha256.Sum256(text)
	source.SHA256 = hex.EncodeToString(sum[:])
	return source, nil
}
