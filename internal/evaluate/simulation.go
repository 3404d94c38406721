package evaluate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// NewSimulator makes a server of simulated checkpoints that know the chosen
// items of the suites. The items are held in memory.
func NewSimulator(refs []string, chosen suites.Selection, o simulate.Options, now time.Time) (*simulate.Server, error) {
	var items []suites.Item
	for _, ref := range refs {
		opened, err := OpenSuites(ref, now)
		if err != nil {
			return nil, err
		}
		for _, suite := range opened {
			for item, err := range chosen.Apply(suite, nil) {
				if err != nil {
					return nil, err
				}
				items = append(items, item)
			}
		}
	}
	return simulate.New(items, o)
}

// Demo runs simulated checkpoints, served on the loopback interface, through
// the same code as any other job, and adds to each run of the document what
// its checkpoint drew. job.Checkpoints is filled in; each is asked as like is.
func Demo(ctx context.Context, job Job, like Checkpoint, o simulate.Options, world World) (_ Result, _ reports.Document, err error) {
	job.Selection.Now = world.Now() // the server is to know what will be asked
	server, err := NewSimulator(job.Suites, job.Selection, o, world.Now())
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	url, err := server.Start("127.0.0.1:0")
	if err != nil {
		return Result{}, reports.Document{}, err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	for _, p := range server.Profiles() {
		c := like
		c.Name, c.Model, c.BaseURL, c.TrainedBy = p.Name, p.Name, url, "simulated: "+p.Title
		job.Checkpoints = append(job.Checkpoints, c)
	}
	result, d, err := Execute(ctx, job, world)
	if len(d.Runs) == 0 {
		return result, d, err
	}
	write := runs.WriteDerived(result.Dir, runs.LedgerFile, func(w io.Writer) error {
		return writeLedger(w, server)
	})
	var sources []source
	for _, r := range result.Runs {
		if r.Dir == "" {
			continue
		}
		run, openErr := runs.Open(r.Dir)
		if openErr != nil {
			return result, d, errors.Join(err, openErr)
		}
		sources = append(sources, source{run, stored(run)})
	}
	truth, readErr := readTruth(result.Dir, sources)
	for i := range d.Runs {
		d.Runs[i].Truth = truth[d.Runs[i].ID]
	}
	return result, d, errors.Join(err, write, readErr, writeDocument(result.Dir, d))
}

// ledgerLine is a draw with the rates it was drawn at.
type ledgerLine struct {
	simulate.Entry
	OverAnswer  float64 `json:"over_answer"`
	OverRefusal float64 `json:"over_refusal"`
}

// A drawKey is what a draw is of.
type drawKey struct{ checkpoint, item string }

// writeLedger writes what every checkpoint draws, and how often this process
// was asked for it: a resumed demonstration has asked for the rest before.
func writeLedger(w io.Writer, server *simulate.Server) error {
	asked := map[drawKey]simulate.Entry{}
	for _, entry := range server.Ledger() {
		asked[drawKey{entry.Checkpoint, entry.Item}] = entry
	}
	encoder := json.NewEncoder(w)
	for _, p := range server.Profiles() {
		for _, entry := range server.Draws(p.Name) {
			seen := asked[drawKey{entry.Checkpoint, entry.Item}]
			entry.Asks, entry.Replies = seen.Asks, seen.Replies
			if err := encoder.Encode(ledgerLine{entry, p.OverAnswer, p.OverRefusal}); err != nil {
				return err
			}
		}
	}
	return nil
}

// readTruth holds the verdicts of runs against the ledger that lies in dir, by
// run ID. Without a ledger there is no truth and no error.
func readTruth(dir string, sources []source) (map[string]*reports.Truth, error) {
	f, err := os.Open(filepath.Join(dir, runs.LedgerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading what was drawn: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	drawn := map[drawKey]ledgerLine{}
	for line, err := range jsonl.Lines(f) {
		var entry ledgerLine
		if err == nil {
			err = json.Unmarshal(line.Bytes, &entry)
		}
		if err != nil {
			return nil, &jsonl.SyntaxError{File: f.Name(), Line: line.Number, Err: err}
		}
		drawn[drawKey{entry.Checkpoint, entry.Item}] = entry
	}
	truths := map[string]*reports.Truth{}
	for _, s := range sources {
		truth := &reports.Truth{}
		for x, err := range s.all {
			if err != nil {
				return nil, err
			}
			if entry, ok := drawn[drawKey{s.run.Manifest.Identity.Model, x.item.ID}]; ok {
				compareDraw(truth, entry, x.verdict)
			}
		}
		truths[s.run.Manifest.ID] = truth
	}
	return truths, nil
}

// compareDraw counts one response. Faults spoil a reply on purpose and are no
// fault of the scorer.
func compareDraw(t *reports.Truth, e ledgerLine, v scoring.Verdict) {
	t.OverAnswer.Injected, t.OverRefusal.Injected = e.OverAnswer, e.OverRefusal
	if v.State == scoring.Unclear {
		t.Unclear++
	}
	if v.State != scoring.Scored {
		return
	}
	t.Compared++
	switch said := v.Declined(scoring.Strict); {
	case e.Declined && !said:
		t.MissedDeclines++
	case !e.Declined && said:
		t.FalseDeclines++
	}
	if e.Trace != "" && v.Trace != nil {
		if t.Noticed == nil {
			t.Noticed = &reports.TruthNotice{}
		}
		t.Noticed.Add(e.Trace == simulate.TraceNoticing, v.Trace.Noticed)
	}
	if e.Answerable {
		t.OverRefusal.Add(e.Declined)
	} else {
		t.OverAnswer.Add(!e.Declined)
	}
}
