package wire

// What tells a simulated server from a real one. They travel in the protocol
// itself, so that a run against a simulator is known for one however it was
// started.
const (
	// SimulatedFingerprint is the system_fingerprint of every simulated reply.
	SimulatedFingerprint = "abstain-eval-simulated"
	// SimulatedOwner is the owned_by of every simulated model in a listing.
	SimulatedOwner = "abstain-eval-simulated"
)

// The two APIs by which a question can be asked.
const (
	APIChat        = "chat"        // /chat/completions: messages and a reply to them
	APICompletions = "completions" // /completions: a text, and how it goes on
)

// The two names under which servers take the limit on a reply's tokens. Newer
// models of some services refuse the first; some local servers ignore the
// second.
const (
	MaxTokens           = "max_tokens"
	MaxCompletionTokens = "max_completion_tokens"
)

// StreamOptions is what asks a streaming server for the usage at the end of its
// reply. Some servers refuse it.
const StreamOptions = "stream_options"

// Finish reasons that this program acts on. Servers use others too.
const (
	FinishStop          = "stop"
	FinishLength        = "length"
	FinishContentFilter = "content_filter"
)
