package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// costs adds what one run of the suite costs, and one of as many items on each of
// its sides as each question takes.
func (p *planner) costs() error {
	prompt := float64(p.items.promptTokens) / float64(p.items.total)
	a := reports.Assumption{What: reports.AssumedPromptTokens, Value: stats.Round9(prompt), Source: reports.Estimated}
	if m := p.seen.prompt; m != nil {
		prompt = *m
		a.Value, a.Source = stats.Round9(prompt), reports.Measured
	}
	p.out.Assumptions = append(p.out.Assumptions, a)
	answer := p.choose(reports.AssumedAnswerTokens, p.o.AnswerTokens, p.seen.answer, likelyAnswerTokens)
	timed := p.o.AnswerSeconds != nil || p.seen.seconds != nil
	var seconds, connections float64
	if timed {
		seconds = p.choose(reports.AssumedSeconds, p.o.AnswerSeconds, p.seen.seconds, 0)
		connections = p.choose(reports.AssumedConnections, p.o.Connections, nil, float64(DefaultAsking().Connections))
	}
	price, err := p.price()
	if err != nil {
		return err
	}
	add := func(what string, items int) {
		asks := items * p.o.Epochs
		c := reports.SizedCost{What: what, Items: items, Requests: asks, PromptTokens: whole(float64(asks) * prompt), AnswerTokens: whole(float64(asks) * answer)}
		if price != nil {
			c.Cost = defined((float64(asks)*prompt*price.Input+float64(asks)*answer*price.Output)/1e6, true)
		}
		if timed {
			c.Seconds = defined(float64(asks)*seconds/min(float64(asks), connections), true)
		}
		p.out.Costs = append(p.out.Costs, c)
	}
	add(p.items.name, p.items.total)
	sides := 0
	for _, clusters := range p.items.sides {
		sides += min(1, len(clusters))
	}
	for _, r := range p.out.Rates {
		if r.Items != nil {
			add(r.Name(), sides**r.Items)
		}
	}
	if c := p.out.Change; c != nil && c.Items != nil {
		add(c.Name(), sides**c.Items)
	}
	return nil
}

func whole(x float64) int { return int(math.Round(x)) }

// price is what the model costs, or nil. A file with one model in it needs no
// name.
func (p *planner) price() (*Price, error) {
	if p.o.Prices == nil {
		return nil, nil
	}
	model := cmp.Or(p.o.Model, p.seen.model)
	if model == "" && len(p.o.Prices) == 1 {
		for name := range p.o.Prices {
			model = name
		}
	}
	if model == "" {
		names := slices.Sorted(maps.Keys(p.o.Prices))
		return nil, &UsageError{Message: fmt.Sprintf("the price file has %d models", len(names)), Next: "name one with --model: " + strings.Join(names, ", ")}
	}
	if err := (Budget{Prices: p.o.Prices}).check(model); err != nil {
		return nil, err
	}
	price := p.o.Prices[model]
	return &price, nil
}
