package endpoint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A Client asks one model at one address. It is an asking.Asker, and safe for
// use by many goroutines.
type Client struct {
	cfg     Config
	base    string
	secrets secrets
	api     *openai.Client
	own     *http.Transport // nil when the caller gave one
	draw    func() float64  // for jitter, in [0, 1)

	field   atomic.Pointer[tokenName]
	shared  *shared
	gate    gate         // closed while the server wants to be left alone
	noUsage atomic.Bool  // the server refuses to be asked for the usage of a stream
	reasons atomic.Bool  // the server has given a stream a reason for its end
	replies atomic.Int64 // how many asks have had a reply

	made     time.Time
	answered atomic.Int64 // when the latest of the tries began that had a reply, since it was made
}

var _ asking.Asker = (*Client)(nil)

// New checks the configuration. It sends nothing. An error says what is wrong
// with the base URL, the key, a header, the API or the token limit's name.
func New(cfg Config) (*Client, error) {
	cfg = cfg.withDefaults()
	return newClient(cfg, newShared(cfg))
}

// shared is what the clients of a pool have in common.
type shared struct {
	heard atomic.Bool // something has answered at one of the addresses
	alike alike
	pace  *Pace    // nil: as fast as it goes
	log   *wireLog // nil: no exchange is kept
}

func newShared(cfg Config) *shared {
	return &shared{alike: alike{replied: cfg.Replied}, pace: cmp.Or(cfg.Pace, NewPace(cfg.PerMinute)), log: newWireLog(cfg)}
}

// newClient makes a client of a configuration that has its defaults.
func newClient(cfg Config, with *shared) (*Client, error) {
	base, err := baseOf(cfg)
	if err != nil {
		return nil, err
	}
	if err := checkHeaders(cfg); err != nil {
		return nil, err
	}
	if cfg.TokenField != wire.MaxTokens && cfg.TokenField != wire.MaxCompletionTokens {
		return nil, fmt.Errorf("the token limit goes under %s or %s, not %q", wire.MaxTokens, wire.MaxCompletionTokens, cfg.TokenField)
	}
	if err := checkAPI(cfg); err != nil {
		return nil, err
	}
	c := &Client{cfg: cfg, base: base, secrets: secretsOf(cfg.APIKey, cfg.Header, append(proxySecrets(proxyOf(base)), cfg.Secrets...)), draw: rand.Float64, shared: with, made: time.Now()}
	c.field.Store(&tokenName{name: cfg.TokenField})
	transport := cfg.Transport
	if transport == nil {
		if c.own, err = tuned(cfg.MaxConnections, cfg.CA); err != nil {
			return nil, err
		}
		transport = c.own
	}
	api := apiConfig(cfg, base)
	api.HTTPClient = &doer{transport: transport, header: headerOf(cfg), secrets: c.secrets, log: with.log}
	c.api = openai.NewClientWithConfig(api)
	return c, nil
}

// BaseURL is the address that is asked, as it was normalized.
func (c *Client) BaseURL() string { return c.base }

// tokenField is the name under which the token limit is sent at present.
func (c *Client) tokenField() string { return c.field.Load().name }

// Close lets go of kept connections. The client must not be in use.
func (c *Client) Close() {
	if c.own != nil {
		c.own.CloseIdleConnections()
	}
}

// Ask sends one ask and returns its record, after as many tries as the
// configuration allows. Its errors: a *asking.Stop around an AuthError,
// ModelError, WrongAPIError, URLError, ParamError, QuotaError, RetryAfterError,
// CertificateError, ProxyError, ConnectError or RefusingError; a *GaveUpError or a *TimeoutError;
// or the context's own error.
func (c *Client) Ask(ctx context.Context, ask asking.Ask) (responses.Record, error) {
	record, err := c.ask(ctx, ask, new(row))
	if err == nil {
		err = c.shared.alike.note(ctx, c.base, &ask, &record, func(ctx context.Context, ask asking.Ask) (responses.Record, error) {
			return c.ask(ctx, ask, new(row))
		})
	}
	return record, about(err, ask.Item)
}

// ask is Ask with the tries that were made before, elsewhere.
func (c *Client) ask(ctx context.Context, ask asking.Ask, tries *row) (responses.Record, error) {
	var record responses.Record
	var sent string // the token limit's name in the latest try
	send := func(ctx context.Context) (*exchange, error) {
		sent = c.tokenField()
		body, err := c.body(ask, sent)
		if err != nil {
			return nil, &asking.Stop{Err: &ParamError{Flag: "--extra-body or a sampling flag", Message: err.Error()}}
		}
		x := c.dressed(body)
		err = c.post(x.with(ctx))
		if x.err == nil {
			x.err = err
		}
		return x, nil
	}
	judge := func(x *exchange) (f finding) {
		record, f = c.judge(x, ask, sent)
		return f
	}
	end, err := c.persist(ctx, ask, tries, c.cfg.MaxRetries, send, judge)
	if err != nil {
		return responses.Record{}, err
	}
	if end.failure != nil {
		record = stubbornRecord(end)
	}
	record.N, record.Epoch, record.Key, record.Item = ask.N, ask.Epoch, ask.Key, ask.Item
	record.MaxTokens, record.BaseURL = ask.Params.MaxTokens, c.base
	record.At, record.Seconds, record.Tries = end.at.UTC(), seconds(end.took), end.tries
	if record.Outcome == responses.Replied {
		c.repliedTo(tries.sent)
	}
	return record, nil
}

// Models lists what the server says it serves; the list may be empty. Its
// errors are those of Ask without the *asking.Stop around them.
func (c *Client) Models(ctx context.Context) ([]wire.Model, error) {
	var models []wire.Model
	send := func(ctx context.Context) (*exchange, error) {
		x := &exchange{}
		_, err := c.api.ListModels(x.with(ctx))
		if x.err == nil {
			x.err = err
		}
		return x, nil
	}
	judge := func(x *exchange) (f finding) {
		models, f = c.judgeModels(x)
		return f
	}
	const retries = 3 // a listing is quick, and nothing is lost without it
	// One that takes the whole time of a try is not asked for again.
	tries := &row{overlong: overlongTries - 1}
	end, err := c.persist(ctx, asking.Ask{N: -1, Item: "models"}, tries, min(retries, c.cfg.MaxRetries), send, judge)
	var stop *asking.Stop
	var timeout *TimeoutError
	switch {
	case errors.As(err, &timeout): // its words are about questions
		return nil, &GaveUpError{Tries: timeout.Tries, Kind: Timeout, Message: cmp.Or(timeout.Message, c.base+" was too busy to be asked")}
	case errors.As(err, &stop):
		return nil, stop.Err
	case err != nil:
		return nil, err
	case end.failure != nil: // asks had replies meanwhile, the listing failed alike each time
		return nil, end.failure.gaveUp(end.tries)
	}
	return models, nil
}
