package evaluate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
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

// conclude scores a run and writes verdicts.jsonl and report.json, of an asking that
// was interrupted too.
func conclude(run *runs.Run, job Job, world World, keep *rowKeeper) (reports.Run, error) {
	described, err := scoreRun(context.Background(), run, remembered(run, job.Margins), keep)
	if err != nil {
		return reports.Run{}, fmt.Errorf("scoring %s: %w", run.Dir(), err)
	}
	return described, writeDocument(run.Dir(), newDocument(world.Tool, []reports.Run{described}))
}

// defaultMaxUnscored is the share of unscored responses on one side above which
// a run is no evidence, unless something else is said.
const defaultMaxUnscored = .05

// evidence fails where a complete run has too much unscored on one side of a
// suite to count. It speaks of the suite that is worst.
func evidence(run reports.Run, dir string, allowed float64) error {
	if run.Recorded < run.Planned {
		return nil // incomplete says more
	}
	var poor []*UnscoredError
	for _, suite := range run.Signatures {
		if lost := unscored(suite.Strict, allowed); lost != nil {
			most, cut := truncated(suite.Strict)
			poor = append(poor, &UnscoredError{
				NoEvidence: *lost, Checkpoint: run.Checkpoint, Dir: dir, Suite: suite.Strict.Suite,
				Truncated: most, ServerCut: most && 2*suite.ServerCut > cut,
			})
		}
	}
	if len(poor) == 0 {
		return nil
	}
	worst := slices.MaxFunc(poor, func(a, b *UnscoredError) int { return cmp.Compare(a.Share(), b.Share()) })
	for _, other := range poor {
		if other != worst {
			worst.Others = append(worst.Others, other.Suite)
		}
	}
	return worst
}

// unscored are the parts of a suite of which more is unscored than allowed, worst
// first; nil where there is none.
func unscored(s signature.Signature, allowed float64) *reports.NoEvidence {
	over := slices.DeleteFunc(parts(s), func(l reports.LostPart) bool {
		return l.Of == 0 || float64(l.Unscored) <= allowed*float64(l.Of)
	})
	if len(over) == 0 {
		return nil
	}
	slices.SortStableFunc(over, func(a, b reports.LostPart) int { return cmp.Compare(b.Share(), a.Share()) })
	return &reports.NoEvidence{LostPart: over[0], Allowed: allowed, Also: over[1:]}
}

// weigh notes in the document which suites of a complete run are no evidence.
func weigh(run *reports.Run, allowed float64) {
	for i := range run.Signatures {
		s := &run.Signatures[i]
		s.NoEvidence = nil
		if run.Recorded >= run.Planned {
			s.NoEvidence = unscored(s.Strict, allowed)
		}
	}
}

// parts are what has to be scored for a figure to count: sides, or wordings.
func parts(s signature.Signature) []reports.LostPart {
	if s.Probe != nil && s.Probe.Refusals != nil {
		r := s.Probe.Refusals
		pairs := r.Pairs + r.Incomplete
		return []reports.LostPart{
			{Part: "questions in alarming words", Unscored: r.LostAlarming + r.LostBoth, Of: pairs},
			{Part: "questions in plain words", Unscored: r.LostPlain + r.LostBoth, Of: pairs},
		}
	}
	return []reports.LostPart{
		{Part: "unanswerable items", Unscored: s.OverAnswer.Unscored, Of: s.OverAnswer.Of + s.OverAnswer.Unscored},
		{Part: "answerable items", Unscored: s.OverRefusal.Unscored, Of: s.OverRefusal.Of + s.OverRefusal.Unscored},
	}
}

// truncated reports that most of what was not scored was cut off, and how many were.
func truncated(s signature.Signature) (most bool, cut int) {
	all := 0
	for _, c := range s.States {
		n := c.Answerable + c.Unanswerable
		if c.State != scoring.Scored {
			all += n
		}
		if c.State == scoring.Truncated {
			cut += n
		}
	}
	return 2*cut > all, cut
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
