package endpoint

import (
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// The phrases by which servers say what their status does not. Each list holds
// lower-case fragments and the server they were seen at.

func overflows(e wire.APIError) bool {
	return contains(e,
		"context_length_exceeded",              // OpenAI, Azure (code)
		"exceed_context_size",                  // llama.cpp (type)
		"maximum context length",               // OpenAI, vLLM, SGLang, DeepSeek
		"available context size",               // llama.cpp
		"context length of only",               // LM Studio
		"context window",                       // Anthropic behind gateways, Mistral
		"context size has been",                // LM Studio
		"model's context length",               // SGLang: "is longer than the model's context length"
		"max_new_tokens` must be <=",           // TGI
		"maximum model length",                 // vLLM
		"max_model_len",                        // vLLM
		"prompt is too long",                   // Anthropic behind gateways
		"prompt too long",                      // Ollama
		"input is too long",                    // Bedrock behind gateways
		"exceeds the maximum number of tokens", // Gemini behind gateways
	)
}

// overflowsAll: with one context for all its slots, llama.cpp breaks every
// reply off when they are too long together, so that the fault need not be this
// question's.
func overflowsAll(e wire.APIError) bool { return contains(e, "context size has been exceeded") }

func filtered(e wire.APIError) bool {
	return contains(e,
		"content_filter",                   // Azure (code)
		"content_policy_violation",         // OpenAI, LiteLLM (code)
		"contentpolicyviolation",           // LiteLLM
		"responsibleaipolicy",              // Azure (innererror)
		"content management policy",        // Azure
		"data_inspection_failed",           // DashScope
		"content exists risk",              // DeepSeek
		"your input was flagged",           // OpenRouter
		"flagged as potentially violating", // OpenAI
		"new_sensitive",                    // MiniMax: "input new_sensitive", "output new_sensitive"
	)
}

// exhausted: an account that no wait of minutes mends. Messages about rates
// mention billing too ("add a payment method at .../billing"), and Gemini says
// quota of a rate, with the seconds to wait.
func exhausted(e wire.APIError) bool {
	return !contains(e, "retry in ") && contains(e,
		"insufficient_quota",          // OpenAI (code)
		"exceeded your current quota", // OpenAI, Gemini behind gateways
		"billing_hard_limit_reached",  // OpenAI, as a 400 (code)
		"billing hard limit",          // the same in words
		"billing_not_active",          // OpenAI (code)
		"credit balance is too low",   // Anthropic behind gateways, as a 400
		"insufficient balance",        // DeepSeek, Moonshot
		"quota will be replenished",   // Azure API Management, as a 403
		"budget_exceeded",             // LiteLLM, as a 422, 429 or 400 (type)
		"monthly spending limit",      // Fireworks, as a 412; xAI, as a 429 or 403
		"key limit exceeded",          // OpenRouter, as a 403
	)
}

// wrongKey: a key that is refused under another status than 401 or 403.
func wrongKey(e wire.APIError) bool { return e.Status == 400 && refusedKey(e) }

func refusedKey(e wire.APIError) bool {
	return contains(e,
		"no_db_connection",     // LiteLLM without a database: it has nowhere to look the key up (type)
		"invalid_api_key",      // OpenAI (code)
		"authentication_error", // Anthropic, DeepSeek (type)
		"invalidapikey",        // DashScope (code)
		"api key not valid",    // Gemini, as a 400
		"incorrect api key",    // OpenAI in words
	)
}

// aboutKey: a 403 that speaks of who asks rather than of what is asked.
func aboutKey(e wire.APIError) bool {
	return contains(e, "key", "token", "auth", "credential", "permission", "account", "subscription", "expired",
		"not have access", "billing", "quota", "region", "country")
}

// wantsHTTPS: what a server says to plain HTTP on its port for TLS.
func wantsHTTPS(e wire.APIError) bool {
	return e.Status == 400 && contains(e,
		"http request to an https server",           // Go's net/http
		"plain http request was sent to https port", // nginx
	)
}

// overloaded: a server that is asked too much, whatever its status says.
func overloaded(e wire.APIError) bool {
	return contains(e, "rate limit", "rate_limit", "ratelimit", "too many requests", "overloaded",
		"too many concurrent requests",
		"throttl",                // AWS: ThrottlingException
		"tier capacity exceeded", // Groq, as a 498
	)
}

// forNow: what servers say of the moment under a status that speaks of the request.
func forNow(e wire.APIError) bool {
	return contains(e, "try again later", "try again in ", "try again shortly", "retry later", "retry after ", "retry in ",
		"temporarily", "is loading", "currently loading")
}

// hopeless: a 500 that will be one next time.
func hopeless(e wire.APIError) bool {
	return contains(e,
		"only one completion choice is allowed",            // llama.cpp
		"out of range float values are not json compliant", // vLLM, SGLang: a log-probability of -inf
		"system role not supported",                        // SGLang: Gemma's template
		"roles must alternate",                             // the same
		"unsupported content[].type",                       // llama.cpp
	)
}

// systemless: what servers say of a system message that the model's template
// has no place for. The last two are Gemma's, whose template wants the user
// first.
func systemless(e wire.APIError) bool {
	return contains(e,
		"system role not supported",            // Gemma's template: vLLM, SGLang
		"system role is not supported",         // Mistral's templates, TGI
		"system message is not supported",      // llama.cpp
		"system messages are not supported",    // OpenAI's o1-mini, through gateways
		"not support system",                   // "does not support system messages" (or roles, instructions, prompts)
		"not support 'system'",                 // OpenAI: "'messages[0].role' does not support 'system' with this model."
		"developer instruction is not enabled", // Gemini's API for Gemma
		"roles must alternate",                 // Gemma's and Llama's templates
		"only user and assistant roles are supported",
	)
}

// streamless: a server that sends replies whole alone.
func streamless(e wire.APIError) bool {
	return contains(e, "streaming is not", "streaming not", "not support stream", "stream is not supported")
}

func missingModel(e wire.APIError) bool {
	if e.Param == "model" || contains(e,
		"model_not_found",                  // OpenAI (code)
		"invalid model name",               // LiteLLM
		"model_not_available",              // Together (code)
		"no endpoints found",               // OpenRouter
		"no allowed providers",             // the same
		"deploymentnotfound",               // Azure (code)
		"api deployment for this resource", // the same in words: "The API deployment for this resource does not exist."
	) {
		return true
	}
	text := strings.ToLower(e.Message)
	at := strings.Index(text, "model")
	if at < 0 {
		return false
	}
	for _, gone := range []string{"not found", "does not exist", "doesn't exist", "not a valid model", "no such model", "unknown model", "not exist", "is not available", "not loaded", "no models loaded"} {
		if strings.Contains(text, gone) {
			return true
		}
	}
	return false
}

// refusing says whether a message turns a parameter down at all.
func refusing(e wire.APIError) bool {
	return unknownParam(e) || contains(e, "unsupported_value", "invalid", "must be", "should be", "out of range", "greater than",
		"less than", "too large", "too high", "max allowed", "only the default", "cannot", "can't", "at least", "at most")
}

// unknownParam says whether a parameter is refused as such, whatever its value.
func unknownParam(e wire.APIError) bool {
	return contains(e, "unsupported_parameter", "unsupported parameter", "unsupportedparams", "not support", "unsupported",
		"not accepted", "unrecognized", "unknown", "unexpected", "not permitted", "not allowed", "instead", "extra_forbidden")
}

// refusesParam says that of a failing server, whose words may well hold an
// "unexpected" or "instead" that is about something else.
func refusesParam(e wire.APIError) bool {
	return contains(e,
		"unsupported param", "unsupported_param", "unsupportedparam", // gateways
		"unknown param", "unrecognized", "not support", "not accepted", "not permitted",
		"unexpected keyword argument", // Python, behind FastAPI
	)
}

// contains looks for lower-case fragments in all that an error says.
func contains(e wire.APIError, fragments ...string) bool {
	text := strings.ToLower(e.Code + "\n" + e.Type + "\n" + e.Message)
	for _, f := range fragments {
		if strings.Contains(text, f) {
			return true
		}
	}
	return false
}
