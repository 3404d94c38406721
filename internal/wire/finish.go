package wire

import "strings"

// An End is what a finish reason says of a reply, in the many words that servers
// have for it.
type End int

// The ends.
const (
	EndUnsaid   End = iota // no reason, or one that says nothing
	EndStop                // the model came to its end
	EndLimit               // a limit on tokens, or the context, cut it off
	EndFiltered            // a filter did
	EndBroken              // the server did, by a failure of its own
)

// EndOf reads a finish reason, whatever its case, with dashes or underscores, and
// with the name of an enumeration before it.
func EndOf(finish string) End {
	word := strings.ReplaceAll(strings.ToLower(finish), "-", "_")
	switch word = strings.TrimPrefix(word, "finishreason."); word {
	case "stop":
		return EndStop
	case "length", "max_tokens", "maxtokens", "max_output_tokens", "max_completion_tokens", "max_length", "token_limit", "model_length",
		"model_context_window_exceeded": // Anthropic, Zhipu
		return EndLimit
	case FinishContentFilter,
		"content_filtered", "guardrail_intervened", // Bedrock
		"sensitive",                                                       // Zhipu
		"safety", "prohibited_content", "blocklist", "spii", "recitation": // Gemini
		return EndFiltered
	case "error", // vLLM, OpenRouter
		"abort", "aborted", // vLLM, SGLang
		"insufficient_system_resource", // DeepSeek
		"network_error",                // Zhipu
		"cancelled", "canceled",        //nolint:misspell // gateways
		"timeout", "server_error", "internal_error":
		return EndBroken
	}
	return EndUnsaid
}
