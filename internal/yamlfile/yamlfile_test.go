package yamlfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"a mapping", "a: 1\n", "map 1"},
		{"a list behind a comment", "# of gates\n- a\n", "seq 2"},
		{"a document that is marked and ends", "---\na: 1\n...\n", "map 2"},
		{"a document of nothing", "---\n", "null 2"},
		{"nothing", "", "nothing"},
		{"comments alone", "# later\n", "nothing"},
		{"a second document", "a: 1\n---\nb: 2\n", "2: a second YAML document begins here: put all of it into one"},
		{"a second document of nothing", "a: 1\n---\n", "2: a second YAML document begins here: put all of it into one"},
		{"a tab", "a: 1\n\tb: 2\n", "2: found a tab character that violates indentation: indent with blanks"},
		{"a colon in a text", "a: b: c\n", "1: mapping values are not allowed in this context: a text that has a colon in it stands in quotes, and keys of one level in one column"},
		{"keys that are out of line", "a: 1\n   b: 2\n", "2: mapping values are not allowed in this context: a text that has a colon in it stands in quotes, and keys of one level in one column"},
		{"a tab in a second document", "a: 1\n---\n\t- b\n", "3: found character that cannot start any token: put the value in quotes, and indent with blanks"},
		{"a brace in a value between braces", "a: {b: http://${HOST}/v1}\n", "1: did not find expected ',' or '}': a comma or the end is missing, or a value with one of { } [ ] , in it is without quotes"},
		{"a list without an end", "a: [\n", "1: did not find expected node content"},
		{"Windows-1252, with its line", "a: 1\nb: Gr\xfc\xdfe\n", "2: not valid UTF-8: save the file as UTF-8"},
		{"UTF-16 with its mark", "\xff\xfea\x00:\x00 \x001\x00\n\x00", "map 1"},
		{"an anchor that is nowhere", "a: *b\n", "1: unknown anchor 'b' referenced"},
		{"an anchor that is nowhere, further down", "a: 1\nb: 2\nc: *d\ne: 3\n", "3: unknown anchor 'd' referenced"},
		{"a brace in a value, further down", "a: 1\nb:\n  - c: 2\n  - {d: ${E:-f}}\ng: 3\n", "4: did not find expected ',' or '}': a comma or the end is missing, or a value with one of { } [ ] , in it is without quotes"},
		{"a brace that is not closed", "a: 1\nb:\n  c: 2\n  d: {e: 1, f: 2\n  g: 3\n", "4: did not find expected ',' or '}': a comma or the end is missing, or a value with one of { } [ ] , in it is without quotes"},
		{"a key that stands too far left", "a: 1\nb:\n  - c: 2\n    d: 3\n   e: 4\n", "5: did not find expected '-' indicator: keys of one level stand in one column"},
		{"in a second document", "a: 1\n---\nb: 2\nc: *d\n", "4: unknown anchor 'd' referenced"},
	} {
		if diff := cmp.Diff(c.want, read(c.text)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func read(text string) string {
	node, err := Read([]byte(text))
	switch {
	case err != nil:
		line, text := Place(err)
		return fmt.Sprintf("%d: %s", line, text)
	case node == nil:
		return "nothing"
	}
	return fmt.Sprintf("%s %d", strings.TrimPrefix(node.Tag, "!!"), node.Line)
}

func TestPlaceTakesTheFirstOfSeveral(t *testing.T) {
	node, err := Read([]byte("a: x\nb: y\n"))
	if err != nil {
		t.Fatal(err)
	}
	var numbers map[string]int
	line, text := Place(node.Decode(&numbers))
	if line != 1 || text != "cannot unmarshal !!str `x` into int" {
		t.Errorf("%d: %s", line, text)
	}
}

func TestMembers(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"in their order", "b: 1\na: 2\n", []string{"b=1", "a=2"}},
		{"an alias is what it stands for", "a: &x 1\nb: *x\n", []string{"a=1", "b=1"}},
		{"the second of two keys", "a: 1\nb: 2\na: 3\n", []string{"a=1", "b=2", "twice a on 3"}},
		{"a list has none", "[a, b]\n", nil},
	} {
		node, err := Read([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		twice := func(key *yaml.Node) { got = append(got, fmt.Sprintf("twice %s on %d", key.Value, key.Line)) }
		for key, value := range Members(node, twice) {
			got = append(got, key.Value+"="+value.Value)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a: 1\n---\nb: 2\n")
	f.Add("- [*x\n")
	f.Fuzz(func(t *testing.T, text string) {
		node, err := Read([]byte(text))
		if err != nil {
			if line, message := Place(err); line < 1 || message == "" {
				t.Errorf("%d: %q", line, message)
			}
			return
		}
		if node != nil {
			for range Members(node, func(*yaml.Node) {}) {
			}
		}
	})
}
