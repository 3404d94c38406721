package evaluate

import (
	"fmt"
	"slices"
	"strings"

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

// An ending is how a session ended that was not killed.
type ending struct {
	Recorded int `json:"recorded"` // by it
	InFlight int `json:"in_flight"`
	// Connections is what --max-connections auto ended at.
	Connections int `json:"connections,omitempty"`
}

// begin says what is gone on with, compares the server with the one of the
// last session, and writes the new session down.
func (p *prepared) begin(job Job, world World) error {
	dir, recorded := p.run.Dir(), p.log.Count()
	switch {
	case p.resumed && recorded < p.asks():
		note := fmt.Sprintf("resuming %s: %d of %d recorded", dir, recorded, p.asks())
		if inFlight := min(p.past.inFlight, p.asks()-recorded); inFlight > 0 {
			note += fmt.Sprintf("; at most %d that were in flight are asked again", inFlight)
		}
		world.Progress.Note(note + p.otherNames())
		if last := p.past.last.Models; len(last) > 0 && len(p.listed) > 0 && !slices.Equal(last, p.listed) {
			world.Progress.Note(fmt.Sprintf("warning: the server lists other models than in the last session (%s; now %s)",
				strings.Join(last, ", "), strings.Join(p.listed, ", ")))
		}
	case job.Name == "" && p.resumed && p.outstanding() == 0:
		world.Progress.Note(fmt.Sprintf("%s is complete (begun %s): nothing is asked, it is only reported; --new, without --run-dir, begins another",
			dir, p.run.Manifest.Provenance.Started.UTC().Format("2006-01-02 15:04Z")))
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
		Margins: marginsOf(p.past.held(job.Margins)), MaxUnscored: p.past.allowed(job.MaxUnscored), Retry: job.Retry,
	})
}
