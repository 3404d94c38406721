package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/suites"
)

const benchItems, benchConnections = 1000, 64

// BenchmarkRun1000 is the whole process: start, 1,000 questions to a server
// that answers at once, durable records, scoring, statistics, report. Beside
// it stands a bare go-openai loop against the same server, which keeps nothing;
// x-bare is how many times as long the whole process takes.
func BenchmarkRun1000(b *testing.B) {
	server := constant(b)
	suite := manyItems(b, benchItems)
	dir := b.TempDir()
	var whole, bare time.Duration
	for i := range b.N {
		started := time.Now()
		command := exec.Command("abstain-eval", "run", suite, "--base-url", server.URL+"/v1", "--model", "m",
			"--max-connections", fmt.Sprint(benchConnections), "--max-unscored", "1", "-q", "--run-dir", filepath.Join(dir, fmt.Sprint(i)))
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		whole += time.Since(started)
		started = time.Now()
		bareClient(b, server.URL+"/v1", benchItems)
		bare += time.Since(started)
	}
	b.ReportMetric(whole.Seconds()/float64(b.N), "s/run")
	b.ReportMetric(whole.Seconds()/bare.Seconds(), "x-bare")
}

// BenchmarkHelp is what a user waits for the help.
func BenchmarkHelp(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("abstain-eval", "--help").Run(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDemo is the whole demonstration, built.
func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		command := exec.Command("abstain-eval", "demo", "-q")
		command.Dir = b.TempDir()
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
}

// constant answers every question at once with the same words.
func constant(b *testing.B) *httptest.Server {
	body := []byte(`{"id":"1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant",` +
		`"content":"I don't know: the text does not say how much the tank holds."},"finish_reason":"stop"}],` +
		`"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	}))
	b.Cleanup(server.Close)
	return server
}

// manyItems writes a suite of so many items by numbering core's anew.
func manyItems(b *testing.B, count int) string {
	name := filepath.Join(b.TempDir(), "many.jsonl")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	core, err := suites.Open("core", time.Now())
	if err != nil {
		b.Fatal(err)
	}
	for written, round := 0, 0; written < count; round++ {
		for item, err := range core.Items() {
			if err != nil {
				b.Fatal(err)
			}
			item.ID = fmt.Sprintf("%s-%d", item.ID, round)
			item.Pair = fmt.Sprintf("%s-%d", item.Pair, round)
			item.Question = fmt.Sprintf("(%d) %s", round, item.Question)
			if _, err := out.Write(append(item.AppendJSON(nil), '\n')); err != nil {
				b.Fatal(err)
			}
			if written++; written == count {
				break
			}
		}
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return name
}

// bareClient asks with go-openai alone, over a tuned transport.
func bareClient(b *testing.B, url string, requests int) {
	config := openai.DefaultConfig("")
	config.BaseURL = url
	transport := &http.Transport{MaxIdleConnsPerHost: benchConnections, DisableCompression: true}
	defer transport.CloseIdleConnections()
	config.HTTPClient = &http.Client{Transport: transport}
	client := openai.NewClientWithConfig(config)
	next := make(chan int)
	var workers sync.WaitGroup
	for range benchConnections {
		workers.Go(func() {
			for range next {
				_, err := client.CreateChatCompletion(b.Context(), openai.ChatCompletionRequest{
					Model:    "m",
					Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "A full tank stands outdoors. How many minutes?"}},
				})
				if err != nil {
					b.Error(err)
				}
			}
		})
	}
	for i := range requests {
		next <- i
	}
	close(next)
	workers.Wait()
}
