package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

// asJSON is an object of the file as it goes into a request: the text that
// --extra-body would take.
func (f *jobFile) asJSON(key, node *yaml.Node) string {
	var whole any
	err := node.Decode(&whole) // of all that is wrong with it: keys given twice, an alias within itself
	if err == nil {
		whole, err = jsonValue(node)
	}
	var out bytes.Buffer
	if err == nil {
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		err = enc.Encode(whole)
	}
	if err != nil {
		f.fail(node.Line, "%s: expected what JSON can hold: %v", key.Value, err)
		return ""
	}
	return string(bytes.TrimSpace(out.Bytes()))
}

// jsonValue is a value that encodes as JSON. Numbers keep their text where JSON
// has it: they go over the wire as they are, and 1 and 1.0 are two measurements.
func jsonValue(node *yaml.Node) (any, error) {
	node = yamlfile.Resolved(node)
	switch {
	case node.Kind == yaml.MappingNode:
		var members map[string]yaml.Node // merges what stands under <<
		if err := node.Decode(&members); err != nil {
			return nil, err
		}
		object := map[string]any{}
		for key, member := range members {
			value, err := jsonValue(&member)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", key, err)
			}
			object[key] = value
		}
		return object, nil
	case node.Kind == yaml.SequenceNode:
		list := make([]any, len(node.Content))
		for i, element := range node.Content {
			var err error
			if list[i], err = jsonValue(element); err != nil {
				return nil, err
			}
		}
		return list, nil
	case node.ShortTag() == "!!timestamp":
		return node.Value, nil
	case (node.ShortTag() == "!!int" || node.ShortTag() == "!!float") && json.Valid([]byte(node.Value)):
		return json.RawMessage(node.Value), nil
	}
	var value any
	err := node.Decode(&value)
	return value, err
}
