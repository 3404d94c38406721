package importers

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// JSONL yields the answers of a file of {"id","response"} lines, in order.
// Optional keys are "reasoning", "model", "finish" (strings) and "epoch" (a
// whole number from 0); null counts as absent, and keys of other names are
// ignored, since harnesses add their own.
//
// Errors are *jsonl.SyntaxError values that name file and line and say what was
// expected; reading goes on behind them unless the consumer stops. A second
// line for one (id, epoch) is an error that names both lines. A last line
// without its newline counts like any other. An empty file yields nothing.
func JSONL(r io.Reader, file string) iter.Seq2[Answer, error] {
	return func(yield func(Answer, error) bool) {
		type sample struct {
			id    string
			epoch int
		}
		seen := make(map[sample]int)
		for line, err := range jsonl.Lines(r) {
			var a Answer
			if err != nil {
				err = fmt.Errorf("reading answers: %w", err)
			} else if a, err = decode(line.Bytes); err == nil {
				a.File, a.Line = file, line.Number
				at := sample{a.ID, a.Epoch}
				if first, again := seen[at]; again {
					err = fmt.Errorf("a second answer to item %q, epoch %d; the first is on line %d. Give each sample of an item its own \"epoch\", or remove one",
						a.ID, a.Epoch, first)
				} else {
					seen[at] = line.Number
				}
			}
			if err != nil {
				a, err = Answer{}, &jsonl.SyntaxError{File: file, Line: line.Number, Err: err}
			}
			if !yield(a, err) || errors.Is(err, jsonl.ErrUTF16) {
				return // of UTF-16 each line would say the same
			}
		}
	}
}

func decode(line []byte) (Answer, error) {
	var row struct {
		ID        *string `json:"id"`
		Response  *string `json:"response"`
		Epoch     *int    `json:"epoch"`
		Reasoning string  `json:"reasoning"`
		Model     string  `json:"model"`
		Finish    string  `json:"finish"`
	}
	if err := jsonl.Encoding(line); err != nil {
		return Answer{}, err
	}
	const expected = `expected {"id": "...", "response": "..."}, one such object a line`
	if err := json.Unmarshal(line, &row); err != nil {
		var typed *json.UnmarshalTypeError
		if errors.As(err, &typed) && typed.Field != "" {
			return Answer{}, fmt.Errorf("%q holds %s, not a %s; %s", typed.Field, withArticle(typed.Value), kindOf(typed.Field), expected)
		}
		if errors.As(err, &typed) {
			return Answer{}, fmt.Errorf("the line holds %s; %s", withArticle(typed.Value), expected)
		}
		return Answer{}, fmt.Errorf("not JSON (%w); %s", err, expected)
	}
	switch {
	case row.ID == nil:
		return Answer{}, fmt.Errorf(`"id" is missing; %s`, expected)
	case strings.TrimSpace(*row.ID) == "":
		return Answer{}, errors.New(`"id" is empty; it is the id of an item of the suite`)
	case row.Response == nil:
		return Answer{}, fmt.Errorf(`"response" is missing; %s, with "" where the model said nothing`, expected)
	}
	a := Answer{ID: *row.ID, Response: *row.Response, Reasoning: row.Reasoning, Model: row.Model, Finish: row.Finish}
	if row.Epoch != nil {
		if a.Epoch = *row.Epoch; a.Epoch < 0 {
			return Answer{}, fmt.Errorf(`"epoch" is %d; it counts the samples of an item from 0`, a.Epoch)
		}
	}
	return a, nil
}

// withArticle is what encoding/json calls a value, as in "an array".
func withArticle(value string) string {
	if strings.ContainsAny(value[:1], "aeiou") {
		return "an " + value
	}
	return "a " + value
}

func kindOf(field string) string {
	if field == "epoch" {
		return "whole number"
	}
	return "string"
}
