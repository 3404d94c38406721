package evaluate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// The requests of a deep checkup, by what they are sent for.
const (
	deepSystem   = "system role"
	deepLogprobs = "log-probabilities"
	deepSeed     = "a seed"
	deepSeed2    = "the same seed again"
	deepSeed3    = "another seed"
	deepUnknown  = "a parameter that does not exist"
	deepLimit    = "max_tokens 1"
	deepNewLimit = "max_completion_tokens 1"
	deepTwice    = "the question, one of two at once"
	deepTwice2   = "the question, the other of two at once"
)

// DeepPlan names the requests that a deep checkup by an API sends after the
// listing and the question, in their order.
func DeepPlan(api string) []string {
	plan := []string{
		deepSystem, deepLogprobs, deepSeed, deepSeed2, deepSeed3,
		deepUnknown, deepLimit, deepNewLimit, deepTwice, deepTwice2,
	}
	if api == wire.APICompletions { // which has no roles, and one name for the limit
		plan = slices.DeleteFunc(plan, func(name string) bool { return name == deepSystem || name == deepNewLimit })
	}
	return plan
}

// What the requests of a deep checkup say.
const (
	// systemText should act on any model that reads a system message, and harm
	// none.
	systemText = "Whatever you are asked, answer with the single word ORANGE and nothing else."
	systemWord = "orange"
	// freeQuestion has so many answers that two samples are hardly the same.
	freeQuestion = "Write one sentence about the sea."
	freeTokens   = 64 // enough for two samples to part, and cheap
	unknownName  = "abstain_eval_no_such_parameter"
)

// lookDeeper sends the requests of DeepPlan one after the other, the last two
// at once. What goes wrong with one is part of what is found out, except an
// interruption.
func (e *examination) lookDeeper(ctx context.Context) error {
	e.deep = map[string]tried{}
	learned := ""
	if e.reply.renamed != nil {
		learned = e.reply.renamed.To
	}
	plan := DeepPlan(e.cell.API)
	send := func(name, text, tokenField string, change func(*cell)) {
		if ctx.Err() == nil && slices.Contains(plan, name) {
			changed := e.cell
			change(&changed)
			e.deep[name] = e.ask(ctx, name, changed, text, tokenField)
		}
	}
	send(deepSystem, question, learned, func(c *cell) { c.System = systemText })
	send(deepLogprobs, question, learned, func(c *cell) {
		alternatives := 2
		c.Params.Logprobs, c.Params.TopLogprobs = true, &alternatives
	})
	for i, name := range []string{deepSeed, deepSeed2, deepSeed3} {
		send(name, freeQuestion, learned, func(c *cell) {
			temperature, seed := 1., int64(4711+i/2)
			c.Params.Temperature, c.Params.Seed = &temperature, &seed
			c.Params.MaxTokens = min(c.Params.MaxTokens, freeTokens)
		})
	}
	send(deepUnknown, question, learned, func(c *cell) {
		extra := map[string]json.RawMessage{unknownName: json.RawMessage("1")}
		maps.Copy(extra, c.Params.Extra)
		c.Params.Extra = extra
	})
	one := func(c *cell) { c.Params.MaxTokens = 1 }
	send(deepLimit, question, wire.MaxTokens, one)
	send(deepNewLimit, question, wire.MaxCompletionTokens, one)

	var both [2]tried
	var wg sync.WaitGroup
	began := time.Now()
	if ctx.Err() == nil {
		for i, name := range []string{deepTwice, deepTwice2} {
			wg.Go(func() { both[i] = e.ask(ctx, name, e.cell, question, learned) })
		}
	}
	wg.Wait()
	e.pair = time.Since(began)
	e.deep[deepTwice], e.deep[deepTwice2] = both[0], both[1]
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, name := range DeepPlan(e.cell.API) {
		if err := e.deep[name].err; err != nil {
			if code, _ := Explain(err); code == Internal {
				return fmt.Errorf("asking for %s: %w", name, err)
			}
			var gone *UnwellError
			if errors.As(unwell(err, true), &gone) && !e.answersSince(name) {
				return gone
			}
		}
	}
	return nil
}

// answersSince reports whether anything was answered from a request on: a
// server that has gone stays silent.
func (e *examination) answersSince(name string) bool {
	since := false
	for _, n := range DeepPlan(e.cell.API) {
		since = since || n == name
		if since && e.deep[n].err == nil {
			return true
		}
	}
	return false
}
