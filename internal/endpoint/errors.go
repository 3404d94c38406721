package endpoint

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// The errors that end a run come inside an *asking.Stop. Resumable says whether
// the same command may succeed later without a change to it.

// An AuthError is a key the server does not accept (HTTP 401 or 403).
type AuthError struct {
	Status  int
	URL     string
	HasKey  bool // a key was sent
	Message string
}

// Error says what the server made of the key, never the key.
func (e *AuthError) Error() string {
	what := "the server wants an API key and none was given"
	switch forbidden := e.Status == http.StatusForbidden; { // who else may not be let in, it does not say
	case forbidden && e.HasKey:
		what = "the server refuses access with this API key"
	case forbidden:
		what = "the server refuses access, and no API key was given"
	case e.HasKey:
		what = "the server does not accept the API key"
	}
	return says(fmt.Sprintf("%s (HTTP %d from %s)", what, e.Status, e.URL), e.Message)
}

// Resumable is false: the key has to change first.
func (e *AuthError) Resumable() bool { return false }

// A ProxyError is a proxy that does not let requests through: it wants to be told
// who asks (HTTP 407).
type ProxyError struct {
	Status     int
	Proxy, URL string // the proxy without a password; "" where the environment sets none
	Message    string
}

// Error names the proxy.
func (e *ProxyError) Error() string {
	proxy := "a proxy before " + e.URL
	if e.Proxy != "" {
		proxy = fmt.Sprintf("the proxy %s, which the environment sets for %s,", e.Proxy, e.URL)
	}
	return says(fmt.Sprintf("%s wants a user and a password, or other ones (HTTP %d)", proxy, e.Status), e.Message)
}

// Resumable is true: it may be that the proxy's session ran out.
func (e *ProxyError) Resumable() bool { return true }

// A ModelError is a model the server does not have.
type ModelError struct {
	Model, URL, Message string
	Azure               bool     // the model is a deployment there
	Listed              []string // the models that the server says it has, where they are known
}

// Error names the model and gives the server's words.
func (e *ModelError) Error() string {
	if e.Azure {
		return says(fmt.Sprintf("%s has no deployment %q", e.URL, e.Model), e.Message)
	}
	return says(fmt.Sprintf("%s has no model %q", e.URL, e.Model), e.Message)
}

// Resumable is false: the model's name has to change first.
func (e *ModelError) Resumable() bool { return false }

// A URLError is an address at which no such API is served.
type URLError struct {
	Status       int
	URL, Message string
	API          string // that was looked for; "" is wire.APIChat
	Azure        bool
}

// Error names the address and what a right one looks like.
func (e *URLError) Error() string {
	check := "the base URL, which usually ends in /v1"
	if e.Azure {
		check = "the base URL and --api-version"
	}
	return says(fmt.Sprintf("there is no %s API at %s (HTTP %d): check %s", cmp.Or(e.API, wire.APIChat), e.URL, e.Status, check), e.Message)
}

// Resumable is false: the address has to change first.
func (e *URLError) Resumable() bool { return false }

// A ParamError is a parameter that was sent and that the server refuses. It is
// not left out on the quiet: what was measured would not be what was meant.
type ParamError struct {
	Param   string // as sent on the wire; "" for a request that could not be built
	Flag    string // of the command line, as in "--temperature"
	Beside  string // the other, where the server takes one of two
	Message string
}

// Error names the parameter, the flag, and gives the server's words; or says
// why nothing was sent.
func (e *ParamError) Error() string {
	if e.Param == "" {
		return "the request cannot be built: " + e.Message
	}
	return says(fmt.Sprintf("the server refuses %s (set by %s)", e.Param, e.Flag), e.Message)
}

// Resumable is false: the parameter has to change first.
func (e *ParamError) Resumable() bool { return false }

// A RetryAfterError is a wait the server asks for beyond what is allowed.
type RetryAfterError struct {
	Wait, Max time.Duration
	Message   string
}

// Error gives both times.
func (e *RetryAfterError) Error() string {
	return says(fmt.Sprintf("the server asks to wait %s, longer than the %v allowed", waitText(e.Wait), e.Max), e.Message)
}

// waitText is a wait as people would say it: a long one in days, and of one that no
// server can mean no figure.
func waitText(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d > 365*day:
		return "more than a year"
	case d > 2*day:
		return fmt.Sprintf("%.0f days", d.Hours()/24)
	}
	return d.Round(time.Millisecond).String()
}

// Resumable is true: later the server may answer.
func (e *RetryAfterError) Resumable() bool { return true }

// A QuotaError is an account with nothing left on it.
type QuotaError struct {
	Status  int
	Message string
}

// Error gives the server's words.
func (e *QuotaError) Error() string {
	return says(fmt.Sprintf("the account's quota or credit is used up (HTTP %d)", e.Status), e.Message)
}

// Resumable is true: once it is filled up the run goes on.
func (e *QuotaError) Resumable() bool { return true }

// A ConnectError is a server that could not be reached and that has not
// answered once in this session.
type ConnectError struct {
	Message string
	Err     error
}

// Error says what is the matter with the connection, in plain words.
func (e *ConnectError) Error() string { return e.Message }

// Unwrap returns the network's own error.
func (e *ConnectError) Unwrap() error { return e.Err }

// Resumable is true: the server may be up later.
func (e *ConnectError) Resumable() bool { return true }

// A CertificateError is a server whose certificate is not trusted, and will not be in
// a minute.
type CertificateError struct {
	Message string
	Host    bool // it is another host's
	Err     error
}

// Error says what is the matter with the certificate.
func (e *CertificateError) Error() string { return e.Message }

// Unwrap returns the network's own error.
func (e *CertificateError) Unwrap() error { return e.Err }

// Resumable is false: whom to trust has to be said first.
func (e *CertificateError) Resumable() bool { return false }

func says(what, message string) string {
	if message == "" {
		return what
	}
	if own, sent := strings.CutPrefix(message, serverSent); sent { // not the server's words, but of them
		return what + ". The server sent " + own
	}
	return what + ". The server says: " + message
}
