package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
)

// runOptions are the flags of run.
type runOptions struct {
	system          string
	runDir          string
	fresh           bool
	maxUnscored     float64
	trainedBy, name string
	connection      connectionFlags
	api             apiFlags
	sampling        samplingFlags
	selection       selectionFlags
	margins         marginFlags
	out             outputFlags
	logs            logFlags
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

A suite is a built-in name, a directory with suite.yaml and items.jsonl, or a
.jsonl file of items, such as the items.jsonl of an earlier run.

The key is read from OPENAI_API_KEY, from the variable named by --api-key-env,
or from --api-key-file. It is never an argument and never written anywhere.
Without a key no Authorization header is sent.`,
		Example: `  abstain-eval run core --base-url http://localhost:8000/v1 --model my-ckpt
  abstain-eval run ./mine --limit 20 -o report.html -o report.md
  abstain-eval run core --system @system.txt --extra-body '{"top_k": 20}'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			job, err := opts.job(o, args, cmd.Flags().Changed)
			if err != nil {
				return err
			}
			job.Margins = opts.margins.options(cmd.Flags())
			return runJob(cmd.Context(), o, job, opts.out, opts.logs)
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func (r *runOptions) addFlags(f *pflag.FlagSet) {
	r.connection.addFlags(f)
	f.StringVar(&r.name, "checkpoint", "", "`name` of the checkpoint in reports (default: the model's)")
	f.StringVar(&r.trainedBy, "trained-by", "", "how the checkpoint was trained, kept as a `fact` about it")
	f.StringVar(&r.system, "system", "", "system message: `text`, or @file")
	r.api.addFlags(f)
	r.sampling.addFlags(f)
	r.selection.addFlags(f)
	f.StringVar(&r.runDir, "run-dir", "", "`directory` of the run: created, resumed, or only reported if complete")
	f.BoolVar(&r.fresh, "new", false, "start a new run even if one can be resumed")
	addMaxUnscored(f, &r.maxUnscored)
	r.margins.addFlags(f)
	r.out.addFlags(f)
	r.logs.addFlags(f)
}

// job checks the flags and puts them together; set says whether one was given.
func (r *runOptions) job(o *outside, args []string, set func(name string) bool) (evaluate.Job, error) {
	if len(args) == 0 {
		args = []string{"core"}
	}
	selection, err := r.selection.selection(set)
	if err != nil {
		return evaluate.Job{}, err
	}
	params, err := r.sampling.params(set)
	if err != nil {
		return evaluate.Job{}, err
	}
	system, err := textOrFile("--system", r.system)
	if err != nil {
		return evaluate.Job{}, err
	}
	checkpoint, err := r.connection.checkpoint(o)
	if err != nil {
		return evaluate.Job{}, err
	}
	checkpoint.Name, checkpoint.TrainedBy = r.name, r.trainedBy
	if r.fresh && r.runDir != "" {
		return evaluate.Job{}, misuse("--new and --run-dir do not go together: name a directory that is not there yet")
	}
	if err := errorsFirst(r.connection.ranges(), checkShare("--max-unscored", r.maxUnscored), r.margins.check()); err != nil {
		return evaluate.Job{}, err
	}
	job := evaluate.Job{
		Checkpoints: []evaluate.Checkpoint{checkpoint},
		Suites:      args,
		Selection:   selection,
		Policy:      prompts.Neutral(),
		System:      system,
		Params:      params,
		Asking:      r.connection.asking(),
		MaxUnscored: r.maxUnscored,
		LogDir:      r.logs.dir(o),
		RunDir:      r.runDir,
		New:         r.fresh,
	}
	r.api.into(&job, set)
	return job, nil
}
