package main

import (
	"iter"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

// parse reads the file as one mapping, with the variables of the environment
// put in. It is false where that is not possible.
func (f *jobFile) parse(data []byte) (top *yaml.Node, ok bool) {
	top, err := yamlfile.Read(data)
	if err != nil {
		line, text := yamlfile.Place(err)
		f.fail(line, "%s", text)
		return nil, false
	}
	if top == nil || top.Kind != yaml.MappingNode {
		f.fail(1, "expected keys: at least checkpoints:, a list")
		return nil, false
	}
	f.expand(top)
	return top, true
}

// expand puts variables of the environment where ${NAME} stands in a value.
// One that is not set is a mistake, unless ${NAME:-text} says what to take then.
func (f *jobFile) expand(node *yaml.Node) {
	if node.Kind == yaml.ScalarNode {
		node.Value = f.expanded(node)
	}
	for i, child := range node.Content {
		if node.Kind != yaml.MappingNode || i%2 == 1 { // keys stay as they are
			f.expand(child)
		}
	}
}

func (f *jobFile) expanded(node *yaml.Node) string {
	var out strings.Builder
	rest := node.Value
	for {
		before, behind, found := strings.Cut(rest, "${")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, closed := strings.Cut(behind, "}")
		if !closed {
			f.told[node] = true
			f.fail(node.Line, "${ without }: write ${NAME}, or ${NAME:-what to take where it is not set}")
			return node.Value
		}
		name, otherwise, has := strings.Cut(name, ":-")
		value := f.getenv(name)
		switch {
		case value != "":
		case has:
			value = otherwise
		default:
			f.told[node] = true
			f.fail(node.Line, "${%s} is not set in the environment, or empty; ${%s:-text} says what to take then", name, name)
		}
		out.WriteString(value)
		rest = after
	}
}

// members yields the keys and values of a mapping.
func (f *jobFile) members(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for key, value := range yamlfile.Members(node, f.twice) {
			switch {
			case key.Value == "<<":
				f.fail(key.Line, "<<: what checkpoints share stands under defaults:")
				continue
			case value.Tag == "!!null":
				f.told[value] = true
				f.fail(key.Line, "%s has no value: give one, or leave the key out", key.Value)
			}
			if !yield(key, value) {
				return
			}
		}
	}
}

func (f *jobFile) twice(key *yaml.Node) { f.fail(key.Line, "%s stands here twice", key.Value) }

// list is the elements of a list; of anything else the one that it is.
func (f *jobFile) list(node *yaml.Node) []*yaml.Node {
	if node.Kind != yaml.SequenceNode {
		return []*yaml.Node{node}
	}
	var all []*yaml.Node
	for _, element := range node.Content {
		all = append(all, yamlfile.Resolved(element))
	}
	return all
}

func (f *jobFile) scalar(key, node *yaml.Node) string {
	if node.Kind != yaml.ScalarNode && !f.told[node] {
		f.told[node] = true
		f.fail(node.Line, "%s: expected a single value", key.Value)
	}
	if f.told[node] {
		return ""
	}
	return node.Value
}

// texts reads a mapping of names to single values.
func (f *jobFile) texts(key, node *yaml.Node) map[string]string {
	if node.Kind != yaml.MappingNode {
		if !f.told[node] {
			f.fail(node.Line, "%s: expected names with values", key.Value)
		}
		return nil
	}
	out := map[string]string{}
	for name, value := range f.members(node) {
		out[name.Value] = f.scalar(name, value)
	}
	return out
}
