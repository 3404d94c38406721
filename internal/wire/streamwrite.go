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

// EncodeStream is a reply as a server streams it: a word or so an event, the
// finish reason alone behind them, then the usage in a chunk without choices if
// it is asked for, and [DONE]. A Stream puts the events together to what
// EncodeReply gives, up to members that are null. A reply with an Error is that
// error in an event.
func EncodeStream(r Reply, usage bool) ([][]byte, error) {
	s := streamWriter{reply: r, object: "chat.completion.chunk", usage: usage}
	if r.Choices > 0 || r.Text != "" || r.Reasoning != "" || r.Refusal != "" {
		s.delta("role", "assistant")
		s.words("reasoning_content", r.Reasoning, s.delta)
		s.words("content", r.Text, s.delta)
		s.words("refusal", r.Refusal, s.delta)
		if r.Text == "" && r.Refusal == "" {
			s.delta("content", "")
		}
		s.choice("delta", json.RawMessage("{}"), r.Finish)
	}
	return s.close()
}

// EncodeCompletionStream is EncodeStream for a reply to /completions, which
// has a text and nothing beside it: see EncodeCompletion.
func EncodeCompletionStream(r Reply, usage bool) ([][]byte, error) {
	if r.Usage != nil {
		r.Usage = &Usage{Prompt: r.Usage.Prompt, Completion: r.Usage.Completion}
	}
	s := streamWriter{reply: r, object: "text_completion", usage: usage}
	s.words("text", r.Text, func(key, text string) { s.choice(key, text, "") })
	s.choice("text", "", r.Finish)
	return s.close()
}

// A streamWriter collects the events of a reply and the first error.
type streamWriter struct {
	reply  Reply
	object string
	usage  bool
	events [][]byte
	err    error
}

func (s *streamWriter) words(key, text string, write func(key, text string)) {
	for word := range strings.SplitAfterSeq(text, " ") {
		if word != "" {
			write(key, word)
		}
	}
}

func (s *streamWriter) delta(key, text string) {
	w := objectWriter{}
	w.field(key, text)
	s.choice("delta", json.RawMessage(w.bytes()), "")
}

func (s *streamWriter) choice(key string, value any, finish string) {
	w := objectWriter{}
	w.field("index", 0)
	w.field(key, value)
	w.field("finish_reason", nullable(finish))
	s.chunk([]json.RawMessage{w.bytes()}, nil)
}

func (s *streamWriter) chunk(choices []json.RawMessage, u *Usage) {
	w := objectWriter{}
	w.field("id", s.reply.ID)
	w.field("object", s.object)
	w.field("created", s.reply.Created)
	w.field("model", s.reply.Model)
	w.field("system_fingerprint", nullable(s.reply.Fingerprint))
	w.field("choices", choices)
	if s.usage {
		w.field("usage", u.members())
	}
	body, err := w.close()
	if s.err == nil {
		s.err = err
	}
	s.events = append(s.events, event(body))
}

func (s *streamWriter) close() ([][]byte, error) {
	if s.reply.Error != nil {
		body, err := EncodeError(*s.reply.Error)
		return [][]byte{event(body), event([]byte("[DONE]"))}, err
	}
	if s.usage && s.reply.Usage != nil {
		s.chunk([]json.RawMessage{}, s.reply.Usage)
	}
	return append(s.events, event([]byte("[DONE]"))), s.err
}

func event(data []byte) []byte { return slices.Concat([]byte("data: "), data, []byte("\n\n")) }
