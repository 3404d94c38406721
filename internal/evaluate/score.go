package evaluate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/inorder"
	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

const (
	verdictsFile = "verdicts.jsonl"
	reportFile   = "report.json"
)

// An exchange is an item, what the model said to it, and what that is worth.
type exchange struct {
	item    *suites.Item
	record  responses.Record
	verdict scoring.Verdict
}

// size is about what it holds in memory, in bytes.
func (x *exchange) size() int {
	return len(x.record.Text) + len(x.record.Reasoning) + len(x.record.Raw)
}

// A judge fills in the verdicts of exchanges, in their order: by scoring them,
// or by reading what was scored before. Behind its first error nothing follows.
type judge func(iter.Seq2[exchange, error]) iter.Seq2[exchange, error]

// exchanges joins items and records in item order and has them judged. Items
// without a record yield nothing. It streams: few items and records are in
// memory at a time.
func exchanges(run *runs.Run, by judge) iter.Seq2[exchange, error] {
	return by(func(yield func(exchange, error) bool) {
		next, stop := iter.Pull2(run.RecordsInOrder())
		defer stop()
		record, err, more := next()
		for n, item := range numbered(run.Items()) {
			if item.err != nil {
				yield(exchange{}, item.err)
				return
			}
			for more && (err != nil || record.N == n) {
				if err != nil {
					yield(exchange{}, err)
					return
				}
				if !yield(exchange{item: item.Item, record: record}, nil) {
					return
				}
				record, err, more = next()
			}
		}
		if more {
			yield(exchange{}, fmt.Errorf("%s holds a response to line %d, which items.jsonl does not have", run.Dir(), record.N+1))
		}
	})
}

// scorer scores afresh, on all cores.
func scorer(run *runs.Run) judge {
	suite := suiteNames(run.Manifest.Suites)
	elicited := prompts.ElicitsConfidence(run.Manifest.Identity.Policy.Name)
	return func(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
		return inorder.Do(all, (*exchange).size, func(x *exchange) {
			x.verdict = scoring.Score(*x.item, x.record, scoring.Options{Suite: suite(x.record.N), Elicited: elicited})
		})
	}
}

// scored are the exchanges of a run, scored afresh, with how far the samples of an
// item agree where each was asked several times.
func scored(run *runs.Run) iter.Seq2[exchange, error] {
	all := exchanges(run, scorer(run))
	if run.Manifest.Identity.Epochs > 1 {
		all = agreeing(all)
	}
	return all
}

// scoreRun scores every response of run, writes verdicts.jsonl, and describes
// what came out. What is kept for a report goes to keep, which may be nil. When ctx
// ends, the file that was there stays.
func scoreRun(ctx context.Context, run *runs.Run, o signature.Options, keep *rowKeeper) (reports.Run, error) {
	var described reports.Run
	var figures sync.WaitGroup
	err := runs.WriteDerived(run.Dir(), verdictsFile, func(w io.Writer) error {
		var line []byte
		g, err := gather(run, func(yield func(exchange, error) bool) {
			for x, err := range scored(run) {
				if err == nil {
					err = ctx.Err()
				}
				if err == nil {
					err = writeLine(w, &line, x.verdict)
				}
				if keep != nil && !keep.full && err == nil {
					keep.add(row(run.Manifest.ID, &x))
				}
				if !yield(x, err) {
					return
				}
			}
		})
		if err == nil { // while the file is made durable
			figures.Go(func() { described = g.described(o) })
		}
		return err
	})
	figures.Wait()
	return described, err
}

// writeLine writes one verdict, using line again.
func writeLine(w io.Writer, line *[]byte, v scoring.Verdict) error {
	encoded, err := v.AppendJSON((*line)[:0])
	if err != nil {
		return err
	}
	*line = append(encoded, '\n')
	_, err = w.Write(*line)
	return err
}

// verdictsOf reads the verdicts that were written before. It fails where they
// do not belong to the responses, so that a report never mixes two scorings.
func verdictsOf(r io.Reader) judge {
	return func(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
		return func(yield func(exchange, error) bool) {
			next, stop := iter.Pull2(scoring.ReadVerdicts(r))
			defer stop()
			for x, err := range all {
				if err == nil {
					x.verdict, err = belonging(next, x.record)
				}
				if !yield(x, err) || err != nil {
					return
				}
			}
		}
	}
}

// belonging is the next verdict, if it is that of the record: of the same ask,
// with nothing asked again in between.
func belonging(next func() (scoring.Verdict, error, bool), record responses.Record) (scoring.Verdict, error) {
	verdict, err, more := next()
	again := record.Retries
	if err == nil && (!more || verdict.N != record.N || verdict.Epoch != record.Epoch || verdict.Replaced != again.Replaced || verdict.Redrawn != again.Redrawn) {
		err = errStale
	}
	return verdict, err
}

// errStale says that verdicts.jsonl was written before the last responses.
var errStale = errors.New("verdicts.jsonl does not belong to responses.jsonl")

// A judgeSource opens a judge for one more pass over a run.
type judgeSource func() (by judge, stop func(), err error)

func freshJudge(run *runs.Run) judgeSource {
	return func() (judge, func(), error) { return scorer(run), func() {}, nil }
}

// storedJudge reads what was scored before. Where that is replaced between two
// passes, since the run ended or was scored again, the later ones score afresh:
// what stands there then may be of more responses.
func storedJudge(run *runs.Run) judgeSource {
	var first fs.FileInfo
	return func() (judge, func(), error) {
		f, err := os.Open(run.Path(verdictsFile))
		if err != nil {
			return nil, nil, err
		}
		info, err := f.Stat()
		if err != nil {
			_ = f.Close()
			return nil, nil, err
		}
		if first == nil {
			first = info
		}
		if !os.SameFile(first, info) || first.Size() != info.Size() || !first.ModTime().Equal(info.ModTime()) {
			return scorer(run), func() {}, f.Close()
		}
		return verdictsOf(f), func() { _ = f.Close() }, nil
	}
}

// describeRun describes a run without scoring it again, and writes nothing: the
// run may still be going.
func describeRun(run *runs.Run, o signature.Options) (described reports.Run, by judgeSource, err error) {
	by, err = withVerdicts(run, func(all iter.Seq2[exchange, error]) (err error) {
		described, err = describe(run, all, o)
		return err
	})
	return described, by, err
}

// withVerdicts passes over a run with the verdicts that were written before.
// Where they are missing, damaged or older than the responses, it passes over it
// again from the start and scores in memory. The judge it returns is the one
// that served.
func withVerdicts(run *runs.Run, pass func(iter.Seq2[exchange, error]) error) (judgeSource, error) {
	stored := storedJudge(run)
	by, stop, err := stored()
	if err == nil {
		err = pass(exchanges(run, by))
		stop()
		var syntax *jsonl.SyntaxError
		if !errors.Is(err, errStale) && !errors.As(err, &syntax) {
			return stored, err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return freshJudge(run), pass(exchanges(run, scorer(run)))
}
