package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// defaultMaxTokens leaves room for thinking; a reply that is cut off enters no
// rate.
const defaultMaxTokens = 4096

// samplingFlags are the parameters of every request. One that is not given is
// not sent, so that the server's own default holds, except the temperature.
type samplingFlags struct {
	temperature, topP, minP float64
	topK, topLogprobs       int
	seed                    seedValue
	stop                    []string
	effort, kwargs, extra   string
	logprobs                bool
	maxTokens               int
}

func (s *samplingFlags) addFlags(f *pflag.FlagSet) {
	f.Float64Var(&s.temperature, "temperature", 0, "sampling temperature; 0 is sent as 0")
	f.Float64Var(&s.topP, "top-p", 0, "nucleus sampling (default: the server's)")
	f.IntVar(&s.topK, "top-k", 0, "sample from the K likeliest tokens (default: the server's)")
	f.Float64Var(&s.minP, "min-p", 0, "smallest probability beside the likeliest token's (default: the server's)")
	f.Var(&s.seed, "seed", "the server's sampling seed, `N`, or none; each further sample of an item has the next one (default: not sent, or from 0 with --epochs)")
	f.StringArrayVar(&s.stop, "stop", nil, "`text` at which the reply ends; repeatable")
	f.StringVar(&s.effort, "reasoning-effort", "", "`how much` to think, in the server's words, such as low or high")
	f.StringVar(&s.kwargs, "chat-template-kwargs", "", "`JSON` object, or @file, for the server's chat template")
	f.BoolVar(&s.logprobs, "logprobs", false, "ask for the log-probabilities of the reply; they are kept in the raw reply")
	f.IntVar(&s.topLogprobs, "top-logprobs", 0, "with --logprobs, also those of so many alternatives to each token")
	f.StringVar(&s.extra, "extra-body", "", "`JSON` object, or @file, merged into the top level of every request")
	f.IntVar(&s.maxTokens, "max-tokens", defaultMaxTokens, "most tokens of a reply, reasoning included; may grow on resume")
}

// params reads the flags; set says whether one was given, epochs how many samples
// of an item are asked for: where there are several, each has a seed.
func (s *samplingFlags) params(set func(name string) bool, epochs int) (wire.Params, error) {
	p := wire.Params{Temperature: &s.temperature, Stop: s.stop, ReasoningEffort: s.effort, Logprobs: s.logprobs, MaxTokens: s.maxTokens}
	if set("top-p") {
		p.TopP = &s.topP
	}
	if set("top-k") {
		p.TopK = &s.topK
	}
	if set("min-p") {
		p.MinP = &s.minP
	}
	if epochs > 1 && !set("seed") {
		s.seed = seedValue{0, true}
	}
	if s.seed.sent {
		p.Seed = &s.seed.n
	}
	if set("top-logprobs") {
		p.TopLogprobs = &s.topLogprobs
	}
	kwargs, kwargsErr := objectFlag("--chat-template-kwargs", s.kwargs, `{"enable_thinking": false}`)
	if kwargs != nil {
		if kwargsErr = checkBody("--chat-template-kwargs", kwargs); kwargsErr == nil {
			p.ChatTemplateKwargs, kwargsErr = json.Marshal(kwargs)
		}
	}
	var extraErr error
	if p.Extra, extraErr = objectFlag("--extra-body", s.extra, `{"repetition_penalty": 1.1}`); extraErr == nil {
		extraErr = checkExtra(p)
	}
	return p, errors.Join(s.ranges(set), kwargsErr, extraErr)
}

func (s *samplingFlags) ranges(set func(name string) bool) error {
	var c checks
	c.that(s.maxTokens >= 1 && s.maxTokens <= math.MaxInt32, "--max-tokens is %d; it is between 1 and %d", s.maxTokens, math.MaxInt32)
	c.that(s.temperature >= 0 && s.temperature <= math.MaxFloat32, "--temperature is %g; it is a number from 0", s.temperature)
	c.that(!set("top-p") || s.topP >= 0 && s.topP <= 1, "--top-p is %g; it is between 0 and 1", s.topP)
	c.that(!set("min-p") || s.minP >= 0 && s.minP <= 1, "--min-p is %g; it is between 0 and 1", s.minP)
	c.that(!set("top-k") || s.topK >= -1, "--top-k is %d; it is at least 1, or 0 or -1 where the server takes that for all", s.topK)
	c.that(!slices.Contains(s.stop, ""), "--stop is empty: a reply would end before it begins")
	c.that(!slices.ContainsFunc(s.stop, func(stop string) bool { return !utf8.ValidString(stop) }), "--stop is not UTF-8: what is sent would be another text")
	c.that(!set("top-logprobs") || s.logprobs, "--top-logprobs goes with --logprobs")
	c.that(!set("top-logprobs") || s.topLogprobs >= 0, "--top-logprobs is %d; it is at least 0", s.topLogprobs)
	return c.err()
}

// objectFlag reads a flag whose value is a JSON object, or nothing.
func objectFlag(flag, value, example string) (map[string]json.RawMessage, error) {
	text, err := textOrFile(flag, value)
	if err != nil || text == "" {
		return nil, err
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &object); err != nil || object == nil {
		message := flag + " is not a JSON object"
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			message += fmt.Sprintf(": %v at byte %d", syntax, syntax.Offset)
		}
		return nil, &evaluate.UsageError{Message: message, Next: "write it as in " + flag + " '" + example + "'"}
	}
	return object, nil
}

// checkExtra keeps out of the extra body what has a flag of its own, what looks like
// a secret, and what cannot be merged into a request.
func checkExtra(p wire.Params) error {
	for _, key := range slices.Sorted(maps.Keys(p.Extra)) {
		switch key {
		case "temperature", "top_p", "top_k", "min_p", "seed", "stop", "reasoning_effort", "chat_template_kwargs",
			"logprobs", "top_logprobs", "max_tokens":
			return &evaluate.UsageError{Message: "--extra-body sets " + key, Next: "use --" + strings.ReplaceAll(key, "_", "-") + " instead"}
		}
	}
	if err := checkBody("--extra-body", p.Extra); err != nil {
		return err
	}
	if err := wire.CheckExtra(p); err != nil {
		return misuse("--extra-body: %w", err)
	}
	return nil
}
