package evaluate

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A Budget is what a job may cost. The zero Budget is no limit. What earlier
// sessions of its runs have spent counts too.
type Budget struct {
	Tokens int     // prompt and reply together; 0 is no limit
	Cost   float64 // in the currency of Prices; 0 is no limit
	Prices map[string]Price
}

// A Price is what a model costs, for a million tokens.
type Price struct{ Input, Output float64 }

// BudgetError says that a budget is spent. Raised, the same command goes on.
type BudgetError struct {
	Flag  string // that sets the limit
	Limit string
	Spent string // with what was in flight when the limit was reached
}

// Error says how much was spent of how much.
func (e *BudgetError) Error() string {
	return fmt.Sprintf("%s %s is reached: %s so far", e.Flag, e.Limit, e.Spent)
}

// check fails where a price is missing: a model that costs nothing in the
// reckoning would never reach the limit.
func (b Budget) check(model string) error {
	if b.Prices == nil {
		return nil
	}
	if _, known := b.Prices[model]; !known {
		return &UsageError{
			Message: fmt.Sprintf("the price file has no price for %q", model),
			Next:    "add it, per million tokens, as in " + model + ": {input: 0.15, output: 0.6}; what costs nothing is written as 0",
		}
	}
	return nil
}

// spending adds up what all runs of a job have cost so far.
type spending struct {
	Budget
	mu     sync.Mutex
	tokens int
	cost   float64
	// guessed counts responses whose server did not say what they cost, or said
	// nothing but zeros; their tokens are estimated at four bytes each.
	guessed int
}

// bytesPerToken is what English text comes to with the tokenizers in use.
const bytesPerToken = 4

// limited says whether anything has to be counted.
func (s *spending) limited() bool { return s.Tokens > 0 || s.Cost > 0 || s.Prices != nil }

// add counts a response of a model. prompt is what a prompt comes to where the
// server does not say.
func (s *spending) add(model string, r responses.Record, prompt int) {
	var in, out, guessed int
	if u := r.Usage; u != nil && u.Prompt+u.Completion > 0 {
		in, out = u.Prompt, u.Completion
	} else if r.Outcome == responses.Replied {
		in, out = prompt, (len(r.Text)+len(r.Reasoning)+len(r.Refusal)+bytesPerToken-1)/bytesPerToken
		guessed = 1
	}
	price := s.Prices[model]
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens += in + out
	s.cost += (float64(in)*price.Input + float64(out)*price.Output) / 1e6
	s.guessed += guessed
}

// The flags that set a limit.
const (
	tokenLimit = "--token-limit"
	costLimit  = "--cost-limit"
)

// spent is nil as long as there is something left.
func (s *spending) spent() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.Tokens > 0 && s.tokens >= s.Tokens:
		return &BudgetError{tokenLimit, fmt.Sprint(s.Tokens), s.soFar(tokenLimit)}
	case s.Cost > 0 && s.cost >= s.Cost:
		return &BudgetError{costLimit, fmt.Sprintf("%g", s.Cost), s.soFar(costLimit)}
	}
	return nil
}

// soFar is what was spent, in what a flag limits.
func (s *spending) soFar(flag string) string {
	if flag == tokenLimit {
		return fmt.Sprintf("%d tokens", s.tokens)
	}
	return fmt.Sprintf("%.4f", s.cost)
}

// close gives every run that ended at a limit what was spent in the end: what was
// in flight then, of any run, came in behind it.
func (s *spending) close(all []*prepared) {
	for _, p := range all {
		if reached := (*BudgetError)(nil); errors.As(p.err, &reached) {
			reached.Spent = s.soFar(reached.Flag)
		}
	}
}

// within ends a plan when the budget is spent. What is in flight then is waited
// for and recorded: it was paid for.
func (s *spending) within(plan iter.Seq2[asking.Ask, error], stopped *error) iter.Seq2[asking.Ask, error] {
	return func(yield func(asking.Ask, error) bool) {
		for ask, err := range plan {
			if *stopped = s.spent(); *stopped != nil || !yield(ask, err) {
				return
			}
		}
	}
}

// countSpent adds what a run has cost before, with what was asked again since, and
// estimates its prompts, for this session too.
func (p *prepared) countSpent(ctx context.Context, s *spending) error {
	if !s.limited() {
		return nil
	}
	prompts, err := p.q.promptTokens(ctx, p.cell)
	if err != nil {
		return err
	}
	p.promptTokens = prompts / max(p.q.total, 1)
	if p.log.Count() == 0 {
		return nil
	}
	for r, err := range p.run.AllRecords() {
		if err != nil {
			return err
		}
		s.add(p.cell.Model, r, p.promptTokens)
	}
	return nil
}

// tell says at the end what was spent, where somebody wants to know.
func (s *spending) tell(world World) {
	if !s.limited() {
		return
	}
	text := fmt.Sprintf("spent so far: %d tokens", s.tokens)
	if s.Prices != nil {
		text += fmt.Sprintf(", %.4f by the price file", s.cost)
	}
	if s.guessed > 0 {
		text += fmt.Sprintf("; estimated for %d responses whose server did not say", s.guessed)
	}
	world.Progress.Note(text)
}

// A countedLog adds up what its records cost.
type countedLog struct {
	asking.Log
	count func(responses.Record)
}

// Append keeps the record and counts it.
func (l countedLog) Append(r responses.Record) error {
	l.count(r)
	return l.Log.Append(r)
}
