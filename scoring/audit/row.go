package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A Row is one labeled response: a line of a file. Other keys than these may
// stand in a line and are not looked at.
type Row struct {
	Question string
	Response string
	Label    string
	Model    string   // optional, as are those that follow
	Gold     []string // answers that are right, each of them
	Source   string
	LabelBy  string // who gave the label
}

// A RowError says why a line is no labeled response, and what to do about it.
type RowError struct{ Problem, Next string }

// Error is the problem without the advice.
func (e *RowError) Error() string { return e.Problem }

// An EmptyError is a file without a response.
type EmptyError struct{ File string }

// Error names the file.
func (e *EmptyError) Error() string { return e.File + " holds no response" }

// Shape is what a line has to be, in words.
const Shape = `each line is a JSON object with the texts "question", "response" and "label"; docs/scoring.md has them all`

// Parse reads one line. Keys that are missing, and null, are as good as empty
// for what is optional; a response may be empty, a question or a label not. The
// error is a *RowError.
func Parse(line []byte) (Row, error) {
	for _, check := range []func([]byte) error{jsonl.Encoding, jsonl.UTF8} {
		if err := check(line); err != nil {
			return Row{}, &RowError{err.Error(), Shape}
		}
	}
	var in struct {
		Question *string  `json:"question"`
		Response *string  `json:"response"`
		Label    *string  `json:"label"`
		Model    *string  `json:"model"`
		Gold     []string `json:"gold"`
		Source   *string  `json:"source"`
		LabelBy  *string  `json:"label_by"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return Row{}, malformed(err)
	}
	for _, required := range []struct {
		key   string
		value *string
		empty bool
	}{{"question", in.Question, false}, {"response", in.Response, true}, {"label", in.Label, false}} {
		switch {
		case required.value == nil:
			return Row{}, &RowError{fmt.Sprintf("%q is missing", required.key), Shape}
		case *required.value == "" && !required.empty:
			return Row{}, &RowError{fmt.Sprintf("%q is empty", required.key), "fill it in, or take the line out"}
		}
	}
	return Row{
		Question: *in.Question, Response: *in.Response, Label: *in.Label,
		Model: text(in.Model), Source: text(in.Source), LabelBy: text(in.LabelBy),
		Gold: slices.DeleteFunc(in.Gold, func(answer string) bool { return answer == "" }),
	}, nil
}

// malformed puts an error of encoding/json into words.
func malformed(err error) *RowError {
	var typed *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &typed):
		return &RowError{"not JSON: " + err.Error(), Shape}
	case typed.Field == "":
		return &RowError{"not an object but a JSON " + typed.Value, Shape}
	case typed.Field == "gold":
		return &RowError{fmt.Sprintf(`"gold" holds a JSON %s`, typed.Value), `"gold" takes a list of texts, as in ["30", "thirty"], or null`}
	}
	return &RowError{fmt.Sprintf("%q holds a JSON %s", typed.Field, typed.Value), fmt.Sprintf("%q takes a text", typed.Field)}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
