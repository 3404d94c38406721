package simulate

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestRefusedRequests(t *testing.T) {
	s := newServer(t, testItems(), Options{})
	const ok = `"messages":[{"role":"user","content":"hi"}]`
	for _, row := range []struct {
		reason, body string
		status       int
		code         string
	}{
		{"an unknown model", `{"model":"gpt-x",` + ok + `}`, 404, "model_not_found"},
		{"no model", `{` + ok + `}`, 404, "model_not_found"},
		{"a stream that is neither wanted nor not", `{"model":"sim-coin","stream":1,` + ok + `}`, 400, "invalid_type"},
		{"several choices", `{"model":"sim-coin","n":2,` + ok + `}`, 400, "unsupported_value"},
		{"not JSON", `{"model":`, 400, ""},
		{"nothing", ``, 400, ""},
		{"no messages", `{"model":"sim-coin"}`, 400, ""},
		{"a parameter of the wrong type", `{"model":"sim-coin","seed":"x",` + ok + `}`, 400, ""},
		{"more than 16 MiB", `{"model":"` + strings.Repeat("x", bodyLimit) + `"}`, 413, "request_too_large"},
	} {
		w := post(s.Handler(), []byte(row.body))
		if e := wire.DecodeError(w.Code, w.Body.Bytes()); w.Code != row.status || e.Code != row.code || e.Message == "" {
			t.Errorf("%s: %d %q %q, want %d %q and a message", row.reason, w.Code, e.Code, e.Message, row.status, row.code)
		}
	}
	for _, body := range []string{`{"model":"sim-coin","stream":false,"n":1,` + ok + `}`, `{"model":"sim-coin","stream":null,` + ok + `}`} {
		if w := post(s.Handler(), []byte(body)); w.Code != http.StatusOK {
			t.Errorf("%s: status %d, want 200", body, w.Code)
		}
	}
	if l := s.Ledger(); len(l) != 1 || l[0].Asks != 2 {
		t.Errorf("ledger %+v: refused requests are no asks", l)
	}
}

func TestOtherPaths(t *testing.T) {
	h := newServer(t, nil, Options{Key: "sesame"}).Handler()
	get := func(path, authorization string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		if authorization != "" {
			r.Header.Set("Authorization", authorization)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for _, wrongKey := range []string{"", "Bearer ", "Bearer sesam", "sesame2"} {
		w := get("/v1/models", wrongKey)
		if e := wire.DecodeError(w.Code, w.Body.Bytes()); w.Code != http.StatusUnauthorized || e.Code != "invalid_api_key" {
			t.Errorf("key %q: %d %q, want 401 invalid_api_key", wrongKey, w.Code, e.Code)
		}
	}
	w := get("/v1/models", "Bearer sesame")
	models, err := wire.DecodeModels(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range models {
		names = append(names, m.ID)
		if m.OwnedBy != wire.SimulatedOwner {
			t.Errorf("%s is owned by %q", m.ID, m.OwnedBy)
		}
	}
	if d := cmp.Diff([]string{"sim-imitation", "sim-outcome", "sim-safety", "sim-coin", "sim-borderline"}, names); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if w := get("/v1/embeddings", "Bearer sesame"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "/v1/chat/completions") {
		t.Errorf("an unknown path gives %d %s", w.Code, w.Body)
	}
}

func TestLatency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, testItems(), Options{Latency: 3 * time.Second})
		start := time.Now()
		decode(t, post(s.Handler(), bodyFor(t, "sim-coin", "", testItems()[0], nil)))
		if got := time.Since(start); got != 3*time.Second {
			t.Errorf("the reply came after %v, want 3s", got)
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		w := httptest.NewRecorder()
		body := bytes.NewReader(bodyFor(t, "sim-coin", "", testItems()[0], nil))
		s.Handler().ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodPost, "/v1/chat/completions", body))
		if l := s.Ledger(); w.Body.Len() != 0 || l[0].Asks != 2 || l[0].Replies != 1 {
			t.Errorf("a client that left after 1s got %q; ledger %+v", w.Body, l)
		}
	})
}

func FuzzChat(f *testing.F) {
	items := testItems()
	f.Add([]byte(`{"model":"sim-coin","messages":[{"role":"user","content":"hi"}]}`))
	f.Add([]byte(`{"model":"sim-outcome","seed":-9223372036854775808,"messages":[{"role":"user","content":null}]}`))
	f.Add([]byte(`{"model":"sim-coin","messages":[{"role":"user","content":[{"type":"text","text":"\u0000\ud800"}]}],"stream":[],"n":1e400}`))
	f.Add(bodyFor(f, "sim-safety", "", items[3], nil))
	f.Add([]byte("\xff\xfe{"))
	s := newServer(f, items, Options{Faults: Faults{Truncated: .3, Empty: .3}})
	h := s.Handler()
	f.Fuzz(func(t *testing.T, body []byte) {
		w := post(h, body)
		switch w.Code {
		case http.StatusOK:
			if r, err := wire.DecodeReply(w.Body.Bytes()); err != nil || r.Choices != 1 || r.Fingerprint != wire.SimulatedFingerprint {
				t.Fatalf("%q is answered with %q: %v", body, w.Body, err)
			}
		case http.StatusBadRequest, http.StatusNotFound, http.StatusRequestEntityTooLarge:
			if e := wire.DecodeError(w.Code, w.Body.Bytes()); e.Message == "" {
				t.Fatalf("%q is refused without a message: %s", body, w.Body)
			}
		default:
			t.Fatalf("%q gives status %d", body, w.Code)
		}
	})
}
