package runs

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// An Identity is what makes two runs the same measurement: same questions, same
// model, same instruction, same sampling. Hosts, keys, retries, connections,
// prices, margins and scorers are no part of it, and max_tokens may grow.
type Identity struct {
	Model string `json:"model"`
	// API is "completions" where the questions are put as texts to go on with,
	// and then the policy's hash is that of the few-shot prompt. "" is chat: it is
	// left out, and so the identity of older runs is what it was.
	API          string  `json:"api,omitempty"`
	Policy       Policy  `json:"policy"`
	SystemSHA256 *string `json:"system_sha256"` // nil where no system message is sent
	// Params are the sampling parameters, with the extra body in Params.Extra.
	Params      wire.Params `json:"params"`
	Epochs      int         `json:"epochs"` // at least 1
	ItemsSHA256 string      `json:"items_sha256"`
	NItems      int         `json:"n_items"`
	Shard       *string     `json:"shard"` // always nil, as there are no shards yet; it is in the hash of runs
}

// A Policy is the instruction that went with each question.
type Policy struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Hash returns the SHA-256 of the identity in hexadecimal. Key order, spacing
// and an empty list where there could be none make no difference to it.
func (id Identity) Hash() string {
	sum := sha256.Sum256(id.canonical())
	return hex.EncodeToString(sum[:])
}

// canonical is the identity as JSON with every map sorted. The extra body keeps
// the text of its numbers, since 1 and 1.0 go over the wire as they are; a part
// of it that is not JSON, which no server was ever sent, counts as its text.
func (id Identity) canonical() []byte {
	extra := make(map[string]json.RawMessage, len(id.Params.Extra))
	for key, raw := range id.Params.Extra {
		extra[key] = canonicalJSON(raw)
	}
	id.Params.Extra = extra
	if kwargs := id.Params.ChatTemplateKwargs; len(kwargs) > 0 {
		id.Params.ChatTemplateKwargs = canonicalJSON(kwargs)
	}
	line, err := asJSON(id, "")
	if err != nil {
		// A temperature that is no number is all that JSON cannot hold.
		return fmt.Appendf(nil, "%+v", id)
	}
	return bytes.TrimSpace(line)
}

func canonicalJSON(raw json.RawMessage) json.RawMessage {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var value any
	if !json.Valid(raw) || dec.Decode(&value) != nil {
		value = string(raw)
	}
	line, err := asJSON(value, "")
	if err != nil {
		return json.RawMessage("null")
	}
	return bytes.TrimSpace(line)
}

// UnmarshalJSON refuses a key it does not know: a part of an identity that is
// not understood cannot be compared.
func (id *Identity) UnmarshalJSON(data []byte) error {
	type plain Identity
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var p plain
	if err := dec.Decode(&p); err != nil {
		return fmt.Errorf("identity: %w", inWords(err))
	}
	*id = Identity(p)
	return nil
}

// NewID derives the id of a run: 12 hexadecimal digits over its identity and
// the time it started, so that the same measurement made twice has two ids.
func NewID(identity Identity, started time.Time) string {
	h := sha256.New()
	h.Write(identity.canonical())
	h.Write([]byte{0})
	h.Write([]byte(started.UTC().Format(time.RFC3339Nano)))
	return hex.EncodeToString(h.Sum(nil))[:12]
}
