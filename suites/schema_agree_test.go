package suites

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// agree holds Parse and the schema to the same lines. The schema speaks of
// values and Parse of spellings, so the comparison has two halves:
//
//   - what the line means, spelled in the plainest way, Parse accepts exactly
//     if the schema does and beyond finds nothing;
//   - the line as it is spelled Parse accepts exactly if it accepts that one,
//     save for a key that stands twice and for half a surrogate pair.
//
// These exceptions are all; the $comment of the schema names each.
func agree(t *testing.T, line []byte) {
	t.Helper()
	_, err := Parse(line)
	if !utf8.Valid(line) || !json.Valid(line) {
		if err == nil {
			t.Errorf("Parse accepts what is no JSON text: %q", line)
		}
		return
	}
	value := meaning(t, line)
	plain, e := json.Marshal(value)
	if e != nil {
		t.Fatal(e)
	}
	_, plainErr := Parse(plain)
	schemaErr := itemSchema().Validate(value)
	if accepts := schemaErr == nil && !beyond(value); accepts != (plainErr == nil) {
		t.Errorf("%s\nParse: %v\nschema: %v", plain, plainErr, schemaErr)
	}
	switch {
	case err == nil && plainErr != nil:
		t.Errorf("Parse accepts %s\nbut not   %s: %v", line, plain, plainErr)
	case err != nil && plainErr == nil && members(line) == members(plain) && !surrogate().Match(line):
		t.Errorf("Parse accepts %s\nbut not   %s: %v", plain, line, err)
	}
}

// itemSchema is the schema compiled, dates asserted.
var itemSchema = sync.OnceValue(func() *jsonschema.Schema {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		panic(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("item.schema.json", doc); err != nil {
		panic(err)
	}
	return c.MustCompile("item.schema.json")
})

// meaning is what a JSON reader with 64-bit floats makes of a line.
func meaning(t *testing.T, line []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return floats(value)
}

// floats rounds all numbers, which also keeps the validator, whose numbers are
// exact, from writing out 1e999999999.
func floats(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key := range v {
			v[key] = floats(v[key])
		}
	case []any:
		for i := range v {
			v[i] = floats(v[i])
		}
	case json.Number:
		f, err := strconv.ParseFloat(string(v), 64)
		switch {
		case err == nil:
			return json.Number(strconv.FormatFloat(f, 'g', -1, 64))
		case f > 0:
			return json.Number("1e309") // infinite
		}
		return json.Number("-1e309")
	}
	return value
}

// beyond says whether a line breaks a rule about two fields that no JSON
// Schema can state.
func beyond(value any) bool {
	item, ok := value.(map[string]any)
	if !ok {
		return false
	}
	from, dated := item["valid_from"].(string)
	until, _ := item["valid_until"].(string)
	control, controlled := item["control"].(string)
	return dated && until < from && item["valid_until"] != nil || controlled && control == item["id"]
}

// members counts the keys of all objects in a text. A key that stands twice
// counts twice, and in a text made from the value once.
func members(text []byte) int {
	d := json.NewDecoder(bytes.NewReader(text))
	var count func() int
	count = func() (n int) {
		open, _ := d.Token()
		if open != json.Delim('{') && open != json.Delim('[') {
			return 0
		}
		for d.More() {
			if open == json.Delim('{') {
				d.Token()
				n++
			}
			n += count()
		}
		d.Token()
		return n
	}
	return count()
}

// surrogate matches the escape of one half of a surrogate pair, or of both.
var surrogate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\\u[dD][89a-fA-F]`) })
