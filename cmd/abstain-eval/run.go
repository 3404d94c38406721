package main

import (
	"math"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// defaultBaseURL is asked where nothing else is named. It is the only host
// that is known to need a key.
const defaultBaseURL = "https://api.openai.com/v1"

// runOptions are the flags of run.
type runOptions struct {
	baseURL, model       string
	keyEnv, keyFile      string
	extraBody, system    string
	temperature, topP    float64
	seed                 int64
	maxTokens            int
	connections, retries int
	attemptTimeout       time.Duration
	maxRetryAfter        time.Duration
	runDir               string
	fresh                bool
	maxUnscored          float64
	trainedBy, name      string
	selection            selectionFlags
	margins              marginFlags
	out                  outputFlags
	logs                 logFlags
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
	f.StringVar(&r.baseURL, "base-url", "", "`URL` of an OpenAI-compatible API, usually ending in /v1 (default: $OPENAI_BASE_URL, then "+defaultBaseURL+")")
	f.StringVarP(&r.model, "model", "m", "", "`name` of the model (default: $ABSTAIN_EVAL_MODEL, then the only one the server lists)")
	f.StringVar(&r.name, "checkpoint", "", "`name` of the checkpoint in reports (default: the model's)")
	f.StringVar(&r.trainedBy, "trained-by", "", "how the checkpoint was trained, kept as a `fact` about it")
	f.StringVar(&r.keyEnv, "api-key-env", defaultKeyEnv, "`variable` that holds the key")
	f.StringVar(&r.keyFile, "api-key-file", "", "`file` that holds the key")
	f.StringVar(&r.system, "system", "", "system message: `text`, or @file")
	f.StringVar(&r.extraBody, "extra-body", "", "`JSON` object, or @file, merged into the top level of every request")
	f.Float64Var(&r.temperature, "temperature", 0, "sampling temperature; 0 is sent as 0")
	f.Float64Var(&r.topP, "top-p", 0, "nucleus sampling (default: the server's)")
	f.Int64Var(&r.seed, "seed", 0, "the server's sampling seed (default: not sent)")
	f.IntVar(&r.maxTokens, "max-tokens", 4096, "most tokens of a reply, reasoning included; may grow on resume")
	r.selection.addFlags(f)
	f.IntVarP(&r.connections, "max-connections", "j", 16, "requests in flight at once")
	f.IntVar(&r.retries, "max-retries", 8, "tries after the first, for what time may mend")
	f.DurationVar(&r.attemptTimeout, "attempt-timeout", 10*time.Minute, "longest wait for one reply")
	f.DurationVar(&r.maxRetryAfter, "max-retry-after", 5*time.Minute, "longest wait a server may ask for; beyond it the run stops and can be resumed")
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
	extra, err := r.extra()
	if err != nil {
		return evaluate.Job{}, err
	}
	system, err := textOrFile("--system", r.system)
	if err != nil {
		return evaluate.Job{}, err
	}
	checkpoint, err := r.checkpoint(o)
	if err != nil {
		return evaluate.Job{}, err
	}
	if err := r.ranges(set("top-p")); err != nil {
		return evaluate.Job{}, err
	}
	params := wire.Params{Temperature: &r.temperature, MaxTokens: r.maxTokens, Extra: extra}
	if set("top-p") {
		params.TopP = &r.topP
	}
	if set("seed") {
		params.Seed = &r.seed
	}
	return evaluate.Job{
		Checkpoints: []evaluate.Checkpoint{checkpoint},
		Suites:      args,
		Selection:   selection,
		Policy:      prompts.Neutral(),
		System:      system,
		Params:      params,
		Asking: evaluate.Asking{
			Connections:    r.connections,
			MaxRetries:     r.retries,
			AttemptTimeout: r.attemptTimeout,
			MaxRetryAfter:  r.maxRetryAfter,
		},
		MaxUnscored: r.maxUnscored,
		LogDir:      r.logs.dir(o),
		RunDir:      r.runDir,
		New:         r.fresh,
	}, nil
}

func (r *runOptions) ranges(topP bool) error {
	switch {
	case r.connections < 1:
		return misuse("--max-connections is %d; it is at least 1", r.connections)
	case r.retries < 0:
		return misuse("--max-retries is %d; it is at least 0", r.retries)
	case r.maxTokens < 1:
		return misuse("--max-tokens is %d; it is at least 1", r.maxTokens)
	case !(r.temperature >= 0 && r.temperature <= math.MaxFloat32):
		return misuse("--temperature is %g; it is a number from 0", r.temperature)
	case topP && !(r.topP >= 0 && r.topP <= 1):
		return misuse("--top-p is %g; it is between 0 and 1", r.topP)
	case r.attemptTimeout <= 0:
		return misuse("--attempt-timeout is %s; it is more than 0", r.attemptTimeout)
	case r.maxRetryAfter <= 0:
		return misuse("--max-retry-after is %s; it is more than 0", r.maxRetryAfter)
	case r.fresh && r.runDir != "":
		return misuse("--new and --run-dir do not go together: name a directory that is not there yet")
	}
	return errorsFirst(checkShare("--max-unscored", r.maxUnscored), r.margins.check())
}
