package endpoint

import (
	"net/http"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// statusCalm is how some servers say that they are asked too much.
const statusCalm = 420

// isForNow says whether a status below 500 tells of the moment rather than of the
// request.
func isForNow(status int) bool {
	switch status {
	case http.StatusMisdirectedRequest, // 421: the connection is for another host
		http.StatusFailedDependency, // 424: what stands behind it failed (TGI)
		http.StatusTooEarly,         // 425
		444, 499:                    // nginx: closed without a reply, by whoever asked
		return true
	}
	return false
}

// saysWhen reports that the server gives a time to come back at, and one that may be
// waited for.
func (c *Client) saysWhen(x *exchange) bool {
	wait := retryAfter(x.header, c.serverNow(x.header))
	return wait > 0 && wait <= c.cfg.MaxRetryAfter
}

// refusedForNow is what comes of an error below 500 that names nothing of the request:
// what the server itself says is for now is tried again. A rate limit is nobody's fault.
// Anything else may be the question's own: some give a time to come back at with each
// error.
func (c *Client) refusedForNow(x *exchange, e wire.APIError) finding {
	switch {
	case missingModel(e):
		return finding{stop: c.noModel(e)}
	case overloaded(e) && !contains(e, "too large"): // Groq, as a 413: one that alone is over the limit
		return finding{failure: transient(e, RateLimit)}
	case c.saysWhen(x), forNow(e):
		return finding{failure: stubborn(e)}
	}
	return finding{}
}

// statusOf is the status an error inside a 200 stands for: its code or status,
// where that is one, else what its words mean, else that of a failing server.
func statusOf(e wire.APIError) int {
	if e.Type == wire.BaseResp {
		return baseStatus(e.Code)
	}
	if n, err := strconv.Atoi(e.Code); err == nil && n >= 400 && n < 600 {
		return n
	}
	switch {
	case e.Status != 0:
		return e.Status
	case exhausted(e), overloaded(e): // OpenAI sends both under this one
		return http.StatusTooManyRequests
	case refusedKey(e):
		return http.StatusUnauthorized
	case e.Code == "model_not_found":
		return http.StatusNotFound
	case e.Type == "invalid_request_error":
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// baseStatus is the status that a code of MiniMax's stands for.
func baseStatus(code string) int {
	switch code {
	case "1002", "1039", "2045": // requests and tokens a minute, sudden growth
		return http.StatusTooManyRequests
	case "1004", "2049": // no key, a wrong one
		return http.StatusUnauthorized
	case "1008": // nothing left on the account
		return http.StatusPaymentRequired
	case "1026", "1027", "2013": // what is sensitive, in the prompt or the reply; wrong parameters
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}
