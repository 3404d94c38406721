package endpoint

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// networkFailure puts a transport's error into words. timedOut says that it was
// our own time limit that ended the try.
func (c *Client) networkFailure(err error, timedOut bool, after time.Duration) *failure {
	f := &failure{kind: Network, err: err, message: c.secrets.text(wire.Clean(err.Error(), 300))}
	var dns *net.DNSError
	var timeout net.Error
	var header tls.RecordHeaderError
	var cert *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	switch {
	case timedOut:
		f.kind, f.message = Timeout, fmt.Sprintf("no complete reply from %s within %v, the time limit of one try", c.base, after)
	case errors.As(err, &dns):
		f.message = fmt.Sprintf("the host name %q could not be looked up (%s): check the base URL %s", dns.Name, wire.Clean(dns.Err, 100), c.base)
		f.unreachable = dns.IsNotFound
	case errors.Is(err, syscall.ECONNREFUSED):
		f.unreachable = true
		f.message = fmt.Sprintf("connection refused: is the server running at %s?", c.base)
	case errors.As(err, &header), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		f.unreachable = true
		f.message = fmt.Sprintf("the server at %s does not speak https: should the base URL begin with http://?", c.base)
	case errors.As(err, &cert), errors.As(err, &authority):
		f.unreachable = true
		f.message = fmt.Sprintf("the certificate of %s is not trusted: %s", c.base, wire.Clean(err.Error(), 200))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		f.message = fmt.Sprintf("%s cut the connection before the reply was complete", c.base)
	case errors.As(err, &timeout) && timeout.Timeout() && !errors.Is(err, context.DeadlineExceeded):
		f.kind, f.message = Timeout, fmt.Sprintf("%s did not answer in time: %s", c.base, wire.Clean(err.Error(), 200))
	}
	return f
}
