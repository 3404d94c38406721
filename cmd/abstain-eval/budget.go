package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
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
		err = &evaluate.Usage{Message: "--cost-limit needs prices", Next: "give them with --prices FILE, as lines of MODEL: {input: 0.15, output: 0.6}"}
	}
	return out, errors.Join(c.err(), err)
}

// pricesOf reads the file behind --prices, or gives nil where there is none.
func pricesOf(name string) (map[string]evaluate.Price, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, misuse("--prices: %w", err)
	}
	return readPrices(name, data)
}

// readPrices reads a file of prices. Both have to be there: one that is missing
// would count as nothing.
func readPrices(name string, data []byte) (map[string]evaluate.Price, error) {
	var document yaml.Node
	fail := func(line int, text string) error {
		return &evaluate.Usage{Message: fmt.Sprintf("--prices: %s:%d: %s", name, line, text), Next: "write lines of MODEL: {input: 0.15, output: 0.6}, per million tokens"}
	}
	if err := yaml.Unmarshal(data, &document); err != nil {
		line, text := yamlfile.Place(err)
		return nil, fail(line, text)
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, fail(1, "expected models with their prices")
	}
	prices := map[string]evaluate.Price{}
	var failed error
	top := document.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		var price struct{ Input, Output *float64 }
		switch err := value.Decode(&price); {
		case err != nil || value.Kind != yaml.MappingNode:
			failed = errors.Join(failed, fail(value.Line, key.Value+" has no prices"))
		case price.Input == nil || price.Output == nil:
			failed = errors.Join(failed, fail(value.Line, key.Value+" needs both input and output"))
		case !(*price.Input >= 0 && *price.Output >= 0):
			failed = errors.Join(failed, fail(value.Line, "a price of "+key.Value+" is below 0"))
		default:
			prices[key.Value] = evaluate.Price{Input: *price.Input, Output: *price.Output}
		}
	}
	return prices, failed
}
