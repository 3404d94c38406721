package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

func newCompare(o *outside) *cobra.Command {
	var (
		overlap float64
		out     outputFlags
		margins marginFlags
		logs    logFlags
	)
	cmd := &cobra.Command{
		Use:   "compare BASE NEW...",
		Short: "Say which way checkpoints moved, question by question",
		Long: `Holds every NEW run against BASE on the questions that both were asked: how
each rate changed, with its interval and a test that allows for all comparisons
made at once; whether the checkpoint tells answerable from unanswerable any
better; what became of the twins; and which items are treated otherwise. All
runs are scored again in memory by the present scorer. Nothing is asked.

A change is said to be one only where it is beyond chance. Otherwise the
smallest change that would have been seen stands beside it ("smallest
visible"): one on top of the items that differ already, where those that plan
is told of hold the change. Whatever moved, the exit code is 0: gates judge,
compare does not.

Runs of different policies are refused, and suites of which less than
--min-overlap of the items is in common, unless they are two samples of one
population: those are compared unpaired, and it is said. A run that is still
going is compared as far as it has come, and that is marked PROVISIONAL.

BASE and NEW are paths, names below --log-dir, or latest; JOB/NAME is a run of
a job.`,
		Example: `  abstain-eval compare logs/sft-1200 logs/rl-400
  abstain-eval compare logs/sft-1200 logs/rl-400 logs/rl-800 -o moved.html
  abstain-eval compare logs/sft-1200 latest -o moved.md -o moved.json
  abstain-eval compare demo/sim-imitation demo/sim-outcome`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, names []string) error {
			if len(names) < 2 {
				return &evaluate.UsageError{
					Message: "compare takes two runs or more: one to hold the others against, and those",
					Next:    "as in abstain-eval compare logs/sft-1200 logs/rl-400",
				}
			}
			if err := cmp.Or(checkOverlap(overlap), out.check(), noTable(out), margins.check()); err != nil {
				return err
			}
			dirs, err := logs.allRuns(o, names)
			if err != nil {
				return err
			}
			document, rows, err := evaluate.Compare(dirs[0], dirs[1:], evaluate.CompareOptions{
				Signature: margins.options(cmd.Flags()), MinOverlap: overlap,
			}, version())
			if err != nil {
				return err
			}
			// The files first: a reader of stdout that has seen enough ends the process.
			if err := out.write(document, until(o.interruptible(), rows)); err != nil {
				return anew(err)
			}
			return reports.Compared(o.stdout, document)
		},
	}
	cmd.Flags().Float64Var(&overlap, "min-overlap", evaluate.MinOverlap, "least `share` of a suite's items that both runs were asked")
	out.addFlags(cmd.Flags())
	cmd.Flags().Lookup("output").Usage = "also write the report to `FILE`: .html, .md or .json; repeatable"
	margins.addFlags(cmd.Flags())
	logs.addDir(cmd.Flags())
	return cmd
}

// noTable refuses the format that has runs alone.
func noTable(out outputFlags) error {
	for _, name := range out.files {
		if strings.EqualFold(filepath.Ext(name), ".csv") {
			return misuse("--output %s: a CSV has rows for runs and none for changes; .html, .md and .json have both", name)
		}
	}
	return nil
}

func checkOverlap(share float64) error {
	if !(share > 0 && share <= 1) {
		return misuse("--min-overlap is %g; it is a share of the items above 0 and up to 1", share)
	}
	return nil
}
