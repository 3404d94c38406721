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

// exchanges are what was recorded of a run, judged. They can be ranged over again.
func exchanges(run *runs.Run, by judge) iter.Seq2[exchange, error] { return by(unjudged(run)) }

// unjudged joins items and records in item order, without verdicts. Items without a
// record yield nothing. It streams: few items and records are in memory at a time.
func unjudged(run *runs.Run) iter.Seq2[exchange, error] {
	return func(yield func(exchange, error) bool) {
		next, stop := iter.Pull2(run.RecordsInOrder())
		defer stop()
		record, err, more := next()
		for n, item := range numbered(run.Items()) {
			if item.err != nil {
				yield(exchange{}, item.err)
				return
			}
			for more && (err != nil || record.N == n) {
				if err == nil && record.Item != item.ID && record.Item != "" {
					err = run.Foreign(&record, item.ID)
				}
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
	}
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
func scoreRun(ctx context.Context, run *runs.Run, past history, o signature.Options, keep *rowKeeper) (reports.Run, error) {
	var described reports.Run
	var figures sync.WaitGroup
	err := runs.WriteDerived(run.Dir(), runs.VerdictsFile, func(w io.Writer) error {
		var line []byte
		g, err := gather(run, past, func(yield func(exchange, error) bool) {
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

// stored are the exchanges of a run with the verdicts that were written before. Where
// those are replaced between two passes, since the run ended or was scored again, the
// later ones score afresh: what stands there then may be of more responses.
func stored(run *runs.Run) iter.Seq2[exchange, error] {
	var first fs.FileInfo
	return func(yield func(exchange, error) bool) {
		f, err := os.Open(run.Path(runs.VerdictsFile))
		if err != nil {
			yield(exchange{}, err)
			return
		}
		defer func() { _ = f.Close() }() // it was only read
		info, err := f.Stat()
		if err != nil {
			yield(exchange{}, err)
			return
		}
		if first == nil {
			first = info
		}
		by := verdictsOf(f)
		if !os.SameFile(first, info) || first.Size() != info.Size() || !first.ModTime().Equal(info.ModTime()) {
			by = scorer(run)
		}
		exchanges(run, by)(yield)
	}
}

// describeRun describes a run without scoring it again, and writes nothing: the
// run may still be going.
func describeRun(run *runs.Run, past history, o signature.Options) (described reports.Run, all iter.Seq2[exchange, error], err error) {
	g, all, err := gatherRun(run, past)
	if err != nil {
		return reports.Run{}, all, err
	}
	return g.described(o), all, nil
}

// gatherRun is what a document has of a run, likewise.
func gatherRun(run *runs.Run, past history) (g *gathered, all iter.Seq2[exchange, error], err error) {
	all, err = withVerdicts(run, func(all iter.Seq2[exchange, error]) (err error) {
		g, err = gather(run, past, all)
		return err
	})
	return g, all, err
}

// withVerdicts passes over a run with the verdicts that were written before.
// Where they are missing, damaged or older than the responses, it passes over it
// again from the start and scores in memory. It returns the exchanges that served.
func withVerdicts(run *runs.Run, pass func(iter.Seq2[exchange, error]) error) (iter.Seq2[exchange, error], error) {
	all := stored(run)
	err := pass(all)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errStale) || errors.As(err, new(*jsonl.SyntaxError)) {
		all = exchanges(run, scorer(run))
		err = pass(all)
	}
	return all, err
}
