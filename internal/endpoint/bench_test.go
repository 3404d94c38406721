package endpoint

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// The two benchmarks send bodies of one size over as many connections to the
// same server, which answers at once: BenchmarkAsk over BenchmarkBareGoOpenAI is
// what owning the bytes, judging, redacting and recording costs.
//
//	go test -run - -bench . -count 5 ./internal/endpoint
const benchConnections = 64

func benchPrompt() string { return strings.Repeat("How long does the pump take? ", 10) }

// instant is a server without latency. It says what the latest request weighed.
func instant(b *testing.B) (base string, size *atomic.Int64) {
	body := []byte(`{"id":"chatcmpl-0","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"` +
		strings.Repeat("The capacity of the tank is not given. ", 12) + `"},"finish_reason":"stop"}],"usage":{"prompt_tokens":61,"completion_tokens":120,"total_tokens":181}}`)
	size = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, err := io.Copy(io.Discard, r.Body)
		if err != nil {
			b.Error(err)
		}
		size.Store(n)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	}))
	b.Cleanup(s.Close)
	return s.URL + "/v1", size
}

// overConnections runs f from benchConnections goroutines or a few more.
func overConnections(b *testing.B, f func() error) {
	procs := runtime.GOMAXPROCS(0)
	b.SetParallelism((benchConnections + procs - 1) / procs)
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := f(); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}

func BenchmarkAsk(b *testing.B) {
	base, size := instant(b)
	c, err := New(Config{BaseURL: base, Model: "m", MaxConnections: benchConnections, TokenField: wire.MaxCompletionTokens})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	ask := asking.Ask{Params: wire.Params{Temperature: zero(), MaxTokens: 256}, Messages: []wire.Message{{Role: "user", Content: benchPrompt()}}}
	overConnections(b, func() error {
		r, err := c.Ask(b.Context(), ask)
		if err == nil && (r.Outcome != responses.Replied || r.Text == "") {
			err = fmt.Errorf("%+v", r)
		}
		return err
	})
	sameSize(b, size.Load())
}

func BenchmarkBareGoOpenAI(b *testing.B) {
	base, size := instant(b)
	transport, err := tuned(benchConnections, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(transport.CloseIdleConnections)
	config := openai.DefaultConfig("")
	config.BaseURL, config.HTTPClient = base, &http.Client{Transport: transport}
	c := openai.NewClientWithConfig(config)
	// It cannot send a temperature of 0: 1 weighs the same. It adds a stream of
	// false, for which the question is shorter.
	request := openai.ChatCompletionRequest{Model: "m", Temperature: 1, MaxCompletionTokens: 256,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: benchPrompt()[len(`,"stream":false`):]}}}
	overConnections(b, func() error {
		r, err := c.CreateChatCompletion(b.Context(), request)
		if err == nil && (len(r.Choices) == 0 || r.Choices[0].Message.Content == "") {
			err = fmt.Errorf("%+v", r)
		}
		return err
	})
	sameSize(b, size.Load())
}

// sameSize holds both benchmarks to the size that this package sends.
func sameSize(b *testing.B, got int64) {
	want, err := wire.ChatBody("m", []wire.Message{{Role: "user", Content: benchPrompt()}}, wire.Params{Temperature: zero(), MaxTokens: 256}, wire.MaxCompletionTokens)
	if err != nil || got != int64(len(bytes.TrimSpace(want))) {
		b.Errorf("a request of %d bytes, want %d, error %v", got, len(want), err)
	}
}
