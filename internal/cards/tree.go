package cards

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

const indexKey = "model-index"

// parse reads front matter. The root is nil where nothing but comments stands
// in it. It fails on what is no mapping and on what is no YAML, with the line in
// the file.
func (t *text) parse(front []byte) (*yaml.Node, error) {
	root, err := yamlfile.Read(front)
	if second := (*yamlfile.SecondError)(nil); errors.As(err, &second) {
		return nil, t.refuse(second.Line, "a second YAML document begins in the front matter")
	}
	if root == nil || err != nil {
		return nil, t.yamlError(err)
	}
	// What a node does not show: keys that stand there twice, names of anchors that
	// are nowhere.
	var values any
	if err := root.Decode(&values); err != nil {
		return nil, t.yamlError(err)
	}
	switch {
	case root.Kind == yaml.ScalarNode && root.Tag == "!!null":
		return nil, nil
	case root.Kind != yaml.MappingNode:
		return nil, t.refuse(root.Line, "the front matter is no list of keys")
	case root.Style&yaml.FlowStyle != 0:
		return nil, t.refuse(root.Line, "the front matter is written in braces")
	}
	return root, nil
}

// refuse is an error about a line of the front matter, counted from 1.
func (t *text) refuse(line int, message string) error {
	return &Error{
		File: t.name, Line: t.frontLine + line - 1, Message: message,
		Next: "nothing was changed; write it with one key or item a line, or put in by hand what --metadata prints",
	}
}

// yamlError puts the library's complaint, if there is one, into the file's lines.
func (t *text) yamlError(err error) error {
	if err == nil {
		return nil
	}
	line, message := yamlfile.Place(err)
	if before, also, ok := strings.Cut(message, " already defined at line "); ok {
		if n, err := strconv.Atoi(also); err == nil {
			message = before + " already defined at line " + itoa(t.frontLine+n-1)
		}
	}
	return &Error{File: t.name, Line: t.frontLine + line - 1, Message: "the front matter is no YAML: " + message, Next: "mend it and try again; nothing was changed"}
}

// member finds a key of a mapping; nil where it is not there.
func member(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if k := mapping.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name {
			return k, mapping.Content[i+1]
		}
	}
	return nil, nil
}

// empty reports a value that holds nothing: none, null or [].
func empty(value *yaml.Node) bool {
	switch value.Kind {
	case yaml.ScalarNode:
		return value.Tag == "!!null" && value.Anchor == ""
	case yaml.SequenceNode:
		return len(value.Content) == 0 && value.Anchor == ""
	}
	return false
}

func isOurs(result *yaml.Node) bool {
	source := lookup(result, "source")
	name := lookup(source, "name")
	return name != nil && name.Kind == yaml.ScalarNode && ours(name.Value)
}

func ours(source string) bool {
	rest, ok := strings.CutPrefix(source, Tool)
	return ok && (rest == "" || rest[0] == ' ')
}

// lookup is the value of a key, or nil.
func lookup(mapping *yaml.Node, name string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	_, value := member(mapping, name)
	return value
}

func textOf(node *yaml.Node) string {
	if node == nil || node.Kind != yaml.ScalarNode {
		return ""
	}
	return node.Value
}
