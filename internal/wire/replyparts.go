package wire

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A reply is taken apart member by member rather than decoded into structs,
// which would cost more than sending the question. A member of another type
// than it should have is left as if it were not there.

type replyParts struct {
	ID, Model, Fingerprint, Object string
	Created                        float64
	Choices                        []*choiceParts
	Usage                          *Usage
	Error, Detail                  json.RawMessage
}

type choiceParts struct {
	Index   *int
	Message *messageParts
	Text    string // what completion servers send in place of a message
	Finish  string
	Error   json.RawMessage
	placed  bool // there is a message or a text, be it null
	odd     bool // and one of them is a value that can hold no text
}

type messageParts struct {
	Content, ReasoningContent, Reasoning, ReasoningDetails, Thinking content

	Refusal string
	odd     bool // the content is a value that can hold no text, or is in no known shape
}

// readReply reads a body that is known to be valid.
func readReply(body []byte) (in replyParts) {
	for key, value := range jsonl.Members(body) {
		switch string(key) {
		case "id":
			in.ID = textOf(value)
		case "created":
			in.Created = numberOf(value)
		case "model":
			in.Model = textOf(value)
		case "system_fingerprint":
			in.Fingerprint = textOf(value)
		case "choices":
			for element := range jsonl.Elements(value) {
				in.Choices = append(in.Choices, readChoice(element))
			}
		case "usage":
			in.Usage = readUsage(value)
		case "error":
			in.Error = value
		case "object":
			in.Object = textOf(value)
		case "detail":
			in.Detail = value
		}
	}
	return in
}

// readChoice is nil for what is no object.
func readChoice(value []byte) *choiceParts {
	if value[0] != '{' {
		return nil
	}
	c := &choiceParts{}
	var delta *messageParts
	for key, value := range jsonl.Members(value) {
		switch string(key) {
		case "index":
			if n, err := strconv.Atoi(string(value)); err == nil {
				c.Index = &n
			}
		case "message":
			if value[0] == '{' {
				c.Message = readMessage(value)
			}
			c.placed, c.odd = true, c.odd || value[0] != '{' && value[0] != 'n'
		case "delta": // some servers build whole replies as they do the pieces of a stream
			if value[0] == '{' {
				delta, c.placed = readMessage(value), true
			}
		case "text":
			c.Text = readContent(value).text
			c.placed, c.odd = true, c.odd || holdsNoText(value)
		case "finish_reason":
			c.Finish = textOf(value)
		case "error":
			c.Error = value
		}
	}
	if c.Message == nil {
		c.Message = delta
	}
	return c
}

func readMessage(value []byte) *messageParts {
	m := &messageParts{}
	for key, value := range jsonl.Members(value) {
		switch string(key) {
		case "content":
			m.Content = readContent(value)
			m.odd = holdsNoText(value) || m.Content.unknown && m.Content.text+m.Content.refusal == ""
		case "refusal":
			m.Refusal = textOf(value)
		case "reasoning_content":
			m.ReasoningContent = readContent(value)
		case "reasoning":
			m.Reasoning = readContent(value)
		case "reasoning_details":
			m.ReasoningDetails = readContent(value)
		case "thinking":
			m.Thinking = readContent(value)
		}
	}
	return m
}

// holdsNoText says whether a value is neither a text, nor parts, nor null.
func holdsNoText(value []byte) bool { return !bytes.ContainsRune([]byte(`"{[n`), rune(value[0])) }

// readUsage is nil for what is no object.
func readUsage(value []byte) *Usage {
	if value[0] != '{' {
		return nil
	}
	var prompt, completion, reasoning, detailed float64
	for key, value := range jsonl.Members(value) {
		switch string(key) {
		case "prompt_tokens":
			prompt = numberOf(value)
		case "completion_tokens":
			completion = numberOf(value)
		case "reasoning_tokens":
			reasoning = numberOf(value)
		case "completion_tokens_details":
			for key, value := range jsonl.Members(value) {
				if string(key) == "reasoning_tokens" {
					detailed = numberOf(value)
				}
			}
		}
	}
	if detailed == 0 {
		detailed = reasoning
	}
	return &Usage{Prompt: int(whole(prompt)), Completion: int(whole(completion)), Reasoning: int(whole(detailed))}
}

// textOf is "" for what is no string.
func textOf(value []byte) string {
	text, _ := jsonl.Text(value)
	return text
}

// numberOf is 0 for what is no number, be it in quotation marks or not.
func numberOf(value []byte) float64 {
	f, err := strconv.ParseFloat(string(bytes.Trim(value, `"`)), 64)
	if err != nil { // a word, or beyond any number
		return 0
	}
	return f
}
