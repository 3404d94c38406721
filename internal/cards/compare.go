package cards

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Difference is a place at which a file says something else than a card. A side
// that says nothing there is empty.
type Difference struct {
	Line  int    // of the file; 0 where it is of no line
	Where string // in model-index: which figure; "" in the block
	File  string
	Card  string
}

// Compare lists where file, which is called name, differs from what Put would
// have written; none where it does not. Of the block it compares lines, of
// model-index values: how they are written does not matter. A file without front
// matter, such as a block that was printed, is compared as a block alone, which
// front reports. It fails where Put would, and where the file has no block.
func Compare(name string, file []byte, c Card) (all []Difference, front bool, err error) {
	t, err := split(name, file)
	if err != nil {
		return nil, false, err
	}
	block, err := t.block()
	if err != nil {
		return nil, false, err
	}
	if block == nil {
		return nil, false, &Error{File: name, Message: "it holds no block of abstain-eval", Next: "abstain-eval card RUN --into " + name + " puts one in"}
	}
	fresh := strings.Split(Block(c), "\n")
	for i := range fresh {
		fresh[i] = strings.TrimRight(fresh[i], " \t\r")
	}
	all = diff(append([]string{block.first}, block.lines...), fresh[:len(fresh)-1], block.line)
	if !t.has {
		return all, false, nil
	}
	root, err := t.parse(t.front)
	if err != nil {
		return nil, false, err
	}
	for _, m := range c.Models {
		all = append(all, t.compareModel(orEmpty(root), m, c.Models)...)
	}
	return all, true, nil
}

// compareModel compares what stands under the model that holds results of ours.
func (t *text) compareModel(root *yaml.Node, m Model, models []Model) []Difference {
	var own []*yaml.Node
	for _, entry := range entries(root) {
		name := textOf(lookup(entry, "name"))
		if name == m.Name || m.Anywhere && !among(models, name) {
			own = append(own, ownResults(entry)...)
		}
	}
	if len(own) == 0 {
		return []Difference{{Where: indexKey, Card: resultsText(len(m.Results)) + " of model " + m.Name}}
	}
	have, want := map[string]leaf{}, map[string]leaf{}
	var order []string
	for _, side := range []struct {
		results []*yaml.Node
		into    map[string]leaf
	}{{own, have}, {wanted(m), want}} {
		for _, r := range side.results {
			dataset := lookup(r, "dataset")
			label := strings.TrimSpace(textOf(lookup(dataset, "name")) + " " + textOf(lookup(dataset, "config")))
			leaves(r, indexKey+", "+label+":", func(path string, l leaf) {
				for i := 2; side.into[path].text != ""; i++ { // the same data set twice
					path += " (" + strconv.Itoa(i) + ")"
				}
				side.into[path] = l
				if !slices.Contains(order, path) {
					order = append(order, path)
				}
			})
		}
	}
	var out []Difference
	for _, path := range order {
		if h, w := have[path], want[path]; !alike(h.text, w.text) {
			d := Difference{Where: path, File: h.text, Card: w.text}
			if h.line > 0 {
				d.Line = t.frontLine + h.line - 1
			}
			out = append(out, d)
		}
	}
	return out
}

func resultsText(n int) string {
	if n == 1 {
		return "1 result"
	}
	return strconv.Itoa(n) + " results"
}

// A leaf is one value and the line of the front matter it stands on.
type leaf struct {
	text string
	line int
}

// leaves calls each on every value below a node. Members of a list are called by
// their type.
func leaves(n *yaml.Node, path string, each func(path string, l leaf)) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			leaves(n.Content[i+1], path+" "+n.Content[i].Value, each)
		}
	case yaml.SequenceNode:
		for i, member := range n.Content {
			name := textOf(lookup(member, "type"))
			if name == "" {
				name = strconv.Itoa(i + 1)
			}
			leaves(member, path+" "+name, each)
		}
	default:
		each(path, leaf{n.Value, n.Line})
	}
}

// alike compares two values, numbers by what they are worth.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && x == y
}

// mostCells bounds the table of diff; a block has tens of lines.
const mostCells = 4_000_000

// diff pairs the lines of two texts. The first is that of a file, whose first
// line has the number line.
func diff(file, card []string, line int) []Difference {
	for len(file) > 0 && len(card) > 0 && file[0] == card[0] {
		file, card, line = file[1:], card[1:], line+1
	}
	for len(file) > 0 && len(card) > 0 && file[len(file)-1] == card[len(card)-1] {
		file, card = file[:len(file)-1], card[:len(card)-1]
	}
	if len(file)*len(card) > mostCells {
		return []Difference{{Line: line, File: fmt.Sprintf("%d lines", len(file)), Card: fmt.Sprintf("%d lines", len(card))}}
	}
	// common[i][j] is how many lines file[i:] and card[j:] have in common.
	common := make([][]int, len(file)+1)
	for i := range common {
		common[i] = make([]int, len(card)+1)
	}
	for i := len(file) - 1; i >= 0; i-- {
		for j := len(card) - 1; j >= 0; j-- {
			if file[i] == card[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []Difference
	for i, j := 0, 0; i < len(file) || j < len(card); {
		if i < len(file) && j < len(card) && file[i] == card[j] {
			i, j = i+1, j+1
			continue
		}
		from, to := i, j
		for i < len(file) || j < len(card) {
			if i < len(file) && j < len(card) && file[i] == card[j] {
				break
			}
			if j == len(card) || i < len(file) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		out = append(out, paired(file[from:i], card[to:j], line+from)...)
	}
	return telling(out)
}

// paired are lines that stand in place of others, the first of which has the number
// line.
func paired(file, card []string, line int) []Difference {
	var out []Difference
	for k := range max(len(file), len(card)) {
		d := Difference{Line: line + min(k, len(file))}
		if k < len(file) {
			d.File = file[k]
		}
		if k < len(card) {
			d.Card = card[k]
		}
		out = append(out, d)
	}
	return out
}

// telling leaves out blank lines and rules of tables, which come and go with the
// lines around them. Where nothing else differs they are what does.
func telling(all []Difference) []Difference {
	said := slices.DeleteFunc(slices.Clone(all), func(d Difference) bool { return idle(d.File) && idle(d.Card) })
	if len(said) > 0 || len(all) == 0 {
		return said
	}
	first := all[:1]
	if first[0].File == "" && first[0].Card == "" {
		return []Difference{{Line: first[0].Line, File: "blank lines stand otherwise"}}
	}
	return first
}

// idle reports that a line of Markdown says nothing: it is blank, or the rule of a
// table.
func idle(line string) bool { return strings.Trim(line, " |:-") == "" }
