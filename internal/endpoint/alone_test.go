package endpoint

import (
	"bytes"
	"io"
	"net/http"
	"testing"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// BenchmarkAskAlone and BenchmarkBareAlone ask one question after the other over a
// transport that answers at once: what is left is what each client does itself.
func BenchmarkAskAlone(b *testing.B) {
	c, err := New(Config{BaseURL: "http://127.0.0.1:9/v1", Model: "m", Transport: atOnce{}})
	if err != nil {
		b.Fatal(err)
	}
	ask := asking.Ask{Params: wire.Params{Temperature: zero(), MaxTokens: 256}, Messages: []wire.Message{{Role: "user", Content: benchPrompt()}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Ask(b.Context(), ask); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareAlone(b *testing.B) {
	config := openai.DefaultConfig("")
	config.HTTPClient = &http.Client{Transport: atOnce{}}
	c := openai.NewClientWithConfig(config)
	request := openai.ChatCompletionRequest{Model: "m", MaxCompletionTokens: 256,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: benchPrompt()}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.CreateChatCompletion(b.Context(), request); err != nil {
			b.Fatal(err)
		}
	}
}

type atOnce struct{}

// RoundTrip answers whatever is asked.
func (atOnce) RoundTrip(r *http.Request) (*http.Response, error) {
	body := []byte(`{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",` +
		`"content":"I don't know: the text does not say how much the tank holds."},"finish_reason":"stop"}],` +
		`"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`)
	_, err := io.Copy(io.Discard, r.Body)
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		ContentLength: int64(len(body)), Body: io.NopCloser(bytes.NewReader(body)),
	}, err
}
