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

func TestSecretsOfAProxy(t *testing.T) {
	for _, tt := range []struct{ reason, proxy, repeats string }{
		{"the password", "http://usr:Pr0xyS3kret@p:3128", "Pr0xyS3kret"},
		{"one with escapes, as it is", "http://usr:Pr%40xy!S3kret@p:3128", "Pr@xy!S3kret"},
		{"as it was written", "http://usr:Pr%40xyS3kret@p:3128", "Pr%40xyS3kret"},
		{"as it goes over the wire", "http://usr:Pr0xyS3kret@p:3128", "Basic dXNyOlByMHh5UzNrcmV0"},
		{"a password that is a word, as it goes over the wire", "http://usr:proxy@p:3128", "dXNyOnByb3h5"},
		{"a token in place of a user", "http://t0ken4711@p:3128", "t0ken4711"},
		{"the same as it goes over the wire", "http://t0ken4711@p:3128", "dDBrZW40NzExOg=="},
		{"nobody", "http://p:3128", ""},
	} {
		proxy, err := url.Parse(tt.proxy)
		if err != nil {
			t.Fatal(err)
		}
		s := secretsOf("", nil, proxySecrets(proxy))
		got := s.text("it sent " + tt.repeats + ".")
		if tt.repeats == "" && len(s) > 0 || tt.repeats != "" && (strings.Contains(got, tt.repeats) || !strings.Contains(got, redacted)) {
			t.Errorf("%s: %q of %d secrets", tt.reason, got, len(s))
		}
	}
}

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
