package evaluate

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// A concluded run is one with its part of the document.
type concluded struct {
	*prepared
	described  reports.Run
	scoringErr error
	rows       []reports.Row // or nil, where they were too many to be kept
}

// concludeAll scores the runs that are not to be discarded, as many at a time
// as there are cores, and keeps their order.
func concludeAll(all []*prepared, job Job, world World) []concluded {
	out := make([]concluded, len(all))
	shared := newRoom()
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
			keep := &rowKeeper{room: shared, full: p.asks() > keptBytes/rowBytes}
			out[i].described, out[i].scoringErr = conclude(p.run, job, world, keep)
			out[i].rows = keep.rows
		})
	}
	wg.Wait()
	return out
}

// conclude scores a run and writes verdicts.jsonl and report.json. A log that became
// shorter meanwhile ends it as it would end the next command.
//
// An asking that was interrupted is scored to the end all the same: whoever stops a run
// to see how it goes is shown what was paid for, and the next command finds a report of
// it. A second signal kills the process, and with it nothing that cannot be made again.
func conclude(run *runs.Run, job Job, world World, keep *rowKeeper) (reports.Run, error) {
	past := historyOf(run)
	if err := run.CheckLog(past.recorded); err != nil {
		return reports.Run{}, err
	}
	described, err := scoreRun(context.Background(), run, past, job.Margins, keep)
	if err != nil {
		return reports.Run{}, fmt.Errorf("scoring %s: %w", run.Dir(), err)
	}
	return described, writeDocument(run.Dir(), newDocument(world.Tool, []reports.Run{described}))
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

// close ends the writing of a run, and compresses its log if that was asked for
// and nothing is missing. Its error matters: it may be the disk's.
func (p *prepared) close(job Job, world World) error {
	if p.run == nil {
		return nil
	}
	var err error
	if p.log != nil {
		err = p.log.Close()
		p.log = nil
	}
	if job.Compress && err == nil && p.err == nil {
		err = p.compress(world)
	}
	return errors.Join(err, p.run.Unlock())
}

// compress compresses the log of a complete run. One that cannot be stays as it is,
// which is worth a word and no failure: every command reads it.
func (p *prepared) compress(world World) error {
	err := p.run.Compress()
	var long *runs.LongLineError
	if !errors.As(err, &long) {
		return err
	}
	world.Progress.Note(long.Error())
	return p.run.AppendEvent(notCompressed, map[string]int{"line": long.Line, "bytes": long.Size})
}
