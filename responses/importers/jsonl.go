package importers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// JSONL yields the answers of a file of {"id","response"} lines, in order.
// Optional keys are "reasoning", "model", "finish" (strings) and "epoch" (a
// whole number from 0); null counts as absent. "finish_reason" and
// "reasoning_content", as servers call them, are other names of "finish" and
// "reasoning". Keys of other names are not read, since harnesses add their own; an
// answer has them as Unread.
//
// Errors are *responses.SyntaxError values that name file and line and say what was
// expected; reading goes on behind them unless the consumer stops. A key that
// stands twice in a line is one, since only one of its values could be read. A second
// line for one (id, epoch) is an error that names both lines. A last line
// without its newline counts like any other. An empty file yields nothing.
func JSONL(r io.Reader, file string) iter.Seq2[Answer, error] {
	return answers(r, file, func(line []byte) (Answer, error) {
		a, err := decode(line)
		if err != nil && bytes.Contains(line, []byte(`"custom_id"`)) {
			err = fmt.Errorf("%w; the output of a batch is another format, batch", err)
		}
		return a, err
	})
}

// Keys are the names of what is read of a line.
func Keys() []string {
	return []string{"id", "response", "epoch", "model", "finish", "finish_reason", "reasoning", "reasoning_content"}
}

const expected = `expected {"id": "...", "response": "..."}, one such object a line`

func decode(line []byte) (Answer, error) {
	whole, err := object(line, expected)
	if err != nil {
		return Answer{}, err
	}
	var a Answer
	there := map[string]bool{} // by key, false for null
	for name, value := range jsonl.Members(whole) {
		key := string(name)
		if _, twice := there[key]; twice {
			return Answer{}, fmt.Errorf("%q stands here twice, and one of its values would be lost; keep one", key)
		}
		there[key] = value[0] != 'n'
		if err := a.read(key, value); err != nil {
			return Answer{}, err
		}
	}
	switch {
	case !there["id"]:
		return Answer{}, fmt.Errorf(`"id" is missing%s; %s`, inPlaceOf("id", a.Unread), expected)
	case strings.TrimSpace(a.ID) == "":
		return Answer{}, errors.New(`"id" is empty; it is the id of an item of the suite`)
	case !there["response"]:
		return Answer{}, fmt.Errorf(`"response" is missing%s; %s, with "" where the model said nothing`, inPlaceOf("response", a.Unread), expected)
	}
	return a, nil
}

// read takes in one member of a line, whose value is valid JSON.
func (a *Answer) read(key string, value []byte) error {
	var to *string
	switch key {
	case "id":
		to = &a.ID
	case "response":
		to = &a.Response
	case "reasoning", "reasoning_content":
		to = &a.Reasoning
	case "model":
		to = &a.Model
	case "finish", "finish_reason":
		to = &a.Finish
	case "epoch":
		return a.readEpoch(value)
	default:
		a.Unread = append(a.Unread, key)
		return nil
	}
	if value[0] == 'n' {
		return nil
	}
	text, ok := jsonl.Text(value)
	if !ok {
		instead := ""
		if value[0] == '-' || '0' <= value[0] && value[0] <= '9' {
			instead = `, as in "` + string(value) + `"`
		}
		return fmt.Errorf("%q holds %s, not a string%s; %s", key, kindOf(value), instead, expected)
	}
	switch {
	case *to == "":
		*to = text
	case text != "" && text != *to: // under the other name
		return fmt.Errorf("%q says another thing than %q before it; keep one of the two", key, otherName(key))
	}
	return nil
}

// otherName is the other key of what has two.
func otherName(key string) string {
	switch key {
	case "finish":
		return "finish_reason"
	case "finish_reason":
		return "finish"
	case "reasoning":
		return "reasoning_content"
	}
	return "reasoning"
}

func (a *Answer) readEpoch(value []byte) error {
	// A table with gaps has 1.0 for 1.
	if whole, ok := bytes.CutSuffix(value, []byte(".0")); ok {
		value = whole
	}
	if err := json.Unmarshal(value, &a.Epoch); err != nil {
		return fmt.Errorf(`"epoch" holds %s, not a whole number; %s`, kindOf(value), expected)
	}
	if a.Epoch < 0 {
		return fmt.Errorf(`"epoch" is %d; it counts the samples of an item from 0`, a.Epoch)
	}
	return nil
}

// inPlaceOf says in which other letters a key that is missing stands in its line, or
// which other keys do: one of them may be it.
func inPlaceOf(key string, unread []string) string {
	for _, other := range unread {
		if strings.EqualFold(key, other) {
			return fmt.Sprintf(", and %q is another key: write it in small letters", other)
		}
	}
	const most = 6
	var names []string
	for _, other := range unread[:min(len(unread), most)] {
		names = append(names, strconv.Quote(other))
	}
	switch {
	case len(unread) == 0:
		return ""
	case len(unread) > most:
		names = append(names, fmt.Sprintf("and %d more", len(unread)-most))
	}
	return "; not read: " + strings.Join(names, ", ")
}

// object is a line that holds one.
func object(line []byte, expected string) (json.RawMessage, error) {
	var whole json.RawMessage
	if err := json.Unmarshal(line, &whole); err != nil {
		return nil, fmt.Errorf("not JSON%s (%w); %s", place(line, err), err, expected)
	}
	if whole[0] != '{' {
		return nil, fmt.Errorf("the line holds %s; %s", kindOf(whole), expected)
	}
	return whole, nil
}

// place says where in a line JSON ends, and what may be done about it.
func place(line []byte, err error) string {
	var at *json.SyntaxError
	if !errors.As(err, &at) || at.Offset < 1 || at.Offset > int64(len(line)) {
		return ""
	}
	text := fmt.Sprintf(" at byte %d", at.Offset)
	for _, word := range []string{"NaN", "Infinity"} {
		if rest := line[at.Offset-1:]; bytes.HasPrefix(rest, []byte(word)) {
			text += ", where " + word + " stands: write null"
		}
	}
	return text
}

// kindOf says what a value is, as in "an array"; a number as it stands.
func kindOf(value []byte) string {
	switch value[0] {
	case '"':
		return "a string"
	case '{':
		return "an object"
	case '[':
		return "an array"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	return "the number " + string(value)
}
