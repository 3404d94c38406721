// Package responses is what a model said: the record of one exchange, how a
// log of records is read, and how a reply is split into reasoning and answer.
// A record is a fact that was paid for. It says what arrived, never what that
// was worth: scoring derives everything else and can be run again.
package responses

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Outcome says how an exchange ended, as a fact on disk. What time may mend
// (rate limits, a server that is down) is retried and never becomes a record.
type Outcome string

// The outcomes.
const (
	Replied         Outcome = "replied"          // a reply arrived, perhaps empty or cut off
	ContentFilter   Outcome = "content_filter"   // the server's filter stopped the prompt or the reply
	ContextOverflow Outcome = "context_overflow" // the question does not fit the model's context
	APIError        Outcome = "api_error"        // refused in a way that asking again will not mend
)

// Refused says whether an outcome may be the fault of the server, or of the request as
// such, and not of the question. A filtered prompt is not: a suite may well begin with
// several of them.
func (o Outcome) Refused() bool { return o == APIError || o == ContextOverflow }

// Record is one line of responses.jsonl: everything that is known of one ask.
type Record struct {
	N       int     `json:"n"`     // line of the item in items.jsonl, from 0
	Epoch   int     `json:"epoch"` // which sample of the item, from 0
	Key     Key     `json:"key"`
	Item    string  `json:"item"`
	Outcome Outcome `json:"outcome"`
	// Finish is the server's finish_reason, as sent: "stop", "length", a word
	// of its own, or empty.
	Finish string `json:"finish,omitempty"`
	// Text is the content of the reply, reasoning tags and all.
	Text string `json:"text"`
	// Reasoning is what arrived in a field of its own beside the content.
	Reasoning string `json:"reasoning,omitempty"`
	// Refusal is the API's own refusal field.
	Refusal string `json:"refusal,omitempty"`
	Error   *Error `json:"error,omitempty"`
	Usage   *Usage `json:"usage,omitempty"`
	Model   string `json:"model,omitempty"` // the name the server gave itself
	// BaseURL is the address that served it, without user and query: a fact
	// about how it came, from which nothing is derived.
	BaseURL string `json:"base_url,omitempty"`
	// Fingerprint is the server's system_fingerprint, where it gives one.
	Fingerprint string `json:"fingerprint,omitempty"`
	// Simulated marks a reply that a simulated checkpoint drew. It follows
	// every figure derived from it.
	Simulated bool      `json:"simulated,omitempty"`
	MaxTokens int       `json:"max_tokens,omitempty"`
	At        time.Time `json:"at"`
	Seconds   float64   `json:"seconds"`
	Tries     int       `json:"tries"`
	// Again is why this was asked again, as the state that the response to be
	// replaced had when it was scored, such as "truncated"; "" for the first line
	// of an ask. See ReplacedBy.
	Again string `json:"again,omitempty"`
	// Raw is the compacted body where it was JSON; RawText the start of it
	// where it was not. Raw stays last, so that a reader of line prefixes
	// never has to skip it.
	RawText string          `json:"raw_text,omitempty"`
	Raw     json.RawMessage `json:"raw,omitempty"`

	// Retries is what else a log holds of the same ask.
	Retries Retries `json:"-"`
}

// Usage is what the server said the exchange cost, in tokens. Zero is "not
// said" as much as "none": servers do not agree.
type Usage struct {
	Prompt     int `json:"prompt"`
	Completion int `json:"completion"`
	Reasoning  int `json:"reasoning,omitempty"`
}

// Error is what the server gave instead of a reply.
type Error struct {
	Status  int    `json:"status,omitempty"` // HTTP status
	Code    string `json:"code,omitempty"`
	Message string `json:"message"`
}

// Key identifies what was asked: two asks with one key were asked the same
// thing of the same model in the same way.
type Key [16]byte

// KeyOf hashes parts in order, each with its length, so that no two lists of
// parts run together. No parts give a valid key too.
func KeyOf(parts ...[]byte) Key {
	b := make([]byte, 0, 256)
	for _, p := range parts {
		b = append(binary.BigEndian.AppendUint64(b, uint64(len(p))), p...)
	}
	sum := sha256.Sum256(b)
	return Key(sum[:16])
}

// String gives 32 hexadecimal digits.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// MarshalText implements encoding.TextMarshaler.
func (k Key) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, k[:]), nil }

// UnmarshalText implements encoding.TextUnmarshaler; anything but 32
// hexadecimal digits is an error.
func (k *Key) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(k)) {
		return fmt.Errorf("a key is 32 hexadecimal digits, not %d characters", len(text))
	}
	_, err := hex.Decode(k[:], text)
	return err
}
