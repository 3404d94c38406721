package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

func newReport(o *outside) *cobra.Command {
	var (
		out     outputFlags
		margins marginFlags
		logs    logFlags
	)
	cmd := &cobra.Command{
		Use:   "report RUN",
		Short: "Render the report of a run again, in any format",
		Long: `Prints the summary of a run, and writes it to every file named by -o in the
format of its extension. Nothing is asked and nothing is scored again. A run
that is still going is reported as far as it has come and marked provisional.

RUN is a path, a name below --log-dir, or latest; JOB/NAME is a run of a job.`,
		Example: `  abstain-eval report latest -o report.html
  abstain-eval report logs/20261123T0120Z-my-ckpt-core-3f2ac1 -o report.md`,
		Args: oneRun,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cmp.Or(out.check(), margins.check()); err != nil {
				return err
			}
			dir, err := logs.run(o, args[0])
			if err != nil {
				return err
			}
			document, rows, err := evaluate.Describe(dir, margins.options(cmd.Flags()), version())
			if err != nil {
				return err
			}
			// The files first: a reader of stdout that has seen enough ends the process.
			if err := out.write(document, until(o.interruptible(), rows)); err != nil {
				return anew(err)
			}
			return reports.Terminal(o.stdout, document, rows)
		},
	}
	out.addFlags(cmd.Flags())
	margins.addFlags(cmd.Flags())
	logs.addDir(cmd.Flags())
	return cmd
}
