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

func TestStreamKeepsWhatServersAdd(t *testing.T) {
	s := NewStream(1 << 20)
	for _, e := range []string{
		`{"id":"c","object":"chat.completion.chunk","provider":"P","choices":[{"index":0,"delta":{"role":"assistant","content":"a","annotations":[1]},"logprobs":{"content":[{"token":"a"}],"refusal":null}}]}`,
		`{"id":"c","choices":[{"index":0,"delta":{"content":"b","annotations":[2],"audio":{"id":1}},"logprobs":{"content":[{"token":"b"}]},"finish_reason":"stop","native_finish_reason":"eos"}],"usage":{"prompt_tokens":1},"timings":{"ms":5}}`,
	} {
		_, _ = s.Write([]byte("data: " + e + "\n\n"))
	}
	body, err := s.Body()
	want := `{"id":"c","object":"chat.completion","created":null,"model":null,"choices":[{"index":0,"message":{"role":"assistant","content":"ab","annotations":[1,2],"audio":{"id":1}},"logprobs":{"content":[{"token":"a"},{"token":"b"}],"refusal":null},"finish_reason":"stop","native_finish_reason":"eos"}],"usage":{"prompt_tokens":1},"system_fingerprint":null,"provider":"P","timings":{"ms":5}}`
	if diff := cmp.Diff(want, string(body)); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}

func TestStreamLimit(t *testing.T) {
	word := delta(`"content":"` + strings.Repeat("x", 100) + `"`)
	for reason, stream := range map[string]string{
		"many events":          strings.Repeat(word, 200) + end + done,
		"one event":            delta(`"content":"` + strings.Repeat("x", 20000) + `"`),
		"one line":             strings.Repeat("x", 20000),
		"one event, all lines": "data: " + strings.Repeat("[\ndata: ", 20000),
		"many small elements":  delta(`"content":[` + strings.Repeat("0,", 5000) + `0]`),
	} {
		s := NewStream(10000)
		for rest := stream; rest != ""; {
			n := min(512, len(rest))
			_, _ = s.Write([]byte(rest[:n]))
			rest = rest[n:]
		}
		body, err := s.Body()
		if !s.Large() || err != nil || len(body) > 22000 || !json.Valid(body) {
			t.Errorf("%s: large %v, %d bytes, error %v", reason, s.Large(), len(body), err)
		}
	}
	s := NewStream(10000) // what is not the reply's does not count
	for range 2000 {
		_, _ = s.Write([]byte(strings.Replace(delta(`"content":"4"`), "{", `{"id":"chatcmpl-000000000000000000","object":"chat.completion.chunk","model":"a-name",`, 1)))
	}
	if _, err := s.Body(); s.Large() || !errors.Is(err, ErrStreamEnded) {
		t.Errorf("large %v, error %v", s.Large(), err)
	}
	s = NewStream(1 << 20) // and it is no hidden cost
	for range maxChoices + 10 {
		_, _ = s.Write([]byte(strings.Replace(delta(`"content":"4"`), `"index":0`, `"index":`+strings.Repeat("1", 1+len(s.choices)%18), 1)))
	}
	_, _ = s.Write([]byte(`data: {"choices":[` + strings.Repeat(`{},`, 1000) + `{}]}` + "\n\n"))
	if len(s.choices) > maxChoices {
		t.Errorf("%d choices are kept", len(s.choices))
	}
}

// However the bytes are cut into reads, the reply is the same, and it is the
// one that was sent.
func TestStreamIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		want := Reply{
			ID: text.Draw(t, "id"), Created: rapid.Int64Range(0, 1<<40).Draw(t, "created"), Model: text.Draw(t, "model"),
			Fingerprint: text.Draw(t, "fingerprint"), Choices: 1, Text: text.Draw(t, "text"), Reasoning: text.Draw(t, "reasoning"),
			Refusal: text.Draw(t, "refusal"), Finish: rapid.SampledFrom([]string{"", "stop", "length"}).Draw(t, "finish"),
			Usage: &Usage{1, 2, 3},
		}
		events, err := EncodeStream(want, true)
		if err != nil {
			t.Fatal(err)
		}
		stream := bytes.Join(events, rapid.SliceOfN(rapid.SampledFrom([]byte("\n")), 0, 3).Draw(t, "blanks"))
		if rapid.Bool().Draw(t, "crlf") {
			stream = bytes.ReplaceAll(stream, []byte("\n"), []byte("\r\n"))
		}
		s := NewStream(1 << 20)
		for len(stream) > 0 {
			n := rapid.IntRange(1, len(stream)).Draw(t, "read")
			_, _ = s.Write(stream[:n])
			stream = stream[n:]
		}
		body, err := s.Body()
		if err != nil || !s.Done() {
			t.Fatalf("done %v, error %v", s.Done(), err)
		}
		got, err := DecodeReply(body)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Fatalf("%s: error %v (-want +got):\n%s", body, err, diff)
		}
	})
}

// TestStreamedToolCalls: each is one, as in a reply that is sent whole.
func TestStreamedToolCalls(t *testing.T) {
	const f = `"id":"a","type":"function","function":{"name":"f","arguments":"{\"n\":3}"}`
	for _, tt := range []struct{ reason, stream, want string }{
		{"the arguments in pieces", delta(`"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}]`) + delta(`"tool_calls":[{"index":0,"function":{"arguments":"{\"n\":"}}]`) + delta(`"tool_calls":[{"index":0,"function":{"arguments":"3}"}}]`), `[{` + f + `}]`},
		{"two, mixed", delta(`"tool_calls":[{"index":1,"id":"b","function":{"name":"g","arguments":"{"}},{"index":0,`+f+`}]`) + delta(`"tool_calls":[{"index":1,"function":{"arguments":"}"}}]`), `[{` + f + `},{"id":"b","function":{"name":"g","arguments":"{}"}}]`},
		{"name and id in every chunk, members of a server's own", delta(`"tool_calls":[{"index":0,"id":"a","type":"function","x":1,"function":{"name":"f","arguments":"{\"n\":"}}]`) + delta(`"tool_calls":[{"index":0,"id":"a","x":2,"function":{"name":"f","arguments":"3}"}}]`), `[{` + f + `,"x":2}]`},
		{"whole, without an index", delta(`"tool_calls":[{` + f + `}]`), `[{` + f + `}]`},
		{"an empty list", delta(`"content":"4","tool_calls":[]`), `[]`},
		{"what is no call", delta(`"tool_calls":[7,null]`), `[]`},
		{"no list", delta(`"tool_calls":null`), `null`},
	} {
		s := NewStream(1 << 20)
		_, _ = s.Write([]byte(tt.stream + end))
		body, err := s.Body()
		got := ""
		var in struct {
			Choices []struct {
				Message struct {
					Calls json.RawMessage `json:"tool_calls"`
				}
			}
		}
		if json.Unmarshal(body, &in) == nil && len(in.Choices) == 1 {
			got = string(in.Choices[0].Message.Calls)
		}
		if err != nil || got != tt.want {
			t.Errorf("%s: %s, error %v, want %s", tt.reason, body, err, tt.want)
		}
	}
}

// TestStreamedFunctionCall: so is the one call of servers from before there were
// several, and a reply that is nothing else has a message.
func TestStreamedFunctionCall(t *testing.T) {
	for _, tt := range []struct{ reason, stream, want string }{
		{"the arguments in pieces", delta(`"content":null,"function_call":{"name":"f","arguments":""}`) + delta(`"function_call":{"arguments":"{\"n\":"}`) + delta(`"function_call":{"arguments":"3}"}`), `{"name":"f","arguments":"{\"n\":3}"}`},
		{"whole", delta(`"content":"4","function_call":{"arguments":"{}","name":"f"}`), `{"name":"f","arguments":"{}"}`},
		{"none", delta(`"content":"4","function_call":null`), `null`},
	} {
		s := NewStream(1 << 20)
		_, _ = s.Write([]byte(tt.stream + `data: {"choices":[{"index":0,"delta":{},"finish_reason":"function_call"}]}` + "\n\n"))
		body, err := s.Body()
		if want := `"function_call":` + tt.want + `}`; err != nil || !strings.Contains(string(body), want) {
			t.Errorf("%s: %s, error %v, want %s", tt.reason, body, err, want)
		}
	}
}

func TestEncodeStreamOfAnError(t *testing.T) {
	events, err := EncodeStream(Reply{Error: &APIError{Code: "502", Message: "down"}}, true)
	want := "data: {\"error\":{\"message\":\"down\",\"type\":null,\"param\":null,\"code\":\"502\"}}\n\ndata: [DONE]\n\n"
	if diff := cmp.Diff(want, string(bytes.Join(events, nil))); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
	events, err = EncodeStream(Reply{Model: "m"}, false)
	if err != nil || string(bytes.Join(events, nil)) != done {
		t.Errorf("a reply of nothing: %q, error %v", events, err)
	}
}

func TestStreamed(t *testing.T) {
	for body, want := range map[string]string{
		`{"model":"m"}`: `{"model":"m","stream":true,"stream_options":{"include_usage":true}}`,
		`{}`:            `{}`,
		``:              ``,
	} {
		if got := string(Streamed([]byte(body), true)); got != want {
			t.Errorf("%s: %s, want %s", body, got, want)
		}
	}
	body := []byte(`{"model":"m"}`)
	if got := string(Streamed(body, false)); got != `{"model":"m","stream":true}` || string(body) != `{"model":"m"}` {
		t.Errorf("without usage: %s, of %s", got, body)
	}
}

func FuzzStream(f *testing.F) {
	for _, seed := range []string{
		delta(`"content":"4"`) + end + done, ": c\r\ndata:{\"choices\":[{\"delta\":{\"content\":[\"a\"]}}]}\r\rdata:[DONE]", "\xef\xbb\xbfdata: {\ndata: }\n\nerror: x\n",
		"event: error\ndata: {\"detail\":[{}]}\n\n", delta("\"content\":\"\xe2\"") + end, `data: {"choices":[{"index":-1,"text":"a","logprobs":{"x":[NaN]},"message":{"content":"b"}}],"usage":{}}` + "\n\n",
	} {
		f.Add([]byte(seed), uint8(3))
	}
	f.Fuzz(func(t *testing.T, stream []byte, read uint8) {
		put := func(read int) ([]byte, error) {
			s := NewStream(1 << 16)
			for rest := stream; len(rest) > 0; {
				n := min(read, len(rest))
				_, _ = s.Write(rest[:n])
				rest = rest[n:]
			}
			return s.Body()
		}
		if len(stream) > 1<<12 { // where the limit strikes does depend on the reads
			return
		}
		body, err := put(len(stream) + 1)
		again, againErr := put(int(read) + 1)
		if !bytes.Equal(body, again) || (err == nil) != (againErr == nil) {
			t.Fatalf("in one read %s, error %v; in reads of %d bytes %s, error %v", body, err, int(read)+1, again, againErr)
		}
		if err != nil {
			return
		}
		raw, err := Compact(body)
		if err != nil || !json.Valid(raw) {
			t.Fatalf("%s is no JSON: %v", body, err)
		}
		if _, err := DecodeReply(raw); err != nil && raw[0] == '{' {
			t.Fatalf("%s cannot be read: %v", raw, err)
		}
	})
}

func TestCompletionStreamIsReadBack(t *testing.T) {
	want := Reply{ID: "c", Created: 5, Model: "m", Fingerprint: "fp", Choices: 1, Text: " 4, I think\n", Finish: "stop", Usage: &Usage{Prompt: 1, Completion: 2}}
	events, err := EncodeCompletionStream(want, true)
	if err != nil {
		t.Fatal(err)
	}
	got, err := streamed(string(bytes.Join(events, nil)), 5)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}
