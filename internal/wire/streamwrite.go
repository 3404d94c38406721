package wire

import (
	"encoding/json"
	"slices"
	"strings"
)

// Streamed is the body of a request with the request for a stream behind it:
// "stream":true and, where usage is true, "stream_options" that ask for the
// usage in a last chunk. What is no JSON object is returned as it is.
func Streamed(body []byte, usage bool) []byte {
	if len(body) < len(`{"a":1}`) || body[len(body)-1] != '}' {
		return body
	}
	tail := `,"stream":true}`
	if usage {
		tail = `,"stream":true,"` + StreamOptions + `":{"include_usage":true}}`
	}
	return slices.Concat(body[:len(body)-1], []byte(tail))
}

// EncodeStream is a reply as a server streams it: one chunk an event, a word or
// so each, the finish reason alone behind them, then the usage in a chunk
// without choices if it is asked for, and [DONE]. A Stream puts the events
// together to what EncodeReply gives, up to members that are null. A reply with
// an Error is that error in an event.
func EncodeStream(r Reply, usage bool) ([][]byte, error) {
	if r.Error != nil {
		body, err := EncodeError(*r.Error)
		return [][]byte{event(body), event([]byte("[DONE]"))}, err
	}
	var events [][]byte
	var failed error
	chunk := func(choices []json.RawMessage, u *Usage) {
		w := objectWriter{}
		w.field("id", r.ID)
		w.field("object", "chat.completion.chunk")
		w.field("created", r.Created)
		w.field("model", r.Model)
		w.field("system_fingerprint", nullable(r.Fingerprint))
		w.field("choices", choices)
		if usage {
			w.field("usage", u.members())
		}
		body, err := w.close()
		if failed == nil {
			failed = err
		}
		events = append(events, event(body))
	}
	delta := func(key string, value any, finish string) {
		inner := objectWriter{}
		if key != "" {
			inner.field(key, value)
		}
		choice := objectWriter{}
		choice.field("index", 0)
		choice.raw("delta", inner.bytes())
		choice.field("finish_reason", nullable(finish))
		chunk([]json.RawMessage{choice.bytes()}, nil)
	}
	if r.Choices > 0 || r.Text != "" || r.Reasoning != "" || r.Refusal != "" {
		delta("role", "assistant", "")
		for _, member := range []struct{ key, text string }{{"reasoning_content", r.Reasoning}, {"content", r.Text}, {"refusal", r.Refusal}} {
			for word := range strings.SplitAfterSeq(member.text, " ") {
				if word != "" {
					delta(member.key, word, "")
				}
			}
		}
		if r.Text == "" && r.Refusal == "" {
			delta("content", "", "")
		}
		delta("", nil, r.Finish)
	}
	if usage && r.Usage != nil {
		chunk([]json.RawMessage{}, r.Usage)
	}
	return append(events, event([]byte("[DONE]"))), failed
}

func event(data []byte) []byte { return slices.Concat([]byte("data: "), data, []byte("\n\n")) }
