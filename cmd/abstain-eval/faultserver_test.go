package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
)

// The ways in which a faultyServer fails, each as often as the others. All are
// such that time may mend them.
var faults = []string{
	"500", "503", "429", "429, Retry-After: 0", "reset before the reply", "reset in the reply",
	"garbage", "JSON that breaks off", "a web page", "a stall before the reply", "a stall in the reply",
}

// A faultyServer answers each question in words that depend on the question
// alone, however often it is asked, and every third time it fails instead. What
// it does at the k-th time that a question comes is drawn from a seed.
type faultyServer struct {
	seed uint64
	calm bool // it never fails

	mu       sync.Mutex
	asked    map[string]uint64 // how often each question came
	requests int
	sent     map[string]int // faults, by kind
	at       int            // the request at which reached is closed
	reached  chan struct{}
}

func newFaultyServer(seed uint64) *faultyServer {
	return &faultyServer{seed: seed, asked: map[string]uint64{}, sent: map[string]int{}}
}

// when returns a channel that is closed as request number n arrives; at once,
// where it has been there.
func (s *faultyServer) when(n int) <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at, s.reached = n, make(chan struct{})
	if s.requests >= n {
		close(s.reached)
	}
	return s.reached
}

func (s *faultyServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		fmt.Fprint(w, `{"object":"list","data":[{"id":"m"}]}`)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the process was killed while it sent this
	}
	question := asked(body)
	fault, number := s.draw(question)
	reply := answerTo(question)
	if fault == "" {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(reply)
		return
	}
	fail(w, r, fault, number, reply)
}

// asked is the question in the body of a request.
func asked(body []byte) string {
	var request struct{ Messages []struct{ Content string } }
	if json.Unmarshal(body, &request) != nil || len(request.Messages) == 0 {
		return ""
	}
	return request.Messages[len(request.Messages)-1].Content
}

// draw counts a request and says how it fails, if it does.
func (s *faultyServer) draw(question string) (fault string, number int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	if s.requests == s.at {
		close(s.reached)
	}
	s.asked[question]++
	if random := rand.New(rand.NewPCG(s.seed^hashOf(question), s.asked[question])); !s.calm && random.IntN(3) == 0 {
		fault = faults[random.IntN(len(faults))]
		s.sent[fault]++
	}
	return fault, s.requests
}

func hashOf(text string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, text)
	return h.Sum64()
}

// answerTo is a whole reply to a question.
func answerTo(question string) []byte {
	random := rand.New(rand.NewPCG(hashOf(question), 0))
	answers := []string{
		fmt.Sprint("The answer is ", random.IntN(60), "."), fmt.Sprint(random.IntN(60)), "Yes.", "It was Marie Curie.",
		"I don't know.", "The text does not say how much it holds.", "Which of the two do you mean?",
		"I can't help with that.", "There is no such place.", "<think>Let me see.</think>It is 12, if I am not mistaken.", "",
	}
	finish := "stop"
	if random.IntN(50) == 0 {
		finish = "length"
	}
	reply, err := json.Marshal(map[string]any{
		"id": "1", "object": "chat.completion", "model": "m",
		"choices": []any{map[string]any{
			"index": 0, "finish_reason": finish,
			"message": map[string]any{"role": "assistant", "content": answers[random.IntN(len(answers))]},
		}},
		"usage": map[string]int{"prompt_tokens": 30, "completion_tokens": 1 + random.IntN(40), "total_tokens": 80},
	})
	if err != nil {
		return nil
	}
	return reply
}

// fail fails. The number makes each message its own: one that comes again and
// again to the letter would be taken for the question's fault.
func fail(w http.ResponseWriter, r *http.Request, fault string, number int, reply []byte) {
	refuse := func(status int) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"error":{"message":"request %d did not work out","type":"server_error"}}`, number)
	}
	half := len(reply) / 2
	switch fault {
	case "500":
		refuse(http.StatusInternalServerError)
	case "503":
		refuse(http.StatusServiceUnavailable)
	case "429, Retry-After: 0":
		w.Header().Set("Retry-After", "0")
		refuse(http.StatusTooManyRequests)
	case "429":
		refuse(http.StatusTooManyRequests)
	case "reset before the reply":
		reset(w, "")
	case "reset in the reply":
		reset(w, fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(reply), reply[:half]))
	case "garbage":
		fmt.Fprintf(w, "%d \x00\xff\xfe{{{ no JSON", number)
	case "JSON that breaks off":
		fmt.Fprintf(w, `{"request":%d,%s`, number, reply[1:half])
	case "a web page":
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<!DOCTYPE html><html><title>Request %d</title><body>This gateway is being restarted.</body></html>", number)
	case "a stall before the reply":
		<-r.Context().Done()
	case "a stall in the reply":
		w.Header().Set("Content-Length", fmt.Sprint(len(reply)))
		_, _ = w.Write(reply[:half])
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}
}

// reset writes the beginning of a reply, if any, and resets the connection.
func reset(w http.ResponseWriter, beginning string) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	_, _ = io.WriteString(conn, beginning)
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
