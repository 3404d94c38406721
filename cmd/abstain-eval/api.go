package main

import (
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// completionTokens is how many tokens a completion may have unless --max-tokens
// says so. Its answer is a sentence or two, but many base models hold 4096
// tokens in all, prompt and reply, and a server refuses what could exceed them.
const completionTokens = 512

// apiFlags say by which API the model is asked.
type apiFlags struct{ api string }

func (a *apiFlags) addFlags(f *pflag.FlagSet) {
	f.StringVar(&a.api, "api", wire.APIChat, "`name` of the API: chat, or completions for base models (few-shot; --max-tokens is 512 then)")
}

// into sets the API of a checkpoint; set says whether a flag was given.
func (a *apiFlags) into(c *evaluate.Checkpoint, set func(name string) bool) {
	c.API = a.api
	if a.api == wire.APICompletions && !set("max-tokens") {
		c.Params.MaxTokens = completionTokens
	}
}
