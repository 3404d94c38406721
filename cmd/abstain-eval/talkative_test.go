package main

import (
	"fmt"
	"io"
	"net/http"
)

// talkative replies to each question, and its connection goes on behind the end of
// the reply.
func talkative(text string) http.Handler {
	const reply = `{"id":"1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"4"},"finish_reason":"stop"}]}`
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s%s", len(reply), reply, text)
		_ = conn.Close()
	})
}
