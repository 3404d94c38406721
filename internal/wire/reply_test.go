package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDecodeReply(t *testing.T) {
	tests := []struct {
		reason, body string
		want         Reply
	}{
		{"a plain reply",
			`{"id":"c1","created":5,"model":"m","system_fingerprint":"fp","choices":[{"index":0,"message":{"content":"4"},"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":1}}}`,
			Reply{ID: "c1", Created: 5, Model: "m", Fingerprint: "fp", Choices: 1, Text: "4", Finish: "stop", Usage: &Usage{2, 3, 1}}},
		{"LiteLLM: a body of null is no reply", `null`, Reply{}},
		{"an empty object is no reply", `{}`, Reply{}},
		{"null choices", `{"choices":null}`, Reply{}},
		{"empty choices", `{"choices":[]}`, Reply{}},
		{"choices of another type", `{"choices":{"a":1},"model":"m"}`, Reply{Model: "m"}},
		{"a null among the choices", `{"choices":[null,{"message":{"content":"a"}}]}`, Reply{Choices: 1, Text: "a"}},
		{"choices out of order: index 0 is the reply", `{"choices":[{"index":1,"message":{"content":"b"}},{"index":0,"message":{"content":"a"}}]}`,
			Reply{Choices: 2, Text: "a"}},
		{"content null, as beside a refusal", `{"choices":[{"message":{"content":null,"refusal":"no"},"finish_reason":null}]}`,
			Reply{Choices: 1, Refusal: "no"}},
		{"content absent, thinking cut off (vLLM with DeepSeek)", `{"choices":[{"message":{"reasoning":"hm"},"finish_reason":"length"}]}`,
			Reply{Choices: 1, Reasoning: "hm", Finish: "length"}},
		{"a filter that leaves no message", `{"choices":[{"finish_reason":"content_filter"}]}`, Reply{Choices: 1, Finish: "content_filter"}},
		{"a limit that leaves none", `{"choices":[{"finish_reason":"length"}]}`, Reply{Choices: 1, Finish: "length"}},
		{"a message of null", `{"choices":[{"message":null,"finish_reason":"stop"}]}`, Reply{Choices: 1, Finish: "stop"}},
		{"a delta in place of the message", `{"choices":[{"delta":{"content":"a","reasoning":"hm"},"finish_reason":"stop"}]}`, Reply{Choices: 1, Text: "a", Reasoning: "hm", Finish: "stop"}},
		{"a delta beside it", `{"choices":[{"message":{"content":"a"},"delta":{"content":"b"}}]}`, Reply{Choices: 1, Text: "a"}},
		{"a completion's text", `{"choices":[{"text":"a"}]}`, Reply{Choices: 1, Text: "a"}},
		{"Mistral: parts, some of them thinking",
			`{"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"a"},{"type":"text","text":"b"},"c"]}}]}`,
			Reply{Choices: 1, Text: "abc", Reasoning: "hm"}},
		{"a part's type in capitals, or another word for a text", `{"choices":[{"message":{"content":[{"type":"Thinking","thinking":"hm"},{"type":"Text","text":"a"},{"type":"input_text","text":"b"},{"type":"markdown","text":"c"}]}}]}`, Reply{Choices: 1, Text: "abc", Reasoning: "hm"}},
		{"the text of a part under content", `{"choices":[{"message":{"content":[{"type":"text","content":"a"}]}}]}`, Reply{Choices: 1, Text: "a"}},
		{"a refusal as a part", `{"choices":[{"message":{"content":[{"type":"refusal","refusal":"no"}]}}]}`, Reply{Choices: 1, Refusal: "no"}},
		{"content as one part", `{"choices":[{"message":{"content":{"type":"text","text":"a"}}}]}`, Reply{Choices: 1, Text: "a"}},
		{"the text of a part as an object", `{"choices":[{"message":{"content":[{"type":"text","text":{"value":"a","annotations":[]}},{"type":"text","text":7},{"type":"text","text":"b"}]}}]}`, Reply{Choices: 1, Text: "ab"}},
		{"parts of unknown types hold no text", `{"choices":[{"message":{"content":[{"type":"image","text":"x"},7,null,[["y"]]]}}]}`, Reply{Choices: 1, Text: "y"}},
		{"a choice that is no object is none", `{"choices":["a",{"message":{"content":"b"}}]}`, Reply{Choices: 1, Text: "b"}},
		{"SGLang, DeepSeek: reasoning_content", `{"choices":[{"message":{"content":"a","reasoning_content":"hm"}}]}`, Reply{Choices: 1, Text: "a", Reasoning: "hm"}},
		{"vLLM while renaming: the same reasoning twice counts once", `{"choices":[{"message":{"content":"a","reasoning_content":"hm","reasoning":"hm"}}]}`,
			Reply{Choices: 1, Text: "a", Reasoning: "hm"}},
		{"OpenRouter: reasoning_details, what is encrypted left out",
			`{"choices":[{"message":{"content":"a","reasoning_details":[{"type":"reasoning.text","text":"h"},{"type":"reasoning.encrypted","data":"zz"},{"type":"reasoning.summary","summary":"m"}]}}]}`,
			Reply{Choices: 1, Text: "a", Reasoning: "hm"}},
		{"OpenAI: a summary in parts", `{"choices":[{"message":{"content":[{"type":"reasoning","summary":[{"type":"summary_text","text":"h"},{"type":"summary_text","text":"m"}]},{"type":"text","text":"a"}]}}]}`,
			Reply{Choices: 1, Text: "a", Reasoning: "hm"}},
		{"a finish reason of the server's own", `{"choices":[{"message":{"content":"a"},"finish_reason":"eos_token"}]}`, Reply{Choices: 1, Text: "a", Finish: "eos_token"}},
		{"a finish reason that is no string", `{"choices":[{"message":{"content":"a"},"finish_reason":3}]}`, Reply{Choices: 1, Text: "a"}},
		{"counts as floats, below zero and beyond sense", `{"choices":[{"text":"a"}],"usage":{"prompt_tokens":61.0,"completion_tokens":-1,"reasoning_tokens":1e300}}`,
			Reply{Choices: 1, Text: "a", Usage: &Usage{Prompt: 61}}},
		{"counts in quotation marks", `{"choices":[{"text":"a"}],"usage":{"prompt_tokens":"61","completion_tokens":"x","completion_tokens_details":{"reasoning_tokens":"7"}}}`,
			Reply{Choices: 1, Text: "a", Usage: &Usage{Prompt: 61, Reasoning: 7}}},
		{"usage null", `{"choices":[{"text":"a"}],"usage":null}`, Reply{Choices: 1, Text: "a"}},
		{"an id that is a number", `{"id":7,"choices":[{"text":"a"}]}`, Reply{Choices: 1, Text: "a"}},
		{"OpenRouter: an error inside a 200", `{"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"upstream died"}}}`,
			Reply{Error: &APIError{Code: "502", Message: "Provider returned error: upstream died"}}},
		{"an error beside a fragment", `{"choices":[{"message":{"content":"The ans"},"finish_reason":"error","error":{"code":500,"message":"died"}}]}`,
			Reply{Choices: 1, Text: "The ans", Finish: "error", Error: &APIError{Code: "500", Message: "died"}}},
		{"an error as a text", `{"error":"overloaded"}`, Reply{Error: &APIError{Message: "overloaded"}}},
		{"an error member that is null is none", `{"error":null,"choices":[{"text":"a"}]}`, Reply{Choices: 1, Text: "a"}},
		{"a flat error inside a 200", `{"object":"error","message":"no","code":400}`, Reply{Error: &APIError{Code: "400", Message: "no"}}},
		{"a detail inside a 200", `{"detail":"no"}`, Reply{Error: &APIError{Message: "no"}}},
		{"an error in a list", `[{"error":{"message":"no","code":400}}]`, Reply{Error: &APIError{Code: "400", Message: "no"}}},
		{"a flat one in a list", `[{"message":"no"}]`, Reply{Error: &APIError{Message: "no"}}},
		{"a detail in a list", `[{"detail":"no"}]`, Reply{Error: &APIError{Message: "no"}}},
		{"DeepSeek: broken off for want of resources", `{"choices":[{"message":{"content":"The"},"finish_reason":"insufficient_system_resource"}]}`,
			Reply{Choices: 1, Text: "The", Finish: "insufficient_system_resource",
				Error: &APIError{Code: "insufficient_system_resource", Message: `the server broke the reply off: finish_reason "insufficient_system_resource"`}}},
		{"keep-alive blanks before the JSON", "\n\n \r\n{\"choices\":[{\"text\":\"a\"}]}\n", Reply{Choices: 1, Text: "a"}},
		{"a byte order mark before it", "\xef\xbb\xbf{\"choices\":[{\"text\":\"a\"}]}", Reply{Choices: 1, Text: "a"}},
		{"log-probabilities JSON has no words for", `{"choices":[{"text":"NaN \"-Infinity\" \\","logprobs":[-Infinity,NaN,Infinity]}]}`,
			Reply{Choices: 1, Text: `NaN "-Infinity" \`}},
		{"invalid UTF-8 in the text", "{\"choices\":[{\"text\":\"a\xffb\"}]}", Reply{Choices: 1, Text: "a\ufffdb"}},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, err := DecodeReply([]byte(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeReplyFails(t *testing.T) {
	for body, reason := range map[string]string{
		`{"choices":[{"message":{"content":"The an`: "cut off",
		`<html>busy</html>`:                         "a web page",
		`data: {"id":1}`:                            "a stream",
		`"text"`:                                    "no object",
		`7`:                                         "no object",
		`[]`:                                        "no object",
		`[{"generated_text":"a","error":null}]`:     "a text of another API in a list, which is no error",
		`["a"]`:                                     "a text in a list",
		`[{"choices":[{"text":"a"}]}]`:              "a reply in a list, which is no error either",
		`{"choices":[{"message":"The answer"}]}`:    "a message that is no object, whose text would be lost",
		`{"a":1}{"b":2}`:                            "two values",
		`{"a":nullNaN}`:                             "broken even without the NaN",
		`{"a":"unfinished\`:                         "cut off at an escape",
	} {
		if r, err := DecodeReply([]byte(body)); err == nil || errors.Is(err, ErrEmpty) {
			t.Errorf("%s (%s): got %+v, error %v", body, reason, r, err)
		}
	}
	for _, body := range []string{"", " \r\n\t"} {
		if _, err := DecodeReply([]byte(body)); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: error %v, want ErrEmpty", body, err)
		}
	}
}

func TestDeepNestingIsReadOnce(t *testing.T) {
	// 5,000 levels around 1 MB: read again at each level it would be 5 GB.
	body := `{"choices":[{"message":{"content":` + strings.Repeat(`{"type":"thinking","thinking":`, 4990) + `"` + strings.Repeat("x", 1<<20) + `"` + strings.Repeat("}", 4990) + `}}]}`
	got, err := DecodeReply([]byte(body))
	if err != nil || got.Choices != 1 || got.Reasoning != "" {
		t.Errorf("choices %d, %d bytes of reasoning, error %v", got.Choices, len(got.Reasoning), err)
	}
}

func TestEncodeReplyIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		want := Reply{
			ID: text.Draw(t, "id"), Created: rapid.Int64Range(0, 1<<40).Draw(t, "created"), Model: text.Draw(t, "model"),
			Fingerprint: text.Draw(t, "fingerprint"), Choices: 1, Text: text.Draw(t, "text"), Reasoning: text.Draw(t, "reasoning"),
			Refusal: text.Draw(t, "refusal"), Finish: rapid.SampledFrom([]string{"", "stop", "length", "own"}).Draw(t, "finish"),
		}
		if rapid.Bool().Draw(t, "usage") {
			n := rapid.IntRange(0, 1<<30)
			want.Usage = &Usage{n.Draw(t, "p"), n.Draw(t, "c"), n.Draw(t, "r")}
		}
		body, err := EncodeReply(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeReply(body)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", body, diff)
		}
	})
}

func TestEncodeReplyOfNothing(t *testing.T) {
	body, err := EncodeReply(Reply{Model: "m"})
	if err != nil || !bytes.Contains(body, []byte(`"choices":[]`)) {
		t.Errorf("%s, error %v: want an empty list of choices", body, err)
	}
	body, err = EncodeReply(Reply{Error: &APIError{Code: "502", Message: "down"}})
	want := `{"error":{"message":"down","type":null,"param":null,"code":"502"}}`
	if diff := cmp.Diff(want, string(body)); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}

func TestModels(t *testing.T) {
	list := []Model{{ID: "a", Object: "model", OwnedBy: SimulatedOwner}, {ID: "b", Object: "model"}}
	body, err := EncodeModels(list)
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string][]Model{
		string(body):                            list,
		`{"models":[{"id":"x"}]}`:               {{ID: "x"}},
		`[{"id":"x"},{"name":"no id"}]`:         {{ID: "x"}},
		`{"data":null}`:                         nil,
		`null`:                                  nil,
		`{"data":[{"id":"x","created":"now"}]}`: {{ID: "x"}},
	} {
		got, err := DecodeModels([]byte(body))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: error %v (-want +got):\n%s", body, err, diff)
		}
	}
	for _, body := range []string{"", "<html>", `{"data":[`} {
		if _, err := DecodeModels([]byte(body)); err == nil {
			t.Errorf("%q: no error", body)
		}
	}
	if body, err := EncodeModels(nil); err != nil || string(body) != `{"object":"list","data":[]}` {
		t.Errorf("no models: %s, error %v", body, err)
	}
}

func FuzzDecodeReply(f *testing.F) {
	for _, seed := range []string{`null`, `{}`, `[{"error":"x"}]`, "\n{\"choices\":[{\"message\":{\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\"}]}}]}",
		`{"choices":[{"index":-1,"logprobs":-Infinity}],"usage":{"prompt_tokens":1e9}}`, `{"a":NaN}`, "{\"choices\":[{\"text\":\"\xff\"}]}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		_, err := DecodeReply(body)
		raw, compactErr := Compact(body)
		if compactErr != nil {
			return
		}
		if !json.Valid(raw) || bytes.ContainsRune(raw, '\n') {
			t.Fatalf("Compact gave %q, which is not one line of JSON", raw)
		}
		again, againErr := DecodeReply(raw)
		if (err == nil) != (againErr == nil) {
			t.Fatalf("the body gives error %v, its compact form %v", err, againErr)
		}
		if _, err := EncodeReply(again); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
	})
}

func TestEndOf(t *testing.T) {
	for end, words := range map[End]string{
		EndUnsaid:   " eos_token function_call tool_calls null load",
		EndStop:     "stop STOP FinishReason.STOP",
		EndLimit:    "length MAX_TOKENS maxTokens max-tokens model_context_window_exceeded FinishReason.length",
		EndFiltered: "content_filter content-filter Content_Filtered sensitive SAFETY guardrail_intervened",
		EndBroken:   "error ERROR abort ABORT network_error cancelled timeout insufficient_system_resource",
	} {
		for word := range strings.SplitSeq(words, " ") {
			if got := EndOf(word); got != end {
				t.Errorf("%q: %d, want %d", word, got, end)
			}
		}
	}
}

func TestContentThatHoldsNoText(t *testing.T) {
	for _, content := range []string{"7", "-1", "true", "false"} {
		if _, err := DecodeReply([]byte(`{"choices":[{"message":{"content":` + content + `}}]}`)); !errors.Is(err, ErrContent) {
			t.Errorf("content %s: %v", content, err)
		}
	}
	for reason, choice := range map[string]string{
		"no message at all":                  `{"finish_reason":"stop"}`,
		"nor a reason":                       `{}`,
		"its message in a list":              `{"messages":[{"content":"a"}],"finish_reason":"stop"}`,
		"a part of a type that is not known": `{"message":{"content":[{"type":"document","text":"a"}]}}`,
		"the same beside thinking":           `{"message":{"content":[{"type":"thinking","thinking":"hm"},{"type":"final","text":"a"}]}}`,
		"a text that is a number":            `{"text":7}`,
		"in a delta":                         `{"delta":{"content":7}}`,
	} {
		if r, err := DecodeReply([]byte(`{"choices":[` + choice + `]}`)); !errors.Is(err, ErrContent) {
			t.Errorf("%s: %+v, %v", reason, r, err)
		}
	}
}
