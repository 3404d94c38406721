package responses

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Read yields the records of a responses.jsonl in the order in which they
// stand there. It streams; an empty input yields nothing.
//
// Every error is a *jsonl.SyntaxError with the line and without a file name. A
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
	rec, err := decode(line.Bytes)
	if err != nil {
		err = &jsonl.SyntaxError{Line: line.Number, Err: err}
	}
	return decoded{rec: rec, err: err}
}

func decode(line []byte) (Record, error) {
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

// parse reads a record. A body that stands last, as AppendJSON puts it, is more
// than half of the line and is copied as it is; within a string its key's
// quotes would be escaped, so that the first place that looks like it is it.
func parse(line []byte) (rec Record, err error) {
	head, rest, found := bytes.Cut(line, []byte(`,"raw":`))
	head = bytes.TrimSpace(head)
	if found && len(head) > 1 && bytes.HasSuffix(rest, []byte("}")) { // a brace alone has no member for the comma to follow
		if raw := bytes.TrimSpace(rest[:len(rest)-1]); json.Valid(raw) {
			err = json.Unmarshal(append(bytes.Clone(head), '}'), &rec)
			if err == nil {
				rec.Raw = bytes.Clone(raw)
				return rec, nil
			}
			rec = Record{}
		}
	}
	return rec, json.Unmarshal(line, &rec)
}

// AppendJSON appends r to b as one line of responses.jsonl without its
// newline: "n" first, "raw" last, nothing escaped for HTML. Invalid UTF-8
// becomes U+FFFD, in Raw too; all else comes back from Read as it was. It
// fails, with b unchanged, where Raw is not JSON or a number is not finite.
func (r Record) AppendJSON(b []byte) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return b, fmt.Errorf("encoding response %d of item %q: %w", r.Epoch, r.Item, err)
	}
	line := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	if !utf8.Valid(line) { // strings are mended by the encoder, Raw is copied
		line = bytes.ToValidUTF8(line, []byte("\uFFFD"))
	}
	return append(b, line...), nil
}
