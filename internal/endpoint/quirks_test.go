package endpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestQuirks holds what comes of everything servers are known to do: bytes in, a
// record with its state out, or an error, or an event.
func TestQuirks(t *testing.T) {
	for _, q := range readQuirks(t) {
		t.Run(q.server+"/"+q.name, func(t *testing.T) {
			t.Parallel()
			steps := q.replies
			if len(steps) == 0 {
				steps = []step{{body: ok}}
			}
			s := serve(t, steps...)
			c := clientAt(t, s.URL, q.configure)
			if listed, yes := strings.CutPrefix(q.gives, "models "); yes {
				models, err := c.Models(t.Context())
				if err != nil || len(models) != 1 || models[0].ID != listed {
					t.Errorf("listed %+v, error %v", models, err)
				}
				return
			}
			ask := q.question(t)
			got, err := c.Ask(t.Context(), ask)
			if s.count() != len(q.replies) {
				t.Errorf("%d requests for %d replies", s.count(), len(q.replies))
			}
			q.checkSent(t, s)
			q.checkTries(t, c)
			if kind, stop := strings.CutPrefix(q.gives, "stop "); stop {
				q.checkStop(t, kind, got, err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			q.checkRecord(t, got)
		})
	}
}

func (q quirk) configure(cfg *Config) {
	for _, word := range q.config {
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case "stream":
			cfg.Stream = true
		case "key":
			cfg.APIKey = value
		case "model":
			cfg.Model = value
		case "azure":
			cfg.APIVersion = value
		case wire.MaxCompletionTokens:
			cfg.TokenField = name
		}
	}
}

func (q quirk) question(t *testing.T) asking.Ask {
	ask := question()
	ask.Messages = prompts.Render(prompts.Neutral(), q.system, prompts.Question{Question: asked().Question})
	if q.ask == "" {
		return ask
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(q.ask), &members); err != nil {
		t.Fatalf("ask: %v", err)
	}
	for key, value := range map[string]string{"temperature": "0", "max_tokens": "64", "messages": `[{"role":"user","content":"What is 2 + 2?"}]`} {
		if members[key] == nil {
			members[key] = json.RawMessage(value)
		}
	}
	body, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	request, err := wire.DecodeChatRequest(body)
	if err != nil {
		t.Fatalf("ask: %v", err)
	}
	ask.Params, ask.Messages = request.Params, request.Messages
	return ask
}

// asked is the item behind the question of every row.
func asked() suites.Item {
	return suites.Item{ID: "i", Answerable: true, Question: "What is 2 + 2?", Answers: []string{"4"}, AnswerType: "number", Match: &suites.Match{Type: "number"}}
}

func (q quirk) checkSent(t *testing.T, s *scripted) {
	if s.count() == 0 {
		return
	}
	last := s.count() - 1
	r := s.requests[last]
	request := fmt.Sprintf("%s %s\n", r.Method, r.URL)
	for name := range r.Header {
		request += name + ": " + r.Header.Get(name) + "\n"
	}
	request += s.bodies[last]
	for _, part := range q.sent {
		if !strings.Contains(request, part) {
			t.Errorf("%s was not sent in\n%s", part, request)
		}
	}
	for _, part := range q.unsent {
		if strings.Contains(request, part) {
			t.Errorf("%s was sent in\n%s", part, request)
		}
	}
}

func (q quirk) checkTries(t *testing.T, c *witness) {
	var failed, adapted []string
	for _, a := range c.attempts {
		line := string(a.Kind)
		if a.RetryAfter > 0 {
			line += fmt.Sprintf(" %g", a.RetryAfter)
		}
		failed = append(failed, line)
		if strings.ContainsAny(a.Message, "\n\x1b") {
			t.Errorf("%q is not fit for a terminal", a.Message)
		}
	}
	for _, e := range c.events {
		if e.Message == "" || e.At.IsZero() {
			t.Errorf("an event without the server's words or a time: %+v", e)
		}
		adapted = append(adapted, strings.TrimSpace(e.Kind+" "+e.From+" "+e.To))
	}
	if got := strings.Join(failed, ", "); got != q.failed {
		t.Errorf("failed tries: %s, want %s", got, q.failed)
	}
	if got := strings.Join(adapted, ", "); got != q.event {
		t.Errorf("adapted: %s, want %s", got, q.event)
	}
}

func (q quirk) checkStop(t *testing.T, kind string, got responses.Record, err error) {
	var stop *asking.Stop
	if !errors.As(err, &stop) || typeName(stop.Err) != "*endpoint."+kind {
		t.Fatalf("got %+v, error %v; want a stop by %s", got, err, kind)
	}
	if !strings.Contains(err.Error(), q.says) || strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), "token=zz") {
		t.Errorf("%q does not say %q, or repeats what it must not", err, q.says)
	}
	if diff := cmp.Diff(responses.Record{}, got); diff != "" {
		t.Errorf("an error comes without a record (-want +got):\n%s", diff)
	}
}

func (q quirk) checkRecord(t *testing.T, got responses.Record) {
	outcome, state, scored := strings.Cut(q.gives, ", ")
	if !scored {
		state = outcome
	}
	if string(got.Outcome) != outcome {
		t.Fatalf("%+v, want %s", got, outcome)
	}
	if v := scoring.Score(asked(), got, scoring.Options{}); string(v.State) != state || v.State != scoring.Scored && v.Class != "" {
		t.Errorf("state %s, class %q, want %s", v.State, v.Class, state)
	}
	want := [4]string{q.text, q.reasoning, q.refusal, q.finish}
	if n := len(q.replies); want == [4]string{} && q.replies[n-1].body == ok {
		want = [4]string{"4", "", "", "stop"}
	}
	if diff := cmp.Diff(want, [4]string{got.Text, got.Reasoning, got.Refusal, got.Finish}); diff != "" {
		t.Errorf("text, reasoning, refusal, finish (-want +got):\n%s", diff)
	}
	usage := "none"
	if u := got.Usage; u != nil {
		usage = strings.TrimSuffix(fmt.Sprintf("%d %d %d", u.Prompt, u.Completion, u.Reasoning), " 0")
		if q.usage == "0 0" && *u == (responses.Usage{}) {
			usage = "0 0"
		}
	}
	if q.usage != "" && usage != q.usage {
		t.Errorf("usage %s, want %s", usage, q.usage)
	}
	if q.model != "" && got.Model != q.model {
		t.Errorf("model %s, want %s", got.Model, q.model)
	}
	message := ""
	if got.Error != nil {
		message = got.Error.Message
	}
	if !strings.Contains(message, q.says) {
		t.Errorf("error %q, want one that says %q", message, q.says)
	}
	if len(got.Raw) == 0 && got.RawText == "" && q.replies[len(q.replies)-1].body != "" || !bytes.Contains(got.Raw, []byte(q.raw)) {
		t.Errorf("raw %s %s, want %s in it", got.Raw, got.RawText, q.raw)
	}
	if line, err := json.Marshal(got); err != nil || bytes.ContainsAny(line, "\n\x1b") {
		t.Errorf("as a line: %q, error %v", line, err)
	}
}
