package suites

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Schema returns the JSON Schema (draft 2020-12) of one line of an items.jsonl,
// for editors, for programs that write items, and for other languages. It is
// made from the tables that Parse reads by; docs/item.schema.json is a copy.
//
// Parse accepts what the schema accepts, apart from the few rules that a JSON
// Schema cannot state, which the schema lists in its $comment. A validator has
// to be told to check formats, or 30 February passes for a date.
func Schema() []byte {
	item := itemKeys()
	return layout(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://github.com/abstain-eval/abstain-eval/blob/main/docs/item.schema.json"},
		{"title", "An item of abstain-eval"},
		{"description", "One line of an items.jsonl: a question, whether it can be answered, and why that holds."},
		{"$comment", "The loader also holds what a JSON Schema cannot state: no key stands twice in an object; " +
			"a string outside meta holds no half of a surrogate pair; valid_until is not before valid_from; " +
			"control is not the item's own id. Numbers count as 64-bit floats. " +
			"Dates need a validator that asserts formats. What concerns several lines, as that no two items share an id, " +
			"is checked by the loader and by suite lint."},
		{"type", "object"},
		{"properties", properties(item[:], itemProperties())},
		{"required", []string{"id", "answerable", "question"}},
		{"additionalProperties", false},
		{"dependentRequired", object{{"control", []string{"probe"}}}},
		{"allOf", []object{
			{
				{"if", object{{"required", []string{"probe"}}}},
				{"else", object{{"required", []string{"scenario"}}}},
			},
			{
				{"if", object{{"properties", object{{"answerable", object{{"const", true}}}}}}},
				{"then", answerableSide()},
				{"else", unanswerableSide()},
			},
		}},
		{"$defs", object{
			{"nonblank", object{{"type", "string"}, {"pattern", notBlank()}}},
			{"list", object{{"type", "array"}, {"items", ref("nonblank")}}},
			{"name", object{{"type", "string"}, {"pattern", notBlank()}, {"not", object{{"pattern", control()}}}}},
			// The pattern is for validators that take a format for a remark.
			{"date", object{{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}}},
		}},
	})
}

// answerableSide is checkAnswerable as a schema. An empty array is a field that
// is not there.
func answerableSide() object {
	return object{
		{"properties", object{{"missing", false}, {"lures", object{{"maxItems", 0}}}}},
		{"dependentSchemas", object{{"match", object{
			{"properties", object{{"answers", object{{"minItems", 1}}}}},
			{"required", []string{"answers"}},
		}}}},
	}
}

// unanswerableSide is checkUnanswerable as a schema.
func unanswerableSide() object {
	return object{{"properties", object{{"answers", object{{"maxItems", 0}}}, {"match", false}}}}
}

// notBlank matches a string of which strings.TrimSpace leaves something. What
// \s stands for differs from one language to the next, so that each kind of
// space is written out.
func notBlank() string {
	return "[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
}

// control matches a string with a character for which unicode.IsControl holds.
func control() string { return `[\x00-\x1f\x7f-\x9f]` }

// An object is a JSON object whose members keep their order: a reader looks
// for a key where the loader lists it.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.key, err)
		}
		b = append(append(jsonl.AppendText(b, m.key), ':'), value...)
	}
	return append(b, '}'), nil
}

// layout gives the bytes of a file: indented, and in ASCII, since some of the
// spaces in a pattern cannot be seen.
func layout(o object) []byte {
	b, err := json.MarshalIndent(o, "", "  ")
	if err != nil {
		//nolint:forbidigo // a value without a JSON form is a mistake of this file; a test makes the schema
		panic("suites: " + err.Error())
	}
	var to bytes.Buffer
	for _, r := range string(b) {
		if r < utf8.RuneSelf {
			to.WriteByte(byte(r))
		} else {
			fmt.Fprintf(&to, `\u%04x`, r) // none of ours lies beyond the first 65,536
		}
	}
	to.WriteByte('\n')
	return to.Bytes()
}
