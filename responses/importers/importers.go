// Package importers reads answers that other harnesses collected and turns
// them into records, so that they are scored as if they had been asked here.
package importers

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A Format is a form in which answers are kept.
type Format struct {
	Name string
	Line string // what a line looks like
	Read func(r io.Reader, file string) iter.Seq2[Answer, error]
	Keys []string // of a line that are read, for those that may have been meant
}

// Formats are all that are known.
func Formats() []Format {
	return []Format{
		{"jsonl", `{"id": "...", "response": "..."}`, JSONL, Keys()},
		{"batch", `{"custom_id": "...", "response": {...}, "error": null}`, Batch, []string{"custom_id", "response", "error"}},
	}
}

// An Answer is one foreign answer and where it stood.
type Answer struct {
	ID        string // of the item
	Epoch     int    // which sample of the item, from 0
	Response  string // as collected, reasoning tags and all
	Reasoning string
	Refusal   string // of the API's own field
	Model     string
	Finish    string // the server's finish_reason, if it was kept
	// Open is why a request has no answer yet, as where its batch expired, or "".
	Open string
	// Outcome is "" for a reply. Error says what came in place of one.
	Outcome     responses.Outcome
	Error       *responses.Error
	Usage       *responses.Usage // nil where it is not known
	Fingerprint string
	// Raw is what is kept of the body of a reply, nil where nothing is.
	Raw  json.RawMessage
	File string
	Line int // from 1
	// Unread are the keys of the line that say nothing here, in their order.
	Unread []string
}

// Record makes a into the record of item n with the given key. Time, duration and
// tries are zero, for they are not known.
func (a Answer) Record(n int, key responses.Key) responses.Record {
	outcome := a.Outcome
	if outcome == "" {
		outcome = responses.Replied
	}
	return responses.Record{
		N: n, Epoch: a.Epoch, Key: key, Item: a.ID, Outcome: outcome,
		Finish: a.Finish, Text: a.Response, Reasoning: a.Reasoning, Refusal: a.Refusal, Model: a.Model,
		Error: a.Error, Usage: a.Usage, Fingerprint: a.Fingerprint,
		Simulated: a.Fingerprint == wire.SimulatedFingerprint, Raw: a.Raw,
	}
}

// refused says that the server would not take the request: nothing was drawn from the
// model, so that any reply answers it.
func (a Answer) refused() bool {
	r := a.Record(0, responses.Key{})
	return r.ReplacedBy(responses.Record{Outcome: responses.Replied, Again: string(r.Outcome)})
}

// longest is how many bytes an answer may have, reasoning included: as many as
// of a reply that is asked for are kept.
const longest = 16 << 20

// answers yields what decode makes of each line, and finds second answers. It goes
// on behind a faulty line. Requests that were refused come last, and only those that
// no other line answers.
func answers(r io.Reader, file string, decode func(line []byte) (Answer, error)) iter.Seq2[Answer, error] {
	return func(yield func(Answer, error) bool) {
		seen, first := samples{}, true
		var refused []Answer
		for line, err := range jsonl.Lines(r) {
			var a Answer
			if err != nil {
				err = fmt.Errorf("reading answers: %w", err)
			} else if a, err = read(line.Bytes, first, decode); err == nil {
				a.File, a.Line = file, line.Number
				if a.Open == "" && !a.refused() {
					err = seen.add(a)
				}
			}
			first = false
			if err != nil {
				a, err = Answer{}, &jsonl.SyntaxError{File: file, Line: line.Number, Err: err}
			}
			if a.refused() {
				refused = append(refused, a)
			} else if !yield(a, err) || errors.Is(err, jsonl.ErrNotLines) {
				return // each line would say the same
			}
		}
		for _, a := range refused {
			if seen.add(a) == nil && !yield(a, nil) {
				return
			}
		}
	}
}

// read takes in a line that is text. The first shows whether they are lines at all.
func read(line []byte, first bool, decode func(line []byte) (Answer, error)) (Answer, error) {
	if err := jsonl.Encoding(line); err != nil {
		return Answer{}, err
	}
	if err := jsonl.UTF8(line); err != nil {
		return Answer{}, err
	}
	if first {
		if err := jsonl.Parted(line); err != nil {
			return Answer{}, err
		}
	}
	a, err := decode(line)
	if size := len(a.Response) + len(a.Reasoning); err == nil && size > longest {
		err = fmt.Errorf("the answer to item %q has %d bytes, more than the %d that are kept of a reply: leave it out, or cut it and give it a finish of \"length\"",
			a.ID, size, longest)
	}
	return a, err
}

// samples are the answers that were seen.
type samples map[sample]first

type sample struct {
	id    string
	epoch int
}

// A first is where an answer stands, and whose it is.
type first struct {
	line  int
	model string
}

func (s samples) add(a Answer) error {
	at := sample{a.ID, a.Epoch}
	before, again := s[at]
	switch {
	case !again:
		s[at] = first{a.Line, a.Model}
		return nil
	case before.model != a.Model && before.model != "" && a.Model != "":
		return fmt.Errorf("a second answer to item %q, by model %q; the first, on line %d, is by %q. Put the answers of each model into a file of its own",
			a.ID, a.Model, before.line, before.model)
	}
	return fmt.Errorf("a second answer to item %q, epoch %d; the first is on line %d. Give each sample of an item its own \"epoch\", or remove one",
		a.ID, a.Epoch, before.line)
}
