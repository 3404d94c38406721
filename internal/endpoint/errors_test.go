package endpoint

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// Whether the same command may succeed later decides the exit code.
func TestErrorsAsAReaderSeesThem(t *testing.T) {
	tests := []struct {
		err interface {
			error
			Resumable() bool
		}
		text      string
		resumable bool
	}{
		{&AuthError{Status: 401, URL: "http://h/v1"}, "the server wants an API key and none was given (HTTP 401 from http://h/v1)", false},
		{&URLError{Status: 200, URL: "http://h/v1", Message: "the server sent a web page, not JSON: Welcome"}, "there is no chat API at http://h/v1 (HTTP 200): check the base URL, which usually ends in /v1. The server sent a web page, not JSON: Welcome", false},
		{&AuthError{Status: 403, URL: "http://h/v1", HasKey: true, Message: "no"}, "the server refuses access with this API key (HTTP 403 from http://h/v1). The server says: no", false},
		{&AuthError{Status: 403, URL: "http://h/v1"}, "the server refuses access, and no API key was given (HTTP 403 from http://h/v1)", false},
		{&AuthError{Status: 401, URL: "http://h/v1", HasKey: true}, "the server does not accept the API key (HTTP 401 from http://h/v1)", false},
		{&ModelError{Model: "m", URL: "http://h/v1"}, `http://h/v1 has no model "m"`, false},
		{&ModelError{Model: "d", URL: "https://r.openai.azure.com", Azure: true}, `https://r.openai.azure.com has no deployment "d"`, false},
		{&URLError{Status: 404, URL: "https://r.openai.azure.com", Azure: true}, "there is no chat API at https://r.openai.azure.com (HTTP 404): check the base URL and --api-version", false},
		{&URLError{Status: 404, URL: "http://h"}, "there is no chat API at http://h (HTTP 404): check the base URL, which usually ends in /v1", false},
		{&ParamError{Param: "seed", Flag: "--seed", Message: "no"}, "the server refuses seed (set by --seed). The server says: no", false},
		{&ParamError{Flag: "--extra-body", Message: "why"}, "the request cannot be built: why", false},
		{&RetryAfterError{Wait: 30 * 24 * time.Hour, Max: time.Minute}, "the server asks to wait 30 days, longer than the 1m0s allowed", true},
		{&RetryAfterError{Wait: positive(1e18, time.Second), Max: time.Minute}, "the server asks to wait more than a year, longer than the 1m0s allowed", true},
		{&RetryAfterError{Wait: time.Hour, Max: time.Minute}, "the server asks to wait 1h0m0s, longer than the 1m0s allowed", true},
		{&QuotaError{Status: 402}, "the account's quota or credit is used up (HTTP 402)", true},
		{&ConnectError{Message: "connection refused", Err: io.EOF}, "connection refused", true},
		{&GaveUpError{Tries: 1, Message: "HTTP 503"}, "HTTP 503", true},
		{&GaveUpError{Tries: 9, Message: "HTTP 503", Err: io.EOF}, "no reply after 9 tries; the last: HTTP 503", true},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.text || tt.err.Resumable() != tt.resumable {
			t.Errorf("%T: %q, resumable %v; want %q, %v", tt.err, got, tt.err.Resumable(), tt.text, tt.resumable)
		}
	}
}

// What is no reply is quoted where there is anything to be read in it.
func TestGarbageIsQuoted(t *testing.T) {
	c := clientAt(t, "http://127.0.0.1:1/v1")
	broken := errors.New("broken")
	for _, tt := range []struct {
		reason, body string
		err          error
		want         string
	}{
		{"a web page with a word", "<html><b>Welcome</b></html>", broken, "the server sent a web page, not JSON: Welcome"},
		{"one with a script alone", "<html><script>start()</script></html>", broken, "the server sent a web page, not JSON"},
		{"JSON that is no reply", `{"id":"x"}`, wire.ErrContent, fmt.Sprintf(`the server sent a reply without a text (%v): {"id":"x"}`, wire.ErrContent)},
		{"no JSON", "busy", broken, "the server sent what is no JSON or was cut off (broken): busy"},
		{"control characters", "\x01\x02", broken, "the server sent what is no JSON or was cut off (broken)"},
	} {
		if got := c.garbage(&exchange{status: 200, body: []byte(tt.body)}, tt.err).message; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		}
	}
}
