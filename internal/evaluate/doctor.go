package evaluate

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A Checkup is what doctor is to look at, and how.
type Checkup struct {
	Checkpoint Checkpoint
	API        string      // as of a Checkpoint
	Params     wire.Params // of each request; MaxTokens is doctor's own limit
	RunTokens  int         // the limit that run would set
	System     string      // a system message to send along, or ""
	Asking     Asking      // as run would ask, but for the two that follow
	// Retries are doctor's own tries after the first, for what time may mend, and
	// AttemptTimeout its longest wait for one.
	Retries        int
	AttemptTimeout time.Duration
	Deep           bool // send the requests that DeepPlan lists too
}

// question is what doctor asks: harmless, with one short answer that a reply
// either holds or not.
const (
	question = "How many minutes are there in three hours?"
	expected = "180"
)

// Doctor looks at a server with one listing and one request, and with more if
// the checkup is deep. What was found is returned even where it ends in an
// error; the error is the one run would end with, and Explain gives its exit
// code.
func Doctor(ctx context.Context, c Checkup, tool string) (reports.Diagnosis, error) {
	c.Checkpoint.pace = endpoint.NewPace(c.Asking.PerMinute)
	e := &examination{checkup: c}
	var err error
	// The question is put as run puts its own.
	asked := c.Checkpoint
	asked.API, asked.System, asked.Params = c.API, c.System, c.Params
	e.cell, err = cell{asked, prompts.Neutral(), 1}.byAPI()
	e.checkup.Params = e.cell.Params
	if err == nil {
		err = e.look(ctx)
	}
	if err == nil && c.Deep {
		err = e.lookDeeper(ctx)
	}
	code, _ := Explain(err)
	d := reports.Diagnosis{
		Schema: reports.DiagnosisSchema, Tool: tool, Address: e.base, Model: e.checkup.Checkpoint.Model,
		Deep: c.Deep, Exit: int(code), Simulated: e.simulated(),
		Findings: append(e.findings(), e.deepFindings()...), Exchanges: e.exchanges,
	}
	return d, err
}

// An examination is what came of the requests of one checkup. Everything that
// is found out is read from it.
type examination struct {
	checkup Checkup
	cell    cell   // what a run with these flags would be of
	base    string // the address as normalized

	models  []wire.Model
	listing endpoint.Observation
	listErr error
	reply   *tried           // nil until the question was asked
	deep    map[string]tried // by the name of the probe
	pair    time.Duration    // how long two at once took

	mu        sync.Mutex
	exchanges []reports.Exchanged
}

// tried is one request of a checkup and what came of it: a record, or an error.
type tried struct {
	record  responses.Record
	err     error
	tries   []endpoint.Observation
	renamed *endpoint.Event // the token limit was sent by its other name
	left    *endpoint.Event // what a stream is asked for beside itself was left out
}

// look sends the listing and the question.
func (e *examination) look(ctx context.Context) error {
	listing := &observer{}
	client, err := e.client(e.asking().forListing(e.checkup.Checkpoint.Model), listing, "")
	if err != nil {
		return err
	}
	e.base = client.BaseURL()
	if e.checkup.Checkpoint.APIVersion == "" { // Azure lists what could be deployed, not what is
		e.models, e.listErr = client.Models(ctx)
		e.listing = listing.last()
		e.keep("the list of models", listing.seen)
	}
	client.Close()
	if err := e.settleModel(); err != nil {
		return err
	}
	reply := e.ask(ctx, "the question", e.cell, question, "")
	e.reply = &reply
	return reply.verdict(e.checkup)
}

// settleModel ends an examination where run would end before its first
// question.
func (e *examination) settleModel() error {
	c := &e.checkup.Checkpoint
	if e.listErr != nil && !dispensable(e.listErr, c.Model) {
		return unwell(e.listErr, c.Key != "")
	}
	if c.Model != "" {
		return nil
	}
	var err error
	c.Model, err = onlyOne(e.base, namesOf(e.models))
	return err
}

// asking is doctor's own patience with a request.
func (e *examination) asking() Asking {
	a := e.checkup.Asking
	a.MaxRetries, a.AttemptTimeout = e.checkup.Retries, e.checkup.AttemptTimeout
	return a
}

// client is one for a single request, since what it learns of the server is
// part of what is found out.
func (e *examination) client(a Asking, o *observer, tokenField string) (*endpoint.Client, error) {
	config := clientConfig(e.checkup.Checkpoint, a)
	config.API, config.TokenField = e.cell.API, tokenField
	config.Observe, config.Event = o.observe, o.event
	client, err := endpoint.New(config)
	if err != nil {
		return nil, &UsageError{Message: err.Error()}
	}
	return client, nil
}

// ask sends one request as a run of c would, under another name of the token
// limit where tokenField gives one.
func (e *examination) ask(ctx context.Context, purpose string, c cell, text, tokenField string) tried {
	o := &observer{}
	client, err := e.client(e.asking(), o, tokenField)
	if err != nil {
		return tried{err: err}
	}
	defer client.Close()
	ask := asking.Ask{Item: "doctor", Params: c.Params}
	c.put(prompts.Question{Question: text}, &ask)
	record, err := c.asker(client).Ask(ctx, ask)
	var stop *asking.Stop
	if errors.As(err, &stop) {
		err = stop.Err
	}
	e.keep(purpose, o.seen)
	return tried{record: record, err: err, tries: o.seen, renamed: o.renamed, left: o.left}
}

// keep puts exchanges among those that can be shown as they went over the wire.
func (e *examination) keep(purpose string, seen []endpoint.Observation) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, s := range seen {
		x := reports.Exchanged{
			Purpose: purpose, Method: s.Method, URL: s.URL, Request: string(s.Request),
			Status: s.Status, Header: s.Header, Body: string(s.Body), Error: s.Failed,
		}
		e.exchanges = append(e.exchanges, x)
	}
}

func (e *examination) simulated() bool {
	return servesSimulated(e.models) || e.reply != nil && e.reply.record.Simulated
}

// An observer keeps what a client tells.
type observer struct {
	mu      sync.Mutex
	seen    []endpoint.Observation
	renamed *endpoint.Event
	left    *endpoint.Event
}

func (o *observer) observe(x endpoint.Observation) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.seen = append(o.seen, x)
}

func (o *observer) event(e endpoint.Event) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if e.To == "" {
		o.left = &e
		return
	}
	o.renamed = &e
}

func (o *observer) last() endpoint.Observation {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.seen) == 0 {
		return endpoint.Observation{}
	}
	return o.seen[len(o.seen)-1]
}
