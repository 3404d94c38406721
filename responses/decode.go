package responses

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// parse reads a record as encoding/json does. A line as AppendJSON writes it is
// read member by member, which takes a third of the time; where anything is
// otherwise encoding/json decides, and says what is wrong.
func parse(line []byte) (Record, error) {
	var rec Record
	if json.Valid(line) && rec.read(line) {
		return rec, nil
	}
	rec = Record{}
	return rec, json.Unmarshal(line, &rec)
}

// recordKeys are the members of a record in the order in which they are
// written.
//
//nolint:gochecknoglobals // a table, never changed
var recordKeys = [...]string{
	"n", "epoch", "key", "item", "outcome", "finish", "text", "reasoning", "refusal", "error", "usage", "model", "base_url",
	"fingerprint", "simulated", "max_tokens", "at", "seconds", "tries", "again", "raw_text", "raw",
}

// read fills r in from a valid line. It is false where a member is unknown,
// stands out of order (and so perhaps twice), or is of another type.
func (r *Record) read(line []byte) bool {
	next, fine := 0, bytes.HasPrefix(line, []byte("{"))
	for key, value := range jsonl.Members(line) {
		i := slices.Index(recordKeys[next:], key)
		if fine = i >= 0 && r.set(key, value); !fine {
			break
		}
		next += i + 1
	}
	return fine
}

func (r *Record) set(key string, value []byte) bool {
	switch key {
	case "n":
		return whole(&r.N, value)
	case "epoch":
		return whole(&r.Epoch, value)
	case "key":
		return len(value) > 2 && value[0] == '"' && r.Key.UnmarshalText(value[1:len(value)-1]) == nil
	case "item":
		return text(&r.Item, value)
	case "outcome":
		return text(&r.Outcome, value)
	case "finish":
		return text(&r.Finish, value)
	case "text":
		return text(&r.Text, value)
	case "reasoning":
		return text(&r.Reasoning, value)
	case "refusal":
		return text(&r.Refusal, value)
	case "error":
		return json.Unmarshal(value, &r.Error) == nil
	case "usage":
		return usage(&r.Usage, value)
	case "model":
		return text(&r.Model, value)
	case "base_url":
		return text(&r.BaseURL, value)
	case "fingerprint":
		return text(&r.Fingerprint, value)
	case "simulated":
		return json.Unmarshal(value, &r.Simulated) == nil
	case "max_tokens":
		return whole(&r.MaxTokens, value)
	case "at":
		return r.At.UnmarshalJSON(value) == nil
	case "seconds":
		var err error
		r.Seconds, err = strconv.ParseFloat(string(value), 64)
		return err == nil
	case "tries":
		return whole(&r.Tries, value)
	case "again":
		return text(&r.Again, value)
	case "raw_text":
		return text(&r.RawText, value)
	}
	r.Raw = bytes.Clone(value) // "raw"
	return true
}

// usage reads what AppendJSON writes: whole numbers, in their order.
func usage(to **Usage, value []byte) bool {
	u := new(Usage)
	*to = u
	parts := []struct {
		key string
		to  *int
	}{{"prompt", &u.Prompt}, {"completion", &u.Completion}, {"reasoning", &u.Reasoning}}
	fine := value[0] == '{'
	for key, value := range jsonl.Members(value) {
		if fine = fine && len(parts) > 0 && key == parts[0].key && whole(parts[0].to, value); !fine {
			break
		}
		parts = parts[1:]
	}
	return fine
}

func text[T ~string](to *T, value []byte) bool {
	s, ok := jsonl.Text(value)
	*to = T(s)
	return ok
}

func whole(to *int, value []byte) bool {
	n, err := strconv.Atoi(string(value))
	*to = n
	return err == nil
}
