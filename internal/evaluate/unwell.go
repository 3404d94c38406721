package evaluate

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/responses"
)

// An UnwellError is a server that cannot be asked at present: it is not there,
// it is overloaded, or what it sends is no reply. Nothing that was asked of this
// tool is wrong.
type UnwellError struct {
	Err  error
	Next string // what to do about it
}

// Error is the cause's text.
func (e *UnwellError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *UnwellError) Unwrap() error { return e.Err }

// unwell is err as doctor returns it: what time may mend gets advice that fits a
// look at a server, where nothing is recorded and nothing resumes. keyed says
// whether a key was sent.
func unwell(err error, keyed bool) error {
	if code, _ := Explain(err); code != Incomplete {
		return err
	}
	next := "run would try again for a while, and then end in the same way"
	var gaveUp *endpoint.GaveUpError
	switch {
	case errors.As(err, new(*endpoint.ConnectError)):
		next = "start the server, or mend --base-url; run would end in the same way"
	case errors.As(err, new(*endpoint.ProxyError)):
		next = "give the proxy its user and password in HTTP_PROXY or HTTPS_PROXY, or name the host in NO_PROXY"
	case errors.As(err, new(*endpoint.QuotaError)):
		next = "fill up the account, or give another key"
	case errors.As(err, new(*endpoint.RetryAfterError)):
		next = "wait as long as it says, or allow more with --max-retry-after"
	case errors.As(err, &gaveUp):
		next = gaveUpNext(gaveUp, keyed)
	}
	return &UnwellError{Err: err, Next: next}
}

func gaveUpNext(e *endpoint.GaveUpError, keyed bool) string {
	switch {
	case e.Kind == endpoint.Timeout:
		return "try again once the server is idle or has loaded its model; --attempt-timeout allows longer waits"
	case e.Kind == endpoint.RateLimit, e.Status == http.StatusServiceUnavailable:
		return "wait until it is free or has loaded its model; run tries such requests again by itself, and --max-connections 1 asks for less at once"
	case e.Kind == endpoint.Garbage:
		return "look at what came with doctor -v: is this the right address, and what stands between it and here?"
	case e.Kind == endpoint.Server && !keyed:
		return "look at the server's own log; no key was sent, and some servers fail like this where they want one (OPENAI_API_KEY, --api-key-env)"
	case e.Kind == endpoint.Server:
		return "look at the server's own log; run would try each question again"
	}
	return "look whether the server is up; run would try again for a while"
}

// verdict is the error that run would end with, judging by one request; nil
// where it would go on.
func (a tried) verdict(c Checkup) error {
	r := a.record
	switch {
	case a.err != nil:
		return unwell(a.err, c.Checkpoint.Key != "")
	case r.Outcome == responses.ContextOverflow:
		return &UsageError{
			Message: fmt.Sprintf("one short question and %d tokens of reply do not fit the model's context. The server says: %s", c.Params.MaxTokens, r.Error.Message),
			Next:    "lower --max-tokens, or serve the model with a longer context",
		}
	case r.Outcome == responses.APIError:
		at := ""
		if r.Error.Status != 0 {
			at = fmt.Sprintf(" (HTTP %d)", r.Error.Status)
		}
		return &UsageError{
			Message: "the server refuses the question" + at + ". It says: " + r.Error.Message,
			Next:    "mend what the server names; doctor -v shows what was sent",
		}
	}
	return nil
}
