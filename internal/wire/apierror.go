package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// messageLimit is how many characters of a server's message are kept.
const messageLimit = 600

// An APIError is what a server said in place of a reply. Its texts are made
// safe for a terminal and cut to a readable length.
type APIError struct {
	Status  int    // HTTP status, or the one that a body of its own names; 0 where none is known
	Code    string // numbers as digits; "" for null or none
	Type    string
	Param   string // the parameter the server names
	Message string
}

// Error gives "HTTP 400 (code): message", with what is known of it.
func (e *APIError) Error() string {
	var b strings.Builder
	if e.Status != 0 {
		fmt.Fprintf(&b, "HTTP %d", e.Status)
	}
	if code := cmp.Or(e.Code, e.Type); code != "" && code != strconv.Itoa(e.Status) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "(%s)", code)
	}
	if e.Message != "" {
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		b.WriteString(e.Message)
	}
	return b.String()
}

// DecodeError reads the body of an error in any of its shapes:
// {"error": {...}}, {"error": "text"}, {"object": "error", "message": ...},
// {"detail": ...}, and plain text or HTML, of which the beginning is kept
// without its markup. It never fails: an empty body gives an empty message.
func DecodeError(status int, body []byte) APIError {
	e := APIError{}
	if found := errorIn(body); found != nil {
		e = *found
	} else {
		e.Message = plain(body)
	}
	e.Status = status
	return e
}

// errorIn is the error a JSON body holds, or nil.
func errorIn(body []byte) *APIError {
	body = bytes.TrimSpace(body)
	if len(body) > 0 && body[0] == '[' {
		var list []json.RawMessage
		lenient(body, &list)
		if len(list) == 0 {
			return nil
		}
		body = bytes.TrimSpace(list[0])
	}
	if len(body) == 0 || body[0] != '{' || !json.Valid(body) {
		return nil
	}
	var top struct {
		Error  json.RawMessage `json:"error"`
		Detail json.RawMessage `json:"detail"`
	}
	lenient(body, &top)
	if e := errorBeside(top.Error, body); e != nil {
		return e
	}
	if present(top.Detail) {
		return detailError(top.Detail)
	}
	if e := objectError(body); e != nil && e.Message != "" {
		return e
	}
	return nil
}

// detailError reads FastAPI's errors: a text, an object, or a list of findings
// each with the place of what it found.
func detailError(detail json.RawMessage) *APIError {
	var findings []struct {
		Loc []json.RawMessage `json:"loc"`
		Msg string            `json:"msg"`
	}
	switch detail[0] {
	case '{':
		return objectError(detail)
	case '[':
		lenient(detail, &findings)
	}
	if len(findings) == 0 || findings[0].Msg == "" {
		return &APIError{Message: Clean(scalar(detail), messageLimit)}
	}
	var e APIError
	var messages []string
	for _, f := range findings {
		var place []string
		for _, l := range f.Loc {
			if p := scalar(l); p != "body" {
				place = append(place, p)
			}
		}
		if e.Param == "" && len(place) > 0 {
			e.Param = Clean(place[0], 80)
		}
		messages = append(messages, strings.TrimPrefix(strings.Join(place, ".")+": "+f.Msg, ": "))
	}
	e.Message = Clean(strings.Join(messages, "; "), messageLimit)
	return &e
}

// scalar is a JSON string's text, "" for null, and any other value as written.
func scalar(value json.RawMessage) string {
	value = bytes.TrimSpace(value)
	if len(value) == 0 || string(value) == "null" {
		return ""
	}
	if value[0] == '"' {
		var s string
		lenient(value, &s)
		return s
	}
	return string(value)
}

// EncodeError is the body of an error as OpenAI's service sends it: type, param
// and code are null where they are empty. The status travels outside the body.
func EncodeError(e APIError) ([]byte, error) {
	inner := objectWriter{}
	inner.field("message", e.Message)
	inner.field("type", nullable(e.Type))
	inner.field("param", nullable(e.Param))
	inner.field("code", nullable(e.Code))
	w := objectWriter{}
	w.raw("error", inner.bytes())
	return w.close()
}
