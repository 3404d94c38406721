package endpoint

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/vacant"
)

// Errors as the transport really returns them, where one can be had without a
// wait or a network.
func TestNetworkFailuresInWords(t *testing.T) {
	quiet := log.New(io.Discard, "", 0)
	plain := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(plain.Close)
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = quiet
	secure.StartTLS()
	t.Cleanup(secure.Close)
	tests := []struct {
		reason      string
		base        string
		kind        Kind
		unreachable bool
		says        string // after BASE is replaced by the address
	}{
		{"nothing listens", "http://" + vacant.Address(t), Network, true, "connection refused: is the server running at BASE?"},
		{"https to a server without it", strings.Replace(plain.URL, "http", "https", 1), Network, true, "BASE does not speak https: should the base URL begin with http://?"},
		{"another protocol", "http://" + listener(t, func(c net.Conn) { _, _ = io.WriteString(c, "SSH-2.0-OpenSSH\r\n\x1b[31m\r\n") }), Network, true, "what answers at BASE does not speak HTTP"},
		{"closed without a word", "http://" + listener(t, func(net.Conn) {}), Network, false, "BASE cut the connection before the reply was complete; if it speaks https, the base URL begins with https://"},
		{"reset", "http://" + listener(t, func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }), Network, false, "BASE cut the connection before the reply was complete"},
		{"cut in the middle of the body", "http://" + listener(t, func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"choices\"")
		}), Network, false, "BASE cut the connection before the reply was complete"},
		{"cut in the middle of the head", "http://" + listener(t, func(c net.Conn) { _, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nCont") }), Network, false, "the exchange with BASE failed: net/http: HTTP/1.x transport connection broken"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := clientAt(t, tt.base+"/v1", func(cfg *Config) { cfg.MaxRetries = -1 })
			_, err := c.Ask(t.Context(), question())
			if want := strings.ReplaceAll(tt.says, "BASE", c.BaseURL()); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v, want %q", err, want)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\x1b\n") {
				t.Errorf("%q is not fit for a terminal", err)
			}
			var connect *ConnectError
			var stop *asking.Stop
			if errors.As(err, &connect) != tt.unreachable || errors.As(err, &stop) != tt.unreachable {
				t.Errorf("%T: unreachable is to be %v", err, tt.unreachable)
			}
			if len(c.attempts) != 1 || c.attempts[0].Kind != tt.kind || c.attempts[0].Status != 0 && !strings.Contains(tt.reason, "body") {
				t.Errorf("attempts %+v", c.attempts)
			}
		})
	}
}

// listener answers each connection's first bytes by f and closes it.
func listener(t *testing.T, f func(net.Conn)) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 1<<16))
			f(c)
			_ = c.Close()
		}
	}()
	return l.Addr().String()
}

// Errors that need a network of their own, in the shapes net and net/http give
// them.
func TestNetworkErrorsByShape(t *testing.T) {
	// net's own error for a dial that took too long: it claims to be a context's.
	conn, slow := net.DialTimeout("tcp", "127.0.0.1:1", time.Nanosecond)
	if slow == nil {
		_ = conn.Close()
		t.Fatal("a dial within a nanosecond")
	}
	read := &net.OpError{Op: "read", Net: "tcp", Err: os.ErrDeadlineExceeded}
	c := clientAt(t, "http://h:1/v1", func(cfg *Config) { cfg.APIKey = "sk-0123456789" })
	tests := []struct {
		reason      string
		err         error
		timedOut    bool
		kind        Kind
		unreachable bool
		says        string
	}{
		{"our own limit", read, true, Timeout, false, "no complete reply from http://h:1/v1 within 1m0s"},
		{"our own limit during the dial: as slow, not as absent", slow, true, Timeout, false, "within 1m0s"},
		{"a dial that took too long", slow, false, Network, true, "no connection to http://h:1/v1 in time"},
		{"no such host", dialError(&net.DNSError{Name: "h\x1b[1m", Err: "no such host", IsNotFound: true}), false, Network, true, `could not be looked up (no such host): check the base URL http://h:1/v1`},
		{"no route", dialError(os.NewSyscallError("connect", syscall.EHOSTUNREACH)), false, Network, true, "no connection to http://h:1/v1: dial tcp: connect: no route to host"},
		{"no file left for a connection", dialError(os.NewSyscallError("socket", syscall.EMFILE)), false, Network, true, "no connection to http://h:1/v1: this system allows too few open files for so many connections: give a smaller --max-connections"},
		{"the proxy", &net.OpError{Op: "proxyconnect", Net: "tcp", Err: connectionRefused()}, false, Network, true, "the proxy that the environment sets"},
		{"a time limit of the transport's", read, false, Timeout, false, "http://h:1/v1 did not answer in time"},
		{"a broken pipe", os.NewSyscallError("write", syscall.EPIPE), false, Network, false, "cut the connection"},
		{"any other, without the key that it repeats", errors.New("odd:\nsk-0123456789"), false, Network, false, "the exchange with http://h:1/v1 failed: odd: [redacted]"},
	}
	for _, tt := range tests {
		f := c.networkFailure(tt.err, tt.timedOut, time.Minute)
		if f.kind != tt.kind || f.unreachable != tt.unreachable || !strings.Contains(f.message, tt.says) || !errors.Is(f.err, tt.err) {
			t.Errorf("%s: %+v, want %v, unreachable %v, %q", tt.reason, *f, tt.kind, tt.unreachable, tt.says)
		}
		if strings.ContainsAny(f.message, "\x1b\n") {
			t.Errorf("%s: %q is not fit for a terminal", tt.reason, f.message)
		}
	}
}
