package endpoint

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

// TestAProxyThatWantsAPassword says so in answer to CONNECT, before there is a
// server to speak of.
func TestAProxyThatWantsAPassword(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Proxy-Authenticate", "Basic realm=x")
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	t.Cleanup(proxy.Close)
	address, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	transport, err := tuned(1, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(transport.CloseIdleConnections)
	transport.Proxy = http.ProxyURL(address)
	c := clientAt(t, "https://model.example/v1", func(cfg *Config) { cfg.Transport = transport })
	_, err = c.Ask(t.Context(), question())
	var stop *asking.Stop
	var wants *ProxyError
	if !errors.As(err, &stop) || !errors.As(err, &wants) || !wants.Resumable() || !strings.Contains(err.Error(), "Proxy Authentication Required") {
		t.Errorf("error %v", err)
	}
	if len(c.attempts) != 0 {
		t.Errorf("attempts %+v", c.attempts)
	}
}
