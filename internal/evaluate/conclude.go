package evaluate

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// DefaultAsking is how questions go out unless something else is said.
func DefaultAsking() Asking {
	return Asking{
		Connections:    16,
		MaxRetries:     8,
		AttemptTimeout: 10 * time.Minute,
		MaxRetryAfter:  5 * time.Minute,
	}
}

// A concluded run is one with its part of the document.
type concluded struct {
	*prepared
	described  reports.Run
	scoringErr error
}

// concludeAll scores the runs that are not to be discarded, as many at a time
// as there are cores, and keeps their order.
func concludeAll(all []*prepared, job Job, world World) []concluded {
	out := make([]concluded, len(all))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, p := range all {
		out[i].prepared = p
		if p.run == nil || p.fruitless() {
			continue
		}
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			out[i].described, out[i].scoringErr = conclude(p.run, job, world)
		})
	}
	wg.Wait()
	return out
}

// conclude scores a run and writes verdicts.jsonl and report.json.
func conclude(run *runs.Run, job Job, world World) (reports.Run, error) {
	described, err := scoreRun(run, remembered(run, job.Margins))
	if err != nil {
		return reports.Run{}, fmt.Errorf("scoring %s: %w", run.Dir(), err)
	}
	return described, writeDocument(run.Dir(), NewDocument(world.Tool, []reports.Run{described}))
}

// defaultMaxUnscored is the share of unscored responses on one side above which
// a run is no evidence, unless something else is said.
const defaultMaxUnscored = .05

// evidence fails where a complete run has too much unscored on one side of a
// suite to count.
func evidence(run reports.Run, dir string, allowed float64) error {
	if run.Recorded < run.Planned {
		return nil // incomplete says more
	}
	for _, suite := range run.Signatures {
		for _, side := range []struct {
			name string
			of   signature.Side
		}{
			{"unanswerable", suite.Strict.OverAnswer},
			{"answerable", suite.Strict.OverRefusal},
		} {
			total := side.of.Of + side.of.Unscored
			if total > 0 && float64(side.of.Unscored) > allowed*float64(total) {
				return &UnscoredError{
					Checkpoint: run.Checkpoint, Dir: dir, Suite: suite.Strict.Suite, Side: side.name,
					Unscored: side.of.Unscored, Of: total, Allowed: allowed,
				}
			}
		}
	}
	return nil
}

// fruitless reports that a run was begun by this process, ended by something
// the user has to mend, and holds no response. With the mistake mended it will
// be another run, so its directory would only be in the way.
func (p *prepared) fruitless() bool {
	code, _ := Explain(p.err)
	return code == Misuse && !p.resumed && p.log.Count() == 0
}

// discard removes a fruitless run.
func (p *prepared) discard() error {
	err := p.log.Close()
	p.log = nil
	return errors.Join(err, p.run.Discard())
}

// close ends the writing of a run. Its error matters: it may be the disk's.
func (p *prepared) close() error {
	if p.run == nil {
		return nil
	}
	var err error
	if p.log != nil {
		err = p.log.Close()
		p.log = nil
	}
	return errors.Join(err, p.run.Unlock())
}
