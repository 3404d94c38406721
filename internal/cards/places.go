package cards

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// entry is the entry of model-index that the results of m belong to; nil where a
// new one is needed. It fails where that cannot be known, and where ours would be
// left behind in another one.
func (e *editing) entry(index *yaml.Node, m Model, all []Model) (*yaml.Node, error) {
	var named, holding *yaml.Node
	var names []string
	for _, entry := range index.Content {
		if entry.Kind != yaml.MappingNode {
			return nil, e.refuse(entry.Line, "an entry of model-index has no keys")
		}
		name := textOf(lookup(entry, "name"))
		names = append(names, shown(name))
		if name == m.Name {
			if named != nil {
				return nil, e.refuse(entry.Line, "model-index has two entries of the name "+shown(name))
			}
			named = entry
		}
		if holds(entry) && !among(all, name) {
			if holding != nil || !m.Anywhere {
				return nil, &Error{
					File: e.name, Line: e.frontLine + entry.Line - 1,
					Message: "results of abstain-eval stand under the model " + shown(name) + " already, which this card is not of",
					Next:    "call it so with --model-name, write the name that is meant there by hand, or remove these results",
				}
			}
			holding = entry
		}
	}
	switch {
	case !m.Anywhere:
		return named, nil
	case holding != nil && named != nil && holds(named):
		return nil, &Error{
			File: e.name, Line: e.frontLine + holding.Line - 1,
			Message: "results of abstain-eval stand under several models: " + strings.Join(names, ", "),
			Next:    "remove those that this card is not of",
		}
	case holding != nil:
		return holding, nil
	case named != nil:
		return named, nil
	case len(index.Content) == 1:
		return index.Content[0], nil
	}
	return nil, &Error{
		File: e.name, Line: e.frontLine + index.Line - 1,
		Message: "model-index has several models: " + strings.Join(names, ", "),
		Next:    "say with --model-name which of them was measured",
	}
}

func among(all []Model, name string) bool {
	for _, m := range all {
		if m.Name == name {
			return true
		}
	}
	return false
}

// holds reports results of ours under an entry.
func holds(entry *yaml.Node) bool {
	results := lookup(entry, "results")
	if results == nil {
		return false
	}
	for _, r := range results.Content {
		if isOurs(r) {
			return true
		}
	}
	return false
}

// blockList fails on what is not a list with one item a line.
func (e *editing) blockList(list *yaml.Node, name string) error {
	switch {
	case list.Kind != yaml.SequenceNode:
		return e.refuse(list.Line, name+" is no list")
	case list.Style&yaml.FlowStyle != 0:
		return e.refuse(list.Line, name+" is written in brackets")
	}
	return nil
}

// fill puts lines behind a key whose value holds nothing, which is taken off.
func (e *editing) fill(key, value *yaml.Node, lines string) error {
	at := key.Line - 1
	line := e.lines[at]
	colon := key.Column - 1 + len(key.Value)
	if key.Style != 0 || key.Column-1 > len(line) || !strings.HasPrefix(line[key.Column-1:], key.Value+":") || !blank(line[:key.Column-1]) {
		return e.refuse(key.Line, "the key "+key.Value+" does not stand alone on its line")
	}
	rest := line[colon+1:]
	token := strings.TrimLeft(rest, " \t")
	for _, none := range []string{"null", "Null", "NULL", "~"} {
		if after, ok := strings.CutPrefix(token, none); ok {
			token = after
			break
		}
	}
	if inside, ok := strings.CutPrefix(token, "["); ok {
		if token, ok = strings.CutPrefix(strings.TrimLeft(inside, " \t"), "]"); !ok {
			return e.refuse(value.Line, "the list behind "+key.Value+" is written over several lines")
		}
	}
	if trimmed := strings.TrimSpace(token); trimmed != "" && trimmed[0] != '#' {
		return e.refuse(key.Line, "something stands behind "+key.Value)
	}
	if token != strings.TrimLeft(rest, " \t") {
		e.gone[at] = true
		lines = line[:colon+1] + strings.TrimSuffix(strings.TrimSuffix(token, "\n"), "\r") + "\n" + lines
	}
	e.put[at+1] = lines
	return nil
}

// dash is the line on which the dash of an item stands.
func (e *editing) dash(item *yaml.Node, column int) (int, error) {
	for at := item.Line - 1; at >= 0; at-- {
		line := e.lines[at]
		if column < len(line) && line[column] == '-' && blank(line[:column]) {
			return at, nil
		}
		if trimmed := strings.TrimSpace(line); at < item.Line-1 && trimmed != "" && trimmed[0] != '#' {
			break
		}
	}
	return 0, e.refuse(item.Line, "the dash of this item is not where it was looked for")
}

// end is the number of lines up to the end of the last line of an item: the last
// that is further in than its dash and neither blank nor a comment, before
// whatever comes next.
func (e *editing) end(root, item *yaml.Node, dash int) (int, error) {
	from, err := e.dash(item, dash)
	if err != nil {
		return 0, err
	}
	limit := len(e.lines)
	if next := following(root, item); next != nil {
		limit = next.Line - 1
	}
	end := from + 1
	for at := from + 1; at < limit; at++ {
		line := e.lines[at]
		trimmed := strings.TrimSpace(line)
		inward := len(line) - len(strings.TrimLeft(line, " "))
		if trimmed != "" && trimmed[0] != '#' && inward > dash {
			end = at + 1
		}
	}
	return end, nil
}

func blank(s string) bool { return strings.Trim(s, " ") == "" }

// following is the first node behind all of item, in the order of the text.
func following(root, item *yaml.Node) *yaml.Node {
	var next *yaml.Node
	passed := false
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if next != nil {
			return
		}
		if passed {
			next = n
			return
		}
		if n == item {
			passed = true
			return
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(root)
	return next
}
