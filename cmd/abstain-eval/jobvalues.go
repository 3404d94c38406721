package main

import (
	"iter"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parse reads the file as one mapping, with the variables of the environment
// put in. It is false where that is not possible.
func (f *jobFile) parse(data []byte) (top *yaml.Node, ok bool) {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		line, text := yamlError(err)
		f.fail(line, "%s", text)
		return nil, false
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		f.fail(1, "expected keys: at least checkpoints:, a list")
		return nil, false
	}
	top = document.Content[0]
	f.expand(top)
	return top, true
}

// yamlError takes the line out of a message of the parser.
func yamlError(err error) (line int, text string) {
	text = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		if digits, message, ok := strings.Cut(rest, ": "); ok {
			for _, d := range digits {
				line = 10*line + int(d-'0')
			}
			return line, message
		}
	}
	return 1, text
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
		seen := map[string]bool{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key, value := node.Content[i], resolved(node.Content[i+1])
			switch {
			case seen[key.Value]:
				f.fail(key.Line, "%s stands here twice", key.Value)
				continue
			case key.Value == "<<":
				f.fail(key.Line, "<<: what checkpoints share stands under defaults:")
				continue
			case value.Tag == "!!null":
				f.told[value] = true
				f.fail(key.Line, "%s has no value: give one, or leave the key out", key.Value)
			}
			seen[key.Value] = true
			if !yield(key, value) {
				return
			}
		}
	}
}

// resolved is what an alias stands for.
func resolved(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// list is the elements of a list; of anything else the one that it is.
func (f *jobFile) list(node *yaml.Node) []*yaml.Node {
	if node.Kind != yaml.SequenceNode {
		return []*yaml.Node{node}
	}
	var all []*yaml.Node
	for _, element := range node.Content {
		all = append(all, resolved(element))
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
