package responses

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// parse reads a record as encoding/json does. A line as AppendJSON writes it is
// read member by member, which takes a third of the time; where anything is
// otherwise encoding/json decides, and says what is wrong.
func parse(line []byte) (Record, error) {
	var rec Record
	if rec.read(line) {
		return rec, nil
	}
	return parseAny(line)
}

// parseAny stands apart, since what encoding/json is handed is on the heap.
func parseAny(line []byte) (rec Record, err error) {
	err = json.Unmarshal(line, &rec)
	return rec, err
}

// The members of a record and of its usage, in the order in which they are written.
var (
	recordKeys = [...]string{
		"n", "epoch", "key", "item", "outcome", "finish", "text", "reasoning", "refusal", "error", "usage", "model", "base_url",
		"fingerprint", "simulated", "max_tokens", "at", "seconds", "tries", "again", "raw_text", "raw",
	}
	usageKeys = [...]string{"prompt", "completion", "reasoning"}
)

// read fills r in from a line, if that is as AppendJSON writes it.
func (r *Record) read(line []byte) bool { return jsonl.Fill(line, recordKeys[:], r.set) }

func (r *Record) set(key string, value []byte) bool {
	switch key {
	case "n":
		return jsonl.SetInt(&r.N, value)
	case "epoch":
		return jsonl.SetInt(&r.Epoch, value)
	case "key":
		return len(value) > 2 && value[0] == '"' && r.Key.UnmarshalText(value[1:len(value)-1]) == nil
	case "item":
		return jsonl.SetText(&r.Item, value)
	case "outcome":
		if string(value) == `"replied"` { // of most, which need no copy of the word
			r.Outcome = Replied
			return true
		}
		return jsonl.SetText(&r.Outcome, value)
	case "finish":
		if string(value) == `"stop"` {
			r.Finish = "stop"
			return true
		}
		return jsonl.SetText(&r.Finish, value)
	case "text":
		return jsonl.SetText(&r.Text, value)
	case "reasoning":
		return jsonl.SetText(&r.Reasoning, value)
	case "refusal":
		return jsonl.SetText(&r.Refusal, value)
	case "error":
		var e *Error
		err := json.Unmarshal(value, &e)
		r.Error = e
		return err == nil
	case "usage":
		return usage(&r.Usage, value)
	case "model":
		return jsonl.SetText(&r.Model, value)
	case "base_url":
		return jsonl.SetText(&r.BaseURL, value)
	case "fingerprint":
		return jsonl.SetText(&r.Fingerprint, value)
	case "simulated":
		return jsonl.SetBool(&r.Simulated, value)
	case "max_tokens":
		return jsonl.SetInt(&r.MaxTokens, value)
	case "at":
		return r.At.UnmarshalJSON(value) == nil
	case "seconds":
		var err error
		r.Seconds, err = strconv.ParseFloat(string(value), 64)
		return err == nil
	case "tries":
		return jsonl.SetInt(&r.Tries, value)
	case "again":
		return jsonl.SetText(&r.Again, value)
	case "raw_text":
		return jsonl.SetText(&r.RawText, value)
	}
	r.Raw = bytes.Clone(value) // "raw"
	return true
}

// usage reads what AppendJSON writes: whole numbers, in their order.
func usage(to **Usage, value []byte) bool {
	u := new(Usage)
	*to = u
	return jsonl.Fill(value, usageKeys[:], func(key string, value []byte) bool {
		switch key {
		case "prompt":
			return jsonl.SetInt(&u.Prompt, value)
		case "completion":
			return jsonl.SetInt(&u.Completion, value)
		}
		return jsonl.SetInt(&u.Reasoning, value)
	})
}
