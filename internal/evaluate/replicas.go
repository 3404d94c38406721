package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
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
		return nil, &Usage{Message: err.Error(), Next: "give each --base-url once"}
	}
	return pool, nil
}

// sameModel holds the listings of several addresses against each other and
// returns the first.
func sameModel(model string, up []listing, world World) ([]wire.Model, error) {
	up = slices.DeleteFunc(up, func(l listing) bool { return len(l.models) == 0 })
	if len(up) == 0 {
		return nil, nil
	}
	first := up[0]
	if i := slices.IndexFunc(up, func(l listing) bool { return slices.Contains(l.names(), model) }); i >= 0 {
		first = up[i]
	}
	has := slices.Contains(first.names(), model)
	for _, l := range up {
		mine, others := slices.Sorted(slices.Values(first.names())), slices.Sorted(slices.Values(l.names()))
		switch {
		case has && !slices.Contains(others, model):
			return nil, &Usage{
				Message: fmt.Sprintf("%s serves %q and %s does not: it lists %s", first.url, model, l.url, listed(others)),
				Next:    "leave out that --base-url, or have it serve the model",
			}
		case slices.Equal(mine, others):
		case model == "":
			return nil, &Usage{
				Message: fmt.Sprintf("%s lists %s and %s lists %s", first.url, listed(mine), l.url, listed(others)),
				Next:    "name a model that all of them serve with --model",
			}
		default:
			world.Progress.Note(fmt.Sprintf("warning: the servers list other models: %s at %s, %s at %s", listed(mine), first.url, listed(others), l.url))
		}
	}
	return first.models, nil
}

func listed(names []string) string {
	if len(names) == 0 {
		return "no model"
	}
	return strings.TrimPrefix(among(names), ": ")
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
