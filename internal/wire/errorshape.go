package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// BaseResp is the type of an error that MiniMax tells in a member of that name,
// with a code of its own.
const BaseResp = "base_resp"

// errorFrom reads the value of an error member: an object or a text. Null,
// false, zero, an empty text and an object of nothing else are no error.
func errorFrom(value json.RawMessage) *APIError {
	if !faulty(value) {
		return nil
	}
	if value[0] == '{' {
		return objectError(value)
	}
	var text string
	lenient(value, &text)
	if text == "" {
		text = string(value)
	}
	return &APIError{Message: Clean(text, messageLimit)}
}

func present(value json.RawMessage) bool {
	switch string(bytes.TrimSpace(value)) {
	case "", "null", "false", `""`, "{}", "[]":
		return false
	}
	return true
}

// faulty says whether the value of an error member tells of one: some servers
// send the member beside every reply.
func faulty(value json.RawMessage) bool {
	value = bytes.TrimSpace(value)
	if blank(value) {
		return false
	}
	if value[0] != '{' {
		return true
	}
	for _, member := range jsonl.Members(value) {
		if !blank(member) {
			return true
		}
	}
	return false
}

// blank says whether a value stands for none.
func blank(value json.RawMessage) bool {
	switch strings.ToLower(string(value[:min(len(value), 8)])) {
	case "0", `"0"`, `"null"`, `"none"`:
		return true
	}
	return !present(value)
}

// errorBeside is errorFrom for a member of body. Where the member is a bare word
// ("Bad Request", true) and a message beside it says more, it is the message.
func errorBeside(value json.RawMessage, body []byte) *APIError {
	e := errorFrom(value)
	if e == nil || value[0] == '{' {
		return e
	}
	if whole, said := readError(body); said && (value[0] != '"' || len(whole.Message) > len(e.Message)) {
		return whole
	}
	return e
}

// flatError reads an error that stands in the place of a reply without a member
// of that name: {"code": 429, "msg": ...} and the like, or MiniMax's base_resp.
// It is nil where the body tells of none.
func flatError(body []byte) *APIError {
	var in struct {
		Code       json.RawMessage `json:"code"`
		Status     json.RawMessage `json:"status"`
		StatusCode json.RawMessage `json:"status_code"`
		Success    json.RawMessage `json:"success"`
		Base       struct {
			Code    json.RawMessage `json:"status_code"`
			Message string          `json:"status_msg"`
		} `json:"base_resp"`
	}
	lenient(body, &in)
	if present(in.Base.Code) && !blank(in.Base.Code) {
		return &APIError{Code: Clean(scalar(in.Base.Code), 80), Type: BaseResp, Message: Clean(in.Base.Message, messageLimit)}
	}
	e, said := readError(body)
	if !said {
		return nil
	}
	switch strings.ToLower(cmp.Or(scalar(in.Code), scalar(in.StatusCode), scalar(in.Status))) {
	case "0", "200", "ok", "success":
		return nil
	case "":
		if string(in.Success) != "false" {
			return nil
		}
	}
	return e
}

// listsError says whether a list begins with an object that tells of an error, and not
// with one of whatever else, such as a text of another API.
func listsError(list []byte) bool {
	for object := range jsonl.Elements(list) {
		if object[0] != '{' {
			return false
		}
		in := readReply(object)
		_, said := readError(object)
		return said || faulty(in.Error) || present(in.Detail)
	}
	return false
}

// objectError is an error that is told by an object, which is shown where it
// holds no message.
func objectError(object []byte) *APIError {
	e, said := readError(object)
	if !said {
		e.Message = Clean(string(object), messageLimit)
	}
	return e
}

// readError reads an object that tells of an error; said is that it has a message.
func readError(object []byte) (e *APIError, said bool) {
	var in struct {
		Message    json.RawMessage `json:"message"`
		Msg        json.RawMessage `json:"msg"`
		Type       string          `json:"type"`
		Param      json.RawMessage `json:"param"`
		Code       json.RawMessage `json:"code"`
		Status     json.RawMessage `json:"status"`
		StatusCode json.RawMessage `json:"status_code"`
		Metadata   struct {
			Raw json.RawMessage `json:"raw"`
		} `json:"metadata"`
		Inner struct {
			Code string `json:"code"`
		} `json:"innererror"`
	}
	lenient(object, &in)
	message := cmp.Or(scalar(in.Message), scalar(in.Msg))
	if raw := scalar(in.Metadata.Raw); raw != "" { // OpenRouter: where the real reason stands
		message = strings.TrimPrefix(message+": "+raw, ": ")
	}
	e = &APIError{
		Code:    Clean(cmp.Or(scalar(in.Code), in.Inner.Code), 80),
		Type:    Clean(in.Type, 80),
		Param:   Clean(scalar(in.Param), 80),
		Message: Clean(message, messageLimit),
	}
	for _, status := range []json.RawMessage{in.Status, in.StatusCode} {
		if n, err := strconv.Atoi(scalar(status)); err == nil && n >= 400 && n < 600 {
			e.Status = n
		}
	}
	return e, message != ""
}
