package endpoint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func (c *Client) completes() bool { return c.cfg.API == wire.APICompletions }

func checkAPI(cfg Config) error {
	switch {
	case cfg.API != wire.APIChat && cfg.API != wire.APICompletions:
		return fmt.Errorf("a model is asked by %s or %s, not by %q", wire.APIChat, wire.APICompletions, cfg.API)
	case cfg.API == wire.APICompletions && cfg.TokenField != wire.MaxTokens:
		return fmt.Errorf("/completions takes the token limit as %s, not as %q", wire.MaxTokens, cfg.TokenField)
	}
	return nil
}

// body is what is sent for an ask, by the API that the client speaks.
func (c *Client) body(ask asking.Ask, tokenField string) ([]byte, error) {
	if c.completes() {
		return wire.CompletionBody(c.cfg.Model, ask.Prompt, ask.Params)
	}
	return wire.ChatBody(c.cfg.Model, ask.Messages, ask.Params, tokenField)
}

// post sends the exchange in the context. go-openai has rules of its own for
// the names of models, so it is given a name that falls under none of them.
func (c *Client) post(ctx context.Context) error {
	const model = "model"
	if c.completes() {
		_, err := c.api.CreateCompletion(ctx, openai.CompletionRequest{Model: model, Prompt: ""})
		return err
	}
	_, err := c.api.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: model})
	return err
}

// sent are the parameters of p that are on the wire, without the token limit,
// each with the flag that sets it.
func (c *Client) sent(p wire.Params) []sentParam {
	sent := sentParams(p)
	if !c.completes() {
		return sent
	}
	// Both flags make one number there, and a stop goes along unasked.
	if p.TopLogprobs != nil {
		sent = slices.DeleteFunc(sent, func(s sentParam) bool { return s.name == "logprobs" })
	}
	for i := range sent {
		switch sent[i].name {
		case "top_logprobs":
			sent[i].name = "logprobs"
		case "stop":
			sent[i].flag = "--stop, which --api completions adds to"
		}
	}
	return sent
}

// otherAPI says whether a server has the model, but not by the API that it was
// asked through.
func (c *Client) otherAPI(e wire.APIError) bool {
	if c.completes() {
		return contains(e,
			"not supported in the v1/completions", // OpenAI: "This is a chat model and ..."
			"use v1/chat/completions",             // the same
			"does not support generate",           // Ollama
		)
	}
	return contains(e,
		"not supported in the v1/chat/completions", // OpenAI: "This is not a chat model and thus ..."
		"use v1/completions",                       // the same
		"must provide a chat template",             // vLLM: a base model's tokenizer has none
		"chat_template is not set",                 // transformers, behind vLLM and SGLang
		"does not support chat",                    // Ollama
	)
}

// A WrongAPIError is a model that the server has, but does not serve by the API
// it was asked through.
type WrongAPIError struct {
	API            string // wire.APIChat or wire.APICompletions
	Model, Message string
}

// Error names the model and the API, and gives the server's words.
func (e *WrongAPIError) Error() string {
	return says(fmt.Sprintf("the server does not take questions to %q by its %s API", e.Model, e.API), e.Message)
}

// Resumable is false: the model has to be asked another way first.
func (e *WrongAPIError) Resumable() bool { return false }

// withoutCall cuts off what the calls of either API append to a base URL.
func withoutCall(address string) string {
	if base, chat := strings.CutSuffix(address, "/chat/completions"); chat {
		return base
	}
	return strings.TrimSuffix(address, "/completions")
}
