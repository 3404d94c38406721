package main

import (
	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

func newSuiteSuspects(o *outside) *cobra.Command {
	var (
		most   int
		asJSON bool
		logs   logFlags
	)
	cmd := &cobra.Command{
		Use:   "suspects RUN...",
		Short: "List items whose label is probably wrong, from several runs",
		Long: `Lists the items that a suite's author should read again, from what several
checkpoints did on them, most suspicious first. Nothing is asked, nothing is
written, and a suspect is a question, not a proof.

  same-value       an item without an answer, to which at least two checkpoints
                   and half of those scored on it commit to the same value: a
                   new value (there may be an answer) or a known lure (it may be
                   a good trap)
  all-fail         an item with an answer, on which every checkpoint is wrong or
                   declines: with one value for all, the gold may be wrong
  one-side-varies  a pair on one side of which all checkpoints do the same,
                   while on the other they differ; from 4 checkpoints on

RUN is a path, a name below --log-dir, or latest. A job counts as its runs, and
a run that is still going as far as it has come. Runs of one name and model are
one checkpoint. Items are joined by what was asked, so that runs may hold other
selections of a suite.`,
		Example: `  abstain-eval suite suspects nightly
  abstain-eval suite suspects logs/run-a logs/run-b logs/run-c --max 0
  abstain-eval suite suspects nightly --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				return &evaluate.UsageError{
					Message: "name the runs of at least two checkpoints, or a job of several",
					Next:    "as in abstain-eval suite suspects logs/run-a logs/run-b",
				}
			}
			if most < 0 {
				return misuse("--max is %d; it is a number of suspects, and 0 shows all", most)
			}
			dirs, err := logs.allRuns(o, names)
			if err != nil {
				return err
			}
			report, err := evaluate.Suspects(dirs, most)
			if err != nil {
				return err
			}
			if asJSON {
				return reports.SuspectsJSON(o.stdout, report)
			}
			return reports.Suspects(o.stdout, report)
		},
	}
	cmd.Flags().IntVar(&most, "max", 20, "how `many` suspects to show, 0 for all")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, schema abstain-eval/suspects/1, instead of text")
	logs.addDir(cmd.Flags())
	return cmd
}
