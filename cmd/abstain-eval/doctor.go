package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
)

// doctorTokens leaves room for a short thought: a small limit would only show
// that it is too small.
const doctorTokens = 1024

// doctorOptions are the flags of doctor: those by which run reaches a model and
// sets its parameters, so that a command line of run can be tried out.
type doctorOptions struct {
	connection            connectionFlags
	api                   apiFlags
	sampling              samplingFlags
	system                string
	deep, asJSON, verbose bool
}

func newDoctor(o *outside) *cobra.Command {
	var opts doctorOptions
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "What a server really does, and what run will make of it",
		Long: `Asks the server for its list of models and one question, and prints what was
sent, what came and where (the answer, the reasoning, usage, log-probabilities),
what was refused, and what run will do about each. It takes the flags by which
run reaches a model. Nothing is written.

With --deep it sends some more requests, each bounded by --max-tokens, to find
out what one reply cannot tell: whether the system role, a seed and the token
limit act, what becomes of a parameter that does not exist, and whether the
same question gets the same answer.

Exit codes: 0 fit to run, with warnings or without; 2 a wrong key, model or
address, or a parameter the server refuses; 4 the server cannot be reached or
is overloaded.`,
		Example: `  abstain-eval doctor --base-url http://localhost:8000/v1 --model my-ckpt
  abstain-eval doctor --base-url http://localhost:8000/v1 --deep
  abstain-eval doctor --top-k 20 --logprobs --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			checkup, err := opts.checkup(o, cmd.Flags().Changed)
			if err != nil {
				return err
			}
			if opts.deep {
				plan := evaluate.DeepPlan(checkup.API)
				fmt.Fprintf(o.stderr, "after the list of models and the question, --deep sends %d more requests:\n  %s\n",
					len(plan), strings.Join(plan, "\n  "))
			}
			d, err := evaluate.Doctor(o.interruptible(), checkup, version())
			if errors.Is(err, context.Canceled) {
				return anew(err) // what it cut off would be found of the server
			}
			if len(d.Findings) == 0 { // nothing was sent
				return err
			}
			return errors.Join(opts.print(o, d), err)
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func (d *doctorOptions) addFlags(f *pflag.FlagSet) {
	d.connection.addFlags(f)
	f.StringVar(&d.system, "system", "", "system message to send along: `text`, or @file")
	d.api.addFlags(f)
	d.sampling.addFlags(f)
	f.BoolVar(&d.deep, "deep", false, "send some more requests, listed before they go out")
	f.BoolVar(&d.asJSON, "json", false, "write JSON, schema abstain-eval/doctor/1, instead of text")
	f.BoolVarP(&d.verbose, "verbose", "v", false, "also show the exchanges as they went over the wire, without keys; --deep does")
	// One look should be short: it says what failed instead of trying again.
	other := func(name, value string) {
		flag := f.Lookup(name)
		flag.DefValue = value
		_ = flag.Value.Set(value) // a constant of this function, of the flag's own type
	}
	other("max-tokens", fmt.Sprint(doctorTokens))
	other("max-retries", "0")
	other("attempt-timeout", (2 * time.Minute).String())
	address := f.Lookup("base-url")
	address.Usage = strings.Replace(address.Usage, "repeatable, for several servers of the same model", "one, since it looks at one server at a time", 1)
	_ = f.MarkHidden("log-http") // taken as --verbose, so that run's command line can be tried
}

// checkup checks the flags and puts them together; set says whether one was
// given.
func (d *doctorOptions) checkup(o *outside, set func(name string) bool) (evaluate.Checkup, error) {
	params, err := d.sampling.params(set, 1)
	if err != nil {
		return evaluate.Checkup{}, err
	}
	system, err := textOrFile("--system", d.system)
	if err != nil {
		return evaluate.Checkup{}, err
	}
	checkpoint, err := d.connection.checkpoint(o)
	if err != nil {
		return evaluate.Checkup{}, err
	}
	if len(checkpoint.Replicas) > 0 {
		return evaluate.Checkup{}, &evaluate.UsageError{Message: "doctor looks at one server at a time", Next: "give one --base-url, and run doctor for each"}
	}
	if err := d.connection.ranges(); err != nil {
		return evaluate.Checkup{}, err
	}
	asking := d.connection.asking() // doctor's; what is said of run is run's own
	c := evaluate.Checkup{
		Checkpoint: checkpoint, API: d.api.api, Params: params, System: system, Deep: d.deep,
		Asking: asking, Retries: asking.MaxRetries, AttemptTimeout: asking.AttemptTimeout,
		RunTokens: params.MaxTokens,
	}
	usual := evaluate.DefaultAsking()
	if !set("max-retries") {
		c.Asking.MaxRetries = usual.MaxRetries
	}
	if !set("attempt-timeout") {
		c.Asking.AttemptTimeout = usual.AttemptTimeout
	}
	if !set("max-tokens") {
		c.RunTokens = defaultMaxTokens
		if d.api.api == wire.APICompletions {
			c.Params.MaxTokens, c.RunTokens = completionTokens, completionTokens
		}
	}
	return c, nil
}

func (d *doctorOptions) print(o *outside, found reports.Diagnosis) error {
	if d.asJSON {
		return reports.DoctorJSON(o.stdout, found)
	}
	if d.deep || d.verbose || d.connection.logHTTP > 0 {
		if err := reports.Wire(o.stdout, found); err != nil {
			return err
		}
	}
	return reports.Doctor(o.stdout, found)
}
