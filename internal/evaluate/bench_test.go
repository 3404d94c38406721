package evaluate

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"sync"
	"testing"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// BenchmarkRun is a run of 10,000 questions over 64 connections to a server
// without latency: plan, asks, durable records, scores, statistics, report.
// In the same loop a bare go-openai client over a tuned transport sends the same
// questions to the same server and keeps nothing. of-bare is the throughput of
// the first as a share of the second's; of-bare-asking leaves out what comes
// before and after the asking. cpu-of-bare is the same of processor time, which
// what else the machine does disturbs less. docs/performance.md has the figures.
func BenchmarkRun(b *testing.B) {
	const items, connections = 10_000, 64
	url := answering(b)
	suite, questions := manyItems(b, items)
	var whole, asking, bare, wholeCPU, askingCPU, bareCPU time.Duration
	for i := range b.N {
		before := processorTime(b)
		w, watch := timeRun(b, url, suite, connections, i)
		between := processorTime(b)
		whole, asking = whole+w, asking+watch.took
		wholeCPU, askingCPU = wholeCPU+between-before, askingCPU+watch.cpu
		bare += timeBare(b, url, questions, connections)
		bareCPU += processorTime(b) - between
	}
	b.ReportMetric(bareCPU.Seconds()/wholeCPU.Seconds(), "cpu-of-bare")
	b.ReportMetric(bareCPU.Seconds()/askingCPU.Seconds(), "cpu-of-bare-asking")
	b.ReportMetric(items*float64(b.N)/whole.Seconds(), "items/s")
	b.ReportMetric(items*float64(b.N)/bare.Seconds(), "bare-items/s")
	b.ReportMetric(bare.Seconds()/whole.Seconds(), "of-bare")
	b.ReportMetric(bare.Seconds()/asking.Seconds(), "of-bare-asking")
}

// BenchmarkRunAtLatency is a run over 256 connections to a server that takes 50
// ms for each reply. of-ideal is the time of as many goroutines that only sleep
// for as long, as a share of the time that the run took; bare-of-ideal is the
// same of the bare client. Of these both, and of-ideal-asking, 50 ms are lost
// where all connections are made at once.
func BenchmarkRunAtLatency(b *testing.B) {
	const rounds, connections, latency = 120, 256, 50 * time.Millisecond
	likeTheCommand(b)
	url := answeringAfter(b, latency)
	suite, questions := manyItems(b, rounds*connections)
	var whole, asking, bare, ideal time.Duration
	for i := range b.N {
		ideal += sleeping(connections, rounds, latency)
		w, watch := timeRun(b, url, suite, connections, i)
		whole, asking = whole+w, asking+watch.took
		bare += timeBare(b, url, questions, connections)
	}
	b.ReportMetric(ideal.Seconds()/whole.Seconds(), "of-ideal")
	b.ReportMetric(ideal.Seconds()/asking.Seconds(), "of-ideal-asking")
	b.ReportMetric(ideal.Seconds()/bare.Seconds(), "bare-of-ideal")
	b.ReportMetric(float64(b.N)*rounds*latency.Seconds()/asking.Seconds(), "of-50ms-asking")
}

// BenchmarkRunMemory is the most that is in use on the heap while a run is asked,
// scored and reported, the server's share included: ten times the items should
// not take ten times the memory.
func BenchmarkRunMemory(b *testing.B) {
	for _, items := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint("items=", items), func(b *testing.B) {
			url := answering(b)
			suite, _ := manyItems(b, items)
			var most uint64
			for i := range b.N {
				stop := watchHeap(&most)
				timeRun(b, url, suite, 64, i)
				stop()
			}
			b.ReportMetric(float64(most)/(1<<20), "peak-MiB")
		})
	}
}

// watchHeap keeps the most that lies on the heap in most until stop is called.
func watchHeap(most *uint64) (stop func()) {
	runtime.GC()
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			metrics.Read(sample)
			*most = max(*most, sample[0].Value.Uint64())
			select {
			case <-tick.C:
			case <-done:
				return
			}
		}
	}()
	return func() { close(done); <-gone }
}

// manyItems writes a suite of so many items by numbering core's anew.
func manyItems(b *testing.B, count int) (name string, questions []string) {
	name = filepath.Join(b.TempDir(), "many.jsonl")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	core, err := suites.Open("core", time.Now())
	if err != nil {
		b.Fatal(err)
	}
	for round := 0; len(questions) < count; round++ {
		for item, err := range core.Items() {
			if err != nil {
				b.Fatal(err)
			}
			item.ID, item.Pair = fmt.Sprintf("%s-%d", item.ID, round), fmt.Sprintf("%s-%d", item.Pair, round)
			item.Question = fmt.Sprintf("(%d) %s", round, item.Question)
			if _, err := out.Write(append(item.AppendJSON(nil), '\n')); err != nil {
				b.Fatal(err)
			}
			if questions = append(questions, item.Context+item.Question); len(questions) == count {
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
	return name, questions
}

// A stopwatch is a Progress that takes the time from the first plan to the end
// of the asking.
type stopwatch struct {
	notes
	b         *testing.B
	began     time.Time
	took      time.Duration
	used, cpu time.Duration // processor time: before the asking, and of it
}

func (s *stopwatch) Plan([]Part) { s.began, s.used = time.Now(), processorTime(s.b) }
func (s *stopwatch) Close()      { s.took, s.cpu = time.Since(s.began), processorTime(s.b)-s.used }

func timeRun(b *testing.B, url, suite string, connections, round int) (whole time.Duration, asking *stopwatch) {
	zero := 0.0
	job := Job{
		Checkpoints: []Checkpoint{{
			Model: "m", BaseURL: url, Params: wire.Params{Temperature: &zero, MaxTokens: 256}, Asking: DefaultAsking(),
		}},
		Suites:      []string{suite},
		MaxUnscored: new(1.0),
		RunDir:      filepath.Join(b.TempDir(), fmt.Sprint(round)),
	}
	job.Checkpoints[0].Asking.Connections = connections
	watch := &stopwatch{b: b}
	began := time.Now()
	if _, _, err := Execute(b.Context(), job, World{Now: time.Now, Progress: watch, Tool: "bench"}); err != nil {
		b.Fatal(err)
	}
	return time.Since(began), watch
}

func timeBare(b *testing.B, url string, questions []string, connections int) time.Duration {
	config := openai.DefaultConfig("")
	config.BaseURL = url
	transport := &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}
	defer transport.CloseIdleConnections()
	config.HTTPClient = &http.Client{Transport: transport}
	client := openai.NewClientWithConfig(config)
	began := time.Now()
	next := make(chan string)
	var workers sync.WaitGroup
	for range connections {
		workers.Go(func() {
			for question := range next {
				if _, err := client.CreateChatCompletion(b.Context(), openai.ChatCompletionRequest{
					Model: "m", MaxCompletionTokens: 256, Messages: []openai.ChatCompletionMessage{{Role: "user", Content: question}},
				}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, question := range questions {
		next <- question
	}
	close(next)
	workers.Wait()
	return time.Since(began)
}
