package simulate

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

func TestLastingFaults(t *testing.T) {
	items := testItems()
	cut := newServer(t, items, Options{Faults: Faults{Truncated: 1}})
	empty := newServer(t, items, Options{Faults: Faults{Empty: 1}})
	for _, p := range Profiles() {
		for _, it := range items {
			r := decode(t, post(cut.Handler(), bodyFor(t, p.Name, "", it, nil)))
			if whole := r.Text + r.Reasoning; r.Finish != wire.FinishLength || len(whole) < 40 || strings.Contains(whole, "</think>") {
				t.Errorf("%s, %s: truncated is %q with finish %q", p.Name, it.ID, whole, r.Finish)
			}
			r = decode(t, post(empty.Handler(), bodyFor(t, p.Name, "", it, nil)))
			if r.Text != "" || r.Refusal != "" || r.Finish != wire.FinishStop {
				t.Errorf("%s, %s: empty is %+v", p.Name, it.ID, r)
			}
		}
	}
	for fault, s := range map[string]*Server{FaultTruncated: cut, FaultEmpty: empty} {
		for _, e := range s.Ledger() {
			if e.Fault != fault || e.Drawn == "" || e.Asks != 1 || e.Replies != 1 {
				t.Errorf("ledger %+v, want what was drawn, and fault %s", e, fault)
			}
		}
	}
}

// Over a real connection: each checkpoint has one item whose first ask is
// turned away and one whose first reply breaks off. Asked again, they reply.
func TestFirstAskFaults(t *testing.T) {
	items := testItems()
	s := newServer(t, items, Options{Faults: DemoFaults(), Profiles: Profiles()[:2]})
	url, err := s.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	ask := func(model string, it suites.Item) (int, http.Header, error) {
		request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url+"/chat/completions", bytes.NewReader(bodyFor(t, model, "", it, nil)))
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.ReadAll(response.Body)
		if closeErr := response.Body.Close(); closeErr != nil {
			t.Error(closeErr)
		}
		return response.StatusCode, response.Header, err
	}
	for _, p := range Profiles()[:2] {
		turnedAway, cut := 0, 0
		for _, it := range items {
			status, header, err := ask(p.Name, it)
			switch {
			case status == http.StatusTooManyRequests:
				turnedAway++
				if header.Get("Retry-After") != "0" || header.Get("Retry-After-Ms") != "20" {
					t.Errorf("Retry-After %q, Retry-After-Ms %q, want 0 and 20", header.Get("Retry-After"), header.Get("Retry-After-Ms"))
				}
			case errors.Is(err, io.ErrUnexpectedEOF):
				cut++
			case err != nil || status != http.StatusOK:
				t.Errorf("%s: status %d: %v", it.ID, status, err)
			}
			if status, _, err := ask(p.Name, it); status != http.StatusOK || err != nil {
				t.Errorf("%s asked again: status %d: %v", it.ID, status, err)
			}
		}
		if turnedAway != 1 || cut != 1 {
			t.Errorf("%s: %d times 429 and %d connections cut, want one each", p.Name, turnedAway, cut)
		}
	}
	for _, e := range s.Ledger() {
		want := 2
		if e.Fault == FaultRateLimited || e.Fault == FaultCut {
			want = 1
		}
		if e.Asks != 2 || e.Replies != want {
			t.Errorf("%+v, want 2 asks and %d replies", e, want)
		}
	}
}

func TestTransientFaultsNeedItems(t *testing.T) {
	f := Faults{RateLimited: 2, Cut: 2}
	if got := f.transient(1, "c", nil); len(got) != 0 {
		t.Errorf("without items %v fail", got)
	}
	if got := f.transient(1, "c", []string{"a", "b", "c"}); len(got) != 3 {
		t.Errorf("of three items %v fail, want all", got)
	}
}
