package endpoint

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

func TestAzure(t *testing.T) {
	for _, base := range []string{"", "/", "/openai", "/openai/deployments/other/chat/completions?api-version=2020-01-01"} {
		s := serve(t, step{body: ok})
		c := clientAt(t, s.URL+base, func(cfg *Config) {
			cfg.Model, cfg.APIVersion, cfg.APIKey = "gpt-3.5 nightly", "2024-10-21", "azure-secret-1"
		})
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatalf("%q: %v", base, err)
		}
		r := s.requests[0]
		if want := "/openai/deployments/gpt-3.5%20nightly/chat/completions?api-version=2024-10-21"; r.URL.String() != want {
			t.Errorf("%q: asked %s, want %s", base, r.URL, want)
		}
		if r.Header.Get("Api-Key") != "azure-secret-1" || r.Header.Get("Authorization") != "" {
			t.Errorf("%q: api-key %q, Authorization %q", base, r.Header.Get("Api-Key"), r.Header.Get("Authorization"))
		}
	}
	_, err := New(Config{BaseURL: "https://r.openai.azure.com/openai/v1/", Model: "m", APIVersion: "2024-10-21"})
	if err == nil || !strings.Contains(err.Error(), "leave out --azure") {
		t.Errorf("the v1 API: %v", err)
	}
}

func TestCertificatesToTrust(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, ok) }))
	t.Cleanup(s.Close)
	own := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	trusting := clientAt(t, s.URL, func(cfg *Config) { cfg.CA, cfg.MaxRetries = own, -1 })
	if _, err := trusting.Ask(t.Context(), question()); err != nil {
		t.Errorf("with its certificate: %v", err)
	}
	wary := clientAt(t, s.URL, func(cfg *Config) { cfg.MaxRetries = -1 })
	if _, err := wary.Ask(t.Context(), question()); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("without it: %v", err)
	}
	if _, err := New(Config{BaseURL: s.URL, CA: []byte("not a certificate")}); err == nil || !strings.Contains(err.Error(), "PEM") {
		t.Errorf("a file without certificates: %v", err)
	}
}

// TestACertificateThatIsNotTrusted ends the run at once: asking again trusts nobody
// more. One that has run out is left to be renewed.
func TestACertificateThatIsNotTrusted(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	own := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	elsewhere := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	for _, tt := range []struct {
		reason, base, says string
		ca                 []byte
		host               bool
	}{
		{"of an authority that nobody knows", s.URL, "signed by unknown authority", nil, false},
		{"of another host", elsewhere, "not localhost", own, true},
	} {
		c := clientAt(t, tt.base, func(cfg *Config) { cfg.CA = tt.ca })
		_, err := c.Ask(t.Context(), question())
		var stop *asking.Stop
		var cert *CertificateError
		if !errors.As(err, &stop) || !errors.As(err, &cert) || cert.Host != tt.host || cert.Resumable() || len(c.attempts) != 1 ||
			!strings.Contains(err.Error(), "the certificate of "+tt.base+" is not trusted") || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v after %d tries", tt.reason, err, len(c.attempts))
		}
	}
	expired := &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}}
	c := clientOver(t, inTurn(turn{err: expired}), 0)
	if _, err := c.Ask(t.Context(), question()); !errors.As(err, new(*ConnectError)) {
		t.Errorf("run out: %v", err)
	}
	c = clientOver(t, inTurn(replies, turn{err: x509.UnknownAuthorityError{}}, replies), 0)
	for range 2 {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Errorf("one that changed for a moment: %v", err)
		}
	}
}

// A log of exchanges shows what went over the wire, the first of it only, and no
// key however it came or was echoed.
func TestLogOfExchanges(t *testing.T) {
	const key, other = "sk-secret-4711", "header-secret-0815"
	s := serve(t,
		step{status: 503, body: `{"error":{"message":"busy, ` + key + `"}}`, header: map[string]string{"Set-Cookie": "session=abc", "Retry-After-Ms": "1"}},
		step{body: ok})
	var mu sync.Mutex
	var kept []string
	c := clientAt(t, s.URL, func(cfg *Config) {
		cfg.APIKey, cfg.Header = key, http.Header{"X-Api-Key": {other}, "X-Title": {"nightly"}}
		cfg.LogExchanges = 2
		cfg.Exchange = func(text []byte) {
			mu.Lock()
			defer mu.Unlock()
			kept = append(kept, string(text))
		}
	})
	for range 3 {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
	}
	if len(kept) != 2 {
		t.Fatalf("%d exchanges are kept, want 2", len(kept))
	}
	all := strings.Join(kept, "")
	for _, want := range []string{
		">>> POST " + s.URL + "/chat/completions\n", "X-Title: nightly\n", "Authorization: [redacted]\n", "X-Api-Key: [redacted]\n",
		`"temperature":0,"max_tokens":64}`, "<<< 503 Service Unavailable\n", "Set-Cookie: [redacted]\n", "busy, [redacted]", "<<< 200 OK\n", ok,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in\n%s", want, all)
		}
	}
	for _, secret := range []string{key, other, "session=abc"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q stands in\n%s", secret, all)
		}
	}
}

func TestLogOfAnExchangeWithoutReply(t *testing.T) {
	var kept string
	c := clientAt(t, "http://127.0.0.1:1", func(cfg *Config) {
		cfg.MaxRetries, cfg.LogExchanges = -1, 1
		cfg.Exchange = func(text []byte) { kept = string(text) }
	})
	_, err := c.Ask(t.Context(), question())
	if err == nil || !strings.Contains(kept, "!!! ") || strings.Contains(kept, "<<<") {
		t.Errorf("error %v, kept %q", err, kept)
	}
}
