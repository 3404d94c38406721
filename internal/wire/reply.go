package wire

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A Reply is what one chat reply said.
type Reply struct {
	ID          string
	Created     int64 // seconds since 1970, 0 where not said
	Model       string
	Fingerprint string // system_fingerprint
	// Choices is how many choices arrived. 0 means that the server gave no
	// reply, which is something else than an empty one.
	Choices   int
	Text      string
	Reasoning string // from a field of its own or from thinking parts
	Refusal   string
	Finish    string // finish_reason as sent; "" for null or none
	Usage     *Usage // nil where the server said nothing
	// Error is an error that came in place of a reply, under a status of 200
	// or inside a choice. Text beside it is a fragment, not an answer.
	Error *APIError
}

// Usage is what a server said a reply cost, in tokens.
type Usage struct{ Prompt, Completion, Reasoning int }

// DecodeReply reads the body of a chat reply, whatever the server made of the
// format: a member of an unexpected type counts as absent, so do null and
// missing choices. Blanks before the JSON, and NaN or Infinity where a number
// should stand, are read over. It fails only on a body that is no JSON, that
// was cut off, or that is neither an object nor null, and on a reply whose text
// is in no place or shape that is known (ErrContent); an empty body is ErrEmpty.
func DecodeReply(body []byte) (Reply, error) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		return Reply{}, ErrEmpty
	}
	if !jsonl.Valid(body) {
		clean, err := Compact(body)
		if err != nil {
			return Reply{}, fmt.Errorf("reading a reply: %w", err)
		}
		body = clean
	}
	return DecodeCompact(body)
}

// DecodeCompact is DecodeReply of what Compact gave, which it does not check again.
func DecodeCompact(body []byte) (Reply, error) {
	var r Reply
	switch body[0] {
	case '{', 'n':
		in := readReply(body)
		if r = in.reply(body); r.Error == nil && in.odd() {
			return Reply{}, ErrContent
		}
		return r, nil
	case '[': // some gateways wrap an error in a list of one; a reply in one is none
		if !bytes.Contains(body, []byte(`"choices"`)) && listsError(body) {
			r.Error = errorIn(body)
		}
	}
	if r.Error == nil {
		return Reply{}, errors.New("reading a reply: it is JSON, but no object")
	}
	return r, nil
}

// ErrContent is a reply that shows no text where one is known to stand.
var ErrContent = errors.New("its message or the content of that is in no known shape")

// ErrEmpty is a body of no bytes, or of blanks only.
var ErrEmpty = errors.New("the body is empty")
