package simulate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"
)

// The behaviors, as the ledger writes them.
const (
	Answered  = "answered"
	Hedged    = "hedged"
	Abstained = "abstained"
	Clarified = "clarified"
	Corrected = "corrected"
	Refused   = "refused"
)

// What the trace of an answer does, as the ledger writes it.
const (
	TraceNoticing = "noticing" // sees that there is no answer
	TraceWorking  = "working"  // is on the way to a value
)

// The faults, as the ledger writes them.
const (
	FaultTruncated   = "truncated"    // every reply is cut off, with finish_reason length
	FaultEmpty       = "empty"        // every reply has no content
	FaultRateLimited = "rate_limited" // the first ask got a 429
	FaultCut         = "cut"          // the first ask's connection was cut in the middle of the body
)

// An Entry is what one (checkpoint, item, epoch) drew and how often it was
// asked for.
type Entry struct {
	Checkpoint string `json:"checkpoint"`
	// Item is the item's id; "" collects the questions that are no item of the
	// server's, and then Drawn, Declined and Correct are empty too.
	Item       string `json:"item"`
	Epoch      int    `json:"epoch"`
	Answerable bool   `json:"answerable"`
	// Drawn is the behavior as it was said. A truncated or empty reply keeps
	// what was drawn, since faults are independent of the draw.
	Drawn    string `json:"drawn"`
	Declined bool   `json:"declined"`
	// Correct is "right" or "wrong" for an answered answerable item, "unknown"
	// where that has no gold, and "" for everything else.
	Correct string `json:"correct,omitempty"`
	// Trace is, for an answer with a trace, TraceNoticing or TraceWorking; "" for
	// everything else.
	Trace string `json:"trace,omitempty"`
	Fault string `json:"fault,omitempty"`
	// Asks counts the requests, Replies those of them that were answered in
	// full with status 200. A cut connection and a 429 are asks without reply.
	Asks    int `json:"asks"`
	Replies int `json:"replies"`
}

type entryKey struct {
	checkpoint, item string
	epoch            int
}

// ledger is the entries by key, safe for many goroutines.
type ledger struct {
	mu      sync.Mutex
	entries map[entryKey]*Entry
}

// ask counts one request for e's key and gives how many there were before it.
func (l *ledger) ask(e Entry) (before int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	k := entryKey{e.Checkpoint, e.Item, e.Epoch}
	kept, ok := l.entries[k]
	if !ok {
		kept = &e
		l.entries[k] = kept
	}
	kept.Asks++
	return kept.Asks - 1
}

// replied counts one reply for the key of e, which was asked for before.
func (l *ledger) replied(e Entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries[entryKey{e.Checkpoint, e.Item, e.Epoch}].Replies++
}

// sorted gives copies in order of checkpoint, item, epoch.
func (l *ledger) sorted() []Entry {
	l.mu.Lock()
	entries := make([]Entry, 0, len(l.entries))
	for _, e := range l.entries {
		entries = append(entries, *e)
	}
	l.mu.Unlock()
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Checkpoint, b.Checkpoint), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Epoch, b.Epoch))
	})
	return entries
}

// Ledger returns what was drawn for everything asked so far, sorted by
// checkpoint, item and epoch. Before the first request it is empty.
func (s *Server) Ledger() []Entry { return s.ledger.sorted() }

// WriteLedger writes the ledger as JSON lines. The error is w's.
func (s *Server) WriteLedger(w io.Writer) error {
	for _, e := range s.Ledger() {
		line, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("encoding the ledger entry of %s: %w", e.Item, err)
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("writing the ledger: %w", err)
		}
	}
	return nil
}
