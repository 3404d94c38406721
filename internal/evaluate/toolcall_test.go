package evaluate

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestAToolCallIsNamed: an empty reply that calls a tool is told from one that says
// nothing at all, whatever its finish reason.
func TestAToolCallIsNamed(t *testing.T) {
	const call = `"tool_calls":[{"id":"1","type":"function","function":{"name":"calc","arguments":"{}"}}]`
	for _, row := range []struct {
		reason, message, finish string
		want                    bool
	}{
		{"a call of a tool", `"content":null,` + call, "tool_calls", true},
		{"one that the server calls a stop", `"content":"",` + call, "stop", true},
		{"an older server's", `"content":null,"function_call":{"name":"calc"}`, "function_call", true},
		{"nothing at all", `"content":null,"tool_calls":[]`, "stop", false},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `{"data":[{"id":"m"}],"choices":[{"message":{%s},"finish_reason":%q}]}`, row.message, row.finish)
		}))
		job, d := askTwelvePairs(t, server.URL)
		server.Close()
		_, again := describedAgain(t, job)
		for _, s := range []struct {
			from string
			rows int
			call bool
		}{
			{"asked", len(d.Runs[0].Signatures[0].Unscored), d.Runs[0].Signatures[0].Unscored[0].ToolCall},
			{"read again", len(again.Unscored), again.Unscored[0].ToolCall},
		} {
			if s.rows == 0 || s.call != row.want {
				t.Errorf("%s, %s: %d examples, a call of a tool: %t", row.reason, s.from, s.rows, s.call)
			}
		}
	}
}
