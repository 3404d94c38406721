package evaluate

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A source is a run that can be passed over again for its rows.
type source struct {
	run *runs.Run
	all iter.Seq2[exchange, error]
}

// Describe makes the document of a run or of a whole job again, from what lies
// in its directory. It asks nothing, scores nothing that has been scored, and
// writes nothing. A run that is still going is described as it stands, and the
// rows are those that the document speaks of, whenever they are ranged over.
// Margins that o leaves open are those the run was last held against.
func Describe(dir string, o signature.Options, tool string) (reports.Document, iter.Seq2[reports.Row, error], error) {
	return passOver(dir, tool, openFrozen, func(run *runs.Run, past history) (reports.Run, iter.Seq2[exchange, error], error) {
		return describeRun(run, past, o)
	})
}

// Rescore scores the responses of a run or of a job with the present scorer
// and writes its verdicts and report again. Beside the document it returns an
// *UnscoredError where a complete run is no evidence: where more is unscored
// than allowed or, where that is nil, than the run itself allowed. When ctx ends it
// fails, and the verdicts of the run it was at stay as they were.
func Rescore(ctx context.Context, dir string, o signature.Options, tool string, allowed *float64) (reports.Document, iter.Seq2[reports.Row, error], error) {
	var poor []error
	d, rows, err := passOver(dir, tool, runs.Open, func(run *runs.Run, past history) (reports.Run, iter.Seq2[exchange, error], error) {
		most := past.allowed(allowed)
		described, err := rescore(ctx, run, past, past.held(o), tool, most)
		if err == nil {
			poor = append(poor, evidence(described, run.Dir(), most))
		}
		return described, exchanges(run, scorer(run)), err
	})
	if err == nil && len(d.Runs) == 0 {
		return d, rows, &UsageError{
			Message: dir + " holds no run to score; never begun: " + strings.Join(d.Unbegun, ", "),
			Next:    "the command that began the job goes on with it",
		}
	}
	if err == nil && runs.IsJob(dir) {
		err = writeDocument(dir, d)
	}
	if err == nil {
		nameOthers(poor)
		err = worst(poor)
	}
	return d, rows, err
}

func rescore(ctx context.Context, run *runs.Run, past history, o signature.Options, tool string, allowed float64) (described reports.Run, err error) {
	if err := run.Lock(); err != nil {
		return described, err
	}
	defer func() { err = errors.Join(err, run.Unlock()) }()
	if described, err = scoreRun(ctx, run, past, o, nil); err != nil {
		return described, err
	}
	weigh(&described, allowed)
	if err := writeDocument(run.Dir(), newDocument(tool, []reports.Run{described})); err != nil {
		return described, err
	}
	return described, run.AppendEvent(scoredAgain, map[string]any{
		"tool": tool, "by": described.ScoredBy, "margins": marginsOf(o), "max_unscored": allowed,
	})
}

// passOver opens every run of dir, sees that it is intact, calls each on it, and puts
// the results together.
func passOver(dir, tool string, open func(dir string) (*runs.Run, error), each func(*runs.Run, history) (reports.Run, iter.Seq2[exchange, error], error)) (reports.Document, iter.Seq2[reports.Row, error], error) {
	dirs, unbegun, err := runDirs(dir)
	if err != nil {
		return reports.Document{}, nil, err
	}
	var described []reports.Run
	var sources []source
	for _, dir := range dirs {
		run, err := open(dir)
		if err != nil {
			return reports.Document{}, nil, err
		}
		var one reports.Run
		s := source{run: run}
		past, err := intact(run)
		if err == nil {
			one, s.all, err = each(run, past)
		}
		if err != nil {
			return reports.Document{}, nil, fmt.Errorf("reading %s: %w", dir, err)
		}
		described = append(described, one)
		sources = append(sources, s)
	}
	truth, err := readTruth(dir, sources)
	if err != nil {
		return reports.Document{}, nil, err
	}
	for i := range described {
		described[i].Truth = truth[described[i].ID]
	}
	return withUnbegun(newDocument(tool, described), unbegun), rowsOf(sources), nil
}

// Rows yields every response of a result beside its question.
func Rows(result Result) iter.Seq2[reports.Row, error] {
	return func(yield func(reports.Row, error) bool) {
		for _, r := range result.Runs {
			if r.Dir == "" {
				continue
			}
			if r.rows != nil {
				for _, row := range r.rows {
					if !yield(row, nil) {
						return
					}
				}
				continue
			}
			run, err := runs.Open(r.Dir)
			if err != nil {
				yield(reports.Row{}, err)
				return
			}
			for row, err := range rowsOf([]source{{run, stored(run)}}) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// rowsOf passes over the runs again whenever it is ranged over.
func rowsOf(sources []source) iter.Seq2[reports.Row, error] {
	return func(yield func(reports.Row, error) bool) {
		for _, s := range sources {
			for x, err := range s.all {
				var r reports.Row
				if err == nil {
					r = row(s.run.Manifest.ID, &x)
				}
				if !yield(r, err) || err != nil {
					return
				}
			}
		}
	}
}
