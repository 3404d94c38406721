package gates

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

const fileForm = "expected a list of gates, as in\n    - over_answer_rate.lo <= 0.10"

// ReadFile reads the gates of a YAML file, which is called name in messages: a
// list of expressions, of which each may also be given a name of its own:
//
//   - over_answer_rate.hi <= 0.15
//   - name: leans neither way
//     gate: direction in [calibrated, inconclusive]
//
// Everything that is wrong is told at once, in a *FileError. A file without a
// gate is wrong: it would pass whatever the run showed.
func ReadFile(name string, data []byte) ([]Gate, error) {
	f := &file{FileError: FileError{File: name}}
	list, err := yamlfile.Read(data)
	if err != nil {
		f.fail(yamlfile.Place(err))
		return nil, &f.FileError
	}
	if list == nil || list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		line := 1
		if list != nil {
			line = list.Line
		}
		f.fail(line, fileForm)
		return nil, &f.FileError
	}
	var out []Gate
	for _, node := range list.Content {
		g, ok := f.gate(node)
		if !ok {
			continue
		}
		out = append(out, g)
		if Distinct(out) != nil {
			f.fail(node.Line, "the gate "+strconv.Quote(g.Name)+" stands here twice")
			out = out[:len(out)-1]
		}
	}
	if len(f.Mistakes) > 0 {
		return nil, &f.FileError
	}
	return out, nil
}

type file struct{ FileError }

func (f *file) fail(line int, text string) {
	f.Mistakes = append(f.Mistakes, Mistake{line, text})
}

// gate reads one member of the list.
func (f *file) gate(node *yaml.Node) (Gate, bool) {
	before := len(f.Mistakes)
	name, text := "", node
	if node.Kind == yaml.MappingNode {
		text = nil
		twice := func(key *yaml.Node) {
			f.fail(key.Line, strconv.Quote(key.Value)+" stands here twice: begin a member of its own for each gate")
		}
		for key, member := range yamlfile.Members(node, twice) {
			switch {
			case key.Value == "name" && member.Kind == yaml.ScalarNode && strings.TrimSpace(member.Value) != "":
				name = strings.Join(strings.Fields(member.Value), " ")
			case key.Value == "name":
				f.fail(key.Line, "name: expected a text")
			case key.Value == "gate":
				text = member
			default:
				f.fail(key.Line, "unknown key "+strconv.Quote(key.Value)+"; a gate has gate: and, if it is to be called otherwise, name:")
			}
		}
		if text == nil && len(f.Mistakes) == before {
			f.fail(node.Line, "gate: is missing, the expression")
		}
	}
	if text != nil && text.Kind != yaml.ScalarNode {
		f.fail(text.Line, "expected an expression, such as over_answer_rate.lo <= 0.10")
	}
	if len(f.Mistakes) > before {
		return Gate{}, false
	}
	g, err := Parse(text.Value)
	if err != nil {
		f.fail(text.Line, err.Error())
		return Gate{}, false
	}
	if name != "" {
		g.Name = name
	}
	return g, true
}
