package evaluate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// byAPI completes a cell for the API it is asked by. A chat stays as it is; the
// name "chat" is left out, so that the identity of its runs is what it was
// before there was another. By completions the neutral policy becomes that of
// the few-shot prompt, and the texts at which a reply ends are added to those
// of the user. What only a chat can carry is a *UsageError.
func (c cell) byAPI() (cell, error) {
	switch c.API {
	case "", wire.APIChat:
		c.API = ""
		return c, nil
	case wire.APICompletions:
	default:
		return c, &UsageError{
			Message: fmt.Sprintf("--api is %q", c.API),
			Next:    "it is chat, or completions for a base model",
		}
	}
	const prompt = "a base model is asked by one fixed prompt: "
	switch lacks := wire.CompletionLacks(c.Params); {
	case c.System != "":
		// Set before the examples it would be another prompt under the same
		// hash, and there is no turn of its own to put it in.
		return c, &UsageError{Message: "--system does not go with --api completions", Next: prompt + "leave --system out"}
	case len(lacks) > 0:
		flag := "--" + strings.ReplaceAll(lacks[0], "_", "-")
		return c, &UsageError{
			Message: flag + " does not go with --api completions: it is for chats",
			Next:    "leave " + flag + " out; a field your server has beyond the format goes into --extra-body",
		}
	case c.Policy.Name != prompts.Neutral().Name && c.Policy.Name != "":
		return c, &UsageError{Message: "policy " + c.Policy.Name + " does not go with --api completions", Next: prompt + "leave the policy out"}
	}
	c.Policy = prompts.FewShot()
	c.Params.Stop = slices.Clone(c.Params.Stop)
	for _, stop := range prompts.Stops() {
		if !slices.Contains(c.Params.Stop, stop) {
			c.Params.Stop = append(c.Params.Stop, stop)
		}
	}
	return c, nil
}

// put writes a question into an ask, in the form of the cell's API.
func (c cell) put(q prompts.Question, ask *asking.Ask) {
	if c.API == wire.APICompletions {
		ask.Prompt = prompts.Complete(c.Policy, q)
		return
	}
	ask.Messages = prompts.Render(c.Policy, c.System, q)
}

// asker is the asker of the cell's API over one that sends and receives.
func (c cell) asker(to asking.Asker) asking.Asker {
	if c.API == wire.APICompletions {
		return completing{to}
	}
	return to
}

// completing reads what a base model wrote: only the answer, and not the
// questions it went on with. What it cuts off a server that heeds the stops has
// cut off itself, so the record is the same from both: a reply that ended there.
// Its raw body is kept whole.
type completing struct{ asking.Asker }

// Ask asks and reads the text of the reply.
func (c completing) Ask(ctx context.Context, ask asking.Ask) (responses.Record, error) {
	record, err := c.Asker.Ask(ctx, ask)
	if err != nil {
		return record, err
	}
	text, ended := prompts.Completed(ask.Prompt, record.Text)
	record.Text = text
	if ended && record.Outcome == responses.Replied {
		record.Finish = wire.FinishStop // not the limit that the text ran into behind it
	}
	return record, nil
}
