package runs

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/abstain-eval/abstain-eval/responses"
)

// A logReader is a log that is read from its beginning and, meanwhile, at single
// places.
type logReader interface {
	io.Reader
	io.ReaderAt
}

// marked says whether a line was asked again.
func marked(line []byte) bool {
	_, asked, err := retryOf(line)
	return asked || err != nil // what is wrong with it is said by who reads it
}

// retryOf reads a line that was asked again: one that holds the member that says
// why. Inside a JSON string its quotes would be escaped, but a server's body may
// have a member of that name, so that such lines are decoded to make sure. No
// other is.
func retryOf(line []byte) (rec responses.Record, asked bool, err error) {
	if !bytes.Contains(line, []byte(`,"again":"`)) {
		return responses.Record{}, false, nil
	}
	rec, err = responses.Parse(line)
	return rec, rec.Again != "", err
}

// A chain is what became of an ask that was asked again.
type chain struct {
	counts  responses.Record // as far as it decides what replaces it
	offset  int64            // of its line
	retries responses.Retries
}

// chains follow the asks of a log that were asked again. They hold nothing of
// any other.
type chains struct {
	lines  *picker
	bySlot map[int]*chain
}

func newChains(from io.ReaderAt) *chains {
	return &chains{lines: newPicker(from, nil), bySlot: map[int]*chain{}}
}

// add takes in a record that was asked again, at offset, where the line at counts
// has counted so far, and returns the offset of the one that counts now.
func (c *chains) add(slot int, later responses.Record, offset, counts int64) (int64, error) {
	ask := c.bySlot[slot]
	if ask == nil {
		first, err := c.record(counts)
		if err != nil {
			return 0, err
		}
		ask = &chain{counts: bare(first), offset: counts}
		c.bySlot[slot] = ask
	}
	ask.retries.MaxTokens = later.MaxTokens
	if ask.counts.ReplacedBy(later) {
		ask.counts, ask.offset = bare(later), offset
		ask.retries.Replaced++
		ask.retries.Redrawn = 0
	} else {
		ask.retries.Redrawn++
	}
	return ask.offset, nil
}

func (c *chains) byOffset() map[int64]responses.Retries {
	out := make(map[int64]responses.Retries, len(c.bySlot))
	for _, ask := range c.bySlot {
		out[ask.offset] = ask.retries
	}
	return out
}

// record reads the line that begins at offset.
func (c *chains) record(offset int64) (responses.Record, error) {
	c.lines.offsets = []int64{offset}
	line, err := io.ReadAll(c.lines)
	if err != nil {
		return responses.Record{}, err
	}
	rec, err := responses.Parse(bytes.TrimRight(line, "\r\n"))
	if err != nil {
		return rec, fmt.Errorf("it asks again what an earlier line records, and that cannot be read: %w", err)
	}
	return rec, nil
}

// bare is a record without what the model and the server said, which may be
// megabytes.
func bare(r responses.Record) responses.Record {
	out := responses.Record{
		Outcome: responses.Outcome(strings.Clone(string(r.Outcome))), Finish: strings.Clone(r.Finish), MaxTokens: r.MaxTokens,
	}
	if r.Usage != nil {
		usage := *r.Usage
		out.Usage = &usage
	}
	if r.Error != nil {
		out.Error = &responses.Error{Status: r.Error.Status}
	}
	return out
}
