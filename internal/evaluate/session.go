package evaluate

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// The events that frame the work of one process on a run.
const (
	sessionBegan = "session"
	// askingBegan comes before the first ask of a session: the runs of a job wait for
	// their turn.
	askingBegan  = "asking"
	sessionEnded = "ended"
	scoredAgain  = "scored"
	adapted      = "adapted"
	// notCompressed says why a log that was to be compressed is not.
	notCompressed = "not_compressed"
)

// A session is what events.jsonl says of one process: its beginning and, if it
// was not killed, its end.
type session struct {
	Tool        string   `json:"tool"`
	BaseURLs    []string `json:"base_urls"`
	Models      []string `json:"models,omitempty"` // as the server listed them
	Connections int      `json:"connections"`      // at its beginning
	Auto        bool     `json:"auto,omitempty"`
	PerMinute   int      `json:"rpm,omitempty"`
	MaxTokens   int      `json:"max_tokens"`       // 0 where nothing was to be asked
	Stream      bool     `json:"stream,omitempty"` // replies were asked for as streams
	Recorded    int      `json:"recorded"`         // before it
	Margins     margins  `json:"margins"`
	MaxUnscored float64  `json:"max_unscored"`
	// Retry are the states whose responses it asked again.
	Retry []scoring.State `json:"retry,omitempty"`
}

// margins are what a run's verdict was last held against. They are no part of
// its identity, but a report that is made again should say the same.
type margins struct {
	OverAnswer  float64 `json:"over_answer"`
	OverRefusal float64 `json:"over_refusal"`
	Wrong       float64 `json:"wrong"`
}

func marginsOf(o signature.Options) margins {
	answer, refusal, wrong := o.Margins()
	return margins{answer, refusal, wrong}
}

// remembered is o where it sets a margin. Where it sets none, they are those that
// the run was last held against; events from before the defaults were written down
// have zeros, which say nothing.
func remembered(run *runs.Run, o signature.Options) signature.Options {
	if o.MarginAnswer != 0 || o.MarginRefusal != 0 || o.MarginWrong != 0 {
		return o
	}
	for event, err := range run.Events() {
		var held struct {
			Margins *margins `json:"margins"`
		}
		if err == nil && json.Unmarshal(event.Fields, &held) == nil && held.Margins != nil && *held.Margins != (margins{}) {
			o.MarginAnswer, o.MarginRefusal, o.MarginWrong = held.Margins.OverAnswer, held.Margins.OverRefusal, held.Margins.Wrong
		}
	}
	return o
}

// sessions yields the beginning of every session of a run, in order. Events
// that cannot be read say nothing.
func sessions(run *runs.Run) iter.Seq[session] {
	return func(yield func(session) bool) {
		for event, err := range run.Events() {
			var s session
			if err == nil && event.Kind == sessionBegan && json.Unmarshal(event.Fields, &s) == nil && !yield(s) {
				return
			}
		}
	}
}

// allowedUnscored is the share of unscored responses that the run's last
// session allowed, and defaultMaxUnscored where it has none.
func allowedUnscored(run *runs.Run) float64 {
	allowed := defaultMaxUnscored
	for s := range sessions(run) {
		allowed = s.MaxUnscored
	}
	return allowed
}

// mostTokens is the largest --max-tokens that a run was asked with.
func mostTokens(run *runs.Run) int {
	most := run.Manifest.Provenance.MaxTokens
	for s := range sessions(run) {
		most = max(most, s.MaxTokens)
	}
	return most
}

// An ending is how a session ended that was not killed.
type ending struct {
	Recorded int `json:"recorded"` // by it
	InFlight int `json:"in_flight"`
	// Connections is what --max-connections auto ended at.
	Connections int `json:"connections,omitempty"`
}

// lastSession returns the beginning of the last session of a run and how many
// asks were in flight when it ended: where it was killed while it asked, as many as
// it had connections at most. With an automatic limit that is the highest one it
// came to. Events that cannot be read say nothing.
func lastSession(run *runs.Run) (last session, inFlight int) {
	for event, err := range run.Events() {
		if err != nil {
			continue
		}
		switch event.Kind {
		case sessionBegan:
			var s session
			if json.Unmarshal(event.Fields, &s) == nil {
				last, inFlight = s, 0
			}
		case askingBegan:
			inFlight = last.Connections
		case limitChanged:
			var c asking.LimitChange
			if json.Unmarshal(event.Fields, &c) == nil {
				inFlight = max(inFlight, c.To)
			}
		case sessionEnded:
			var e ending
			if json.Unmarshal(event.Fields, &e) == nil {
				inFlight = e.InFlight
			}
		}
	}
	return last, inFlight
}

// begin says what is gone on with, compares the server with the one of the
// last session, and writes the new session down.
func (p *prepared) begin(job Job, world World) error {
	dir, recorded := p.run.Dir(), p.log.Count()
	switch {
	case p.resumed && recorded < p.asks():
		last, inFlight := lastSession(p.run)
		note := fmt.Sprintf("resuming %s: %d of %d recorded", dir, recorded, p.asks())
		if inFlight = min(inFlight, p.asks()-recorded); inFlight > 0 {
			note += fmt.Sprintf("; at most %d that were in flight are asked again", inFlight)
		}
		world.Progress.Note(note + p.otherNames())
		if len(last.Models) > 0 && len(p.listed) > 0 && !slices.Equal(last.Models, p.listed) {
			world.Progress.Note(fmt.Sprintf("warning: the server lists other models than in the last session (%s; now %s)",
				strings.Join(last.Models, ", "), strings.Join(p.listed, ", ")))
		}
	case job.Name == "":
		world.Progress.Note("run directory: " + dir)
	}
	tokens := p.cell.Params.MaxTokens
	if p.outstanding() == 0 {
		tokens = 0
	}
	return p.run.AppendEvent(sessionBegan, session{
		Tool: world.Tool, BaseURLs: p.cell.publicAddresses(), Models: p.listed,
		Connections: p.cell.Asking.firstConnections(), Auto: p.cell.Asking.Auto, PerMinute: p.cell.Asking.PerMinute,
		MaxTokens: tokens, Stream: p.cell.Asking.Stream, Recorded: recorded,
		Margins: marginsOf(remembered(p.run, job.Margins)), MaxUnscored: job.MaxUnscored, Retry: job.Retry,
	})
}

// A watchedLog notices when the server says it has become another: its
// fingerprint is no longer the one that the run began with.
type watchedLog struct {
	asking.Log
	changed func(was, is string)

	mu    sync.Mutex
	first string
	told  bool // once is enough: some servers give each reply another one
}

// watch begins with the fingerprint of the first response that has one.
func watch(run *runs.Run, log asking.Log, changed func(was, is string)) *watchedLog {
	w := &watchedLog{Log: log, changed: changed}
	for record, err := range run.FirstRecordsWith("fingerprint") {
		if err != nil || record.Fingerprint != "" {
			w.see(record.Fingerprint)
			break
		}
	}
	return w
}

// Append keeps the record and looks at its fingerprint.
func (w *watchedLog) Append(r responses.Record) error {
	w.see(r.Fingerprint)
	return w.Log.Append(r)
}

func (w *watchedLog) see(fingerprint string) {
	if fingerprint == "" {
		return
	}
	w.mu.Lock()
	if w.first == "" {
		w.first = fingerprint
	}
	was := w.first
	news := fingerprint != was && !w.told
	w.told = w.told || news
	w.mu.Unlock()
	if news {
		w.changed(was, fingerprint)
	}
}
