package main

import (
	"errors"
	"fmt"
	"math"
	"os"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

// pricesOf reads the file behind --prices, or gives nil where there is none.
func pricesOf(name string) (map[string]evaluate.Price, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, misuse("--prices: %w", err)
	}
	f := &priceFile{name: name}
	prices := f.read(data)
	return prices, errors.Join(f.mistakes...)
}

// A priceFile is a file of prices while it is read. It is strict: a budget that is
// held against a price that was not meant is no budget.
type priceFile struct {
	name     string
	mistakes []error
}

func (f *priceFile) fail(line int, format string, args ...any) {
	f.mistakes = append(f.mistakes, &evaluate.UsageError{
		Message: fmt.Sprintf("--prices: %s:%d: ", f.name, line) + fmt.Sprintf(format, args...),
		Next:    "write lines of MODEL: {input: 0.15, output: 0.6}, per million tokens",
	})
}

func (f *priceFile) read(data []byte) map[string]evaluate.Price {
	top, err := yamlfile.Read(data)
	if err != nil {
		line, text := yamlfile.Place(err)
		f.fail(line, "%s", text)
		return nil
	}
	if top == nil || top.Kind != yaml.MappingNode {
		f.fail(1, "expected models with their prices")
		return nil
	}
	prices := map[string]evaluate.Price{}
	twice := func(model *yaml.Node) { f.fail(model.Line, "%s stands here twice", model.Value) }
	for model, value := range yamlfile.Members(top, twice) {
		if value.Kind != yaml.MappingNode {
			f.fail(model.Line, "%s has no prices", model.Value)
			continue
		}
		prices[model.Value] = f.price(model, value)
	}
	return prices
}

// price reads what one model costs. Both have to be there: one that is missing
// would count as nothing.
func (f *priceFile) price(model, value *yaml.Node) evaluate.Price {
	var price evaluate.Price
	there := map[string]bool{}
	twice := func(key *yaml.Node) { f.fail(key.Line, "%s of %s stands here twice", key.Value, model.Value) }
	for key, number := range yamlfile.Members(value, twice) {
		there[key.Value] = true
		switch key.Value {
		case "input":
			price.Input = f.number(model, key, number)
		case "output":
			price.Output = f.number(model, key, number)
		default:
			f.fail(key.Line, "unknown key %q of %s; what a model costs is input and output", key.Value, model.Value)
		}
	}
	if !there["input"] || !there["output"] {
		f.fail(model.Line, "%s needs both input and output", model.Value)
	}
	return price
}

func (f *priceFile) number(model, key, node *yaml.Node) float64 {
	var n float64
	tag := node.ShortTag()
	if tag != "!!int" && tag != "!!float" || node.Decode(&n) != nil || math.IsInf(n, 0) || !(n >= 0) {
		is := "no number"
		if node.Kind == yaml.ScalarNode {
			is = fmt.Sprintf("%q", node.Value)
		}
		f.fail(key.Line, "%s of %s is %s; it is a number from 0, without quotation marks", key.Value, model.Value, is)
		return 0
	}
	return n
}
