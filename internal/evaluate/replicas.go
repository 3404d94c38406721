package evaluate

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// addresses are all at which a checkpoint is served.
func (c Checkpoint) addresses() []string {
	return append([]string{c.BaseURL}, c.Replicas...)
}

// publicAddresses are the addresses as they may be written down.
func (c Checkpoint) publicAddresses() []string {
	var public []string
	for _, address := range c.addresses() {
		public = append(public, runs.PublicURL(address))
	}
	return public
}

// An asker is what asks a checkpoint: a client, or a pool of them.
type asker interface {
	asking.Asker
	Close()
}

// newAsker asks at all addresses of a checkpoint; changed is told when one of
// several is left out or comes back.
func newAsker(config endpoint.Config, c Checkpoint, changed func(endpoint.Change)) (asker, error) {
	if len(c.Replicas) == 0 {
		return endpoint.New(config)
	}
	pool, err := endpoint.NewPool(config, c.addresses(), changed)
	if err != nil { // an address that is given twice
		return nil, &UsageError{Message: err.Error(), Next: "give each --base-url once"}
	}
	return pool, nil
}

// replicaChanged tells the user and events.jsonl of a replica that is left out
// or back.
func (p *prepared) replicaChanged(world World) func(endpoint.Change) {
	return func(c endpoint.Change) {
		text := fmt.Sprintf("%s: %s answers again", p.label, c.BaseURL)
		if c.State == endpoint.ReplicaOut {
			text = fmt.Sprintf("%s: %s is left out until it answers again: %s", p.label, c.BaseURL, c.Message)
		}
		world.Progress.Note(text)
		p.keepNote(p.run.AppendEvent("replica", c))
	}
}
