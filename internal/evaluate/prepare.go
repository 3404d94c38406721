package evaluate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// resumeWithin is how long ago an incomplete run may have been touched for the
// same command to go on with it.
const resumeWithin = 24 * time.Hour

// probeRetries keeps the first look at a server short: whether it is there at
// all should be known in seconds. The asks themselves are more patient.
const probeRetries = 2

// prepared is one checkpoint on its way through a job.
type prepared struct {
	checkpoint Checkpoint
	manifest   runs.Manifest
	listed     []string // the server's models, where it lists them
	run        *runs.Run
	log        *runs.Log
	resumed    bool
	asked      int   // responses recorded by this process
	err        error // what ended the run early, or nil

	notes     sync.Mutex
	notesLost error // attempts.jsonl or events.jsonl could not be written
}

// prepare reaches the endpoint, settles the model's name, and writes down what
// the run is.
func prepare(ctx context.Context, job Job, q *questions, c Checkpoint, world World) *prepared {
	c.pace = endpoint.NewPace(job.Asking.PerMinute)
	p := &prepared{checkpoint: c}
	models, err := listAll(ctx, c, job.Asking, world)
	if err != nil {
		p.err = err
		if code, _ := Explain(err); code == Incomplete {
			p.err = &UnfinishedError{Checkpoint: nameOf(c), Open: q.total, Of: q.total, Err: err}
		}
		return p
	}
	simulated := false
	for _, m := range models {
		p.listed = append(p.listed, m.ID)
		simulated = simulated || m.OwnedBy == wire.SimulatedOwner
	}
	if c.Model == "" {
		if len(p.listed) != 1 {
			p.err = &Usage{
				Message: fmt.Sprintf("%s serves %s", c.BaseURL, count(len(p.listed), "model")),
				Next:    "name one with --model" + among(p.listed),
			}
			return p
		}
		p.checkpoint.Model = p.listed[0]
	}
	p.checkpoint.Name = nameOf(p.checkpoint)
	p.manifest = manifest(job, q, p.checkpoint, world, simulated)
	return p
}

// listModels asks the server what it serves. A server without a listing is
// fine as long as the model has a name.
func listModels(ctx context.Context, c Checkpoint, a Asking) ([]wire.Model, error) {
	a.MaxRetries = min(a.MaxRetries, probeRetries)
	client, err := endpoint.New(clientConfig(c, a))
	if err != nil {
		return nil, &Usage{Message: err.Error()}
	}
	defer client.Close()
	if c.APIVersion != "" {
		return nil, nil // Azure lists what could be deployed, not what is
	}
	models, err := client.Models(ctx)
	var noListing *endpoint.URLError
	if errors.As(err, &noListing) && c.Model != "" {
		return nil, nil
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
		MaxConnections: a.mostConnections(),
		PerMinute:      a.PerMinute,
		Pace:           c.pace,
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

func manifest(job Job, q *questions, c Checkpoint, world World, simulated bool) runs.Manifest {
	identity := runs.Identity{
		Model:       c.Model,
		API:         job.API,
		Policy:      runs.Policy{Name: job.Policy.Name, SHA256: job.Policy.SHA256()},
		Params:      job.Params,
		Epochs:      1,
		ItemsSHA256: q.sha256,
		NItems:      q.total,
	}
	if job.System != "" {
		sum := sha256.Sum256([]byte(job.System))
		text := hex.EncodeToString(sum[:])
		identity.SystemSHA256 = &text
	}
	started := world.Now().UTC()
	return runs.Manifest{
		Format:     1,
		ID:         runs.NewID(identity, started),
		Identity:   identity,
		Checkpoint: runs.Checkpoint{Name: c.Name, TrainedBy: c.TrainedBy, Capabilities: job.Selection.Capabilities},
		Suites:     q.refs,
		Provenance: runs.Provenance{
			BaseURLs:  c.addresses(),
			MaxTokens: job.Params.MaxTokens,
			Stream:    job.Asking.Stream,
			Tool:      world.Tool,
			Command:   world.Command,
			Tags:      world.Tags,
			Started:   started,
			Simulated: simulated,
		},
	}
}

func nameOf(c Checkpoint) string {
	switch {
	case c.Name != "":
		return c.Name
	case c.Model != "":
		return c.Model
	}
	return c.BaseURL
}

func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun
	case 1:
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func among(names []string) string {
	if len(names) == 0 {
		return ""
	}
	const most = 8
	if len(names) > most {
		names = append(names[:most:most], "...")
	}
	return ": " + strings.Join(names, ", ")
}
