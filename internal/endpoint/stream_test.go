package endpoint

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

func streaming(cfg *Config) { cfg.Stream = true }

// okStream says what ok says.
const okStream = `data: {"id":"c","model":"served","system_fingerprint":"fp","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}` + "\n\n: ping\n\n" +
	`data: {"id":"c","model":"served","system_fingerprint":"fp","choices":[{"index":0,"delta":{"content":"4"},"finish_reason":null}]}` + "\n\n" +
	`data: {"id":"c","model":"served","system_fingerprint":"fp","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\n" +
	`data: {"id":"c","model":"served","system_fingerprint":"fp","choices":[],"usage":{"prompt_tokens":2,"completion_tokens":3}}` + "\n\ndata: [DONE]\n\n"

func events(body string) step {
	return step{body: body, header: map[string]string{"Content-Type": "text/event-stream; charset=utf-8"}}
}

func TestAStreamIsRecordedLikeAWholeReply(t *testing.T) {
	whole, err := clientAt(t, serve(t, step{body: ok}).URL).Ask(t.Context(), question())
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, events(okStream))
	got, err := clientAt(t, s.URL, streaming).Ask(t.Context(), question())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"model":"o1-local-finetune","messages":[{"role":"user","content":""}],"temperature":0,"max_tokens":64,"stream":true,"stream_options":{"include_usage":true}}`
	if s.bodies[0] != want || s.requests[0].Header.Get("Accept") != "text/event-stream, application/json" {
		t.Errorf("sent %s, %v", s.bodies[0], s.requests[0].Header)
	}
	if raw := `{"id":"c","object":"chat.completion","created":null,"model":"served","choices":[{"index":0,"message":{"role":"assistant","content":"4"},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":3},"system_fingerprint":"fp"}`; string(got.Raw) != raw {
		t.Errorf("raw %s, want %s", got.Raw, raw)
	}
	whole.Raw, got.Raw = nil, nil
	whole.BaseURL, got.BaseURL = "", ""
	if diff := cmp.Diff(whole, got); diff != "" {
		t.Errorf("(-whole +streamed):\n%s", diff)
	}
}

func TestStreamedReplies(t *testing.T) {
	cutStream := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, okStream[:len(okStream)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	finished := strings.TrimSuffix(okStream, "data: [DONE]\n\n")
	unfinished := okStream[:strings.Index(okStream, `data: {"id":"c","model":"served","system_fingerprint":"fp","choices":[{"index":0,"delta":{},`)]
	tests := []struct {
		reason string
		steps  []step
		tries  int
		kind   Kind // of the first try, where there are two
	}{
		{"a stream by another name", []step{{body: okStream, header: map[string]string{"Content-Type": "application/json"}}}, 1, ""},
		{"one that begins with a comment", []step{{body: "\n: hello\n\n" + okStream}}, 1, ""},
		{"a server that ignores the wish and answers whole", []step{{body: ok}}, 1, ""},
		{"one that calls that a stream", []step{events("\n \n" + ok)}, 1, ""},
		{"without [DONE]", []step{events(finished)}, 1, ""},
		{"cut in the middle", []step{{do: cutStream}, events(okStream)}, 2, Network},
		{"ended before its finish reason", []step{events(unfinished), events(okStream)}, 2, Garbage},
		{"ended in the middle of an event", []step{events(finished[:len(finished)-9]), events(okStream)}, 2, Garbage},
		{"without a single event", []step{events(""), events(okStream)}, 2, Garbage},
		{"comments alone", []step{events(": ping\n\n"), events(okStream)}, 2, Garbage},
		{"[DONE] alone", []step{events("data: [DONE]\n\n"), events(okStream)}, 2, Garbage},
		{"no JSON", []step{events("data: busy\n\n"), events(okStream)}, 2, Garbage},
		{"a web page", []step{{body: "<html>busy</html>"}, events(okStream)}, 2, Garbage},
		{"plain text", []step{{body: "internal"}, events(okStream)}, 2, Garbage},
		{"an error in the stream", []step{events(`data: {"error":{"code":502,"message":"died"}}` + "\n\n"), events(okStream)}, 2, Server},
		{"an error behind a fragment", []step{events(unfinished + `data: {"error":{"code":429,"message":"slow"}}` + "\n\ndata: [DONE]\n\n"), events(okStream)}, 2, RateLimit},
		{"broken off by the server", []step{events(strings.Replace(okStream, `"stop"`, `"error"`, 1)), events(okStream)}, 2, Server},
		{"refused before it began", []step{{status: 503, body: "data: busy"}, events(okStream)}, 2, Server},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := clientAt(t, serve(t, tt.steps...).URL, streaming)
			got, err := c.Ask(t.Context(), question())
			if err != nil || got.Text != "4" || got.Finish != "stop" || got.Tries != tt.tries || len(c.attempts) != tt.tries-1 {
				t.Fatalf("%+v, error %v after %+v", got, err, c.attempts)
			}
			if tt.kind != "" && c.attempts[0].Kind != tt.kind {
				t.Errorf("the first try: %+v, want %s", c.attempts[0], tt.kind)
			}
		})
	}
	for _, kind := range []string{"text/event-stream; charset=utf-8", "Text/Event-Stream"} {
		t.Run("a stream that nobody asked for, "+kind, func(t *testing.T) {
			s := serve(t, step{body: okStream, header: map[string]string{"Content-Type": kind}})
			r, err := clientAt(t, s.URL).Ask(t.Context(), question())
			if err != nil || r.Text != "4" {
				t.Errorf("%q, %v", r.Text, err)
			}
		})
	}
}

// TestDoneBehindABrokenStream: [DONE] alone is an end only with a server that gives
// no stream a reason.
func TestDoneBehindABrokenStream(t *testing.T) {
	const broken = `data: {"choices":[{"index":0,"delta":{"content":"The sum"},"finish_reason":null}]}` + "\n\ndata: [DONE]\n\n"
	s := serve(t, events(broken), events(okStream), events(broken), events(okStream))
	c := clientAt(t, s.URL, streaming)
	for i, want := range []string{"The sum", "4", "4"} {
		if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != want {
			t.Errorf("ask %d: %+v, error %v, want %q", i, got, err, want)
		}
	}
	if len(c.attempts) != 1 || c.attempts[0].Kind != Garbage || !strings.Contains(c.attempts[0].Message, "ended before the reply did") {
		t.Errorf("failed tries: %+v", c.attempts)
	}
}

func TestUsageIsNotInsistedOn(t *testing.T) {
	refusal := step{status: 400, body: errorBody("", "", "Unrecognized request argument supplied: stream_options")}
	s := serve(t, refusal, events(okStream))
	c := clientAt(t, s.URL, streaming)
	for range 2 {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
	}
	if s.count() != 3 || strings.Contains(s.bodies[1]+s.bodies[2], "stream_options") || !strings.HasSuffix(s.bodies[2], `,"stream":true}`) {
		t.Errorf("sent %q", s.bodies)
	}
	want := []Event{{At: time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC), Kind: "stream_options", From: "stream_options", Message: "Unrecognized request argument supplied: stream_options", BaseURL: s.URL}}
	if diff := cmp.Diff(want, c.events); diff != "" || len(c.attempts) != 0 {
		t.Errorf("%d attempts, events (-want +got):\n%s", len(c.attempts), diff)
	}

	// Many at once are refused: one of them says so, all are sent again.
	const asks = 16
	var all, first sync.WaitGroup
	first.Add(asks)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if body, _ := io.ReadAll(r.Body); bytes.Contains(body, []byte("stream_options")) {
			first.Done()
			first.Wait()
			w.WriteHeader(http.StatusUnprocessableEntity)
			_, _ = io.WriteString(w, `{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}`)
			return
		}
		_, _ = io.WriteString(w, okStream)
	}))
	t.Cleanup(server.Close)
	c = clientAt(t, server.URL, streaming)
	for range asks {
		all.Go(func() {
			if got, err := c.Ask(t.Context(), question()); err != nil || got.Tries != 2 {
				t.Errorf("%+v, error %v", got, err)
			}
		})
	}
	all.Wait()
	if len(c.events) != 1 {
		t.Errorf("%d events", len(c.events))
	}
}

func TestAServerThatDoesNotStream(t *testing.T) {
	for _, body := range []string{
		errorBody("unsupported_value", "stream", "not now"), errorBody("", "", "Streaming is not supported for this model"),
		errorBody("", "", "Unsupported parameter: 'stream'"), errorBody("", "", "this deployment does not support streaming"),
	} {
		_, err := clientAt(t, serve(t, step{status: 400, body: body}).URL, streaming).Ask(t.Context(), question())
		var stop *asking.Stop
		var refused *ParamError
		if !errors.As(err, &stop) || !errors.As(err, &refused) || refused.Flag != "--stream" {
			t.Errorf("%s: error %v", body, err)
		}
	}
}

func TestLargeStreams(t *testing.T) {
	word := `data: {"choices":[{"index":0,"delta":{"content":"` + strings.Repeat("x", 1<<16) + `"}}]}` + "\n\n"
	for words, want := range map[int]responses.Outcome{32: responses.Replied, 257: responses.APIError} {
		got, err := clientAt(t, serve(t, events(strings.Repeat(word, words)+okStream)).URL, streaming).Ask(t.Context(), question())
		if err != nil || got.Outcome != want {
			t.Fatalf("%d words: %v, error %v", words, got.Outcome, err)
		}
		if want == responses.Replied {
			if len(got.Text) != words<<16+1 {
				t.Errorf("%d bytes arrived", len(got.Text))
			}
			continue
		}
		if len(got.RawText) != keepHead || got.Raw != nil || !strings.Contains(got.Error.Message, "larger than the 16777216 bytes") || !strings.Contains(got.Error.Message, "sha256") {
			t.Errorf("kept %d bytes; %q", len(got.RawText), got.Error.Message)
		}
	}
}

// A connection is used again behind a stream, and one that the server leaves
// open behind [DONE] does not hold the reply back.
func TestConnectionsBehindStreams(t *testing.T) {
	var dialed atomic.Int64
	open := false
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for e := range strings.SplitAfterSeq(okStream, "\n\n") {
			_, _ = io.WriteString(w, e)
			_ = http.NewResponseController(w).Flush()
		}
		if open {
			<-r.Context().Done()
		}
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			dialed.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	c := clientAt(t, server.URL, streaming)
	for range 10 {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
	}
	if dialed.Load() != 1 {
		t.Errorf("%d connections for ten streams one after another", dialed.Load())
	}
	open = true
	if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != "4" {
		t.Errorf("left open: %+v, error %v", got, err)
	}
}

func TestTheTimeOfATryHoldsForTheWholeStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		header := http.Header{"Content-Type": {"text/event-stream"}}
		c := clientOver(t, inTurn(turn{body: okStream[:200], hangInBody: true, header: header}), 0, streaming, func(cfg *Config) { cfg.AttemptTimeout = time.Second })
		began := time.Now()
		_, err := c.Ask(t.Context(), question())
		var gaveUp *GaveUpError
		if !errors.As(err, &gaveUp) || gaveUp.Kind != Timeout || time.Since(began) != 3*time.Second {
			t.Errorf("error %v after %v", err, time.Since(began))
		}
		c = clientOver(t, inTurn(turn{body: okStream, hangInBody: true, header: header}), 0, streaming)
		began = time.Now()
		if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != "4" || time.Since(began) != afterDone {
			t.Errorf("behind [DONE]: %+v, error %v after %v", got, err, time.Since(began))
		}
		finished := strings.TrimSuffix(okStream, "data: [DONE]\n\n")
		c = clientOver(t, inTurn(turn{body: finished, hangInBody: true, header: header}), 0, streaming)
		began = time.Now()
		if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != "4" || got.Usage == nil || time.Since(began) != afterFinish {
			t.Errorf("without [DONE], left open: %+v, error %v after %v", got, err, time.Since(began))
		}
	})
}
