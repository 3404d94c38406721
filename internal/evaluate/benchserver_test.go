package evaluate

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime/debug"
	"strconv"
	"sync"
	"testing"
	"time"
)

// benchReply is what the servers of the benchmarks say to every question.
const benchReply = `{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",` +
	`"content":"I don't know: the text does not say how much the tank holds."},"finish_reason":"stop"}],` +
	`"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`

// answering is a server that answers every question with the same words at once.
func answering(b *testing.B) (url string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, benchReply)
	}))
	b.Cleanup(server.Close)
	return server.URL + "/v1"
}

// answeringAfter is the same server at a latency, by hand: net/http's takes as
// much of the two cores as the client that is measured, and a model's server is
// on none of them.
func answeringAfter(b *testing.B, latency time.Duration) (url string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed below
			}
			serving.Go(func() { answerAll(conn, latency) })
		}
	})
	b.Cleanup(func() {
		_ = listener.Close()
		serving.Wait() // the clients hang up when they are done
	})
	return fmt.Sprintf("http://%s/v1", listener.Addr())
}

// answerAll answers one request after the other until the client hangs up.
func answerAll(conn net.Conn, latency time.Duration) {
	defer func() { _ = conn.Close() }()
	reply := fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(benchReply), benchReply)
	in := bufio.NewReader(conn)
	for {
		length, err := bodyLength(in)
		if err != nil {
			return
		}
		if _, err := in.Discard(length); err != nil {
			return
		}
		time.Sleep(latency)
		if _, err := conn.Write(reply); err != nil {
			return
		}
	}
}

// bodyLength reads the head of a request.
func bodyLength(in *bufio.Reader) (length int, err error) {
	for {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		name, value, _ := bytes.Cut(bytes.TrimSpace(line), []byte(": "))
		if len(name) == 0 {
			return length, nil
		}
		if bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(value)); err != nil {
				return 0, err
			}
		}
	}
}

// sleeping is how long as many goroutines take as there are connections that do
// nothing but sleep, as often as a server would: timers overshoot by about a
// hundredth of 50 ms.
func sleeping(connections, rounds int, latency time.Duration) time.Duration {
	began := time.Now()
	var sleepers sync.WaitGroup
	for range connections {
		sleepers.Go(func() {
			for range rounds {
				time.Sleep(latency)
			}
		})
	}
	sleepers.Wait()
	return time.Since(began)
}

// likeTheCommand lets memory grow before garbage is collected as the command
// does (cmd/abstain-eval/memory.go), for the bare client too.
func likeTheCommand(b *testing.B) {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(80<<20)
	b.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
}
