package main

import (
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// retryFlags say which responses of a run that is there already are asked again.
type retryFlags struct{ states []string }

func (r *retryFlags) addFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&r.states, "retry", nil, "of the run that is there, ask again what is in one of these `states`: "+listOf(evaluate.RetryStates())+"; goes with a larger --max-tokens or a mended server")
}

// into sets what the job asks again; set says whether a flag was given.
func (r *retryFlags) into(job *evaluate.Job, set func(name string) bool) error {
	if !set("retry") {
		return nil
	}
	if len(r.states) == 0 {
		return &evaluate.UsageError{Message: "--retry is empty", Next: "name states, of " + listOf(evaluate.RetryStates())}
	}
	if job.New {
		return misuse("--new and --retry do not go together: what is asked again lies in a run that is there")
	}
	var err error
	job.Retry, err = known("--retry", "state", r.states, evaluate.RetryStates())
	return err
}
