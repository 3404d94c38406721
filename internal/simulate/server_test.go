package simulate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// bodyFor is the body of the request for an item.
func bodyFor(t testing.TB, model, system string, it suites.Item, seed *int64) []byte {
	t.Helper()
	messages := prompts.Render(prompts.Neutral(), system, prompts.Question{Context: it.Context, Question: it.Question, Choices: it.Choices})
	body, err := wire.ChatBody(model, messages, wire.Params{Seed: seed}, wire.MaxTokens)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// newServer is New for options that are in order.
func newServer(t testing.TB, items []suites.Item, o Options) *Server {
	t.Helper()
	s, err := New(items, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// post asks the handler without a network.
func post(h http.Handler, body []byte) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/chat/completions", bytes.NewReader(body)))
	return w
}

func decode(t testing.TB, w *httptest.ResponseRecorder) wire.Reply {
	t.Helper()
	reply, err := wire.DecodeReply(w.Body.Bytes())
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("status %d, body %q: %v", w.Code, w.Body, err)
	}
	return reply
}

func TestRepliesAreThoseOfAServer(t *testing.T) {
	items := testItems()
	h := newServer(t, items, Options{Seed: 3}).Handler()
	for _, p := range Profiles() {
		for _, it := range items {
			r := decode(t, post(h, bodyFor(t, p.Name, "", it, nil)))
			if r.Fingerprint != wire.SimulatedFingerprint || r.Model != p.Name || r.Choices != 1 || r.Finish != wire.FinishStop || !strings.HasPrefix(r.ID, "chatcmpl-") {
				t.Errorf("%s, %s: %+v", p.Name, it.ID, r)
			}
			if (r.Text == "") == (r.Refusal == "") {
				t.Errorf("%s, %s: text %q and refusal %q: want one of them", p.Name, it.ID, r.Text, r.Refusal)
			}
			if r.Usage == nil || r.Usage.Prompt == 0 || r.Usage.Completion == 0 || r.Usage.Completion < r.Usage.Reasoning {
				t.Errorf("%s, %s: usage %+v", p.Name, it.ID, r.Usage)
			}
		}
	}
}

func TestItemIsKnownByItsQuestionAlone(t *testing.T) {
	it := testItems()[0]
	s := newServer(t, testItems(), Options{})
	h := s.Handler()
	plain := post(h, bodyFor(t, "sim-outcome", "", it, nil)).Body.String()
	var request map[string]any
	if err := json.Unmarshal(bodyFor(t, "sim-outcome", "Answer in one word.", it, nil), &request); err != nil {
		t.Fatal(err)
	}
	request["temperature"], request["top_k"] = 1.5, 40
	body, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	var a, b wire.Reply
	if a, err = wire.DecodeReply([]byte(plain)); err != nil {
		t.Fatal(err)
	}
	if b = decode(t, post(h, body)); a.Text != b.Text || a.ID != b.ID {
		t.Errorf("behind a system message the reply is %q, without it %q", b.Text, a.Text)
	}
	ledger := s.Ledger()
	if len(ledger) != 1 || ledger[0].Item != it.ID || ledger[0].Asks != 2 || ledger[0].Replies != 2 {
		t.Errorf("ledger %+v, want one entry of %s asked twice", ledger, it.ID)
	}
}

func TestUnknownQuestionsAreCollected(t *testing.T) {
	s := newServer(t, testItems(), Options{Faults: DemoFaults()})
	for _, question := range []string{"Hello?", "Hello again?"} {
		r := decode(t, post(s.Handler(), bodyFor(t, "sim-coin", "", suites.Item{Question: question}, nil)))
		if !strings.Contains(r.Text, "simulat") {
			t.Errorf("a question that is no item gets %q, which does not say whom it reached", r.Text)
		}
	}
	if d := cmp.Diff([]Entry{{Checkpoint: "sim-coin", Asks: 2, Replies: 2}}, s.Ledger()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestSeedIsTheEpoch(t *testing.T) {
	items := plainItems(64, false)
	s := newServer(t, items, Options{Profiles: []Profile{{Name: "half", OverAnswer: .5}}})
	for epoch := range int64(3) {
		for _, it := range items {
			post(s.Handler(), bodyFor(t, "half", "", it, &epoch))
		}
	}
	drawn := map[int]string{}
	for _, e := range s.Ledger() {
		drawn[e.Epoch] += e.Drawn[:2]
	}
	if len(drawn) != 3 || drawn[0] == drawn[1] || drawn[1] == drawn[2] {
		t.Errorf("the epochs drew %v, want three draws of their own", drawn)
	}
}

// The order, the number and the concurrency of the asks leave what is drawn,
// and the bytes of each reply, as they are.
func TestOrderDoesNotMatter(t *testing.T) {
	items := testItems()
	ask := func(order []suites.Item, times int) (map[string]string, []Entry) {
		s := newServer(t, items, Options{Seed: 5, Faults: Faults{Truncated: .1, Empty: .1}})
		h := s.Handler()
		bodies := map[string]string{}
		done := make(chan [2]string)
		go func() {
			defer close(done)
			slots := make(chan struct{}, 4)
			for range times {
				for _, it := range order {
					slots <- struct{}{}
					go func() {
						done <- [2]string{it.ID, post(h, bodyFor(t, "sim-outcome", "", it, nil)).Body.String()}
						<-slots
					}()
				}
			}
			for range cap(slots) {
				slots <- struct{}{}
			}
		}()
		for pair := range done {
			if before, ok := bodies[pair[0]]; ok && before != pair[1] {
				t.Errorf("%s: two asks got two replies:\n%s\n%s", pair[0], before, pair[1])
			}
			bodies[pair[0]] = pair[1]
		}
		entries := s.Ledger()
		for i := range entries {
			if entries[i].Asks != times || entries[i].Replies != times {
				t.Errorf("%s: %d asks and %d replies, want %d", entries[i].Item, entries[i].Asks, entries[i].Replies, times)
			}
			entries[i].Asks, entries[i].Replies = 0, 0
		}
		return bodies, entries
	}
	backwards := slices.Clone(items)
	slices.Reverse(backwards)
	bodies, entries := ask(items, 1)
	again, entriesAgain := ask(backwards, 3)
	if d := cmp.Diff(bodies, again); d != "" {
		t.Errorf("replies differ (-forwards +backwards)\n%s", d)
	}
	if d := cmp.Diff(entries, entriesAgain); d != "" {
		t.Errorf("ledgers differ (-forwards +backwards)\n%s", d)
	}
	if !slices.IsSortedFunc(entries, func(a, b Entry) int { return strings.Compare(a.Item, b.Item) }) || len(entries) != len(items) {
		t.Errorf("the ledger has %d entries, want %d in order of their items", len(entries), len(items))
	}
}

func TestStartAndClose(t *testing.T) {
	s := newServer(t, nil, Options{})
	if err := s.Close(); err != nil {
		t.Errorf("closing what does not run: %v", err)
	}
	url, err := s.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(url, "http://127.0.0.1:") || !strings.HasSuffix(url, "/v1") {
		t.Errorf("base URL %q", url)
	}
	if _, err := s.Start("127.0.0.1:0"); err == nil || !strings.Contains(err.Error(), "running already") {
		t.Errorf("a second start: %v", err)
	}
	taken := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/v1")
	if _, err := newServer(t, nil, Options{}).Start(taken); err == nil || !strings.Contains(err.Error(), taken) {
		t.Errorf("listening on an address that is taken: %v, want an error that names %s", err, taken)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Start("127.0.0.1:0"); err != nil {
		t.Errorf("starting again after Close: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func BenchmarkReply(b *testing.B) {
	items := testItems()
	s := newServer(b, items, Options{})
	h := s.Handler()
	bodies := make([][]byte, len(items))
	for i, it := range items {
		bodies[i] = bodyFor(b, "sim-outcome", "", it, nil)
	}
	for i := 0; b.Loop(); i++ {
		if w := post(h, bodies[i%len(bodies)]); w.Code != http.StatusOK {
			b.Fatal(fmt.Sprint("status ", w.Code))
		}
	}
}

// TestItemsAreKnownUnderAPolicy: what a policy puts around a question does not
// hide it, however many paragraphs the question itself has.
func TestItemsAreKnownUnderAPolicy(t *testing.T) {
	items := []suites.Item{{ID: "a", Question: "Q?"}, {ID: "b", Context: "One.\n\nTwo.\n\nThree.", Question: "Q?", Choices: []string{"x", "y"}}}
	s, err := New(items, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, it := range items {
		for _, p := range []prompts.Policy{prompts.Neutral(), {After: "A."}, {Before: "B."}, {Before: "B.\n\nB.", After: "A.\n\nA."}} {
			messages := prompts.Render(p, "", prompts.Question{Context: it.Context, Question: it.Question, Choices: it.Choices})
			if got, known := s.item(messages[0].Content); !known || got != i {
				t.Errorf("%s under %+v is item %d, known %v", it.ID, p, got, known)
			}
		}
	}
	if _, known := s.item("Something else.\n\nAnd more."); known {
		t.Error("what is no item is known")
	}
}
