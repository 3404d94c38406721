package endpoint

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A Pool asks one model at several addresses, its replicas. It is an
// asking.Asker, and safe for use by many goroutines.
//
// Each try goes to the replica with the fewest tries in flight, in rotation
// where several have as few. A replica that fails as if it were down is left out
// for a second, then for twice as long each time, up to a minute, and is tried
// again by one ask. An ask that meets such a replica, or a rate limit, goes to
// another one at once and has lost nothing by it; only where none is up, or all
// are limited, does it wait and use up patience as at a single server.
//
// What one replica refuses is asked of another before it is recorded: a replica
// may be broken in a way that it lays at the questions' door, and one that refuses
// fast would have most of them. One that alone refuses what others answer is left
// out like one that fails.
type Pool struct {
	replicas []*replica
	cfg      Config
	changed  func(Change)

	mu    sync.Mutex // guards what follows and the replicas' states
	turn  int        // where the search for the next replica begins
	tries int        // begun so far
}

var _ asking.Asker = (*Pool)(nil)

// A Change is a replica that is left out, or that answers again: a line of
// events.jsonl.
type Change struct {
	At      time.Time `json:"at"`
	BaseURL string    `json:"base_url"`
	State   string    `json:"state"`             // ReplicaOut or ReplicaBack
	Seconds float64   `json:"seconds,omitempty"` // until it is tried again, for ReplicaOut
	Message string    `json:"message,omitempty"` // what went wrong
}

// The states of a Change.
const (
	ReplicaOut  = "left_out"
	ReplicaBack = "back"
)

// NewPool makes a pool of one client for each address; the rest of cfg, its
// BaseURL left aside, holds for all. Limits on requests a minute and on logged
// exchanges hold for the pool as a whole. changed, where not nil, is called when
// a replica is left out and when it is back. An error says which address is
// wrong, or given twice.
func NewPool(cfg Config, baseURLs []string, changed func(Change)) (*Pool, error) {
	cfg = cfg.withDefaults()
	if changed == nil {
		changed = func(Change) {}
	}
	p := &Pool{cfg: cfg, changed: changed}
	with := newShared(cfg)
	for _, base := range baseURLs {
		cfg.BaseURL = base
		client, err := newClient(cfg, with)
		if err != nil {
			p.Close()
			return nil, err
		}
		for _, other := range p.replicas {
			if other.client.base == client.base {
				client.Close()
				p.Close()
				return nil, fmt.Errorf("the base URL %s is given twice", client.base)
			}
		}
		p.replicas = append(p.replicas, &replica{client: client})
	}
	if len(p.replicas) == 0 {
		return nil, errors.New("no base URL: give at least one address")
	}
	return p, nil
}

// Close lets go of kept connections. The pool must not be in use.
func (p *Pool) Close() {
	for _, r := range p.replicas {
		r.client.Close()
	}
}

// Ask sends one ask to one replica after another until it has a record. Its
// errors are those of Client.Ask; one that ends the run names the replica. A
// wait that is too long, or an account with nothing left, at one replica alone
// leaves that one out.
func (p *Pool) Ask(ctx context.Context, ask asking.Ask) (responses.Record, error) {
	with := p.replicas[0].client.shared
	record, err := p.ask(ctx, ask)
	if err == nil {
		err = with.alike.note(ctx, record.BaseURL, &ask, &record, p.ask)
	}
	return record, about(err, ask.Item)
}

// ask is Ask of one question, whatever became of those before.
func (p *Pool) ask(ctx context.Context, ask asking.Ask) (responses.Record, error) {
	tries := new(row)
	var been []*replica // where the latest tries were made, since the last wait
	var first *refusal  // until another replica has been asked
	tries.roam = func(c *Client, f *failure, wait time.Duration) (bool, time.Duration) {
		r := p.replicaOf(c)
		been = append(been, r)
		away, longer := p.failed(tries, r, f, wait, been)
		if !away {
			been = []*replica{r} // after the wait, anywhere but here
			if first != nil {
				been = append(been, first.by)
			}
		}
		return away, longer
	}
	for {
		r := p.take(tries, been, first)
		record, err := r.client.ask(ctx, ask, tries)
		if err == nil && first == nil && record.Outcome.Refused() && len(p.replicas) > 1 {
			first = &refusal{by: r, try: tries.number, record: record}
			p.doubt(r)
			been = append(been, r)
			continue
		}
		p.release(tries, r, err == nil)
		var quota *QuotaError
		switch {
		case err == nil:
			p.settle(tries, first, record.Outcome == responses.Replied && first != nil && r != first.by)
			return record, nil
		case errors.Is(err, errElsewhere):
			continue
		case errors.As(err, &quota) && p.park(r, p.cfg.MaxRetryAfter, quota.Error()):
			continue
		}
		if first != nil && !errors.As(err, new(*asking.Stop)) && ctx.Err() == nil { // nobody else can be asked
			p.settle(tries, first, false)
			return first.record, nil
		}
		p.drop(tries, first)
		return responses.Record{}, p.named(r, err)
	}
}

// tell passes on what changed of a replica; nil where nothing did.
func (p *Pool) tell(r *replica, change *Change) {
	if change != nil {
		change.At, change.BaseURL = p.cfg.Now().UTC(), r.client.base
		p.changed(*change)
	}
}

// named adds the replica to an error that ends the run, where it does not name
// it.
func (p *Pool) named(r *replica, err error) error {
	var stop *asking.Stop
	if !errors.As(err, &stop) || len(p.replicas) == 1 {
		return err
	}
	switch {
	case errors.As(err, new(*ConnectError)):
		return &asking.Stop{Err: fmt.Errorf("none of the %d addresses can be reached; the last: %w", len(p.replicas), stop.Err)}
	case strings.Contains(err.Error(), r.client.base):
		return err
	}
	return &asking.Stop{Err: fmt.Errorf("%s: %w", r.client.base, stop.Err)}
}

func (p *Pool) replicaOf(c *Client) *replica {
	i := slices.IndexFunc(p.replicas, func(r *replica) bool { return r.client == c })
	return p.replicas[i]
}
