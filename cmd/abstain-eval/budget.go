package main

import (
	"errors"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// budgetFlags say what a job may cost.
type budgetFlags struct {
	tokens int
	cost   float64
	prices string
}

func (b *budgetFlags) addFlags(f *pflag.FlagSet) {
	f.IntVar(&b.tokens, "token-limit", 0, "stop, to be resumed, after about so many tokens, prompts included; counted over all sessions (default: no limit)")
	f.Float64Var(&b.cost, "cost-limit", 0, "stop, to be resumed, when the run has cost so much by --prices (default: no limit)")
	f.StringVar(&b.prices, "prices", "", "`file` of prices per million tokens, as lines of MODEL: {input: 0.15, output: 0.6}")
}

func (b *budgetFlags) budget(set func(name string) bool) (evaluate.Budget, error) {
	out := evaluate.Budget{Tokens: b.tokens, Cost: b.cost}
	var c checks
	c.that(!set("token-limit") || b.tokens >= 1, "--token-limit is %d; it is at least 1", b.tokens)
	c.that(!set("cost-limit") || b.cost > 0, "--cost-limit is %g; it is more than 0", b.cost)
	var err error
	if out.Prices, err = pricesOf(b.prices); set("cost-limit") && b.prices == "" {
		err = &evaluate.UsageError{Message: "--cost-limit needs prices", Next: "give them with --prices FILE, as lines of MODEL: {input: 0.15, output: 0.6}"}
	}
	return out, errors.Join(c.err(), err)
}
