package evaluate

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// resumeWithin is how long ago an incomplete run may have been touched for the
// same command to go on with it.
const resumeWithin = 24 * time.Hour

// prepared is one cell on its way through a job.
type prepared struct {
	cell     cell
	label    string // of the cell, in what is shown
	q        *questions
	manifest runs.Manifest
	listed   []string // the server's models, where it lists them
	run      *runs.Run
	past     history // of the run, before this session
	log      *runs.Log
	again    *retry // what is asked again; nil without Job.Retry
	resumed  bool
	asked    int   // responses recorded by this process
	err      error // what ended the run early, or nil

	promptTokens int // estimated for one ask, where a budget is counted

	notes     sync.Mutex
	notesLost error // attempts.jsonl or events.jsonl could not be written
}

// prepare reaches the endpoint of a checkpoint, settles the model's name, and
// writes down what its runs are.
func prepare(ctx context.Context, job Job, cells []cell, qs questionsBy, world World) []*prepared {
	c := cells[0].Checkpoint
	c.pace = endpoint.NewPace(c.Asking.PerMinute)
	models, err := settle(ctx, &c, world)
	if err == nil {
		err = job.Budget.check(c.Model)
	}
	var all []*prepared
	for _, one := range cells {
		one.Checkpoint.pace, one.Model = c.pace, c.Model
		p := &prepared{cell: one, label: one.label(job), q: qs.of(one), listed: namesOf(models), err: err}
		if code, _ := Explain(err); code == Incomplete {
			open := p.q.total * one.Epochs
			p.err = &UnfinishedError{Checkpoint: p.label, Open: open, Of: open, Err: err}
		}
		if err == nil {
			p.cell.Name = nameOf(p.cell.Checkpoint)
			p.label = p.cell.label(job)
			p.manifest = manifest(p.q, p.cell, world, servesSimulated(models))
		}
		all = append(all, p)
	}
	return all
}

// settle asks what a checkpoint's server lists, and gives a checkpoint without a model
// the only one.
func settle(ctx context.Context, c *Checkpoint, world World) (models []wire.Model, err error) {
	if models, err = listAll(ctx, *c, c.Asking, world); err == nil && c.Model == "" {
		c.Model, err = onlyOne(c.BaseURL, namesOf(models))
	}
	return models, err
}

func clientConfig(c Checkpoint, a Asking) endpoint.Config {
	if a.MaxRetries == 0 {
		a.MaxRetries = -1 // none; 0 would be the endpoint's default
	}
	return endpoint.Config{
		BaseURL:        c.BaseURL,
		Model:          c.Model,
		APIKey:         c.Key,
		Header:         c.Header,
		Secrets:        c.Secrets,
		MaxConnections: a.mostConnections(),
		PerMinute:      a.PerMinute,
		Pace:           c.pace,
		Replied:        c.replied,
		ItemTimeout:    a.ItemTimeout,
		MaxRetries:     a.MaxRetries,
		AttemptTimeout: a.AttemptTimeout,
		MaxRetryAfter:  a.MaxRetryAfter,
		Backoff:        a.Backoff,
		CA:             c.CA,
		Stream:         a.Stream,
		APIVersion:     c.APIVersion,
	}
}

// identity is what a run of c asks.
func identity(q *questions, c cell) runs.Identity {
	id := runs.Identity{
		Model:       c.Model,
		API:         c.API,
		Policy:      runs.Policy{Name: c.Policy.Name, SHA256: c.Policy.SHA256()},
		Params:      c.Params,
		Epochs:      c.Epochs,
		ItemsSHA256: q.sha256,
		NItems:      q.total,
	}
	if c.System != "" {
		sum := sha256.Sum256([]byte(c.System))
		text := hex.EncodeToString(sum[:])
		id.SystemSHA256 = &text
	}
	return id
}

func manifest(q *questions, c cell, world World, simulated bool) runs.Manifest {
	id := identity(q, c)
	started := world.Now().UTC()
	return runs.Manifest{
		ID:         runs.NewID(id, started),
		Identity:   id,
		Checkpoint: runs.Checkpoint{Name: c.Name, TrainedBy: c.TrainedBy, Capabilities: c.Capabilities},
		Suites:     q.refs,
		Provenance: runs.Provenance{
			BaseURLs:  c.addresses(),
			MaxTokens: c.Params.MaxTokens,
			Stream:    c.Asking.Stream,
			Tool:      world.Tool,
			Command:   world.Command,
			Tags:      world.Tags,
			Started:   started,
			Simulated: simulated,
			Source:    q.recorded,
		},
	}
}

// nameOf is what a checkpoint is called: after its model where it has no name, and after
// its server where that is not known either.
func nameOf(c Checkpoint) string { return cmp.Or(c.Name, c.Model, c.BaseURL) }
