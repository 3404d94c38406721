package endpoint

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestASecretInPieces: what lies over several elements of a list is no secret byte
// for byte, and one all the same. It is in no record and no log, and the reply is
// read as before.
func TestASecretInPieces(t *testing.T) {
	const key = "sk-te/st+Key9Z8y"
	const a, b = "sk-te/st+", "Key9Z8y"
	chunk := func(members string) string { return `data: {"choices":[{"index":0,` + members + `}]}` + "\n\n" }
	const end = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\ndata: [DONE]\n\n"
	tests := []struct {
		reason string
		reply  step
		text   string
	}{
		{"parts of the content", step{body: `{"choices":[{"message":{"content":[{"type":"text","text":"4 ` + a + `"},{"type":"text","text":"` + b + `"}]},"finish_reason":"stop"}]}`}, "4 [redacted]"},
		{"parts of the thinking", step{body: `{"choices":[{"message":{"content":"4","reasoning_details":[{"type":"reasoning.text","text":"` + a + `"},{"type":"reasoning.text","text":"` + b + `"}]},"finish_reason":"stop"}]}`}, "4"},
		{"thinking that says it twice, once in pieces", step{body: `{"choices":[{"message":{"content":"4","reasoning":"` + key + `","reasoning_details":[{"type":"reasoning.text","text":"` + a + `"},{"type":"reasoning.text","text":"` + b + `"}]},"finish_reason":"stop"}]}`}, "4"},
		{"tokens of log-probabilities", step{body: `{"choices":[{"message":{"content":"4 ` + key + `"},"logprobs":{"content":[{"token":"4 "},{"token":"` + a + `"},{"token":"` + b + `"}]},"finish_reason":"stop"}]}`}, "4 [redacted]"},
		{"streamed lists of parts", events(chunk(`"delta":{"content":[{"type":"text","text":"4 `+a+`"}]}`) + chunk(`"delta":{"content":[{"type":"text","text":"`+b+`"}]}`) + end), "4 [redacted]"},
		{"streamed log-probabilities", events(chunk(`"delta":{"content":"`+a+`"},"logprobs":{"content":[{"token":"`+a+`"}]}`) + chunk(`"delta":{"content":"`+b+`"},"logprobs":{"content":[{"token":"`+b+`"}]}`) + end), "[redacted]"},
		{"the streamed arguments of a tool call", events(chunk(`"delta":{"content":"4","tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{\"k\":\"`+a+`"}}]}`) + chunk(`"delta":{"tool_calls":[{"index":0,"function":{"arguments":"`+b+`\"}"}}]}`) + end), "4"},
		{"an error behind it", step{body: `{"choices":[{"message":{"content":[{"type":"text","text":"` + a + `"},{"type":"text","text":"` + b + `"}]}}],"error":{"code":400,"message":"no"}}`}, ""},
		{"a stream that ends within it", events(chunk(`"delta":{"content":[{"type":"text","text":"4 `+a+`"}]}`) + chunk(`"delta":{"content":[{"type":"text","text":"`+b[:4]+`"}]}`)), ""},
		{"a stream that ends too early", events(chunk(`"delta":{"content":[{"type":"text","text":"4 `+a+`"}]}`) + chunk(`"delta":{"content":[{"type":"text","text":"`+b+`"}]}`)), ""},
	}
	for _, tt := range tests {
		for _, logged := range []bool{false, true} {
			var kept strings.Builder
			c := clientAt(t, serve(t, tt.reply).URL, func(cfg *Config) {
				cfg.APIKey, cfg.MaxRetries, cfg.Stream = key, -1, tt.reply.header != nil
				if logged {
					cfg.LogExchanges, cfg.Exchange = 1, func(text []byte) { kept.Write(text) }
				}
			})
			record, err := c.Ask(t.Context(), question())
			line, jsonErr := json.Marshal(record)
			if record.Text != tt.text || jsonErr != nil || tt.text != "" && (err != nil || !json.Valid(record.Raw)) {
				t.Errorf("%s, logged %v: %+v, error %v %v", tt.reason, logged, record, err, jsonErr)
			}
			all := fmt.Sprintf("%s %v %+v %s", line, err, c.attempts, kept.String())
			for _, piece := range []string{a, b[:4]} {
				if strings.Contains(all, piece) {
					t.Errorf("%s, logged %v: %q stands in %s", tt.reason, logged, piece, all)
				}
			}
		}
	}
	// What repeats nothing is kept as it came.
	body := `{"choices":[{"message":{"content":[{"type":"text","text":"4"}]},"finish_reason":"stop"}],"x":1}`
	c := clientAt(t, serve(t, step{body: body}).URL, func(cfg *Config) { cfg.APIKey = key })
	if record, err := c.Ask(t.Context(), question()); err != nil || string(record.Raw) != body {
		t.Errorf("%s, error %v", record.Raw, err)
	}
}
