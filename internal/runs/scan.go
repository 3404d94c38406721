package runs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// A plan is the shape of a run: which (n, epoch) there are. A slot is the
// number of an ask in (n, epoch) order.
type plan struct{ items, epochs int }

func (p plan) asks() int { return p.items * p.epochs }

func (p plan) slot(n, epoch int) (slot int, ok bool) {
	if n < 0 || n >= p.items || epoch < 0 || epoch >= p.epochs {
		return 0, false
	}
	return n*p.epochs + epoch, true
}

// An entry is a line of responses.jsonl: where it stands and which ask it
// answers, undecoded.
type entry struct {
	slot   int
	offset int64
	number int    // of the line, from 1
	line   []byte // valid until the next entry
}

// whole is a damage that is none.
const whole = -1

// scan yields the entries of a log in the order in which they stand there. The
// lines are not decoded, except those that do not begin as AppendJSON begins
// them. A complete line that is no response is a *CorruptError and the end.
//
// What a kill or a power cut leaves at the end of a file is no error: a last
// line without its newline, or a stretch with NUL bytes (blocks the file system
// had assigned and not yet written). *damage is set to the offset where it
// begins, or to whole; it is valid when the sequence has ended.
func (p plan) scan(r io.Reader, file string, damage *int64) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		*damage = whole
		hole := 0 // the line in which the damage begins
		for line, err := range jsonl.Lines(r) {
			if err != nil {
				yield(entry{}, fmt.Errorf("reading %s: %w", file, err))
				return
			}
			if line.Number == 1 {
				// In UTF-16 each line looks as if it had been torn, and all would be cut off.
				if err := jsonl.Encoding(line.Bytes); err != nil {
					yield(entry{}, &CorruptError{File: file, Line: line.Number, Err: err, Do: "nothing was changed: its responses are all there"})
					return
				}
			}
			torn := line.Torn || bytes.IndexByte(line.Bytes, 0) >= 0
			switch {
			case torn && *damage == whole:
				*damage, hole = line.Offset, line.Number
				continue
			case torn:
				continue
			case *damage != whole:
				yield(entry{}, corruptLine(file, hole, errors.New("bytes that were never written, in front of lines that were")))
				return
			}
			slot, err := p.slotOf(line.Bytes)
			if err != nil {
				yield(entry{}, corruptLine(file, line.Number, err))
				return
			}
			if !yield(entry{slot: slot, offset: line.Offset, number: line.Number, line: line.Bytes}, nil) {
				return
			}
		}
	}
}

func corruptLine(file string, number int, err error) *CorruptError {
	return &CorruptError{File: file, Line: number, Err: err,
		Do: "mend the line or leave it empty; its question is then asked again when the run is resumed"}
}

func (p plan) slotOf(line []byte) (int, error) {
	n, epoch, ok := position(line)
	if !ok || line[len(line)-1] != '}' {
		var err error
		if n, epoch, err = decodePosition(line); err != nil {
			return 0, err
		}
	}
	slot, ok := p.slot(n, epoch)
	if !ok {
		return 0, fmt.Errorf("item %d, epoch %d is no part of a run of %s in %s", n, epoch, nouns.Count(p.items, "item"), nouns.Count(p.epochs, "epoch"))
	}
	return slot, nil
}

// position reads n and epoch from the beginning of a line in the form in which
// records are written, {"n":412,"epoch":0, and from nothing else. It is what
// makes resuming a long run fast.
func position(line []byte) (n, epoch int, ok bool) {
	rest, ok := bytes.CutPrefix(line, []byte(`{"n":`))
	if !ok {
		return 0, 0, false
	}
	n, rest, ok = digits(rest)
	if !ok {
		return 0, 0, false
	}
	rest, ok = bytes.CutPrefix(rest, []byte(`,"epoch":`))
	if !ok {
		return 0, 0, false
	}
	epoch, rest, ok = digits(rest)
	if !ok || len(rest) == 0 || rest[0] != ',' {
		return 0, 0, false
	}
	return n, epoch, true
}

// digits reads a JSON integer of at most ten digits: more is no ask of any run.
func digits(b []byte) (value int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && '0' <= b[i] && b[i] <= '9' {
		if i == 10 {
			return 0, nil, false
		}
		value = value*10 + int(b[i]-'0')
		i++
	}
	if i == 0 || i > 1 && b[0] == '0' {
		return 0, nil, false
	}
	return value, b[i:], true
}

func decodePosition(line []byte) (n, epoch int, err error) {
	var at struct{ N, Epoch *int }
	if err := json.Unmarshal(line, &at); err != nil {
		return 0, 0, fmt.Errorf("not a response: %w", inWords(err))
	}
	if at.N == nil || at.Epoch == nil {
		return 0, 0, errors.New(`not a response: "n" or "epoch" is missing`)
	}
	return *at.N, *at.Epoch, nil
}

// replied says whether a line records a reply. The outcome stands in front of
// everything that came from a server, and inside a JSON string its quotes would
// be escaped, so the first match is the record's own.
func replied(line []byte) bool {
	_, rest, ok := bytes.Cut(line, []byte(`"outcome":"`))
	return ok && bytes.HasPrefix(rest, []byte(`replied"`))
}
