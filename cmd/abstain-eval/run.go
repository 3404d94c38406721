package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// runOptions are the flags of run.
type runOptions struct {
	file        string
	checkpoint  checkpointFlags
	epochs      int
	budget      budgetFlags
	dryRun      bool
	compress    bool
	runDir      string
	fresh       bool
	maxUnscored float64
	selection   selectionFlags
	retry       retryFlags
	margins     marginFlags
	out         outputFlags
	logs        logFlags
}

func newRun(o *outside) *cobra.Command {
	var opts runOptions
	cmd := &cobra.Command{
		Use:   "run [SUITE...]",
		Short: "Ask a model, score its answers, report which way it fails",
		Long: `Asks every question of the suites (core, unless others are named) and prints
which way the model fails. Everything is kept in a run directory below
--log-dir. If the run is interrupted, the same command goes on where it
stopped: nothing recorded is asked again.

--retry asks again what could not be scored, in the newest run of the same
questions, model and parameters of the last day, or in --run-dir: replies that
were cut off, with a larger --max-tokens, or what a server refused that takes it
now. A new response counts only if what stood in the way was changed; one that
is redrawn with nothing changed does not.

A suite is a built-in name, a directory with suite.yaml and items.jsonl, or a
.jsonl file of items, such as the items.jsonl of an earlier run.

The key is read from OPENAI_API_KEY, from the variable named by --api-key-env,
or from --api-key-file. It is never an argument and never written anywhere.
Without a key no Authorization header is sent.`,
		Example: `  abstain-eval run core --base-url http://localhost:8000/v1 --model my-ckpt
  abstain-eval run ./mine --limit 20 -o report.html -o report.md
  abstain-eval run core --policy permit --epochs 4 --temperature 0.7
  abstain-eval run core --model my-ckpt --max-tokens 16384 --retry truncated
  abstain-eval run -c nightly.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.checkpoint.connection.keyless = opts.dryRun // which sends nothing
			read := opts.job
			if opts.file != "" {
				read = opts.jobFrom
			}
			job, err := read(o, args, cmd.Flags())
			if err != nil {
				return err
			}
			if opts.dryRun {
				err = anew(dryRun(o.interruptible(), o, job, opts.logs))
			} else {
				err = runJob(o.interruptible(), o, job, opts.out, opts.logs)
			}
			if err != nil && opts.file != "" {
				return &jobError{err, opts.file}
			}
			return err
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func (r *runOptions) addFlags(f *pflag.FlagSet) {
	f.StringVarP(&r.file, "config", "c", "", "`file` of a job: several checkpoints, policies and suites; see docs/jobs.md")
	r.checkpoint.addFlags(f)
	r.addJobFlags(f)
	f.BoolVar(&r.dryRun, "dry-run", false, "send nothing: print how many requests it would be, about how many tokens, and the first body")
	f.StringVar(&r.runDir, "run-dir", "", "`directory` of the run: created, resumed, or only reported if complete")
	f.BoolVar(&r.fresh, "new", false, "start a new run even if one can be resumed")
	r.retry.addFlags(f)
	r.out.addFlags(f)
	r.logs.addFlags(f)
}

// addJobFlags adds what a job says once for all its checkpoints.
func (r *runOptions) addJobFlags(f *pflag.FlagSet) {
	f.IntVar(&r.epochs, "epochs", 1, "samples of each item, each with a seed of its own")
	r.selection.addFlags(f)
	f.BoolVar(&r.compress, "compress", false, "once a run is complete, keep its responses as responses.jsonl.zst; all commands read both")
	r.budget.addFlags(f)
	addMaxUnscored(f, &r.maxUnscored)
	r.margins.addFlags(f)
}

// job checks the flags and puts them together.
func (r *runOptions) job(o *outside, args []string, f *pflag.FlagSet) (evaluate.Job, error) {
	if err := noJobFile(args); err != nil {
		return evaluate.Job{}, err
	}
	job, err := r.frame(o, f)
	if err != nil {
		return job, err
	}
	if r.fresh && r.runDir != "" {
		return job, misuse("--new and --run-dir do not go together: name a directory that is not there yet")
	}
	checkpoint, err := r.checkpoint.checkpoint(o, f.Changed, r.epochs)
	if err != nil {
		return job, err
	}
	if job.Suites = args; len(args) == 0 {
		job.Suites = []string{"core"}
	}
	job.Checkpoints = []evaluate.Checkpoint{checkpoint}
	if len(checkpoint.Policies) > 1 && r.runDir == "" {
		job.Name = runs.SafeName(60, "-", cmp.Or(checkpoint.Name, checkpoint.Model, "policies"))
	}
	return job, r.retry.into(&job, f.Changed)
}

// frame is what a job says once for all its checkpoints.
func (r *runOptions) frame(o *outside, f *pflag.FlagSet) (evaluate.Job, error) {
	selection, err := r.selection.selection(f.Changed)
	var epochs error
	if r.epochs < 1 {
		epochs = misuse("--epochs is %d; it is at least 1", r.epochs)
	}
	budget, budgetErr := r.budget.budget(f.Changed)
	if err := errors.Join(err, epochs, budgetErr, checkMaxUnscored(r.maxUnscored), r.margins.check()); err != nil {
		return evaluate.Job{}, err
	}
	return evaluate.Job{
		Selection:   selection,
		Epochs:      r.epochs,
		Budget:      budget,
		Compress:    r.compress,
		Margins:     r.margins.options(f),
		MaxUnscored: given(f, "max-unscored", r.maxUnscored),
		LogDir:      r.logs.dir(o),
		RunDir:      r.runDir,
		New:         r.fresh,
	}, nil
}

// runJob runs a job and prints what came of it.
func runJob(ctx context.Context, o *outside, job evaluate.Job, out outputFlags, logs logFlags) error {
	if err := out.check(); err != nil {
		return err
	}
	progress, err := newProgress(o, logs)
	if err != nil {
		return err
	}
	result, document, err := evaluate.Execute(ctx, job, newWorld(o, progress))
	if len(document.Runs) > 0 {
		rows := evaluate.Rows(result)
		if job.Name != "" {
			out.files = append(out.files, filepath.Join(result.Dir, "report.html"))
		}
		// The files first: a reader of stdout that has seen enough ends the process.
		err = errors.Join(err, out.write(document, rows))
		if job.Name == "" {
			err = errors.Join(err, reports.Terminal(o.stdout, document, rows))
		}
		progress.Note("report: " + filepath.Join(result.Dir, runs.ReportFile))
	}
	if job.Name != "" && len(result.Runs) > 0 {
		err = errors.Join(err, reports.Cells(o.stdout, document, cellsOf(result)))
		if result.Dir != "" {
			_, said := fmt.Fprintf(o.stdout, "\nOpen %s\n\nEach run in full:\n\n  abstain-eval report %s\n", filepath.Join(result.Dir, "report.html"), runs.ShellQuoted(result.Dir))
			err = errors.Join(err, said)
		}
	}
	return err
}

// dryRun prints what a job would ask.
func dryRun(ctx context.Context, o *outside, job evaluate.Job, logs logFlags) error {
	progress, err := newProgress(o, logs)
	if err != nil {
		return err
	}
	plan, err := evaluate.DryRun(ctx, job, newWorld(o, progress))
	if err != nil {
		return err
	}
	return reports.DryRun(o.stdout, plan)
}

func cellsOf(result evaluate.Result) []reports.Cell {
	var cells []reports.Cell
	for _, r := range result.Runs {
		c := reports.Cell{Checkpoint: r.Checkpoint, Policy: r.Policy, ID: r.ID}
		if r.Err != nil && !errors.As(r.Err, new(*evaluate.UnscoredError)) { // that the document has
			c.Trouble = r.Err.Error()
			if code, _ := evaluate.Explain(r.Err); code == evaluate.Interrupted {
				c.Trouble = "interrupted" // "context canceled" says nothing to anybody
			}
			for _, name := range []string{r.Checkpoint + "." + r.Policy, r.Checkpoint} { // the line above has it
				c.Trouble = strings.TrimPrefix(c.Trouble, name+": ")
			}
		}
		cells = append(cells, c)
	}
	return cells
}
