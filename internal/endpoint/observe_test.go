package endpoint

import (
	"net/http"
	"strings"
	"testing"
)

func TestObservation(t *testing.T) {
	const key = "sk-4711-secret"
	s := serve(t,
		step{status: 503, body: `{"error":{"message":"loading for sk-4711-secret"}}`, header: map[string]string{"Set-Cookie": "session=1", "X-Echo": key}},
		step{body: ok, header: map[string]string{"X-Ratelimit-Remaining-Tokens": "9"}})
	var seen []Observation
	c := clientAt(t, s.URL+"/v1", func(cfg *Config) {
		cfg.APIKey = key
		cfg.Observe = func(o Observation) { seen = append(seen, o) }
	})
	if _, err := c.Ask(t.Context(), question()); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 2 {
		t.Fatalf("%d observations; the failed try should be one", len(seen))
	}
	failed, replied := seen[0], seen[1]
	if failed.Status != 503 || string(failed.Body) != `{"error":{"message":"loading for [redacted]"}}` {
		t.Errorf("%d %s", failed.Status, failed.Body)
	}
	for name, want := range map[string]string{"Set-Cookie": redacted, "X-Echo": redacted} {
		if got := failed.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := replied.Header.Get("X-Ratelimit-Remaining-Tokens"); got != "9" {
		t.Errorf("a count of tokens was taken for a secret: %q", got)
	}
	if replied.Method != http.MethodPost || replied.URL != s.URL+"/v1/chat/completions" || !strings.Contains(string(replied.Request), `"temperature":0`) || string(replied.Body) != ok {
		t.Errorf("%+v", replied)
	}
}

func TestObservationOfNoReply(t *testing.T) {
	s := serve(t, step{do: cut})
	var seen []Observation
	c := clientAt(t, s.URL+"/v1", func(cfg *Config) {
		cfg.MaxRetries = -1
		cfg.Observe = func(o Observation) { seen = append(seen, o) }
	})
	if _, err := c.Ask(t.Context(), question()); err == nil {
		t.Fatal("a cut reply is no error")
	}
	if len(seen) != 1 || seen[0].Failed == "" || seen[0].Status != 200 {
		t.Errorf("%+v", seen)
	}
}

func TestProxyOf(t *testing.T) {
	for _, address := range []string{"http://127.0.0.1:8000/v1", "%"} { // loopback is never asked through one
		if got := ProxyOf(address); got != "" {
			t.Errorf("%s: %q", address, got)
		}
	}
}
