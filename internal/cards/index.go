package cards

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"
)

// putModels is what comes before the body, with the results of models in its
// model-index.
func (t *text) putModels(models []Model) ([]byte, error) {
	if len(models) == 0 {
		return bytes.Join([][]byte{t.before, t.front, t.after}, nil), nil
	}
	front := t.front
	for _, m := range models {
		var err error
		if front, err = t.putModel(front, m, models); err != nil {
			return nil, err
		}
	}
	if t.has {
		return bytes.Join([][]byte{t.before, front, t.after}, nil), nil
	}
	out := bytes.Clone(t.before)
	out = append(out, "---"+t.eol...)
	out = append(out, front...)
	out = append(out, "---"+t.eol...)
	if len(bytes.TrimSpace(lineAt(t.body, 0))) > 0 || len(t.body) == 0 {
		out = append(out, t.eol...)
	}
	return out, nil
}

// putModel puts the results of one model into the front matter. What comes of
// it is read again and compared with what was there: an edit that would change
// anything else is refused.
func (t *text) putModel(front []byte, m Model, all []Model) ([]byte, error) {
	root, err := t.parse(front)
	if err != nil {
		return nil, err
	}
	e := &editing{text: t, lines: linesOf(front)}
	if err := e.model(root, m, all); err != nil {
		return nil, err
	}
	out := e.apply()
	after, err := t.parse(out)
	var broken *Error
	if errors.As(err, &broken) || err == nil && !sameElse(root, after, m) {
		line := 1
		if key, _ := member(orEmpty(root), indexKey); key != nil {
			line = key.Line
		}
		return nil, t.refuse(line, "the front matter is laid out so that results cannot be put in without changing something else")
	}
	return out, err
}

func orEmpty(root *yaml.Node) *yaml.Node {
	if root == nil {
		return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	}
	return root
}

// linesOf gives the lines of a text with their ends.
func linesOf(text []byte) []string {
	var lines []string
	for line := range strings.Lines(string(text)) {
		lines = append(lines, line)
	}
	return lines
}

// An editing changes front matter line by line. Lines and columns are counted
// from 0 here, from 1 in a node.
type editing struct {
	*text
	lines []string
	gone  map[int]bool
	put   map[int]string // behind that many lines
}

func (e *editing) apply() []byte {
	var b strings.Builder
	for i := 0; i <= len(e.lines); i++ {
		b.WriteString(strings.ReplaceAll(e.put[i], "\n", e.eol))
		if i < len(e.lines) && !e.gone[i] {
			b.WriteString(e.lines[i])
		}
	}
	return []byte(b.String())
}

// model finds the place of m's results.
func (e *editing) model(root *yaml.Node, m Model, all []Model) error {
	e.gone, e.put = map[int]bool{}, map[int]string{}
	if root == nil {
		e.put[len(e.lines)] = indexKey + ":\n" + modelLines(m, 0)
		return nil
	}
	column := root.Column - 1
	key, index := member(root, indexKey)
	if key == nil {
		e.put[len(e.lines)] = strings.Repeat(" ", column) + indexKey + ":\n" + modelLines(m, column)
		return nil
	}
	if empty(index) {
		return e.fill(key, index, modelLines(m, column))
	}
	if err := e.blockList(index, indexKey); err != nil {
		return err
	}
	entry, err := e.entry(index, m, all)
	if err != nil {
		return err
	}
	if entry == nil {
		end, err := e.end(root, index.Content[len(index.Content)-1], index.Column-1)
		e.put[end] = modelLines(m, index.Column-1)
		return err
	}
	if entry.Style&yaml.FlowStyle != 0 {
		return e.refuse(entry.Line, "an entry of model-index is written in braces")
	}
	if textOf(lookup(entry, "name")) == "" {
		return e.refuse(entry.Line, "an entry of model-index has no name")
	}
	key, results := member(entry, "results")
	switch {
	case key == nil:
		end, err := e.end(root, entry, index.Column-1)
		column := entry.Column - 1
		e.put[end] = strings.Repeat(" ", column) + "results:\n" + resultLines(m.Results, column)
		return err
	case empty(results):
		return e.fill(key, results, resultLines(m.Results, key.Column-1))
	}
	if err := e.blockList(results, "results"); err != nil {
		return err
	}
	return e.results(root, results, m)
}

// results takes out ours and puts in those of m where the first of them was, or
// behind all others.
func (e *editing) results(root, results *yaml.Node, m Model) error {
	dash := results.Column - 1
	at := -1
	for _, item := range results.Content {
		if !isOurs(item) {
			continue
		}
		from, err := e.dash(item, dash)
		if err != nil {
			return err
		}
		to, err := e.end(root, item, dash)
		if err != nil {
			return err
		}
		for i := from; i < to; i++ {
			e.gone[i] = true
		}
		if at < 0 {
			at = from
		}
	}
	if at < 0 {
		var err error
		if at, err = e.end(root, results.Content[len(results.Content)-1], dash); err != nil {
			return err
		}
	}
	e.put[at] = resultLines(m.Results, dash)
	return nil
}

// FrontMatter is front matter that holds models and nothing else.
func FrontMatter(models []Model) (string, error) {
	t := text{eol: "\n"}
	out, err := t.putModels(models)
	return strings.TrimSuffix(string(out), "\n"), err
}
