package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// scoreOptions are the flags of score.
type scoreOptions struct {
	foreign     evaluate.Foreign
	maxUnscored float64
	margins     marginFlags
	out         outputFlags
	logs        logFlags
}

func newScore(o *outside) *cobra.Command {
	var opts scoreOptions
	cmd := &cobra.Command{
		Use:   "score RUN | score --from FORMAT FILE --suite SUITE",
		Short: "Score a run again, or make a run of answers collected elsewhere",
		Long: `Scores the recorded responses of a run with the present scorer, without
asking anything, and writes its verdicts and report again.

With --from, the answers come from a file instead, and become a run directory
like any other. jsonl is one {"id": ..., "response": ...} object a line; id is
the item's. batch is the output of OpenAI's Batch API or of vllm run-batch, with
the item's id as custom_id. How the questions were put is not known then, and
without that no direction is given: --policy neutral says that nothing was added
to them.`,
		Example: `  abstain-eval score latest
  abstain-eval score --from jsonl answers.jsonl --suite core --policy neutral
  abstain-eval score --from batch output.jsonl --suite core --policy neutral`,
		Args: oneRunOrFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.check(cmd.Flags()); err != nil {
				return err
			}
			dir, imported, err := opts.dir(o, args[0])
			if err != nil {
				return anew(err)
			}
			ctx := o.interruptible() // verdicts are written
			allowed := given(cmd.Flags(), "max-unscored", opts.maxUnscored)
			document, rows, err := evaluate.Rescore(ctx, dir, opts.margins.options(cmd.Flags()), version(), allowed)
			if imported != nil && errors.Is(err, context.Canceled) {
				err = errors.Join(err, imported.Discard())
			}
			if len(document.Runs) == 0 {
				return anew(err)
			}
			_, said := fmt.Fprintf(o.stderr, "report: %s\n", filepath.Join(dir, runs.ReportFile))
			rows = until(ctx, rows)
			return errors.Join(anew(err), anew(opts.out.write(document, rows)), reports.Terminal(o.stdout, document, rows), said)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.foreign.Format, "from", "", "`format` of a file of answers to make a run of: jsonl or batch")
	f.StringVar(&opts.foreign.Suite, "suite", "core", "with --from: the `suite` the answers belong to")
	f.StringVar(&opts.foreign.Checkpoint, "checkpoint", "", "with --from: `name` of the checkpoint (default: the file's)")
	f.StringVar(&opts.foreign.Policy, "policy", "", "with --from: `how` the questions were put: neutral, if nothing was added to them")
	addMaxUnscored(f, &opts.maxUnscored)
	opts.out.addFlags(f)
	opts.margins.addFlags(f)
	opts.logs.addDir(f)
	return cmd
}

// check fails on values out of range, and on flags that would have no effect.
func (s *scoreOptions) check(f *pflag.FlagSet) error {
	if s.foreign.Format == "" {
		for _, name := range []string{"suite", "checkpoint", "policy"} {
			if f.Changed(name) {
				return &evaluate.UsageError{
					Message: "--" + name + " goes with --from",
					Next:    "a run keeps its own; leave the flag out",
				}
			}
		}
	}
	return cmp.Or(s.out.check(), s.margins.check(), checkMaxUnscored(s.maxUnscored))
}

// dir is the run to score: one that is there, or one made of foreign answers.
func (s *scoreOptions) dir(o *outside, argument string) (string, *evaluate.ForeignRun, error) {
	if s.foreign.Format == "" {
		if info, err := os.Stat(argument); err == nil && info.Mode().IsRegular() {
			return "", nil, &evaluate.UsageError{
				Message: argument + " is a file, not a run",
				Next:    "answers collected elsewhere are read with --from jsonl " + argument,
			}
		}
		dir, err := s.logs.run(o, argument)
		return dir, nil, err
	}
	s.foreign.File, s.foreign.LogDir = argument, s.logs.dir(o)
	run, err := evaluate.ReadForeign(s.foreign, newWorld(o, &progress{w: o.stderr, now: o.now, style: notesOnly}))
	if err != nil {
		return "", nil, err
	}
	dir, err := run.Write(o.interruptible())
	return dir, run, err
}
