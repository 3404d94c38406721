package main

import (
	"math"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// planOptions are the flags of plan.
type planOptions struct {
	margins              marginFlags
	level, power         float64
	rates                []float64
	change, discordant   float64
	comparisons, epochs  int
	icc                  float64
	limit, model, prices string
	answerTokens         float64
	answerSeconds        float64
	connections          int
	like                 []string
	asJSON               bool
	logs                 logFlags
}

func newPlan(o *outside) *cobra.Command {
	var opts planOptions
	cmd := &cobra.Command{
		Use:   "plan [SUITE]",
		Short: "Find out how many items a verdict takes, and what it costs",
		Long: `Says what a suite (core, unless another is named) can see: from which true rate
on a side is found above the margin, up to which within it, and how large a
change between two checkpoints has to be. Nothing is asked, nothing is written.

  --rate R     how many items a side settle a true rate R against the margin;
               a rate at the margin itself is settled by no number of them
  --change D   how many items, asked of both checkpoints, show a change of D

Rates and changes are shares: .15 is 15 points. Sizes for a margin are exact:
the chances of all outcomes are added up, as the verdict's interval decides
each. The size for a change is Connor's (1987), held to the exact power of the
test. A change is one that compare would call, which tests three rates of each
checkpoint together: see --comparisons.

The items on which two checkpoints differ (--discordant) hold those that differ
by the change. What compare calls the smallest visible is a change on top of the
items that differ already, and so is larger for the same share.

--like RUN takes tokens, seconds and rates from an earlier run of the suite; two
of them, of two checkpoints, also give the share of items on which they differ.
What is neither given nor measured is assumed, and said to be.`,
		Example: `  abstain-eval plan
  abstain-eval plan core --margin .05
  abstain-eval plan --rate .15,.20,.05
  abstain-eval plan --change .03 --discordant .10 --comparisons 6
  abstain-eval plan core --epochs 4 --icc .3
  abstain-eval plan core --like latest --prices prices.yaml
  abstain-eval plan --rate .15 --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := opts.options(o, args, cmd.Flags())
			if err != nil {
				return err
			}
			sizing, err := evaluate.PlanSizes(options, o.now())
			if err != nil {
				return err
			}
			if opts.asJSON {
				return reports.SizingJSON(o.stdout, sizing)
			}
			return reports.SizingText(o.stdout, sizing)
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func (p *planOptions) addFlags(f *pflag.FlagSet) {
	f.Float64Var(&p.margins.margin, "margin", signature.DefaultMargin, "largest `rate` of either failure that still counts as within")
	f.Float64SliceVar(&p.rates, "rate", nil, "true `rates` to be settled against the margin, comma-separated or repeated")
	f.Lookup("rate").DefValue = "" // an empty list is no default to show
	f.Float64Var(&p.change, "change", 0, "`change` of a rate between two checkpoints to be seen")
	f.Float64Var(&p.discordant, "discordant", 0, "`share` of a side's items on which the two checkpoints differ, by the change or otherwise (default: as measured with --like, then .1)")
	f.IntVar(&p.comparisons, "comparisons", evaluate.RatesCompared, "how `many` changes are tested together, each held to Holm's strictest level: compare tests 3 rates of each checkpoint; for the gates that gate has by default, 2 with --level .99")
	f.Float64Var(&p.power, "power", .8, "`chance` with which something is to be seen")
	f.Float64Var(&p.level, "level", .95, "`level` of the intervals")
	f.IntVar(&p.epochs, "epochs", 1, "samples of each item")
	f.Float64Var(&p.icc, "icc", 0, "how samples of one item correlate, from 0 (not at all) to 1 (all alike): a `share` (default: as measured with --like, then .5)")
	f.StringVarP(&p.limit, "limit", "L", "", "plan for only `N` items or N% of the suite: whole pairs, all scenarios alike")
	f.StringArrayVar(&p.like, "like", nil, "`RUN` to take tokens, seconds and rates from; twice, for two checkpoints")
	f.StringVar(&p.prices, "prices", "", "`file` of prices per million tokens, as lines of MODEL: {input: 0.15, output: 0.6}")
	f.StringVarP(&p.model, "model", "m", "", "`name` of the model in --prices (default: that of --like, then the only one there)")
	f.Float64Var(&p.answerTokens, "answer-tokens", 0, "`tokens` of an answer, reasoning included (default: as measured with --like, then 300)")
	f.Float64Var(&p.answerSeconds, "answer-seconds", 0, "`seconds` that an answer takes (default: as measured with --like)")
	f.IntVarP(&p.connections, "max-connections", "j", evaluate.DefaultAsking().Connections, "requests in flight at once: `N`")
	f.BoolVar(&p.asJSON, "json", false, "write JSON, schema abstain-eval/plan/1, instead of text")
	p.logs.addDir(f)
}

// options checks the flags and puts them together.
func (p *planOptions) options(o *outside, args []string, f *pflag.FlagSet) (evaluate.PlanOptions, error) {
	out := evaluate.PlanOptions{
		Suite: "core", Margin: p.margins.margin, Level: p.level, Power: p.power, Rates: p.rates,
		Change: given(f, "change", p.change), Discordant: given(f, "discordant", p.discordant), ICC: given(f, "icc", p.icc),
		Comparisons: p.comparisons, Epochs: p.epochs, Model: p.model,
		AnswerTokens: given(f, "answer-tokens", p.answerTokens), AnswerSeconds: given(f, "answer-seconds", p.answerSeconds),
		Connections: given(f, "max-connections", float64(p.connections)),
	}
	switch len(args) {
	case 0:
	case 1:
		out.Suite = args[0]
	default:
		return out, &evaluate.UsageError{Message: "plan takes one suite, since no figure pools suites", Next: "name one, as in abstain-eval plan core"}
	}
	if err := p.check(f.Changed); err != nil {
		return out, err
	}
	var err error
	if p.limit != "" {
		if out.Limit, err = suites.ParseLimit(p.limit); err != nil {
			return out, misuse("--%w", err)
		}
	}
	if out.Prices, err = pricesOf(p.prices); err != nil {
		return out, err
	}
	out.Like, err = p.logs.allRuns(o, p.like)
	return out, err
}

// maxPlannedEpochs is more samples of an item than anybody asks for, and few enough for
// a plan to count.
const maxPlannedEpochs = 10_000

// check tells every flag that is out of range at once.
func (p *planOptions) check(set func(string) bool) error {
	var c checks
	c.add(p.margins.check())
	c.that(!set("rate") || len(p.rates) > 0, "--rate is empty; it is a rate, as in .15")
	for _, rate := range p.rates {
		c.that(rate >= 0 && rate <= 1, "--rate is %g; it is a rate from 0 to 1, as in .15 for 15 points", rate)
	}
	c.that(!set("change") || math.Abs(p.change) > 0 && math.Abs(p.change) <= 1, "--change is %g; it is a difference of two rates, not 0 and no more than 1, as in .03 for 3 points", p.change)
	c.that(!set("discordant") || p.discordant > 0 && p.discordant <= 1, "--discordant is %g; it is a share above 0, at most 1", p.discordant)
	c.that(p.power > 0 && p.power < 1, "--power is %g; it is a chance between 0 and 1, as in .8", p.power)
	c.that(p.level > 0 && p.level < 1, "--level is %g; it lies between 0 and 1, as in .95", p.level)
	c.that(p.comparisons >= 1, "--comparisons is %d; it is at least 1", p.comparisons)
	c.that(p.epochs >= 1, "--epochs is %d; it is at least 1", p.epochs)
	c.that(p.epochs <= maxPlannedEpochs, "--epochs is %d; it is at most %d", p.epochs, maxPlannedEpochs)
	c.that(!set("icc") || p.icc >= 0 && p.icc <= 1, "--icc is %g; it lies between 0 and 1", p.icc)
	if set("limit") && p.limit == "" {
		c.add(&evaluate.UsageError{Message: "--limit is empty", Next: "leave the flag out to plan for the whole suite"})
	}
	c.that(!set("answer-tokens") || p.answerTokens > 0 && p.answerTokens <= 1e9, "--answer-tokens is %g; it is a number of tokens above 0", p.answerTokens)
	c.that(!set("answer-seconds") || p.answerSeconds > 0 && p.answerSeconds <= 1e9, "--answer-seconds is %g; it is a number of seconds above 0", p.answerSeconds)
	c.that(p.connections >= 1, "--max-connections is %d; it is at least 1", p.connections)
	if set("model") && p.prices == "" {
		c.add(&evaluate.UsageError{Message: "--model needs prices", Next: "give them with --prices FILE, as lines of MODEL: {input: 0.15, output: 0.6}"})
	}
	return c.err()
}
