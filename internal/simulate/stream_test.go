package simulate

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// A checkpoint says the same whether it is asked for a stream or not.
func TestStreamsSayTheSame(t *testing.T) {
	items := testItems()
	h := newServer(t, items, Options{Seed: 3, Faults: Faults{Truncated: .2, Empty: .2}}).Handler()
	same := func(name string, body []byte, post func(http.Handler, []byte) *httptest.ResponseRecorder) {
		whole := decode(t, post(h, body))
		w := post(h, wire.Streamed(body, true))
		if got := w.Header().Get("Content-Type"); got != "text/event-stream" {
			t.Fatalf("Content-Type %q", got)
		}
		s := wire.NewStream(1 << 20)
		_, _ = s.Write(w.Body.Bytes())
		put, err := s.Body()
		if err != nil {
			t.Fatal(err)
		}
		got, err := wire.DecodeReply(put)
		if diff := cmp.Diff(whole, got); diff != "" || err != nil {
			t.Errorf("%s: error %v (-whole +streamed):\n%s", name, err, diff)
		}
		if w = post(h, wire.Streamed(body, false)); strings.Contains(w.Body.String(), `"usage"`) {
			t.Errorf("usage that nobody asked for in %s", w.Body)
		}
	}
	for _, p := range Profiles() {
		for _, it := range items {
			same(p.Name+" "+it.ID, bodyFor(t, p.Name, "", it, nil), post)
			same(p.Name+" completes "+it.ID, completionFor(t, prompts.FewShot(), p.Name, it, wire.Params{Stop: prompts.Stops()}), complete)
		}
	}
}

func TestACutStream(t *testing.T) {
	items := testItems()
	s := newServer(t, items, Options{Faults: Faults{Cut: 1}})
	model, cut := Profiles()[0].Name, 0
	for _, it := range items {
		w, aborted := httptest.NewRecorder(), false
		func() {
			defer func() { aborted = recover() == http.ErrAbortHandler }() //nolint:errorlint // the value itself
			body := wire.Streamed(bodyFor(t, model, "", it, nil), true)
			s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/chat/completions", strings.NewReader(string(body))))
		}()
		stream := wire.NewStream(1 << 20)
		_, _ = stream.Write(w.Body.Bytes())
		if _, err := stream.Body(); (err != nil) != aborted {
			t.Errorf("%s: cut %v, error %v of %q", it.ID, aborted, err, w.Body)
		}
		if aborted {
			cut++
		}
	}
	if cut != 1 {
		t.Errorf("%d streams were cut, want one", cut)
	}
}
