package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/reports"
)

// gateOptions are the flags of gate.
type gateOptions struct {
	file, baseline string
	alpha, overlap float64
	simulated      bool
	maxUnscored    float64
	asJSON         bool
	files          []string
	margins        marginFlags
	logs           logFlags
}

func newGate(o *outside) *cobra.Command {
	var opts gateOptions
	cmd := &cobra.Command{
		Use:   "gate RUN [GATE...]",
		Short: "Judge a run by gates, with an exit code for each way it may end",
		Long: `Judges a run, or every run of a job, by expressions on the line or in a file.
Nothing is asked.

  over_answer_rate.hi <= 0.15           a figure and a number, or 15%
  over_refusal_rate.change.lo <= 0.02   its change against --baseline
  over_answer_rate not worse            no rise beyond chance, at --alpha
  direction in [calibrated, inconclusive]
  unscored <= 0.05 on core              on one suite; else on all of both sides

Rates, each with .value, .lo, .hi and .n: over_answer_rate, over_refusal_rate,
wrong_rate, error_when_answering, policy_share; likewise d_prime and c. The
first three, d_prime and c have a .change with .value, .lo and .hi, and the
rates' .p, which is not adjusted. Shares of the worse side, or of all as
.total: unscored, truncated.
Operators: <= < >= > == !=.

Without a gate a run fails where either rate is shown to be beyond its margin
or, against a baseline, to be worse. Without .lo or .hi a gate is as good as a
coin for a rate near its bound: chance alone decides.

What could not be measured neither passes nor fails. Simulated runs are refused
without --allow-simulated.

Exit codes: 0 every gate passes; 3 one fails; 4 the run is incomplete and not
judged; 5 too much is unscored, or no gate fails and one could not be measured.
Of several runs the worst: 4, then 5, then 3.`,
		Example: `  abstain-eval gate latest
  abstain-eval gate latest "over_answer_rate.hi <= 15%" "d_prime.lo >= 1"
  abstain-eval gate latest --baseline logs/baseline -o gates.xml
  abstain-eval gate latest --gates gates.yaml -o gates.xml -o gates.md`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return oneRun(cmd, args)
			}
			return opts.run(o, args[0], args[1:], cmd.Flags())
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func (g *gateOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&g.file, "gates", "", "YAML `file` with a list of gates")
	f.StringVar(&g.baseline, "baseline", "", "`run` to hold this one against")
	f.Float64Var(&g.alpha, "alpha", gates.DefaultAlpha, "`chance` of a false alarm a night, over all gates that say not worse")
	f.Float64Var(&g.overlap, "min-overlap", evaluate.MinOverlap, "least `share` of a suite's items that both runs were asked")
	f.BoolVar(&g.simulated, "allow-simulated", false, "judge simulated runs too")
	addMaxUnscored(f, &g.maxUnscored)
	f.BoolVar(&g.asJSON, "json", false, "print the document with its gates as JSON")
	f.StringArrayVarP(&g.files, "output", "o", nil, "also write the gates to `FILE`: .xml (JUnit), .md or .json; repeatable")
	g.margins.addFlags(f)
	g.logs.addDir(f)
}

// check fails on values out of range.
func (g *gateOptions) check() error {
	if !(g.alpha > 0 && g.alpha < 1) {
		return misuse("--alpha is %g; it is a chance between 0 and 1, as in 0.01 for one false alarm in 100 nights", g.alpha)
	}
	return cmp.Or(checkFiles(g.files, reports.GatesFor), checkOverlap(g.overlap), checkMaxUnscored(g.maxUnscored), g.margins.check())
}

// read gives the gates of the file, and then those of the line.
func (g *gateOptions) read(texts []string) ([]gates.Gate, error) {
	var all []gates.Gate
	if g.file != "" {
		data, err := os.ReadFile(g.file)
		if err != nil {
			return nil, misuse("--gates: %w", err)
		}
		if all, err = gates.ReadFile(g.file, data); err != nil {
			return nil, err
		}
	}
	for _, text := range texts {
		gate, err := gates.Parse(text)
		if err != nil {
			return nil, err
		}
		all = append(all, gate)
	}
	return all, nil
}

func (g *gateOptions) run(o *outside, name string, texts []string, set *pflag.FlagSet) error {
	if err := g.check(); err != nil {
		return err
	}
	all, err := g.read(texts)
	if err != nil {
		return err
	}
	options := evaluate.GateOptions{
		Gates: all, Alpha: g.alpha, AllowSimulated: g.simulated, MaxUnscored: given(set, "max-unscored", g.maxUnscored),
		Compare: evaluate.CompareOptions{Signature: g.margins.options(set), MinOverlap: g.overlap},
	}
	dir, err := g.logs.run(o, name)
	if err == nil && g.baseline != "" {
		options.Baseline, err = g.logs.run(o, g.baseline)
	}
	if err != nil {
		return err
	}
	document, err := evaluate.Gate(dir, options, version())
	if len(document.Gates) == 0 {
		return err
	}
	return errors.Join(err, g.write(document), g.print(o.stdout, document))
}

// write renders the gates into every file.
func (g *gateOptions) write(d reports.Document) error {
	return writeFiles(g.files, reports.GatesFor, func(w io.Writer, render func(io.Writer, reports.Document) error) error {
		return render(w, d)
	})
}

func (g *gateOptions) print(w io.Writer, d reports.Document) error {
	if g.asJSON {
		return reports.JSON(w, d, nil)
	}
	if err := reports.Gates(w, d); err != nil {
		return fmt.Errorf("printing the gates: %w", err)
	}
	return nil
}
