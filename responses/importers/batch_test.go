package importers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
)

// body is a chat reply with a choice.
func body(message, finish string) string {
	return `{"id":"c","object":"chat.completion","model":"m","system_fingerprint":"fp","choices":[{"index":0,"message":{"role":"assistant",` +
		message + `},"finish_reason":"` + finish + `"}],"usage":{"prompt_tokens":24,"completion_tokens":15}}`
}

func lineOf(id, response, failure string) string {
	return `{"id":"batch_req_1","custom_id":"` + id + `","response":` + response + `,"error":` + failure + `}`
}

func ok(body string) string { return `{"status_code":200,"request_id":"r","body":` + body + `}` }

func TestBatch(t *testing.T) {
	usage := &responses.Usage{Prompt: 24, Completion: 15}
	said := func(a Answer) Answer {
		a.ID, a.Model, a.Fingerprint, a.Usage, a.File, a.Line = "a", "m", "fp", usage, "f", 1
		return a
	}
	none := func(a Answer) Answer {
		a.ID, a.File, a.Line = "a", "f", 1
		return a
	}
	for _, c := range []struct {
		reason, line string
		want         Answer
	}{
		{"a reply", lineOf("a", ok(body(`"content":"30"`, "stop")), "null"), said(Answer{Response: "30", Finish: "stop"})},
		{"reasoning in a field, cut off", lineOf("a", ok(body(`"content":null,"reasoning_content":"hm"`, "length")), "null"), said(Answer{Reasoning: "hm", Finish: "length"})},
		{"a refusal", lineOf("a", ok(body(`"content":null,"refusal":"no"`, "stop")), "null"), said(Answer{Refusal: "no", Finish: "stop"})},
		{"a filter", lineOf("a", ok(body(`"content":""`, "content_filter")), "null"), said(Answer{Finish: "content_filter", Outcome: responses.ContentFilter})},
		{"a completion", lineOf("a", ok(`{"choices":[{"index":0,"text":"30","finish_reason":"stop"}]}`), "null"), none(Answer{Response: "30", Finish: "stop"})},
		{"log-probabilities that are no JSON", lineOf("a", ok(`{"choices":[{"message":{"content":"30"},"logprobs":{"content":[{"logprob":-Infinity}]}}]}`), "null"), none(Answer{Response: "30"})},
		{"refused, as OpenAI says it", lineOf("a", `{"status_code":400,"body":{"error":{"message":"bad value","code":"invalid_value"}}}`, "null"),
			none(Answer{Outcome: responses.APIError, Error: &responses.Error{Status: 400, Code: "invalid_value", Message: "bad value"}})},
		{"as vLLM says it", lineOf("a", `{"status_code":400,"request_id":"r","body":null}`, `"no such model"`),
			none(Answer{Outcome: responses.APIError, Error: &responses.Error{Status: 400, Message: "no such model"}})},
		{"as a newer vLLM says it", lineOf("a", `{"status_code":400,"body":null}`, `{"error":{"message":"This model's maximum context length is 10 tokens","code":400}}`),
			none(Answer{Outcome: responses.ContextOverflow, Error: &responses.Error{Status: 400, Code: "400", Message: "This model's maximum context length is 10 tokens"}})},
		{"a filter of the prompt", lineOf("a", `{"status_code":400,"body":{"error":{"message":"filtered","code":"content_filter"}}}`, "null"),
			none(Answer{Outcome: responses.ContentFilter, Error: &responses.Error{Status: 400, Code: "content_filter", Message: "filtered"}})},
		{"an error inside a 200", lineOf("a", ok(`{"error":{"message":"bad","code":"x"}}`), "null"),
			none(Answer{Outcome: responses.APIError, Error: &responses.Error{Code: "x", Message: "bad"}})},
		{"expired: it was never asked", lineOf("a", "null", `{"code":"batch_expired","message":"late"}`),
			none(Answer{Open: "batch_expired", Error: &responses.Error{Code: "batch_expired", Message: "late"}})},
		{"a limit of the server's, which passes", lineOf("a", `{"status_code":429,"body":{"error":{"message":"slow"}}}`, "null"),
			none(Answer{Open: "HTTP 429", Error: &responses.Error{Status: 429, Message: "slow"}})},
		{"broken off by the server", lineOf("a", ok(`{"choices":[{"message":{"content":"It is"},"finish_reason":"error"}]}`), "null"),
			none(Answer{Open: "finish_reason error", Error: &responses.Error{Message: `{"choices":[{"message":{"content":"It is"},"finish_reason":"error"}]}`}})},
		{"nothing at all", lineOf("a", "null", "null"), none(Answer{Open: "neither a reply nor an error", Error: &responses.Error{}})},
	} {
		for a, err := range Batch(strings.NewReader(c.line), "f") {
			if diff := cmp.Diff(c.want, a); err != nil || diff != "" {
				t.Errorf("%s: %v (-want +got)\n%s", c.reason, err, diff)
			}
		}
	}
	for a := range Batch(strings.NewReader(lineOf("a", ok(body(`"content":"30"`, "stop")), "null")), "f") {
		want := responses.Record{N: 2, Item: "a", Outcome: responses.Replied, Finish: "stop", Text: "30", Model: "m", Fingerprint: "fp", Usage: usage}
		if diff := cmp.Diff(want, a.Record(2, responses.Key{})); diff != "" {
			t.Errorf("record (-want +got)\n%s", diff)
		}
	}
}

// TestBatchKeepsSummaries: whether the reasoning is a summary stands in the body alone.
func TestBatchKeepsSummaries(t *testing.T) {
	message := `"content":"30","reasoning":"hm","reasoning_details":[{"type":"reasoning.summary","summary":"hm"}]`
	for _, c := range []struct{ body, want string }{
		{body(message, "stop"), `{"choices":[{"message":{"role":"assistant",` + message + `}}]}`},
		{body(`"content":"30","reasoning":"hm"`, "stop"), ""},
		{`{"choices":[{"index":0,"text":"a summary","finish_reason":"stop"}]}`, ""},
		{`{"choices":[{"message":{"content":"30"},"logprobs":{"content":[{"token":"summary","logprob":-1}]}}]}`, ""},
	} {
		for a, err := range Batch(strings.NewReader(lineOf("a", ok(c.body), "null")), "f") {
			if got := string(a.Record(0, responses.Key{}).Raw); err != nil || got != c.want {
				t.Errorf("%s: %s, %v", c.body, got, err)
			}
		}
	}
}

// A request that was refused gives way to what came of it when it was asked again,
// wherever that stands, as it does to run --retry.
func TestBatchAskedAgain(t *testing.T) {
	refused := func(code string) string {
		return lineOf("a", `{"status_code":400,"body":{"error":{"message":"bad","code":"`+code+`"}}}`, "null")
	}
	reply := lineOf("a", ok(body(`"content":"30"`, "stop")), "null")
	for _, c := range []struct {
		reason string
		lines  []string
		want   []string
	}{
		{"refused, then answered", []string{refused("invalid_value"), reply}, []string{"2 30"}},
		{"the answer may stand before it", []string{reply, refused("invalid_value")}, []string{"1 30"}},
		{"too long, then answered", []string{refused("context_length_exceeded"), reply}, []string{"2 30"}},
		{"refused twice is refused once", []string{refused("invalid_value"), refused("invalid_value")}, []string{"1 api_error"}},
		{"and is told behind what was answered", []string{refused("invalid_value"), strings.Replace(reply, `"a"`, `"b"`, 1)}, []string{"2 30", "1 api_error"}},
		{"filtered, and drawn again", []string{refused("content_filter"), reply}, []string{
			"1 content_filter", `f:2: a second answer to item "a", epoch 0; the first is on line 1. Give each sample of an item its own "epoch", or remove one`}},
		{"of two models", []string{reply, strings.Replace(reply, `"model":"m"`, `"model":"n"`, 1)}, []string{
			"1 30", `f:2: a second answer to item "a", by model "n"; the first, on line 1, is by "m". Put the answers of each model into a file of its own`}},
	} {
		var got []string
		for a, err := range Batch(strings.NewReader(strings.Join(c.lines, "\n")), "f") {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%d %s%s", a.Line, a.Response, a.Outcome)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func TestBatchErrors(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"the file that went in", `{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{}}`, "f:1: this is a request of a batch and no reply: give the file that came out of it"},
		{"answers of the other format", `{"id":"a","response":"30"}`, `f:1: "response" holds a string, not an object; expected {"custom_id"`},
		{"no id", `{"id":"x","response":null,"error":null}`, `f:1: "custom_id" is missing; expected`},
		{"an id that is a number", `{"custom_id":7,"response":null}`, `f:1: "custom_id" holds the number 7, not a string`},
		{"an id given twice", `{"custom_id":"a","custom_id":"b","response":null}`, `f:1: "custom_id" stands here twice`},
		{"no reply", `{"custom_id":"a","result":{}}`, `f:1: "response" is missing; not read: "result"; expected`},
		{"another kind of reply", lineOf("a", ok(`{"object":"list","data":[]}`), "null"), `f:1: the reply to "a" has no choices: answers of chats and completions are read`},
		{"several choices", lineOf("a", ok(`{"choices":[{"index":0,"message":{"content":"x"}},{"index":1,"message":{"content":"y"}}]}`), "null"), `f:1: the reply to "a" has 2 choices, of which one would be read`},
		{"a second answer", lineOf("a", ok(body(`"content":"1"`, "stop")), "null") + "\n" + lineOf("a", ok(body(`"content":"2"`, "stop")), "null"), `f:2: a second answer to item "a"`},
		{"an answer behind a request that expired", lineOf("a", "null", `{"code":"batch_expired"}`) + "\n" + lineOf("a", ok(body(`"content":"2"`, "stop")), "null"), ""},
	} {
		var failures []string
		for _, err := range Batch(strings.NewReader(c.in), "f") {
			if err != nil {
				failures = append(failures, err.Error())
			}
		}
		if got := strings.Join(failures, "\n"); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
	for _, err := range JSONL(strings.NewReader(lineOf("a", ok(body(`"content":"1"`, "stop")), "null")), "f") {
		if err == nil || !strings.HasSuffix(err.Error(), "the output of a batch is another format, batch") {
			t.Errorf("read as lines: %v", err)
		}
	}
}

func FuzzBatch(f *testing.F) {
	f.Add(lineOf("a", ok(body(`"content":"30"`, "stop")), "null"))
	f.Add(lineOf("a", `{"status_code":429,"body":null}`, `"slow"`))
	f.Fuzz(func(t *testing.T, in string) {
		for a, err := range Batch(strings.NewReader(in), "f") {
			if err == nil && (a.ID == "" || a.Line == 0 || a.Open != "" && a.Outcome != "") {
				t.Fatalf("an answer that names no item or line, or is none: %+v", a)
			}
		}
	})
}
