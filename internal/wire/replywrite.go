package wire

import "encoding/json"

// EncodeReply is the body of a chat reply as a server sends it. Reasoning goes
// to reasoning_content; a field that is empty is sent as null where the format
// has one (refusal, finish_reason, content beside a refusal) and left out
// elsewhere. A reply with an Error is that error; one with Choices 0 and no
// text at all has an empty list of choices. DecodeReply reads it back.
func EncodeReply(r Reply) ([]byte, error) {
	if r.Error != nil {
		return EncodeError(*r.Error)
	}
	w := objectWriter{}
	w.field("id", r.ID)
	w.field("object", "chat.completion")
	w.field("created", r.Created)
	w.field("model", r.Model)
	w.field("choices", r.choices())
	if r.Usage != nil {
		w.field("usage", r.Usage.members())
	}
	w.field("system_fingerprint", nullable(r.Fingerprint))
	return w.close()
}

// members are a usage as it stands in a body: nil, null there, for none.
func (u *Usage) members() map[string]any {
	if u == nil {
		return nil
	}
	return map[string]any{
		"prompt_tokens": u.Prompt, "completion_tokens": u.Completion, "total_tokens": u.Prompt + u.Completion,
		"completion_tokens_details": map[string]int{"reasoning_tokens": u.Reasoning},
	}
}

func (r Reply) choices() []json.RawMessage {
	if r.Choices == 0 && r.Text == "" && r.Reasoning == "" && r.Refusal == "" {
		return []json.RawMessage{}
	}
	message := objectWriter{}
	message.field("role", "assistant")
	if r.Text == "" && r.Refusal != "" {
		message.field("content", nil)
	} else {
		message.field("content", r.Text)
	}
	if r.Reasoning != "" {
		message.field("reasoning_content", r.Reasoning)
	}
	message.field("refusal", nullable(r.Refusal))
	choice := objectWriter{}
	choice.field("index", 0)
	choice.raw("message", message.bytes())
	choice.field("logprobs", nil)
	choice.field("finish_reason", nullable(r.Finish))
	return []json.RawMessage{choice.bytes()}
}

// nullable is the text, or nil (null on the wire) for none.
func nullable(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// bytes is close for objects of strings and numbers, which cannot fail.
func (w *objectWriter) bytes() []byte {
	body, err := w.close()
	if err != nil {
		return []byte("null")
	}
	return body
}
