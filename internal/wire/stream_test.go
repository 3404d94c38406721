package wire

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// streamed puts a stream together from reads of so many bytes.
func streamed(stream string, read int) (Reply, error) {
	s := NewStream(1 << 20)
	for rest := stream; rest != ""; {
		n := min(read, len(rest))
		_, _ = s.Write([]byte(rest[:n]))
		rest = rest[n:]
	}
	body, err := s.Body()
	if err != nil {
		return Reply{}, err
	}
	raw, err := Compact(body)
	if err != nil {
		return Reply{}, err
	}
	return DecodeReply(raw)
}

// delta is an event with one choice; end one with a finish reason.
func delta(members string) string {
	return `data: {"choices":[{"index":0,"delta":{` + members + "}}]}\n\n"
}

const end, done = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\n", "data: [DONE]\n\n"

func TestStream(t *testing.T) {
	four := Reply{Choices: 1, Text: "4", Finish: "stop"}
	tests := []struct {
		reason, stream string
		want           Reply
	}{
		{"OpenAI's own, the usage in a chunk without choices",
			`data: {"id":"c","object":"chat.completion.chunk","created":5,"model":"m","system_fingerprint":"fp","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}` + "\n\n" +
				`data: {"id":"c","created":5,"model":"m","system_fingerprint":"fp","choices":[{"index":0,"delta":{"content":"4"},"finish_reason":null}],"usage":null}` + "\n\n" +
				`data: {"id":"c","created":5,"model":"m","system_fingerprint":"fp","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}` + "\n\n" +
				`data: {"id":"c","created":5,"model":"m","system_fingerprint":"fp","choices":[],"usage":{"prompt_tokens":2,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":1}}}` + "\n\n" + done,
			Reply{ID: "c", Created: 5, Model: "m", Fingerprint: "fp", Choices: 1, Text: "4", Finish: "stop", Usage: &Usage{2, 3, 1}}},
		{"Azure: the first chunk has no model", `data: {"model":"","choices":[],"prompt_filter_results":[]}` + "\n\n" + strings.Replace(delta(`"content":"4"`), "{", `{"model":"m",`, 1) + end + done,
			Reply{Model: "m", Choices: 1, Text: "4", Finish: "stop"}},
		{"usage in every chunk: the last counts", strings.Replace(delta(`"content":"4"`), "{", `{"usage":{"completion_tokens":1},`, 1) + strings.Replace(end, "{", `{"usage":{"completion_tokens":2},`, 1),
			Reply{Choices: 1, Text: "4", Finish: "stop", Usage: &Usage{Completion: 2}}},
		{"no [DONE], but a finish reason", delta(`"content":"4"`) + end, four},
		{"[DONE], but no finish reason", delta(`"content":"4"`) + done, Reply{Choices: 1, Text: "4"}},
		{"[DONE] without a line's end", delta(`"content":"4"`) + end + "data: [DONE]", four},
		{"a last event without a line's end", delta(`"content":"4"`) + strings.TrimSpace(end), four},
		{"an empty finish reason until the last", `data: {"choices":[{"delta":{"content":"4"},"finish_reason":""}]}` + "\n\n" + end, four},
		{"lines that end in CRLF", strings.ReplaceAll(delta(`"content":"4"`)+end+done, "\n", "\r\n"), four},
		{"lines that end in CR", strings.ReplaceAll(delta(`"content":"4"`)+end+done, "\n", "\r"), four},
		{"no blank behind the colon", strings.ReplaceAll(delta(`"content":"4"`)+end+done, "data: ", "data:"), four},
		{"a byte order mark", "\xef\xbb\xbf" + delta(`"content":"4"`) + end, four},
		{"comments and blank lines that keep the connection alive", ": OPENROUTER PROCESSING\n\n\n\n:\n" + delta(`"content":"4"`) + ": ping\n\n" + end + done, four},
		{"fields of other names", "id: 1\nretry: 10\nevent: message\nfield\n" + delta(`"content":"4"`) + "data\n\ndata: null\n\n" + end, four},
		{"an event over several lines", "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"4\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n" + done, four},
		{"the same with CRLF", "data: {\"choices\":[{\"delta\":\r\ndata: {\"content\":\"4\"},\r\ndata: \"finish_reason\":\"stop\"}]}\r\n\r\n" + done, four},
		{"events without the blank line between them", strings.ReplaceAll(delta(`"content":"4"`)+end+done, "\n\n", "\n"), four},
		{"nothing behind [DONE] counts", delta(`"content":"4"`) + end + done + delta(`"content":"5"`) + "data: {\n\n", four},
		{"a character split over two deltas", delta("\"content\":\"4 \xe2\x82\"") + delta("\"content\":\"\xac\"") + end, Reply{Choices: 1, Text: "4 €", Finish: "stop"}},
		{"a surrogate pair split over two", delta(`"content":"\ud83d"`) + delta(`"content":"\ude00"`) + end, Reply{Choices: 1, Text: "😀", Finish: "stop"}},
		{"escapes stay what they are", delta(`"content":"a\"\\"`) + delta(`"content":"n\n"`) + end, Reply{Choices: 1, Text: "a\"\\n\n", Finish: "stop"}},
		{"content null in every chunk, a refusal beside it", delta(`"content":null,"refusal":"I "`) + delta(`"refusal":"won't"`) + end, Reply{Choices: 1, Refusal: "I won't", Finish: "stop"}},
		{"reasoning_content", delta(`"content":"","reasoning_content":"h"`) + delta(`"reasoning_content":"m"`) + delta(`"content":"4"`) + end, Reply{Choices: 1, Text: "4", Reasoning: "hm", Finish: "stop"}},
		{"reasoning", delta(`"reasoning":"h"`) + delta(`"reasoning":"m"`) + delta(`"content":"4"`) + end, Reply{Choices: 1, Text: "4", Reasoning: "hm", Finish: "stop"}},
		{"both names at once count once", delta(`"reasoning":"h","reasoning_content":"h"`) + delta(`"reasoning":"m","reasoning_content":"m"`) + end, Reply{Choices: 1, Reasoning: "hm", Finish: "stop"}},
		{"OpenRouter: reasoning_details", delta(`"reasoning_details":[{"type":"reasoning.text","text":"h","index":0}]`) + delta(`"reasoning_details":[{"type":"reasoning.text","text":"m","index":0}],"content":"4"`) + end,
			Reply{Choices: 1, Text: "4", Reasoning: "hm", Finish: "stop"}},
		{"Mistral: thinking parts first, strings afterwards", delta(`"content":""`) + delta(`"content":[{"type":"thinking","thinking":[{"type":"text","text":"h"}]}]`) + delta(`"content":[{"type":"thinking","thinking":[{"type":"text","text":"m"}]}]`) + delta(`"content":"4"`) + delta(`"content":"2"`) + end,
			Reply{Choices: 1, Text: "42", Reasoning: "hm", Finish: "stop"}},
		{"a string first, parts afterwards", delta(`"content":"4"`) + delta(`"content":[{"type":"text","text":"2"}]`) + delta(`"content":"!"`) + end, Reply{Choices: 1, Text: "42!", Finish: "stop"}},
		{"thinking that was cut off by the limit", delta(`"reasoning":"hm"`) + strings.Replace(end, "stop", "length", 1), Reply{Choices: 1, Reasoning: "hm", Finish: "length"}},
		{"a role in every chunk, of whatever name", delta(`"role":"model","content":"4"`) + delta(`"role":"model"`) + end, four},
		{"choices out of order and in chunks of their own", `data: {"choices":[{"index":1,"delta":{"content":"b"}}]}` + "\n\n" + delta(`"content":"4"`) + `data: {"choices":[{"index":1,"delta":{"content":"c"},"finish_reason":"length"}]}` + "\n\n" + end,
			Reply{Choices: 2, Text: "4", Finish: "stop"}},
		{"choices without an index", `data: {"choices":[null,{"delta":{"content":"4"},"finish_reason":"stop"}]}` + "\n\n", four},
		{"a completion's text", `data: {"choices":[{"index":0,"text":"4"}]}` + "\n\n" + `data: {"choices":[{"index":0,"text":"2","finish_reason":"stop"}]}` + "\n\n", Reply{Choices: 1, Text: "42", Finish: "stop"}},
		{"a reply sent whole in one event", `data: {"object":"chat.completion","choices":[{"index":0,"message":{"content":"4"},"finish_reason":"stop"}]}` + "\n\n" + done, four},
		{"Perplexity: the whole so far beside each delta", `data: {"choices":[{"delta":{"content":"4"},"message":{"content":"4"}}]}` + "\n\n" + `data: {"choices":[{"delta":{"content":"2"},"message":{"content":"42"},"finish_reason":"stop"}]}` + "\n\n",
			Reply{Choices: 1, Text: "42", Finish: "stop"}},
		{"log-probabilities JSON has no words for", `data: {"choices":[{"delta":{"content":"4"},"logprobs":{"content":[{"token":"4","logprob":-Infinity}]}}]}` + "\n\n" + end, four},
		{"no choice at all", done, Reply{}},

		{"an error in place of a reply", `data: {"error":{"code":502,"message":"upstream died"}}` + "\n\n" + done, Reply{Error: &APIError{Code: "502", Message: "upstream died"}}},
		{"an error as a text", `data: {"error":"overloaded"}` + "\n\n", Reply{Error: &APIError{Message: "overloaded"}}},
		{"vLLM's flat error", `data: {"object":"error","message":"no","code":400}` + "\n\n" + done, Reply{Error: &APIError{Code: "400", Message: "no"}}},
		{"a detail", `data: {"detail":"no"}` + "\n\n", Reply{Error: &APIError{Message: "no"}}},
		{"a list of one", `data: [{"error":{"message":"no"}}]` + "\n\n", Reply{Error: &APIError{Message: "no"}}},
		{"llama.cpp's field", "error: {\"code\":500,\"message\":\"no\"}\n\n", Reply{Error: &APIError{Code: "500", Message: "no"}}},
		{"an event named error", "event: error\ndata: {\"message\":\"no\"}\n\n", Reply{Error: &APIError{Message: "no"}}},
		{"the same with the error inside", "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"no\"}}\n\n", Reply{Error: &APIError{Type: "overloaded_error", Message: "no"}}},
		{"the same in plain text", "event: error\ndata: out of memory\n\n", Reply{Error: &APIError{Message: "out of memory"}}},
		{"an error behind a fragment", delta(`"content":"The"`) + `data: {"error":{"code":502,"message":"died"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}` + "\n\n",
			Reply{Choices: 1, Text: "The", Finish: "error", Error: &APIError{Code: "502", Message: "died"}}},
		{"a flat one behind a fragment", delta(`"content":"The"`) + `data: {"object":"error","message":"died","code":500}` + "\n\n", Reply{Choices: 1, Text: "The", Error: &APIError{Code: "500", Message: "died"}}},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			for _, read := range []int{len(tt.stream), 1, 7} {
				got, err := streamed(tt.stream, read)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("reads of %d bytes (-want +got):\n%s", read, diff)
				}
			}
		})
	}
}

func TestStreamThatIsNoReply(t *testing.T) {
	tests := []struct {
		reason, stream string
		want           error
		says           string
	}{
		{"nothing", "", ErrStreamEnded, ""},
		{"comments alone", ": ping\n\n: ping\n\n", ErrStreamEnded, ""},
		{"it ends before a finish reason", delta(`"content":"The an"`), ErrStreamEnded, ""},
		{"only another choice is finished", delta(`"content":"a"`) + strings.Replace(end, `"index":0`, `"index":1`, 1), ErrStreamEnded, ""},
		{"it stops in the middle of an event", delta(`"content":"a"`) + `data: {"choices":[{"delta":{"cont`, errStreamTorn, ""},
		{"even behind a finish reason", delta(`"content":"a"`) + end + `data: {"choices":[],"usage":{"prompt`, errStreamTorn, ""},
		{"in the middle of a field's name", delta(`"content":"a"`) + end + `dat`, errStreamTorn, ""},
		{"behind a line of several", "data: {\"choices\":\n", errStreamTorn, ""},
		{"an event that is no JSON", "data: {\"choices\":[}\n\n", nil, "no JSON"},
		{"two values in an event", "data: {} {}\n\n", nil, "no JSON"},
		{"a number", "data: 7\n\n", nil, "no object: 7"},
		{"a list", "data: []\n\n", nil, "no object: []"},
	}
	for _, tt := range tests {
		for _, read := range []int{len(tt.stream) + 1, 1, 7} {
			_, err := streamed(tt.stream, read)
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: reads of %d bytes: error %v, want %v %s", tt.reason, read, err, tt.want, tt.says)
			}
		}
	}
}
