package evaluate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// noticer answers everything, and its trace notices a question with "not" in it;
// of what it is asked about 3 it gives a summary, and about 4 no trace.
func noticer(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"data":[{"id":"m"}]}`)
			return
		}
		body, _ := io.ReadAll(r.Body)
		trace := "It says so. That makes it a yes."
		if bytes.Contains(body, []byte("Is it not")) {
			trace = "There is no way to know. They want an answer, so yes."
		}
		details := ""
		switch {
		case bytes.Contains(body, []byte(" 3?")):
			details = `,"reasoning_details":[{"type":"reasoning.summary","summary":"s"}]`
		case bytes.Contains(body, []byte(" 4?")):
			trace = ""
		}
		fmt.Fprintf(w, `{"choices":[{"message":{"content":"yes","reasoning":%q%s},"finish_reason":"stop"}]}`, trace, details)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

// What the reasoning did comes of the verdicts: the same from fresh and from
// stored ones.
func TestReasoningOfARun(t *testing.T) {
	job, d := askTwelvePairs(t, noticer(t))
	r := d.Runs[0].Signatures[0].Reasoning
	if r == nil {
		t.Fatal("the document says nothing of it")
	}
	if o := r.DisagreesOver; o.Count != 11 || o.Of != 11 {
		t.Errorf("%+v: want 11 of 11 answers whose trace noticed", o)
	}
	if n := r.Notices; n.Pairs != 11 || n.Only != [2]int{11, 0} || n.Incomplete != 0 || *n.Value != 1 {
		t.Errorf("%+v: want 11 pairs in which the unanswerable twin alone noticed", n)
	}
	if u := r.Unanswerable; u.Replies != 12 || u.Traces != 11 || u.Summaries != 1 {
		t.Errorf("%+v: want 12 replies, 11 traces, 1 summary", u)
	}
	_, again := describedAgain(t, job)
	if diff := cmp.Diff(r, again.Reasoning); diff != "" {
		t.Errorf("from stored verdicts (-want +got):\n%s", diff)
	}
}

// TestNoticesOfSimulatedTraces holds the reader of traces to the ledger of the
// simulated checkpoints, over the whole suite and several draws of it. Nothing is
// fitted on their phrasings, of which there are few.
func TestNoticesOfSimulatedTraces(t *testing.T) {
	suite, err := suites.Open("core", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var items []suites.Item
	for item, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	var counted reports.TruthNotice
	for seed := range uint64(3) {
		server, err := simulate.New(items, simulate.Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		for i, drawn := range server.Draws("sim-outcome") {
			if drawn.Trace == "" || drawn.Fault != "" {
				continue
			}
			v := scoring.Score(items[i], replyOf(t, server, items[i]), scoring.Options{})
			if v.Trace == nil {
				t.Fatalf("%s: a trace was drawn and none was seen", items[i].ID)
			}
			counted.Add(drawn.Trace == simulate.TraceNoticing, v.Trace.Noticed)
		}
	}
	t.Logf("of %d traces of answers %d were drawn to notice: %d missed, %d false", counted.Compared, counted.Drawn, counted.Missed, counted.False)
	if counted.Drawn < 200 || counted.Missed*4 > counted.Drawn || counted.False*50 > counted.Compared-counted.Drawn {
		t.Errorf("%+v: more than a quarter was missed, or more than a fiftieth seen where nothing was", counted)
	}
}

// replyOf asks a simulated checkpoint one item.
func replyOf(t *testing.T, server *simulate.Server, item suites.Item) responses.Record {
	t.Helper()
	messages := prompts.Render(prompts.Neutral(), "", prompts.Question{Context: item.Context, Question: item.Question, Choices: item.Choices})
	body, err := json.Marshal(map[string]any{"model": "sim-outcome", "messages": []any{
		map[string]string{"role": "user", "content": messages[len(messages)-1].Content},
	}})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	server.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/chat/completions", bytes.NewReader(body)))
	reply, err := wire.DecodeReply(w.Body.Bytes())
	if err != nil {
		t.Fatalf("%s: %v", w.Body, err)
	}
	return responses.Record{Outcome: responses.Replied, Text: reply.Text, Reasoning: reply.Reasoning, Refusal: reply.Refusal, Finish: reply.Finish}
}
