package endpoint

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"
)

// tuned is a transport that keeps as many connections as are used: the default
// keeps two, and dials anew for nearly each request of the others. Time limits
// come from each try's context.
func tuned(connections int, ca []byte) (*http.Transport, error) {
	roots, err := trusted(ca)
	if err != nil {
		return nil, err
	}
	// A host that drops what is sent to it has to be told of in seconds.
	dial := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	t := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           dial.DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConns:          0, // no limit over all hosts
		MaxIdleConnsPerHost:   connections + 1,
		IdleConnTimeout:       90 * time.Second,
		TLSHandshakeTimeout:   15 * time.Second,
		ExpectContinueTimeout: time.Second,
		DisableCompression:    true,
		OnProxyConnectResponse: func(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
			if resp.StatusCode == http.StatusOK {
				return nil
			}
			return &connectRefusal{status: resp.StatusCode, reason: resp.Status}
		},
		// Without pings a dead HTTP/2 connection would be given one try after
		// another, each until its time limit.
		HTTP2: &http.HTTP2Config{SendPingTimeout: 30 * time.Second, PingTimeout: 15 * time.Second},
	}
	if roots != nil {
		t.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	}
	return t, nil
}

// A connectRefusal is what a proxy says in place of connecting to a server.
type connectRefusal struct {
	status int
	reason string
}

func (e *connectRefusal) Error() string { return "the proxy answers " + e.reason }

// trusted are the certificates of the system and those of ca; nil, which stands
// for the system's alone, where ca is empty.
func trusted(ca []byte) (*x509.CertPool, error) {
	if len(ca) == 0 {
		return nil, nil
	}
	pool, err := x509.SystemCertPool()
	if err != nil { // there are systems without any
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(ca) {
		return nil, errors.New("the file of certificates to trust holds none in PEM form (-----BEGIN CERTIFICATE-----)")
	}
	return pool, nil
}
