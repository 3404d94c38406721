package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// content is a message's content in any of the shapes servers send it: a
// string, null, a list of parts, or one part. Text parts are joined as they
// stand; parts that hold thinking go to reasoning, refusals to refusal.
// Decoding never fails: a shape of another kind holds no text, nor does a part of one,
// such as a document or a citation.
type content struct {
	text, reasoning, refusal string

	unknown bool // a part of a kind that is not known holds a text
}

// maxNesting is how deep parts may lie in parts, and maxLists how many lists may
// lie around a text. Real ones lie two deep; each level reads its bytes again, so
// that without a limit a hostile body could keep a reader busy for hours.
const (
	maxNesting = 3
	maxLists   = 8
)

// UnmarshalJSON implements json.Unmarshaler and never fails.
func (c *content) UnmarshalJSON(data []byte) error {
	*c = readContent(data)
	return nil
}

func readContent(data []byte) content { return readNested(data, maxNesting, maxLists) }

func readNested(data []byte, depth, lists int) content {
	data = bytes.TrimSpace(data)
	if len(data) == 0 || depth == 0 {
		return content{}
	}
	switch data[0] {
	case '"':
		text, _ := jsonl.Text(data)
		return content{text: text}
	case '{':
		var p part
		lenient(data, &p)
		return p.content(depth-1, lists)
	case '[':
		if lists == 0 {
			return content{}
		}
		var elements []json.RawMessage
		lenient(data, &elements)
		var text, reasoning, refusal strings.Builder
		unknown := false
		for _, e := range elements {
			one := readNested(e, depth, lists-1)
			text.WriteString(one.text)
			reasoning.WriteString(one.reasoning)
			refusal.WriteString(one.refusal)
			unknown = unknown || one.unknown
		}
		return content{text.String(), reasoning.String(), refusal.String(), unknown}
	}
	return content{}
}

// A part is one element of a content list. Thinking parts hold a string or a
// list of parts of their own.
type part struct {
	Type      string          `json:"type"`
	Text      partText        `json:"text"`
	Refusal   string          `json:"refusal"`
	Thinking  json.RawMessage `json:"thinking"`
	Reasoning json.RawMessage `json:"reasoning"`
	Summary   json.RawMessage `json:"summary"`
	Content   json.RawMessage `json:"content"`
}

// A partText is the text of a part: a string, or an object with it as its value, as in
// OpenAI's API of assistants. It is empty for anything else.
type partText string

// UnmarshalJSON implements json.Unmarshaler and never fails.
func (t *partText) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		for key, value := range jsonl.Members(data) {
			if string(key) == "value" {
				data = value
			}
		}
	}
	*t = partText(textOf(data))
	return nil
}

func (p part) content(depth, lists int) content {
	text := string(p.Text)
	switch kind := strings.ToLower(p.Type); {
	case strings.HasPrefix(kind, "thinking"), strings.HasPrefix(kind, "reasoning"), kind == "summary_text":
		// One of these holds it, by server: thinking (Mistral), text or summary
		// (OpenRouter), a list of summary_text (OpenAI), reasoning or content (others).
		for _, nested := range []json.RawMessage{p.Thinking, p.Reasoning, p.Summary, p.Content} {
			if text != "" {
				break
			}
			text = readNested(nested, depth, lists).all()
		}
		return content{reasoning: text}
	case kind == "refusal":
		return content{refusal: cmp.Or(p.Refusal, text)}
	case kind == "text", kind == "output_text", kind == "input_text", kind == "markdown":
		return content{text: cmp.Or(text, readNested(p.Content, depth, lists).text)}
	case kind == "":
		return content{text: text}
	}
	return content{unknown: text != ""}
}

// all is the text of a nested content, whatever its parts were called.
func (c content) all() string { return c.reasoning + c.text }

// lenient decodes what has the expected type and leaves out what has not;
// encoding/json goes on after such a mismatch. The caller has checked the
// syntax.
func lenient(data []byte, into any) { _ = json.Unmarshal(data, into) }
