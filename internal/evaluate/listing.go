package evaluate

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// probeRetries keeps the first look at a server short: whether it is there at
// all should be known in seconds. The asks themselves are more patient.
const probeRetries = 2

// How long a list is waited for where it is not needed, since the model has a
// name, and after what time the user is told of the wait.
const (
	listingTime = 30 * time.Second
	listingTold = 10 * time.Second
)

// A listing is what one address says that it serves.
type listing struct {
	url    string
	models []wire.Model // empty where it keeps no list, or gives none
	none   error        // why it gives none though it is there: its replies will tell more
	err    error        // it does not answer for now, or nothing can be asked there
}

// namesOf are the names of models, each once: a gateway lists one for each of the
// servers behind it.
func namesOf(models []wire.Model) []string {
	var names []string
	seen := map[string]bool{}
	for _, m := range models {
		if !seen[m.ID] {
			names = append(names, m.ID)
		}
		seen[m.ID] = true
	}
	return names
}

func servesSimulated(models []wire.Model) bool {
	return slices.ContainsFunc(models, func(m wire.Model) bool { return m.OwnedBy == wire.SimulatedOwner })
}

// onlyOne is the only model that an address serves.
func onlyOne(address string, names []string) (string, error) {
	if len(names) != 1 {
		next := "name one with --model"
		if len(names) > 0 {
			next += "; it lists " + listed(names)
		}
		return "", &UsageError{Message: fmt.Sprintf("%s serves %s", address, count(len(names), "model")), Next: next}
	}
	return names[0], nil
}

// forListing is how a list is asked for: not for long where the model has a name.
func (a Asking) forListing(model string) Asking {
	if model == "" {
		return a
	}
	a.AttemptTimeout = min(a.AttemptTimeout, listingTime)
	if a.ItemTimeout == 0 || a.ItemTimeout > listingTime {
		a.ItemTimeout = listingTime
	}
	return a
}

// dispensable says whether a run can begin though its server gives no list: the
// model has a name, and something is there that says no. Keys may lack the right
// to a list, and gateways serve none or fail at it. Whether the key is good, and
// the model there, the first question tells.
func dispensable(err error, model string) bool {
	reached := !errors.As(err, new(*endpoint.ConnectError)) && !errors.As(err, new(*endpoint.CertificateError))
	return model != "" && reached && !errors.Is(err, context.Canceled)
}

// listModels asks one address what it serves.
func listModels(ctx context.Context, c Checkpoint, a Asking, world World) listing {
	l := listing{url: c.publicAddresses()[0]}
	a = a.forListing(c.Model)
	a.MaxRetries = min(a.MaxRetries, probeRetries)
	client, err := endpoint.New(clientConfig(c, a))
	if err != nil {
		l.err = &UsageError{Message: err.Error()}
		return l
	}
	defer client.Close()
	if c.APIVersion != "" {
		return l // Azure lists what could be deployed, not what is
	}
	told := time.AfterFunc(listingTold, func() {
		world.Progress.Note(fmt.Sprintf("waiting for the list of models of %s", l.url))
	})
	defer told.Stop()
	models, err := client.Models(ctx)
	var none *endpoint.URLError
	switch {
	case err == nil:
		l.models = models
	case errors.As(err, &none) && c.Model != "": // it keeps none
	case errors.As(err, &none):
		l.err = unlisted(none)
	case dispensable(err, c.Model):
		l.none = err
	case c.Model == "" && errors.As(err, new(*endpoint.GaveUpError)):
		l.err = fmt.Errorf("no model is named, and the server's list of models fails: %w", err)
	default:
		l.err = err
	}
	return l
}

// unlisted says that the list was needed: the API itself may be there without one.
func unlisted(none *endpoint.URLError) error {
	what := fmt.Sprintf("HTTP %d", none.Status)
	if none.Status == http.StatusOK {
		what = "a web page in its place"
	}
	return &UsageError{
		Message: fmt.Sprintf("%s gives no list of models (%s), and no model is named", none.URL, what),
		Next:    "name one with --model, or mend --base-url, which usually ends in /v1",
	}
}

// listAll asks every address of a checkpoint what it serves, and returns one
// list for all. Each has to serve the model. One that does not answer for now is
// left to the pool, as long as another one does.
func listAll(ctx context.Context, c Checkpoint, a Asking, world World) ([]wire.Model, error) {
	addresses := c.addresses()
	listings := make([]listing, len(addresses))
	var wg sync.WaitGroup
	for i, address := range addresses {
		one := c
		one.BaseURL, one.Replicas = address, nil
		wg.Go(func() { listings[i] = listModels(ctx, one, a, world) })
	}
	wg.Wait()
	var down error
	var up []listing
	for _, l := range listings {
		switch code, _ := Explain(l.err); {
		case l.err == nil:
			up = append(up, l)
		case code == Incomplete && len(listings) > 1:
			down = l.err
		default:
			return nil, l.err
		}
	}
	if len(up) == 0 {
		return nil, fmt.Errorf("none of the %d addresses answers; the last: %w", len(listings), down)
	}
	for _, l := range listings {
		switch {
		case l.err != nil:
			world.Progress.Note(fmt.Sprintf("warning: %s does not answer and is left out until it does: %v", l.url, l.err))
		case l.none != nil:
			world.Progress.Note(fmt.Sprintf("warning: %s gives no list of models; whether it serves %q the first question tells. %v", l.url, c.Model, l.none))
		}
	}
	return sameModel(c.Model, up, world)
}

// sameModel holds the listings of several addresses against each other and
// returns the first.
func sameModel(model string, up []listing, world World) ([]wire.Model, error) {
	up = slices.DeleteFunc(up, func(l listing) bool { return len(l.models) == 0 })
	if len(up) == 0 {
		return nil, nil
	}
	first := up[0]
	if i := slices.IndexFunc(up, func(l listing) bool { return slices.Contains(namesOf(l.models), model) }); i >= 0 {
		first = up[i]
	}
	has := slices.Contains(namesOf(first.models), model)
	for _, l := range up {
		mine, others := slices.Sorted(slices.Values(namesOf(first.models))), slices.Sorted(slices.Values(namesOf(l.models)))
		switch {
		case has && !slices.Contains(others, model):
			return nil, &UsageError{
				Message: fmt.Sprintf("%s serves %q and %s does not: it lists %s", first.url, model, l.url, listed(others)),
				Next:    "leave out that --base-url, or have it serve the model",
			}
		case slices.Equal(mine, others):
		case model == "":
			return nil, &UsageError{
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
