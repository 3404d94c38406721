package endpoint

import (
	"errors"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

func dialError(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }

func connectionRefused() error {
	return dialError(os.NewSyscallError("connect", syscall.ECONNREFUSED))
}

func after(value string) http.Header { return http.Header{"Retry-After": {value}} }

// Each row is one ask in a bubble, where waits cost nothing and are exact.
func TestHowLongItIsTried(t *testing.T) {
	const all = 123500 * time.Millisecond // .5 + 1 + 2 + 4 + 8 + 16 + 32 + 60 s: the bounds of eight retries
	busy := turn{status: 503, body: "busy"}
	refused := turn{err: connectionRefused()}
	page := turn{body: "<html>please wait</html>"}
	fine := turn{body: ok}
	none := func(cfg *Config) { cfg.MaxRetries = -1 }
	const asked = 100 // with one request more, which finds out whether the server answers at all
	tests := []struct {
		reason  string
		turns   []turn
		draw    float64
		change  func(*Config)
		tries   int
		took    time.Duration
		failure error // nil: a reply
		says    string
	}{
		{"eight retries, each wait at its longest", []turn{busy}, 1, nil, 9, all, new(GaveUpError), "no reply after 9 tries; the last: HTTP 503: busy"},
		{"half of each wait", []turn{busy}, 0.5, nil, 9, all / 2, new(GaveUpError), "busy"},
		{"as many retries as were asked for", []turn{busy}, 1, func(cfg *Config) { cfg.MaxRetries = 2 }, 3, 1500 * time.Millisecond, new(GaveUpError), "3 tries"},
		{"none", []turn{busy}, 1, none, 1, 0, new(GaveUpError), "HTTP 503: busy"},
		{"one failure, then a reply", []turn{busy, fine}, 1, nil, 2, 500 * time.Millisecond, nil, ""},

		{"the wait the server asks for, in seconds", []turn{{status: 429, header: after("7")}, fine}, 0, nil, 2, 7 * time.Second, nil, ""},
		{"in milliseconds", []turn{{status: 429, header: http.Header{"Retry-After-Ms": {"1500"}}}, fine}, 0, nil, 2, 1500 * time.Millisecond, nil, ""},
		{"as a date (a bubble's clock begins with the year 2000)", []turn{{status: 503, header: after("Sat, 01 Jan 2000 00:00:30 GMT")}, fine}, 0, nil, 2, 30 * time.Second, nil, ""},
		{"with a failure inside a 200", []turn{{body: `{"error":{"code":503}}`, header: after("2")}, fine}, 0, nil, 2, 2 * time.Second, nil, ""},
		{"jitter comes on top: those who were told the same do not return together", []turn{{status: 429, header: after("10")}, fine}, 1, nil, 2, 10500 * time.Millisecond, nil, ""},
		{"the longest wait that is allowed", []turn{{status: 429, header: after("300")}, fine}, 0, nil, 2, 5 * time.Minute, nil, ""},
		{"a longer one ends the run", []turn{{status: 429, body: "later", header: after("301")}}, 0, nil, 1, 0, new(RetryAfterError), "wait 5m1s, longer than the 5m0s allowed. The server says: HTTP 429: later"},
		{"a limit of its own", []turn{{status: 503, header: after("61")}}, 0, func(cfg *Config) { cfg.MaxRetryAfter = time.Minute }, 1, 0, new(RetryAfterError), "1m1s"},
		{"credit that the server says comes back soon", []turn{{status: 402, header: after("3")}, fine}, 0, nil, 2, 3 * time.Second, nil, ""},

		{"nothing ever answered there: told in seconds", []turn{refused}, 1, nil, 3, 1500 * time.Millisecond, new(ConnectError), "connection refused"},
		{"without retries at once", []turn{refused}, 1, none, 1, 0, new(ConnectError), "connection refused"},
		{"a name that cannot be looked up", []turn{{err: dialError(&net.DNSError{Err: "server misbehaving", Name: "model.example", IsTemporary: true})}}, 1, nil, 3, 1500 * time.Millisecond, new(ConnectError), "model.example"},
		{"a server that was busy and went away is waited for", []turn{busy, refused}, 1, nil, 9, all, new(GaveUpError), "connection refused"},
		{"so is one that died in the middle of its first reply", []turn{{body: `{"cho`, cut: true}, refused}, 1, nil, 9, all, new(GaveUpError), "connection refused"},
		{"and it may come back", []turn{busy, refused, refused, refused, refused, fine}, 1, nil, 6, 15500 * time.Millisecond, nil, ""},

		{"an empty body", []turn{{}}, 1, nil, 9, all, new(GaveUpError), "an empty body"},
		{"JSON that was cut off", []turn{{body: ok[:60]}}, 1, nil, 9 + asked, all, new(GaveUpError), "9 tries; the last: the server sent what is no JSON or was cut off"},
		{"a connection that was cut", []turn{{body: ok[:60], cut: true}}, 1, nil, 9, all, new(GaveUpError), "cut the connection"},
		{"the same 500 for ever while nothing else had a reply either", []turn{{status: 500, body: "engine dead"}}, 1, nil, 9 + asked, all, new(GaveUpError), "9 tries; the last: HTTP 500: engine dead"},
		{"a web page where nothing ever replied: a wrong address", []turn{page}, 1, nil, 4, 3500 * time.Millisecond, new(URLError), "web page"},

		{"a try has its time, and three such tries are enough", []turn{{hang: true}}, 1, nil, 3, 30*time.Minute + 1500*time.Millisecond, new(GaveUpError), "within 10m0s"},
		{"the time counts until the reply is complete", []turn{{body: ok[:60], hangInBody: true}}, 0, func(cfg *Config) { cfg.AttemptTimeout = time.Second }, 3, 3 * time.Second, new(GaveUpError), "within 1s"},
		{"a slow try among others", []turn{{hang: true}, busy, {hang: true}, fine}, 0, func(cfg *Config) { cfg.AttemptTimeout = time.Minute }, 4, 2 * time.Minute, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := inTurn(tt.turns...)
				if tt.change == nil {
					tt.change = func(*Config) {}
				}
				c := clientOver(t, o, tt.draw, tt.change)
				began := time.Now()
				got, err := c.Ask(t.Context(), question())
				if tt.tries > asked {
					tt.tries -= asked
					o.sent--
				}
				if took := time.Since(began); o.sent != tt.tries || took != tt.took {
					t.Errorf("%d tries in %v, want %d in %v", o.sent, took, tt.tries, tt.took)
				}
				if tt.failure == nil {
					if err != nil || got.Outcome != responses.Replied || got.Tries != tt.tries {
						t.Errorf("%+v, error %v", got, err)
					}
					return
				}
				if err == nil {
					t.Fatalf("got %+v", got)
				}
				// All but giving up on one question ends the run.
				inner := err
				var stop *asking.Stop
				if errors.As(err, &stop) {
					inner = stop.Err
				}
				if typeName(inner) != typeName(tt.failure) || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("%T %q, want %T that says %q", inner, err, tt.failure, tt.says)
				}
				if (stop != nil) == (typeName(inner) == typeName(new(GaveUpError))) {
					t.Errorf("a stop: %v", stop != nil)
				}
				if diff := cmp.Diff(responses.Record{}, got); diff != "" {
					t.Errorf("an error comes without a record (-want +got):\n%s", diff)
				}
				if len(c.attempts) != tt.tries {
					t.Errorf("%d attempts were told of %d", len(c.attempts), tt.tries)
				}
			})
		})
	}
}

func TestAServerThatRepliedIsWaitedFor(t *testing.T) {
	for reason, u := range map[string]turn{
		"it is gone":                     {err: connectionRefused()},
		"a proxy shows a page meanwhile": {body: "<html>back soon</html>"},
		"an ingress has no backend now":  {status: 404, body: "default backend - 404"},
		"a page that takes no POST":      {status: 405, body: "<html>maintenance</html>"},
		"a gateway sends to a login":     {status: 302, header: http.Header{"Location": {"https://login.example/"}}},
	} {
		synctest.Test(t, func(t *testing.T) {
			o := inTurn(turn{body: ok}, u)
			c := clientOver(t, o, 1)
			if _, err := c.Ask(t.Context(), question()); err != nil {
				t.Fatal(err)
			}
			_, err := c.Ask(t.Context(), question())
			var gaveUp *GaveUpError
			if !errors.As(err, &gaveUp) || gaveUp.Tries != 9 {
				t.Errorf("%s: %v after %d requests", reason, err, o.sent)
			}
			c = clientOver(t, inTurn(turn{body: ok}, u, u, replies), 1)
			for range 2 {
				if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != "4" {
					t.Errorf("%s for a second: %+v, error %v", reason, got, err)
				}
			}
		})
	}
	// What names a model is about that, whenever it is said.
	c := clientOver(t, inTurn(turn{body: ok}, turn{status: 404, body: errorBody("model_not_found", "", "no m")}), 1)
	_, _ = c.Ask(t.Context(), question())
	if _, err := c.Ask(t.Context(), question()); !errors.As(err, new(*ModelError)) {
		t.Errorf("a model that was taken away: %v", err)
	}
}
