package suites

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/item.schema.json and the table of docs/suites.md anew")

// The schema that is published is the schema that the code makes.
func TestSchemaIsPublished(t *testing.T) {
	published(t, "item.schema.json", func([]byte) []byte { return Schema() })
}

// The table of keys in docs/suites.md says what the schema says, so that the
// page, the schema and the loader know the same keys.
func TestSchemaIsDocumented(t *testing.T) {
	published(t, "suites.md", func(page []byte) []byte {
		before, rest, ok := bytes.Cut(page, []byte("<!-- keys -->\n"))
		_, after, closed := bytes.Cut(rest, []byte("<!-- /keys -->"))
		if !ok || !closed {
			t.Fatal("suites.md has no table between <!-- keys --> and <!-- /keys -->")
		}
		table := "<!-- keys -->\n| key | value | meaning |\n|---|---|---|\n" + strings.Join(rows(t, Schema(), ""), "") + "<!-- /keys -->"
		return bytes.Join([][]byte{before, after}, []byte(table))
	})
}

// published compares a file of docs with what it should be.
func published(t *testing.T, name string, from func(got []byte) []byte) {
	t.Helper()
	path := filepath.Join("..", "docs", name)
	got, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := from(got)
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/%s (-want +got); `just schema` writes it anew:\n%s", name, diff)
	}
}

// rows are the lines of the table about the keys of an object.
func rows(t *testing.T, schema []byte, prefix string) []string {
	t.Helper()
	var o struct {
		Properties json.RawMessage
		Required   []string
	}
	if err := json.Unmarshal(schema, &o); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, key := range inOrder(t, o.Properties) {
		of := map[string]json.RawMessage{}
		if err := json.Unmarshal(o.Properties, &of); err != nil {
			t.Fatal(err)
		}
		var p struct {
			Description, Type string
			Ref               string `json:"$ref"`
			Enum              []string
			Items             struct{ Enum []string }
			Minimum, Maximum  float64
			Properties        json.RawMessage
		}
		if err := json.Unmarshal(of[key], &p); err != nil {
			t.Fatal(err)
		}
		if p.Description == "" || !strings.HasSuffix(p.Description, ".") {
			t.Errorf("%s%s: %q is no sentence about it", prefix, key, p.Description)
		}
		value := map[string]string{
			"string": "text", "boolean": "true or false", "number": "a number of at least 0", "object": "an object",
			"integer":          "a whole number from " + strconv.Itoa(int(p.Minimum)) + " to " + strconv.Itoa(int(p.Maximum)),
			"array":            "any of: " + strings.Join(p.Items.Enum, ", "),
			"#/$defs/name":     "a name",
			"#/$defs/date":     "a date",
			"#/$defs/list":     "a list of texts",
			"#/$defs/nonblank": "text that is not blank",
			"":                 "one of: " + strings.Join(p.Enum, ", "),
		}[p.Type+p.Ref]
		if slices.Contains(o.Required, key) {
			value += "; required"
		}
		all = append(all, "| `"+prefix+key+"` | "+value+" | "+p.Description+" |\n")
		if p.Properties != nil {
			all = append(all, rows(t, of[key], prefix+key+".")...)
		}
	}
	return all
}

// inOrder gives the keys of an object as they stand.
func inOrder(t *testing.T, o json.RawMessage) (keys []string) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(o))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		if err := d.Decode(new(json.RawMessage)); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

func TestSchemaKnowsTheSameCharacters(t *testing.T) {
	filled, controls := regexp.MustCompile(notBlank()), regexp.MustCompile(control())
	for r := range rune(0x10000) { // there are none beyond
		if unicode.IsSpace(r) == filled.MatchString(string(r)) {
			t.Errorf("%U: blank to the loader or to the schema, not to both", r)
		}
		if unicode.IsControl(r) != controls.MatchString(string(r)) {
			t.Errorf("%U: a control character to the loader or to the schema, not to both", r)
		}
	}
}
