package wire

import (
	"bytes"
	"maps"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// maxChoices bounds how many choices of a stream are kept. One is asked for.
const maxChoices = 128

// merge adds one chunk to what has arrived, and says whether it is an error, in
// any of the shapes that a whole body has.
func (s *Stream) merge(chunk []byte) (isError bool) {
	choices, flat := false, false
	for key, value := range jsonl.Members(chunk) {
		switch string(key) {
		case "choices":
			place := 0
			for choice := range jsonl.Elements(value) {
				if choice[0] == '{' {
					s.mergeChoice(place, choice)
				}
				choices = true
				place++
			}
		case "error": // kept apart
			isError = isError || errorFrom(value) != nil
		case "object": // of the chunk, not of the reply
			flat = flat || string(value) == `"error"`
		default:
			flat = flat || string(key) == "detail" && present(value)
			s.size += s.top.set(string(key), value)
		}
	}
	return isError || flat && !choices
}

// mergeChoice adds one choice of a chunk. One without an index has that of its
// place.
func (s *Stream) mergeChoice(place int, choice []byte) {
	index := place
	for key, value := range jsonl.Members(choice) {
		if string(key) == "index" {
			lenient(value, &index)
		}
	}
	c := s.choices[index]
	if c == nil {
		if len(s.choices) == maxChoices {
			return
		}
		c = &streamChoice{own: members{}, delta: members{}, logprobs: members{}}
		s.choices[index] = c
	}
	for key, value := range jsonl.Members(choice) {
		switch string(key) {
		case "index":
		case "text":
			s.size += c.own.add(string(key), value)
		case "delta":
			for key, value := range jsonl.Members(value) {
				switch {
				case string(key) == "role": // some servers say it in every chunk
					s.size += c.delta.set(string(key), value)
				case string(key) == "tool_calls" && value[0] == '[':
					if c.calls == nil {
						c.calls = toolCalls{}
					}
					s.size += c.calls.add(value)
				case string(key) == "function_call" && value[0] == '{': // the one call of older servers
					if c.call == nil {
						c.call = members{}
					}
					s.size += addCall(c.call, value)
				default:
					s.size += c.delta.add(string(key), value)
				}
			}
		case "logprobs":
			for key, value := range jsonl.Members(value) {
				s.size += c.logprobs.add(string(key), value)
			}
		case "message":
			if present(value) {
				s.size += len(value) - len(c.message)
				c.message = bytes.Clone(value)
			}
		case "finish_reason":
			if present(value) && string(value) != `"null"` {
				c.finish = bytes.Clone(value)
			}
		default:
			s.size += c.own.set(string(key), value)
		}
	}
}

// said says whether deltas held anything but a role.
func (c *streamChoice) said() bool {
	if len(c.calls) > 0 || len(c.call) > 0 {
		return true
	}
	for key, g := range c.delta {
		if key != "role" && (len(g.text) > 0 || g.isList || g.last != nil) {
			return true
		}
	}
	return false
}

func (s *Stream) lowest() int {
	return slices.Min(append(slices.Collect(maps.Keys(s.choices)), math.MaxInt))
}

// assemble writes the reply as far as it has arrived.
func (s *Stream) assemble() ([]byte, error) {
	if s.failure != nil && len(s.choices) == 0 {
		return s.failure, nil
	}
	choices := &gathering{isList: true}
	for _, index := range slices.Sorted(maps.Keys(s.choices)) {
		choice, err := s.choices[index].assemble(index)
		if err != nil {
			return nil, err
		}
		choices.elements = append(choices.elements, choice)
	}
	s.top["choices"] = choices
	object := "chat.completion"
	if c := s.choices[s.lowest()]; c != nil && len(c.delta) == 0 && c.own["text"] != nil {
		object = "text_completion"
	}
	s.top["object"] = &gathering{last: []byte(`"` + object + `"`)}
	if s.failure != nil {
		value := errorValue(s.failure)
		if value == nil { // a flat one
			value = s.failure
		}
		s.top["error"] = &gathering{last: value}
	}
	w := objectWriter{}
	s.top.write(&w, "id", "object", "created", "model", "choices", "usage", "system_fingerprint")
	return w.close()
}

// errorValue is the error member of a body, nil where it has none.
func errorValue(body []byte) []byte {
	for key, value := range jsonl.Members(body) {
		if string(key) == "error" && faulty(value) {
			return value
		}
	}
	return nil
}

func (c *streamChoice) assemble(index int) ([]byte, error) {
	if c.calls != nil {
		c.delta["tool_calls"] = &gathering{last: c.calls.value()}
	}
	if c.call != nil {
		c.delta["function_call"] = &gathering{last: written(c.call)}
	}
	w := objectWriter{}
	w.field("index", index)
	switch {
	case c.message != nil && !c.said():
		w.verbatim("message", c.message)
	case len(c.delta) > 0 || c.own["text"] == nil:
		if c.delta["role"] == nil {
			c.delta["role"] = &gathering{last: []byte(`"assistant"`)}
		}
		message := objectWriter{}
		c.delta.write(&message, "role", "content")
		body, err := message.close()
		if err != nil {
			return nil, err
		}
		w.verbatim("message", body)
	}
	if len(c.logprobs) > 0 {
		logprobs := objectWriter{}
		c.logprobs.write(&logprobs)
		w.verbatim("logprobs", logprobs.bytes())
	} else {
		w.verbatim("logprobs", []byte("null"))
	}
	finish := c.finish
	if finish == nil {
		finish = []byte("null")
	}
	w.verbatim("finish_reason", finish)
	c.own.write(&w)
	return w.close()
}
