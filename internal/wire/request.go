package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// ChatBody is the body of a chat request: model, messages, the parameters that
// are set, the token limit under tokenField where it is above zero, then
// p.Extra in the order of its sorted keys. The same arguments give the same
// bytes. A temperature of 0 and an empty content are sent as they are.
//
// It fails on a parameter that JSON cannot carry (NaN, infinity), on an
// unknown tokenField, and on what CheckExtra refuses.
func ChatBody(model string, messages []Message, p Params, tokenField string) ([]byte, error) {
	if tokenField != MaxTokens && tokenField != MaxCompletionTokens {
		return nil, fmt.Errorf("the token limit goes under %s or %s, not %q", MaxTokens, MaxCompletionTokens, tokenField)
	}
	if err := CheckExtra(p); err != nil {
		return nil, err
	}
	if messages == nil {
		messages = []Message{}
	}
	w := objectWriter{}
	w.buf.Grow(bodySize(messages))
	w.field("model", model)
	w.messages(messages)
	w.sampling(p)
	if p.ReasoningEffort != "" {
		w.field("reasoning_effort", p.ReasoningEffort)
	}
	if len(p.ChatTemplateKwargs) > 0 {
		w.raw("chat_template_kwargs", p.ChatTemplateKwargs)
	}
	if p.Logprobs {
		w.field("logprobs", true)
	}
	if p.TopLogprobs != nil {
		w.field("top_logprobs", *p.TopLogprobs)
	}
	if p.MaxTokens > 0 {
		w.field(tokenField, p.MaxTokens)
	}
	for _, key := range slices.Sorted(maps.Keys(p.Extra)) {
		w.raw(key, p.Extra[key])
	}
	return w.close()
}

// bodySize is about what a body takes, in bytes.
func bodySize(messages []Message) int {
	size := 256
	for _, m := range messages {
		size += 32 + len(m.Content) + len(m.Content)/16
	}
	return size
}

// sampling writes the parameters that both APIs take alike.
func (w *objectWriter) sampling(p Params) {
	if p.Temperature != nil {
		w.number("temperature", *p.Temperature)
	}
	if p.TopP != nil {
		w.number("top_p", *p.TopP)
	}
	if p.TopK != nil {
		w.field("top_k", *p.TopK)
	}
	if p.MinP != nil {
		w.number("min_p", *p.MinP)
	}
	if p.Seed != nil {
		w.field("seed", *p.Seed)
	}
	if len(p.Stop) > 0 {
		w.field("stop", p.Stop)
	}
}

// CheckExtra says whether p.Extra can be merged into a body: it may not set
// what this program sets itself, nor a parameter that p sets already, and each
// value has to be JSON. The error names the key and what to do.
func CheckExtra(p Params) error {
	if len(p.Extra) == 0 {
		return nil
	}
	taken := map[string]string{
		"model":       "give the model by its own flag",
		"messages":    "the questions and the system text are not the extra body's to set",
		"prompt":      "the questions are not the extra body's to set",
		"stream":      "streaming has a flag of its own",
		StreamOptions: "it is sent with a stream",
		"n":           "repeated samples are separate requests: ask for more epochs",
		"extra_body":  "that is the name of an SDK's argument: put its members at the top level",
	}
	const twice = "it is set already: use one of the two"
	for _, sent := range p.Sent() {
		taken[sent] = twice
	}
	if p.MaxTokens > 0 {
		taken[MaxTokens], taken[MaxCompletionTokens] = twice, twice
	}
	for _, key := range slices.Sorted(maps.Keys(p.Extra)) {
		if why, no := taken[key]; no {
			return fmt.Errorf("the extra body may not set %q: %s", key, why)
		}
		if !json.Valid(p.Extra[key]) {
			return fmt.Errorf("the extra body's %q is not JSON", key)
		}
	}
	return nil
}

// An objectWriter writes a JSON object member by member in the order it is
// told, keeping the first error.
type objectWriter struct {
	buf bytes.Buffer
	err error
}

// member begins the member named key: all but its value. It is false after an
// error.
func (w *objectWriter) member(key string) bool {
	if w.err != nil {
		return false
	}
	opening := byte(',')
	if w.buf.Len() == 0 {
		opening = '{'
	}
	w.buf.Write(append(jsonl.AppendText(append(w.buf.AvailableBuffer(), opening), key), ':'))
	return true
}

func (w *objectWriter) raw(key string, value []byte) {
	if !w.member(key) {
		return
	}
	if err := json.Compact(&w.buf, value); err != nil && w.err == nil {
		w.err = fmt.Errorf("writing %s: %w", key, err)
	}
}

// verbatim is raw for a value that is known to be JSON. Blanks in it stay.
func (w *objectWriter) verbatim(key string, value []byte) {
	if w.member(key) {
		w.buf.Write(value)
	}
}

func (w *objectWriter) field(key string, value any) {
	if !w.member(key) {
		return
	}
	w.value(value)
}

func (w *objectWriter) number(key string, value float64) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		w.err = fmt.Errorf("%s is %v: it has to be a finite number", key, value)
		return
	}
	if w.member(key) {
		w.buf.Write(jsonl.AppendFloat(w.buf.AvailableBuffer(), value))
	}
}

// messages writes them as field would, which takes longer.
func (w *objectWriter) messages(all []Message) {
	if !w.member("messages") {
		return
	}
	b := append(w.buf.AvailableBuffer(), '[')
	for i, m := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsonl.AppendText(append(b, `{"role":`...), m.Role)
		b = jsonl.AppendText(append(b, `,"content":`...), m.Content)
		b = append(b, '}')
	}
	w.buf.Write(append(b, ']'))
}

// value writes any value without HTML escapes: what a model is asked should
// read the same on the wire as in the suite.
func (w *objectWriter) value(v any) {
	switch v := v.(type) {
	case string:
		w.buf.Write(jsonl.AppendText(w.buf.AvailableBuffer(), v))
		return
	case int:
		w.buf.Write(strconv.AppendInt(w.buf.AvailableBuffer(), int64(v), 10))
		return
	case bool:
		w.buf.Write(strconv.AppendBool(w.buf.AvailableBuffer(), v))
		return
	}
	enc := json.NewEncoder(&w.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	w.buf.Truncate(w.buf.Len() - 1) // Encode ends with a newline
}

func (w *objectWriter) close() ([]byte, error) {
	if w.err != nil {
		return nil, w.err
	}
	if w.buf.Len() == 0 {
		return []byte("{}"), nil
	}
	w.buf.WriteByte('}')
	return w.buf.Bytes(), nil
}
