package cards

import "go.yaml.in/yaml/v3"

// sameElse reports that after is before with the results of m in place of ours,
// and nothing else: not a value, nor its style.
func sameElse(before, after *yaml.Node, m Model) bool {
	before, after = orEmpty(before), orEmpty(after)
	one, two := entries(before), entries(after)
	if added := len(two) - 1; len(two) == len(one)+1 && isNameOf(withoutOurs(two[added]), m.Name) {
		if !sameResults(two[added], m) {
			return false
		}
		two = two[:added]
	}
	if len(one) != len(two) {
		return false
	}
	for i := range one {
		if !equal(withoutOurs(one[i]), withoutOurs(two[i])) {
			return false
		}
		if holds(two[i]) && !sameResults(two[i], m) && !equal(one[i], two[i]) {
			return false
		}
	}
	return equal(withoutIndex(before), withoutIndex(after))
}

// entries are those of model-index; none where it is not there, or no list.
func entries(root *yaml.Node) []*yaml.Node {
	if index := lookup(root, indexKey); index != nil && index.Kind == yaml.SequenceNode {
		return index.Content
	}
	return nil
}

func isNameOf(entry *yaml.Node, name string) bool {
	return len(entry.Content) == 2 && textOf(lookup(entry, "name")) == name
}

func withoutIndex(root *yaml.Node) *yaml.Node {
	out := shallow(root)
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != indexKey {
			out.Content = append(out.Content, root.Content[i], root.Content[i+1])
		}
	}
	return out
}

// withoutOurs is an entry of model-index without results of ours, and without
// the key where none is left.
func withoutOurs(entry *yaml.Node) *yaml.Node {
	out := shallow(entry)
	if entry.Kind != yaml.MappingNode {
		return entry
	}
	for i := 0; i+1 < len(entry.Content); i += 2 {
		key, value := entry.Content[i], entry.Content[i+1]
		if key.Value == "results" && (value.Kind == yaml.SequenceNode || empty(value)) {
			results := shallow(value)
			for _, r := range value.Content {
				if !isOurs(r) {
					results.Content = append(results.Content, r)
				}
			}
			if len(results.Content) == 0 {
				continue
			}
			value = results
		}
		out.Content = append(out.Content, key, value)
	}
	return out
}

// ownResults are our results under an entry, in their order.
func ownResults(entry *yaml.Node) []*yaml.Node {
	var own []*yaml.Node
	if results := lookup(entry, "results"); results != nil {
		for _, r := range results.Content {
			if isOurs(r) {
				own = append(own, r)
			}
		}
	}
	return own
}

// sameResults reports that our results under an entry are those of m, as they
// would be written.
func sameResults(entry *yaml.Node, m Model) bool {
	own, want := ownResults(entry), wanted(m)
	if len(own) != len(want) {
		return false
	}
	for i := range own {
		if !equal(own[i], want[i]) {
			return false
		}
	}
	return true
}

// wanted are the results of m as they are read again.
func wanted(m Model) []*yaml.Node {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(resultLines(m.Results, 0)), &document); err != nil || len(document.Content) == 0 {
		return nil
	}
	return document.Content[0].Content
}

func shallow(n *yaml.Node) *yaml.Node {
	out := *n
	out.Content = nil
	return &out
}

// equal compares two trees but for where they stand and their comments, which
// are lines that no edit touches.
func equal(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !equal(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}
