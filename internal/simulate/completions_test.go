package simulate

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// complete asks for a completion without a network.
func complete(h http.Handler, body []byte) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/completions", bytes.NewReader(body)))
	return w
}

// completionFor is the body of the request to complete the prompt of an item.
func completionFor(t testing.TB, p prompts.Policy, model string, it suites.Item, params wire.Params) []byte {
	t.Helper()
	prompt := prompts.Complete(p, prompts.Question{Context: it.Context, Question: it.Question, Choices: it.Choices})
	body, err := wire.CompletionBody(model, prompt, params)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// What a checkpoint says to a prompt is what it says in a chat, with the trace
// and the refusal in the text, and cut at the stops.
func TestCompletionsSayWhatChatsSay(t *testing.T) {
	items := testItems()
	s := newServer(t, items, Options{Seed: 3, Faults: Faults{Truncated: .2, Empty: .2}})
	h := s.Handler()
	for _, p := range Profiles() {
		for _, it := range items {
			chat := decode(t, post(h, bodyFor(t, p.Name, "", it, nil)))
			w := complete(h, completionFor(t, prompts.FewShot(), p.Name, it, wire.Params{Stop: prompts.Stops()}))
			got := decode(t, w)
			if got.Reasoning != "" || got.Refusal != "" || got.Choices != 1 || got.Fingerprint != wire.SimulatedFingerprint || !strings.HasPrefix(got.ID, "cmpl-sim-") || got.Finish != chat.Finish {
				t.Errorf("%s, %s: %+v, finish in a chat %q", p.Name, it.ID, got, chat.Finish)
			}
			for _, part := range []string{chat.Text, chat.Reasoning, chat.Refusal} {
				if !strings.Contains(got.Text, part) {
					t.Errorf("%s, %s: %q is not in %q", p.Name, it.ID, part, got.Text)
				}
			}
			if strings.Contains(got.Text, "Question:") || strings.Contains(w.Body.String(), `"message"`) {
				t.Errorf("%s, %s: %s", p.Name, it.ID, w.Body)
			}
			if got.Usage.Prompt < chat.Usage.Prompt+200 {
				t.Errorf("%s, %s: %d tokens of a prompt with examples, %d in a chat", p.Name, it.ID, got.Usage.Prompt, chat.Usage.Prompt)
			}
		}
	}
	for _, e := range s.Ledger() {
		if e.Item == "" || e.Asks != 2 {
			t.Errorf("ledger %+v, want each item asked by both APIs", e)
		}
	}
}

func TestStopped(t *testing.T) {
	for _, row := range []struct {
		reason, text string
		stops        []string
		cut, finish  string
	}{
		{"the first that comes counts, not the first that is named", "a END b STOP", []string{"STOP", "END"}, "a ", wire.FinishStop},
		{"none that is there", "a b", []string{"END"}, "a b", wire.FinishLength},
		{"none at all: only the limit ends it", "a b", nil, "a b", wire.FinishLength},
		{"an empty one stops nothing", "a b", []string{""}, "a b", wire.FinishLength},
		{"at once", "END", []string{"END"}, "", wire.FinishStop},
	} {
		if cut, finish := stopped(row.text, row.stops); cut != row.cut || finish != row.finish {
			t.Errorf("%s: %q, %s; want %q, %s", row.reason, cut, finish, row.cut, row.finish)
		}
	}
	it := testItems()[0]
	h := newServer(t, testItems(), Options{}).Handler()
	r := decode(t, complete(h, completionFor(t, prompts.FewShot(), "sim-coin", it, wire.Params{})))
	if r.Finish != wire.FinishLength || !strings.HasSuffix(r.Text, goesOn) {
		t.Errorf("without a stop the text is %q, finish %s", r.Text, r.Finish)
	}
}

func TestWhichItemAPromptAsks(t *testing.T) {
	it := testItems()[0]
	it.Context, it.Question = "One.\n\nTwo.", "How many?"
	bare := it
	bare.ID, bare.Context = "bare", ""
	s := newServer(t, []suites.Item{bare, it}, Options{})
	for _, row := range []struct {
		reason, prompt, before, asked string
	}{
		{"no examples", "Question: How many?\nAnswer:", "", userMessage(bare)},
		{"examples of another's", "Question: a?\nAnswer: b\n\n\nQuestion: How many?\nAnswer: ", "Question: a?\nAnswer: b\n\n\n", userMessage(bare)},
		{"a context with a blank line in it", "Question: a?\nAnswer: b\n\nContext: One.\n\nTwo.\nQuestion: How many?\nAnswer:", "Question: a?\nAnswer: b\n\n", userMessage(it)},
		{"an item above the last question is not asked", "Question: How many?\nAnswer: 3\n\nQuestion: x?\nAnswer:", "", "Question: How many?\nAnswer: 3\n\nQuestion: x?\nAnswer:"},
		{"nothing", "", "", ""},
	} {
		before, asked := s.lastQuestion(row.prompt)
		if d := cmp.Diff([]string{row.before, row.asked}, []string{before, asked}); d != "" {
			t.Errorf("%s: (-want +got)\n%s", row.reason, d)
		}
	}
}

func TestRefusedCompletions(t *testing.T) {
	h := newServer(t, testItems(), Options{}).Handler()
	for _, row := range []struct {
		reason, body string
		status       int
		code         string
	}{
		{"an unknown model", `{"model":"gpt-x","prompt":"hi"}`, 404, "model_not_found"},
		{"a stream that is neither wanted nor not", `{"model":"sim-coin","stream":1,"prompt":"hi"}`, 400, "invalid_type"},
		{"no prompt", `{"model":"sim-coin"}`, 400, ""},
		{"several prompts", `{"model":"sim-coin","prompt":["a","b"]}`, 400, ""},
		{"nothing", ``, 400, ""},
	} {
		w := complete(h, []byte(row.body))
		if e := wire.DecodeError(w.Code, w.Body.Bytes()); w.Code != row.status || e.Code != row.code || e.Message == "" {
			t.Errorf("%s: %d %q %q, want %d %q and a message", row.reason, w.Code, e.Code, e.Message, row.status, row.code)
		}
	}
	if r := decode(t, complete(h, []byte(`{"model":"sim-coin","prompt":"Once upon a time"}`))); !strings.Contains(r.Text, "simulat") {
		t.Errorf("a prompt that is no item's gets %q, which does not say whom it reached", r.Text)
	}
}

func FuzzCompletions(f *testing.F) {
	items := testItems()
	f.Add([]byte(`{"model":"sim-coin","prompt":"hi","stop":["i"]}`))
	f.Add([]byte(`{"model":"sim-outcome","seed":-9223372036854775808,"prompt":["\u0000\ud800\n\n\n"]}`))
	f.Add(completionFor(f, prompts.FewShot(), "sim-safety", items[3], wire.Params{Stop: prompts.Stops()}))
	h := newServer(f, items, Options{Faults: Faults{Truncated: .3, Empty: .3}}).Handler()
	f.Fuzz(func(t *testing.T, body []byte) {
		w := complete(h, body)
		if w.Code == http.StatusOK {
			if r, err := wire.DecodeReply(w.Body.Bytes()); err != nil || r.Choices != 1 || r.Fingerprint != wire.SimulatedFingerprint {
				t.Fatalf("%q is answered with %q: %v", body, w.Body, err)
			}
		} else if e := wire.DecodeError(w.Code, w.Body.Bytes()); e.Message == "" || w.Code >= 500 {
			t.Fatalf("%q gives %d %s", body, w.Code, w.Body)
		}
	})
}
