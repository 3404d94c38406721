package evaluate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestByAPI(t *testing.T) {
	asking := func(c Checkpoint) cell { return cell{c, prompts.Neutral(), 1} }
	chat := asking(Checkpoint{System: "Be brief.", Params: wire.Params{Stop: []string{"END"}, ReasoningEffort: "low"}})
	for _, api := range []string{"", wire.APIChat} {
		asked := chat
		asked.API = api
		if got, err := asked.byAPI(); err != nil || cmp.Diff(chat, got, cmp.AllowUnexported(cell{}), cmpopts.IgnoreUnexported(Checkpoint{})) != "" {
			t.Errorf("a chat %q is changed: %v\n%s", api, err, cmp.Diff(chat, got, cmp.AllowUnexported(cell{}), cmpopts.IgnoreUnexported(Checkpoint{})))
		}
	}
	for _, row := range []struct {
		reason string
		cell   cell
		stops  []string
		says   string
	}{
		{"our stops", asking(Checkpoint{}), []string{"\nQuestion:", "\nContext:"}, ""},
		{"the user's come first, each once", asking(Checkpoint{Params: wire.Params{Stop: []string{"\nContext:", "END"}}}), []string{"\nContext:", "END", "\nQuestion:"}, ""},
		{"a system text", asking(Checkpoint{System: "Be brief."}), nil, "--system does not go with --api completions"},
		{"an effort", asking(Checkpoint{Params: wire.Params{ReasoningEffort: "low"}}), nil, "--reasoning-effort does not go with"},
		{"a chat template", asking(Checkpoint{Params: wire.Params{ChatTemplateKwargs: json.RawMessage("{}")}}), nil, "--chat-template-kwargs does not go with"},
		{"another policy", cell{Policy: prompts.Policy{Name: "force"}}, nil, "policy force does not go with"},
	} {
		row.cell.API = wire.APICompletions
		given := len(row.cell.Params.Stop)
		got, err := row.cell.byAPI()
		var usage *UsageError
		switch {
		case row.says != "":
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), row.says) || usage.Next == "" {
				t.Errorf("%s: %v, want a mistake that says %q and what to do", row.reason, err, row.says)
			}
		case err != nil || got.Policy.Name != "few-shot" || cmp.Diff(row.stops, got.Params.Stop) != "":
			t.Errorf("%s: %v, policy %s, stops %q", row.reason, err, got.Policy.Name, got.Params.Stop)
		case len(row.cell.Params.Stop) != given:
			t.Errorf("%s: the caller's own cell was changed", row.reason)
		}
	}
	if _, err := asking(Checkpoint{API: "responses"}).byAPI(); err == nil || !strings.Contains(err.Error(), `--api is "responses"`) {
		t.Errorf("an API there is not: %v", err)
	}
}

type replying struct {
	record responses.Record
	err    error
}

func (r replying) Ask(context.Context, asking.Ask) (responses.Record, error) { return r.record, r.err }

// A server that does not heed the stops leaves the record of one that does.
func TestCompleting(t *testing.T) {
	raw := json.RawMessage(`{"choices":[]}`)
	for _, row := range []struct {
		reason    string
		got, want responses.Record
	}{
		{"stopped by the server", responses.Record{Outcome: responses.Replied, Finish: "stop", Text: " 30\n", Raw: raw},
			responses.Record{Outcome: responses.Replied, Finish: "stop", Text: "30", Raw: raw}},
		{"not stopped: the limit came behind the answer", responses.Record{Outcome: responses.Replied, Finish: "length", Text: " 30\n\nQuestion: x", Raw: raw},
			responses.Record{Outcome: responses.Replied, Finish: "stop", Text: "30", Raw: raw}},
		{"cut off in the answer", responses.Record{Outcome: responses.Replied, Finish: "length", Text: " The pump needs"},
			responses.Record{Outcome: responses.Replied, Finish: "length", Text: "The pump needs"}},
		{"the filter's word stands", responses.Record{Outcome: responses.ContentFilter, Finish: "content_filter", Text: " 30\n\nQuestion:"},
			responses.Record{Outcome: responses.ContentFilter, Finish: "content_filter", Text: "30"}},
		{"an error has no text", responses.Record{Outcome: responses.APIError, Error: &responses.Error{Status: 400}},
			responses.Record{Outcome: responses.APIError, Error: &responses.Error{Status: 400}}},
	} {
		got, err := cell{Checkpoint: Checkpoint{API: wire.APICompletions}}.asker(replying{record: row.got}).Ask(t.Context(), asking.Ask{Prompt: "Q"})
		if d := cmp.Diff(row.want, got); err != nil || d != "" {
			t.Errorf("%s: %v (-want +got)\n%s", row.reason, err, d)
		}
	}
	failed := &endpoint.GaveUpError{}
	if _, err := (cell{Checkpoint: Checkpoint{API: wire.APICompletions}}).asker(replying{err: failed}).Ask(t.Context(), asking.Ask{}); !errors.Is(err, failed) {
		t.Errorf("an error becomes %v", err)
	}
	const said = " Question: yes\n"
	if got, err := (cell{}).asker(replying{record: responses.Record{Text: said}}).Ask(t.Context(), asking.Ask{}); err != nil || got.Text != said {
		t.Errorf("a chat's reply is read as a completion: %q, %v", got.Text, err)
	}
}

// By either API a simulated checkpoint says the same, so the verdicts are alike;
// the runs are not.
func TestCompletionsEndToEnd(t *testing.T) {
	url := simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
	behaviors, policies := map[string]map[string]string{}, map[string]string{}
	for _, api := range []string{wire.APIChat, wire.APICompletions} {
		job := smallJob(url, t.TempDir())
		job.Checkpoints[0].API = api
		_, result, d, err := do(t, job)
		if err != nil {
			t.Fatal(err)
		}
		described, policy := d.Runs[0], prompts.Neutral()
		wantAPI, wantPrompt := "", ""
		if api == wire.APICompletions {
			policy = prompts.FewShot()
			wantAPI, wantPrompt = api, policy.SHA256()
		}
		if described.API != wantAPI || described.PromptSHA256 != wantPrompt || described.Policy != policy.Name {
			t.Errorf("%s: the document says API %q, prompt %q, policy %q", api, described.API, described.PromptSHA256, described.Policy)
		}
		if got := described.Signatures[0].Strict.Direction; got == "" {
			t.Errorf("%s: no direction is given", api)
		}
		run, err := runs.Open(result.Dir)
		if err != nil {
			t.Fatal(err)
		}
		policies[api], behaviors[api] = run.Manifest.Identity.Policy.SHA256, map[string]string{}
		for r, err := range run.RecordsInOrder() {
			if err != nil || r.Outcome != responses.Replied || r.Finish != "stop" || strings.Contains(r.Text, "What comes after") {
				t.Errorf("%s: %v, %s, finish %q, text %q", api, err, r.Outcome, r.Finish, r.Text)
			}
		}
		_, rows, err := Describe(result.Dir, signature.Options{}, "test")
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			behaviors[api][row.Verdict.Item] = fmt.Sprint(row.Verdict.State, row.Verdict.Behavior, row.Verdict.Class)
		}
	}
	if d := cmp.Diff(behaviors[wire.APIChat], behaviors[wire.APICompletions]); d != "" || len(behaviors[wire.APIChat]) != 16 {
		t.Errorf("verdicts (-chat +completions)\n%s", d)
	}
	if policies[wire.APIChat] == policies[wire.APICompletions] {
		t.Error("both runs have one policy")
	}
}

// A server that heeds no stop, and repeats the prompt: what is recorded are the
// answers, and what came is kept.
func TestCompletionsOfAnUnrulyServer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"data":[{"id":"base"}]}`)
			return
		}
		body, _ := io.ReadAll(r.Body)
		request, err := wire.DecodeCompletionRequest(body)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		reply, _ := wire.EncodeCompletion(wire.Reply{Finish: "length", Text: request.Prompt + " No tally was kept.\n\nContext: A bath.\nQuestion: And"})
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	job := smallJob(server.URL+"/v1", t.TempDir())
	job.Checkpoints[0].API, job.Checkpoints[0].Model = wire.APICompletions, ""
	_, result, _, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	run, err := runs.Open(result.Dir)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range run.RecordsInOrder() {
		n++
		if err != nil || r.Text != "No tally was kept." || r.Finish != "stop" || !strings.Contains(string(r.Raw), `A bath.\nQuestion: And`) {
			t.Fatalf("%v: %q, %s, %s", err, r.Text, r.Finish, r.Raw)
		}
	}
	if n != 16 {
		t.Errorf("%d records", n)
	}
}
