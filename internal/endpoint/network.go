package endpoint

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// networkFailure puts a transport's error into words. timedOut says that it was
// our own time limit that ended the try.
func (c *Client) networkFailure(err error, timedOut bool, after time.Duration) *failure {
	f := &failure{kind: Network, err: err}
	switch {
	case timedOut:
		f.kind, f.message = Timeout, fmt.Sprintf("no complete reply from %s within %v, the time limit of one try", c.base, after)
	case unconnected(err):
		f.unreachable = true
		f.message = c.connecting(err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		f.message = fmt.Sprintf("%s cut the connection before the reply was complete", c.base)
		if !c.shared.heard.Load() && strings.HasPrefix(c.base, "http://") { // uvicorn cuts what is not TLS
			f.message += "; if it speaks https, the base URL begins with https://"
		}
	case isTimeout(err):
		f.kind, f.message = Timeout, fmt.Sprintf("%s did not answer in time: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 200))
	default:
		f.message = fmt.Sprintf("the exchange with %s failed: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 300))
	}
	f.message = c.secrets.text(f.message)
	return f
}

// unproxied is the end of a run whose proxy wants to know who asks, and else nil:
// time mends no password.
func (c *Client) unproxied(err error) error {
	var refusal *connectRefusal
	if !errors.As(err, &refusal) || refusal.status != http.StatusProxyAuthRequired {
		return nil
	}
	return &ProxyError{Status: refusal.status, Proxy: ProxyOf(c.base), URL: c.base, Message: wire.Clean(c.secrets.text(refusal.reason), 200)}
}

// unconnected says whether a try failed before there was a connection that
// speaks HTTP: no request was read, and the address may well be wrong.
func unconnected(err error) bool {
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") {
		return true
	}
	return errors.As(err, new(*net.DNSError)) || plainServer(err) || untrusted(err) || strings.Contains(err.Error(), "malformed HTTP")
}

func (c *Client) connecting(err error) string {
	var op *net.OpError
	var dns *net.DNSError
	switch {
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return fmt.Sprintf("the proxy that the environment sets (HTTP_PROXY, HTTPS_PROXY) for %s could not be reached: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 200))
	case errors.As(err, &dns):
		return fmt.Sprintf("the host name %q could not be looked up (%s): check the base URL %s", dns.Name, wire.Clean(dns.Err, 100), c.base)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Sprintf("connection refused: is the server running at %s?", c.base)
	case plainServer(err):
		return fmt.Sprintf("the server at %s does not speak https: should the base URL begin with http://?", c.base)
	case untrusted(err):
		return fmt.Sprintf("the certificate of %s is not trusted: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 200))
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return fmt.Sprintf("no connection to %s: this system allows too few open files for so many connections: give a smaller --max-connections, or raise the limit (ulimit -n)", c.base)
	case isTimeout(err):
		return fmt.Sprintf("no connection to %s in time: is the host up, and the port open from here?", c.base)
	case strings.Contains(err.Error(), "malformed HTTP"):
		return fmt.Sprintf("what answers at %s does not speak HTTP: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 200))
	}
	return fmt.Sprintf("no connection to %s: %s", c.base, wire.Clean(c.secrets.text(err.Error()), 200))
}

// plainServer: TLS was begun with a server that knows none.
func plainServer(err error) bool {
	return errors.As(err, new(tls.RecordHeaderError)) || strings.Contains(err.Error(), "server gave HTTP response to HTTPS client")
}

func untrusted(err error) bool {
	return errors.As(err, new(*tls.CertificateVerificationError)) || errors.As(err, new(x509.UnknownAuthorityError))
}

// distrust is the end of a run whose server's certificate time does not mend, and else
// nil: one that has run out may be renewed.
func (f *failure) distrust() error {
	authority, host := errors.As(f.err, new(x509.UnknownAuthorityError)), errors.As(f.err, new(x509.HostnameError))
	if !authority && !host {
		return nil
	}
	return &CertificateError{Message: f.message, Host: host, Err: f.err}
}

// isTimeout: net's own error for a dial that takes too long says that it is a
// context's deadline, so that this does not ask for one.
func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout() || errors.Is(err, context.DeadlineExceeded)
}
