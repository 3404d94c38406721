// Package importers reads answers that other harnesses collected and turns
// them into records, so that they are scored as if they had been asked here.
package importers

import (
	"github.com/abstain-eval/abstain-eval/responses"
)

// An Answer is one foreign answer and where it stood.
type Answer struct {
	ID        string // of the item
	Epoch     int    // which sample of the item, from 0
	Response  string // as collected, reasoning tags and all
	Reasoning string
	Model     string
	Finish    string // the server's finish_reason, if it was kept
	File      string
	Line      int // from 1
	// Unread are the keys of the line that say nothing here, in their order.
	Unread []string
}

// Record makes a into the record of item n with the given key. Outcome is
// replied; time, duration and tries are zero, for they are not known.
func (a Answer) Record(n int, key responses.Key) responses.Record {
	return responses.Record{
		N: n, Epoch: a.Epoch, Key: key, Item: a.ID, Outcome: responses.Replied,
		Finish: a.Finish, Text: a.Response, Reasoning: a.Reasoning, Model: a.Model,
	}
}
