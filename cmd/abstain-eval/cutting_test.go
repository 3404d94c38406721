package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
)

// cutting cuts off every fourth question's reply: while fewer than so many tokens
// are allowed or, where below is 0, the first time it is asked.
func cutting(to http.Handler, below int) http.Handler {
	var mu sync.Mutex
	asked := map[string]int{} // times, by question
	cut := map[string]bool{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			to.ServeHTTP(w, r)
			return
		}
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		var request struct {
			MaxTokens int `json:"max_tokens"`
			Messages  json.RawMessage
		}
		_ = json.Unmarshal(body, &request)
		question := string(request.Messages)
		mu.Lock()
		if asked[question]++; asked[question] == 1 {
			cut[question] = len(asked)%4 == 0
		}
		short := cut[question] && (request.MaxTokens < below || below == 0 && asked[question] == 1)
		mu.Unlock()
		if !short {
			to.ServeHTTP(w, r)
			return
		}
		reply := httptest.NewRecorder()
		to.ServeHTTP(reply, r)
		var decoded map[string]any
		_ = json.Unmarshal(reply.Body.Bytes(), &decoded)
		choice := decoded["choices"].([]any)[0].(map[string]any)
		choice["finish_reason"] = "length"
		choice["message"] = map[string]any{"role": "assistant", "content": "Let me think about"}
		decoded["usage"] = map[string]any{"prompt_tokens": 9, "completion_tokens": request.MaxTokens}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(decoded)
	})
}
