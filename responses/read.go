package responses

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Read yields the records of a responses.jsonl in the order in which they
// stand there. It streams; an empty input yields nothing.
//
// Every error is a *SyntaxError with the line and without a file name. A
// complete line that is no record yields one, and reading goes on behind it
// unless the consumer stops. A read error is the last pair. A last line
// without its newline is what a killed process leaves behind: it is skipped
// and is no error, even where it happens to be whole, because the run that
// wrote it will ask for it again.
func Read(r io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for d, at := range jsonl.Each(r, decodeLine) {
			if at != nil {
				yield(Record{}, &jsonl.SyntaxError{Line: at.Line, Err: fmt.Errorf("reading responses: %w", at.Err)})
				return
			}
			if d.torn {
				return
			}
			if !yield(d.rec, d.err) {
				return
			}
		}
	}
}

type decoded struct {
	rec  Record
	err  error
	torn bool
}

func decodeLine(line jsonl.Line) decoded {
	if line.Torn {
		return decoded{torn: true}
	}
	rec, err := Parse(line.Bytes)
	if err != nil {
		err = &jsonl.SyntaxError{Line: line.Number, Err: err}
	}
	return decoded{rec: rec, err: err}
}

// Parse reads one line of responses.jsonl, without its newline, and keeps nothing
// of it. The error says what is wrong with a line that is no record: no JSON, a
// value of another type, an outcome that is missing or unknown, a number below 0.
func Parse(line []byte) (Record, error) {
	rec, err := parse(line)
	if err != nil {
		var typed *json.UnmarshalTypeError
		if errors.As(err, &typed) && typed.Field != "" {
			return Record{}, fmt.Errorf("not a response: %q holds a %s", typed.Field, typed.Value)
		}
		return Record{}, fmt.Errorf("not a response: %w", err)
	}
	switch rec.Outcome {
	case Replied, ContentFilter, ContextOverflow, APIError:
	case "":
		return Record{}, errors.New(`not a response: "outcome" is missing`)
	default:
		return Record{}, fmt.Errorf("not a response: unknown outcome %q; expected %s, %s, %s or %s",
			string(rec.Outcome), Replied, ContentFilter, ContextOverflow, APIError)
	}
	if rec.N < 0 || rec.Epoch < 0 {
		return Record{}, fmt.Errorf("not a response: n is %d and epoch %d; neither is ever below 0", rec.N, rec.Epoch)
	}
	return rec, nil
}
