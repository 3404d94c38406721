// Package endpoint asks an OpenAI-compatible server over HTTP. It goes through
// go-openai with a doer of its own underneath, which owns the bytes of the
// request and keeps those of the reply: a temperature of 0 is sent, a model may
// be called anything, and nothing a server adds is lost.
package endpoint

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// Config says where and how to ask. BaseURL is required; every other field has
// a default.
type Config struct {
	// BaseURL is the address before /chat/completions or /completions, as in
	// http://localhost:8000/v1. Such a suffix and trailing slashes are cut off;
	// nothing is guessed.
	BaseURL string
	Model   string
	// API is wire.APIChat, the default, where an ask's Messages are sent, or
	// wire.APICompletions, where it is its Prompt.
	API string
	// APIKey is sent as a bearer token; without one no Authorization header is
	// sent. Blanks around it are cut off, and its value is taken out of whatever
	// the server sends back.
	APIKey string
	// Header is added to each request and wins over what is set here. The
	// values of headers that carry secrets are taken out of replies too.
	Header http.Header
	// Secrets are further values that are taken out of replies, such as those of
	// headers whose names do not tell that they carry one.
	Secrets []string
	// MaxConnections is how many asks will be in flight at once; it sizes the
	// pool of kept connections. Below 1 counts as 16.
	MaxConnections int
	AttemptTimeout time.Duration // of one try; 0 is 10 minutes
	// ItemTimeout is how long one ask may take over all its tries and the waits
	// between them, those for PerMinute left aside; 0 is no limit.
	ItemTimeout time.Duration
	// PerMinute is how many requests may go out in any minute, retries included;
	// 0 is no limit.
	PerMinute int
	// Pace, where given, stands in place of PerMinute: what else has it counts too.
	Pace          *Pace
	MaxRetryAfter time.Duration // the longest wait a server may ask for; 0 is 5 minutes
	MaxRetries    int           // tries after the first; 0 is 8, below 0 is none
	Backoff       time.Duration // bound of the wait before the first retry, doubled at each further one; 0 is half a second
	UserAgent     string        // "" is "abstain-eval"
	// TokenField is the name of the token limit to begin with, wire.MaxTokens
	// by default; the other is learned if the server asks for it.
	TokenField string
	// Stream asks for replies as streams. What is recorded is the same.
	Stream bool
	// Replied says that questions of the run had replies in an earlier session: then one
	// that is refused from its first question on is ended like one midway.
	Replied bool
	// Attempt is told of each try that failed in a way that time may mend, Event
	// of each adaptation. Both are called from many goroutines.
	Attempt func(Attempt)
	Event   func(Event)
	// CA is certificates in PEM to trust beside the system's.
	CA []byte
	// APIVersion makes the server an Azure one: Model is the deployment, the
	// version is part of every address, and the key goes into the header api-key.
	APIVersion string
	// Exchange is given the first LogExchanges exchanges as they went over the
	// wire, without secrets. It is called from many goroutines.
	LogExchanges int
	Exchange     func(text []byte)
	// Observe is given every exchange, failed tries among them, taken apart and
	// without secrets. It is called from many goroutines.
	Observe func(Observation)
	// Transport replaces the tuned one; it has to leave redirects alone.
	Transport http.RoundTripper
	Now       func() time.Time // nil is time.Now
}

func (c Config) withDefaults() Config {
	c.APIKey = strings.TrimSpace(c.APIKey) // a secret mounted as a variable often ends in a line break
	if c.MaxConnections < 1 {
		c.MaxConnections = 16
	}
	if c.AttemptTimeout <= 0 {
		c.AttemptTimeout = 10 * time.Minute
	}
	if c.MaxRetryAfter <= 0 {
		c.MaxRetryAfter = 5 * time.Minute
	}
	c.MaxRetries = max(cmp.Or(c.MaxRetries, 8), 0)
	if c.Backoff <= 0 {
		c.Backoff = 500 * time.Millisecond
	}
	c.UserAgent = cmp.Or(c.UserAgent, "abstain-eval")
	c.TokenField = cmp.Or(c.TokenField, wire.MaxTokens)
	c.API = cmp.Or(c.API, wire.APIChat)
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// An Attempt is a try that failed and may be made again: a line of
// attempts.jsonl.
type Attempt struct {
	At      time.Time `json:"at"`
	N       int       `json:"n"`
	Epoch   int       `json:"epoch"`
	Item    string    `json:"item"`
	Try     int       `json:"try"` // from 1
	Kind    Kind      `json:"kind"`
	Status  int       `json:"status,omitempty"`
	Message string    `json:"message"`
	BaseURL string    `json:"base_url"` // which address was asked
	Seconds float64   `json:"seconds"`  // how long the try took
	// RetryAfter is the wait the server asked for or hinted at, in seconds.
	RetryAfter float64 `json:"retry_after,omitempty"`
}

// An Event is a change of what is sent, made because the server asked for it
// and its meaning is kept: a line of events.jsonl.
type Event struct {
	At      time.Time `json:"at"`
	Kind    string    `json:"kind"` // "token_field", "stream_options"
	From    string    `json:"from"`
	To      string    `json:"to"`      // "" for what is left out
	Message string    `json:"message"` // what the server said
	BaseURL string    `json:"base_url"`
}

// normalize checks a base URL and cuts it down to what go-openai appends to.
// Its errors never repeat a password or a query.
func normalize(base string) (string, error) {
	base = strings.TrimSpace(base)
	if base == "" {
		return "", errors.New("no base URL: give the server's address, such as http://localhost:8000/v1")
	}
	u, err := url.Parse(base)
	address := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
	switch {
	case !address && strings.Contains(base, "@"), address && u.User != nil:
		return "", errors.New("the base URL holds a user name or password: leave it out and give the key by an environment variable or a file")
	case !address && !strings.Contains(base, "://") && halfScheme(base):
		return "", fmt.Errorf("the base URL %q has to begin with http:// or https:// and a host", wire.Clean(cutQuery(base), 200))
	case !address && !strings.Contains(base, "://"):
		return "", fmt.Errorf("the base URL %q has no scheme: write http:// or https:// before it", wire.Clean(cutQuery(base), 200))
	case !address:
		return "", fmt.Errorf("the base URL %q is not an http or https address with a host", wire.Clean(cutQuery(base), 200))
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return "", fmt.Errorf("the base URL %q has a query or fragment: it has to end with its path", cutQuery(base))
	}
	if _, err := strconv.ParseUint(cmp.Or(u.Port(), "80"), 10, 16); err != nil {
		return "", fmt.Errorf("the base URL %q has the port %s: the highest is %d", wire.Clean(base, 200), wire.Clean(u.Port(), 20), math.MaxUint16)
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	path = strings.TrimRight(withoutCall(path), "/")
	host := url.URL{Scheme: u.Scheme, Host: u.Host} // as a text it has the zone of an IPv6 address escaped
	return host.String() + path, nil
}

// halfScheme says whether an address begins with what is left of a scheme: another one
// before it would make it none.
func halfScheme(base string) bool {
	at := strings.IndexAny(base, ":/")
	return at >= 0 && slices.Contains([]string{"", "http", "https"}, strings.ToLower(base[:at]))
}

func cutQuery(base string) string {
	if i := strings.IndexAny(base, "?#"); i >= 0 {
		return base[:i]
	}
	return base
}
