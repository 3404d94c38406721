package suites

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

// A Manifest is a suite.yaml: what a suite says of itself.
type Manifest struct {
	// Name is how reports and run directories call the suite: letters, digits,
	// dots, hyphens and underscores.
	Name        string `json:"name"`
	Version     string `json:"version"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	// License is that of every item that states none of its own.
	License string `json:"license,omitempty"`
	// Population names what the suite is a sample of: two suites of one
	// population (two seeds of a generator) may be compared as samples.
	Population string `json:"population,omitempty"`
	// Probe marks a one-sided suite with measures of its own: alarming, hard,
	// or empty for a suite with both sides.
	Probe string `json:"probe,omitempty"`
	// Canary is a string by which training data that holds the suite can be
	// found.
	Canary   string   `json:"canary,omitempty"`
	Authors  []string `json:"authors,omitempty"`
	Homepage string   `json:"homepage,omitempty"`
	Citation string   `json:"citation,omitempty"`
}

// parseManifest decodes a suite.yaml. Every error is a *SyntaxError that
// names file.
func parseManifest(file string, data []byte) (Manifest, error) {
	fail := func(line int, err error) (Manifest, error) {
		return Manifest{}, &jsonl.SyntaxError{File: file, Line: line, Err: err}
	}
	top, err := yamlfile.Read(data)
	if err != nil {
		line, text := yamlfile.Place(err)
		return fail(line, errors.New(printable(text)))
	}
	if top != nil && top.Kind != yaml.MappingNode && !isNull(top) {
		return fail(top.Line, errors.New("expected keys with values, as in name: my-suite"))
	}
	var m Manifest
	lines := map[string]int{}
	if top != nil {
		if line, err := m.read(top, lines); err != nil {
			return fail(line, err)
		}
	}
	if key, err := m.check(); err != nil {
		return fail(lines[key], err)
	}
	return m, nil
}

// read takes in the keys of a suite.yaml, and where each stands.
func (m *Manifest) read(top *yaml.Node, lines map[string]int) (line int, err error) {
	twice := func(key *yaml.Node) {
		if err == nil {
			line, err = key.Line, fmt.Errorf("the key %s stands here twice; the first is on line %d", quote(key.Value), lines[key.Value])
		}
	}
	for key, value := range yamlfile.Members(top, twice) {
		lines[key.Value] = key.Line
		if err == nil {
			line, err = key.Line, m.field(key.Value, value)
		}
	}
	return line, err
}

// field reads the value of one key. One without a value counts as left out.
func (m *Manifest) field(key string, value *yaml.Node) error {
	if key == "authors" {
		return texts(value, &m.Authors)
	}
	to := map[string]*string{
		"name": &m.Name, "version": &m.Version, "title": &m.Title, "description": &m.Description, "license": &m.License,
		"population": &m.Population, "probe": &m.Probe, "canary": &m.Canary, "homepage": &m.Homepage, "citation": &m.Citation,
	}[key]
	switch {
	case to == nil:
		return unknown("key", key, manifestKeys())
	case value.Kind != yaml.ScalarNode:
		return in(key, bad("expected a text, got %s", kindOfNode(value)))
	case !isNull(value):
		*to = value.Value
	}
	return nil
}

func texts(value *yaml.Node, to *[]string) error {
	if isNull(value) {
		return nil
	}
	if value.Kind != yaml.SequenceNode {
		return in("authors", bad("expected a list, as in [A. Author, B. Author], got %s", kindOfNode(value)))
	}
	for _, element := range value.Content {
		one := yamlfile.Resolved(element)
		if one.Kind != yaml.ScalarNode {
			return in("authors", bad("expected a list of texts; one of them is %s", kindOfNode(one)))
		}
		*to = append(*to, one.Value)
	}
	return nil
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null" }

func kindOfNode(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	return quote(node.Value)
}

// check gives what is wrong with the values, and with which key.
func (m *Manifest) check() (key string, err error) {
	switch {
	case m.Name == "":
		return "", errors.New("the key \"name\" is missing")
	case safeName(m.Name) != m.Name:
		return "name", fmt.Errorf("name: expected letters, digits, '.', '-' and '_', got %s", quote(m.Name))
	case m.Version == "":
		return "", errors.New("the key \"version\" is missing")
	case m.Probe != "" && !slices.Contains(probes(), m.Probe):
		return "probe", in("probe", unknown("probe", m.Probe, probes()))
	}
	return "", nil
}

// printable takes control characters out of a message that quotes a file.
func printable(message string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, message)
}

func manifestKeys() []string {
	return []string{"name", "version", "title", "description", "license", "population", "probe", "canary", "authors", "homepage", "citation"}
}

// safeName replaces what may not stand in a suite's name.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, name)
	return strings.TrimLeft(name, ".-")
}
