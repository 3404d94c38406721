package evaluate

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/suites"
)

// unnamed stands in a dry run for a model that only its server could name.
const unnamed = "(the only one the server lists)"

// DryRun says what a job would ask, without a request: how much of whom, and the
// first body as it would go out. Tokens are estimated at four bytes each.
func DryRun(ctx context.Context, job Job, world World) (reports.Plan, error) {
	cells, err := job.cells()
	if err != nil {
		return reports.Plan{}, err
	}
	q, err := openAll(ctx, job, cells, day(job, world), world)
	if err != nil {
		return reports.Plan{}, err
	}
	tellLeftOut(q, cells, world)
	tellBroken(q, cells, world)
	var plan reports.Plan
	for _, c := range slices.Concat(cells...) {
		one, err := dryCell(ctx, job, q.of(c), c)
		if err != nil {
			return plan, err
		}
		if len(plan.Cells) == 0 {
			if plan.Body, err = firstBody(ctx, q.of(c), c); err != nil {
				return plan, err
			}
			plan.URL = one.URL
		}
		plan.Cells = append(plan.Cells, one)
	}
	return plan, nil
}

func dryCell(ctx context.Context, job Job, q *questions, c cell) (reports.PlannedRun, error) {
	config := clientConfig(c.Checkpoint, c.Asking)
	config.API = c.API
	address, err := endpoint.CallURL(config)
	if err != nil {
		return reports.PlannedRun{}, &UsageError{Message: err.Error()}
	}
	prompt, err := q.promptTokens(ctx, c)
	if err != nil {
		return reports.PlannedRun{}, err
	}
	p := reports.PlannedRun{
		Checkpoint: nameOf(c.Checkpoint), Policy: c.Policy.Name, URL: address,
		Items: q.total, Epochs: c.Epochs, PromptTokens: prompt * c.Epochs, MostReplyTokens: q.total * c.Epochs * c.Params.MaxTokens,
	}
	if c.Model != "" {
		if err := job.Budget.check(c.Model); err != nil {
			return p, err
		}
	}
	if price, known := job.Budget.Prices[c.Model]; known {
		in := float64(p.PromptTokens) * price.Input / 1e6
		most := in + float64(p.MostReplyTokens)*price.Output/1e6
		p.PromptCost, p.MostCost = &in, &most
	}
	return p, nil
}

// asks yields every item of the questions as an ask of c.
func (q *questions) asks(c cell) iter.Seq2[asking.Ask, error] {
	return func(yield func(asking.Ask, error) bool) {
		for _, suite := range q.suites {
			for item, err := range q.selection.Apply(suite, nil) {
				ask := asking.Ask{Item: item.ID, Params: c.sampled(0)}
				if err == nil {
					c.put(questionOf(&item), &ask)
				}
				if !yield(ask, err) {
					return
				}
			}
		}
	}
}

func questionOf(item *suites.Item) prompts.Question {
	return prompts.Question{Context: item.Context, Question: item.Question, Choices: item.Choices}
}

// promptTokens estimates what one sample of every item takes as prompts.
func (q *questions) promptTokens(ctx context.Context, c cell) (int, error) {
	tokens := 0
	for ask, err := range q.asks(c) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return 0, err
		}
		tokens += promptTokens(ask)
	}
	return tokens, nil
}

// promptTokens estimates the tokens of one prompt: its text, and about four for
// the frame of each message.
func promptTokens(ask asking.Ask) int {
	tokens := (len(ask.Prompt) + bytesPerToken - 1) / bytesPerToken
	for _, m := range ask.Messages {
		tokens += (len(m.Content)+bytesPerToken-1)/bytesPerToken + 4
	}
	return tokens
}

// firstBody is the body of the first request.
func firstBody(ctx context.Context, q *questions, c cell) (string, error) {
	if c.Model == "" {
		c.Model = unnamed
	}
	for ask, err := range q.asks(c) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return "", err
		}
		var body []byte
		if c.API == wire.APICompletions {
			body, err = wire.CompletionBody(c.Model, ask.Prompt, ask.Params)
		} else {
			body, err = wire.ChatBody(c.Model, ask.Messages, ask.Params, wire.MaxTokens)
		}
		if err != nil {
			return "", &UsageError{Message: fmt.Sprint(err)}
		}
		if c.Asking.Stream {
			body = wire.Streamed(body, true)
		}
		return string(body), nil
	}
	return "", nil
}
