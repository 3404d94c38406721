package endpoint

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// A turn is one scripted try without a network, for tests in a bubble of
// synctest: a reply, a transport's error, a reply that is cut off, or none.
type turn struct {
	status     int
	body       string
	header     http.Header
	err        error
	cut        bool // the body ends before its end
	hang       bool // no reply until the try is over
	hangInBody bool
	before     func()
	takes      time.Duration // until it is there
}

func (u turn) reply(ctx context.Context) (*http.Response, error) {
	if u.before != nil {
		u.before()
	}
	if u.takes > 0 {
		if err := pause(ctx, u.takes); err != nil {
			return nil, err
		}
	}
	if u.hang {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if u.err != nil {
		return nil, u.err
	}
	if u.status == 0 {
		u.status = http.StatusOK
	}
	if u.header == nil {
		u.header = http.Header{}
	}
	body := io.Reader(strings.NewReader(u.body))
	switch {
	case u.cut:
		body = io.MultiReader(body, failing(func() error { return io.ErrUnexpectedEOF }))
	case u.hangInBody:
		body = io.MultiReader(body, failing(func() error { <-ctx.Done(); return ctx.Err() }))
	}
	return &http.Response{StatusCode: u.status, Header: u.header, Body: io.NopCloser(body), ContentLength: -1}, nil
}

type failing func() error

func (f failing) Read([]byte) (int, error) { return 0, f() }

// offline is a transport that answers by the body of each request.
type offline struct {
	mu     sync.Mutex
	sent   int
	choose func(body string, n int) turn // n from 0
}

func (o *offline) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	o.mu.Lock()
	n := o.sent
	o.sent++
	u := o.choose(string(body), n)
	o.mu.Unlock()
	return u.reply(r.Context())
}

// inTurn answers with each of turns once and with the last of them from then on.
func inTurn(turns ...turn) *offline {
	return &offline{choose: func(_ string, n int) turn { return turns[min(n, len(turns)-1)] }}
}

// clientOver has the clock of the bubble; each wait is draw times its bound.
func clientOver(t testing.TB, o *offline, draw float64, change ...func(*Config)) *witness {
	w := clientAt(t, "http://model.example/v1", append([]func(*Config){func(cfg *Config) {
		cfg.Transport, cfg.Now = o, time.Now
	}}, change...)...)
	w.draw = func() float64 { return draw }
	return w
}
