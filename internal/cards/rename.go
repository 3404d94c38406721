package cards

import "strings"

// Checkpoint is the mark that says what the checkpoints of a block are called.
const Checkpoint = "checkpoint"

// renamed is front matter in which the entry of our results is called as the one model of
// c is, be that a guess or what the user calls it, where the name that it has is none of the
// user's: the checkpoint of the block before gave it, it stands as we write it, and nothing
// else is in the entry.
func (t *text) renamed(c Card) ([]byte, error) {
	block, err := t.block()
	if err != nil || block == nil || len(c.Models) != 1 || markOf(c.Marks) == "" {
		return t.front, err
	}
	root, err := t.parse(t.front)
	if root == nil || err != nil {
		return t.front, err
	}
	e := &editing{text: t, lines: linesOf(t.front)}
	wanted := c.Models[0].Name
	for _, entry := range entries(root) {
		if textOf(lookup(entry, "name")) == wanted {
			return t.front, nil
		}
	}
	for _, entry := range entries(root) {
		name := lookup(entry, "name")
		was := textOf(name)
		if !holds(entry) || !isNameOf(withoutOurs(entry), was) || markValue(was) != markOf(block.marks) {
			continue
		}
		at := name.Line - 1
		line := e.lines[at]
		if before, ok := strings.CutSuffix(strings.TrimRight(line, "\r\n"), "- name: "+scalar(was)); ok && blank(before) {
			e.lines[at] = before + "- name: " + scalar(wanted) + line[len(strings.TrimRight(line, "\r\n")):]
		}
	}
	return []byte(strings.Join(e.lines, "")), nil
}

// Doubtful is the name of the entry of model-index to which Put would leave its name,
// though that may be none of the user's: the block in file is from before blocks had the
// mark Checkpoint, and nothing but our results is in the entry. It is empty where there is
// no such doubt, and where Put would fail.
func Doubtful(name string, file []byte, c Card) string {
	t, err := split(name, file)
	if err != nil {
		return ""
	}
	block, err := t.block()
	if err != nil || block == nil || markOf(block.marks) != "" || len(c.Models) != 1 || !c.Models[0].Anywhere {
		return ""
	}
	root, err := t.parse(t.front)
	if err != nil || root == nil {
		return ""
	}
	doubtful := ""
	for _, entry := range entries(root) {
		switch was := textOf(lookup(entry, "name")); {
		case was == c.Models[0].Name:
			return ""
		case holds(entry) && isNameOf(withoutOurs(entry), was):
			doubtful = was
		}
	}
	return doubtful
}

// markOf is the mark of the checkpoints; "" where there is none.
func markOf(marks []Mark) string {
	for _, m := range marks {
		if m.Name == Checkpoint {
			return markValue(m.Value)
		}
	}
	return ""
}
