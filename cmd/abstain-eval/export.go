package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/reports"
)

// exportMetrics is what export can write so far.
const exportMetrics = "metrics"

func newExport(o *outside) *cobra.Command {
	var (
		asJSON bool
		logs   logFlags
	)
	cmd := &cobra.Command{
		Use:   "export RUN metrics",
		Short: "Write what other benchmarks publish, of a run",
		Long: `Computes from a complete run what other benchmarks publish, so that it can
stand beside their tables: precision, recall and F1 of abstaining as
AbstentionBench has them, SimpleQA's F, and SQuAD 2.0's exact match and F1.
Each suite by itself, with hedged answers counted as answers (strict) and as
abstentions (broad). But for F1 of abstaining none of it is in a report.
Nothing is asked and nothing is written but the result.

RUN is a path, a name below --log-dir, or latest. A job counts as its runs.`,
		Example: `  abstain-eval export latest metrics
  abstain-eval export nightly metrics --json > metrics.json`,
		Args: exportArguments,
		RunE: func(_ *cobra.Command, args []string) error {
			dir, err := logs.run(o, args[0])
			if err != nil {
				return err
			}
			report, err := evaluate.Metrics(dir, version())
			if err != nil {
				return err
			}
			if asJSON {
				return reports.MetricsJSON(o.stdout, report)
			}
			return reports.Metrics(o.stdout, report)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, schema "+reports.MetricsSchema+", instead of text")
	logs.addDir(cmd.Flags())
	return cmd
}

// exportArguments takes a run and what to write of it.
func exportArguments(cmd *cobra.Command, args []string) error {
	const next = "as in abstain-eval export latest metrics"
	if len(args) != 2 {
		return &evaluate.UsageError{Message: cmd.CommandPath() + " takes a run and what to write of it: metrics", Next: next}
	}
	if args[1] == exportMetrics {
		return nil
	}
	usage := &evaluate.UsageError{Message: fmt.Sprintf("%s cannot write %q of a run; it knows metrics", cmd.CommandPath(), args[1]), Next: next}
	if nearest.Of(args[1], []string{exportMetrics}) != "" {
		usage.Next = fmt.Sprintf("did you mean %s %s metrics?", cmd.CommandPath(), args[0])
	}
	return usage
}
