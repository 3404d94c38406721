package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
)

func newDemo(o *outside) *cobra.Command {
	var (
		seed      uint64
		selection selectionFlags
		logs      logFlags
	)
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "The main job on simulated checkpoints: nothing to set up",
		Long: `Serves simulated checkpoints on the loopback interface, asks them questions of
core over HTTP through the same code as run, and prints what was injected, drawn
and measured side by side. Ten pairs of each scenario are enough for that;
--limit 100% asks them all.

It proves the tool, not a theory of training: the checkpoints are drawn at
known rates, and everything made of them says so.`,
		Example: `  abstain-eval demo
  abstain-eval demo --limit 100% --seed 7`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			chosen, err := selection.selection(cmd.Flags().Changed)
			if err != nil {
				return err
			}
			progress, err := newProgress(o, logs)
			if err != nil {
				return err
			}
			progress.Note("asking five simulated checkpoints; some replies fail on purpose (truncated,\nempty, a 429, a cut connection), to show that none of that enters a rate")
			temperature := 0.0
			asking := evaluate.DefaultAsking()
			asking.Backoff = 50 * time.Millisecond // the server is on this machine and its faults are over at once
			job := evaluate.Job{
				Name:        "demo",
				Suites:      []string{"core"},
				Selection:   chosen,
				MaxUnscored: new(1.0), // faults are injected on purpose
				LogDir:      logs.dir(o),
			}
			like := evaluate.Checkpoint{Params: wire.Params{Temperature: &temperature, MaxTokens: 4096}, Asking: asking}
			options := simulate.Options{Seed: seed, Faults: simulate.DemoFaults()}
			result, document, err := evaluate.Demo(o.interruptible(), job, like, options, newWorld(o, progress))
			if len(document.Runs) == 0 {
				return err
			}
			page := outputFlags{files: []string{filepath.Join(result.Dir, "report.html")}}
			err = errors.Join(err,
				page.write(document, evaluate.Rows(result)),
				reports.Demo(o.stdout, document))
			_, said := fmt.Fprintf(o.stdout, `
Open %s

Now your own server:

  abstain-eval run core --base-url http://localhost:8000/v1 --model NAME
`, page.files[0])
			return errors.Join(err, said)
		},
	}
	selection.addLimit(cmd.Flags(), "160")
	cmd.Flags().Uint64Var(&seed, "seed", 2, "`seed` of the draws")
	logs.addFlags(cmd.Flags())
	return cmd
}
