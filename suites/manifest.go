package suites

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A Manifest is a suite.yaml: what a suite says of itself.
type Manifest struct {
	// Name is how reports and run directories call the suite: letters, digits,
	// dots, hyphens and underscores.
	Name        string `yaml:"name" json:"name"`
	Version     string `yaml:"version" json:"version"`
	Title       string `yaml:"title" json:"title,omitempty"`
	Description string `yaml:"description" json:"description,omitempty"`
	// License is that of every item that states none of its own.
	License string `yaml:"license" json:"license,omitempty"`
	// Population names what the suite is a sample of: two suites of one
	// population (two seeds of a generator) may be compared as samples.
	Population string `yaml:"population" json:"population,omitempty"`
	// Probe marks a one-sided suite with measures of its own: alarming, hard,
	// or empty for a suite with both sides.
	Probe string `yaml:"probe" json:"probe,omitempty"`
	// Canary is a string by which training data that holds the suite can be
	// found.
	Canary   string   `yaml:"canary" json:"canary,omitempty"`
	Authors  []string `yaml:"authors" json:"authors,omitempty"`
	Homepage string   `yaml:"homepage" json:"homepage,omitempty"`
	Citation string   `yaml:"citation" json:"citation,omitempty"`
}

// parseManifest decodes a suite.yaml. Every error is a *jsonl.SyntaxError that
// names file.
func parseManifest(file string, data []byte) (Manifest, error) {
	var m Manifest
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&m); err != nil && !errors.Is(err, io.EOF) {
		return Manifest{}, manifestError(file, err)
	}
	var second yaml.Node
	if err := d.Decode(&second); err == nil {
		return Manifest{}, &jsonl.SyntaxError{File: file, Line: second.Line,
			Err: errors.New("a second YAML document begins here; a suite has one")}
	} else if !errors.Is(err, io.EOF) {
		return Manifest{}, manifestError(file, err)
	}
	if err := m.check(); err != nil {
		return Manifest{}, &jsonl.SyntaxError{File: file, Err: err}
	}
	return m, nil
}

func (m *Manifest) check() error {
	switch {
	case m.Name == "":
		return errors.New("the key \"name\" is missing")
	case safeName(m.Name) != m.Name:
		return fmt.Errorf("name: expected letters, digits, '.', '-' and '_', got %s", quote(m.Name))
	case m.Version == "":
		return errors.New("the key \"version\" is missing")
	case m.Probe != "" && !slices.Contains(probes(), m.Probe):
		return in("probe", unknown("probe", m.Probe, probes()))
	}
	return nil
}

// yamlMessages takes apart what the YAML library says.
var yamlMessages = sync.OnceValues(func() (line, field *regexp.Regexp) {
	//nolint:forbidigo // only where a suite.yaml is wrong
	return regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`),
		regexp.MustCompile(`^field (.*) not found in type `)
})

// manifestError gives the library's first complaint with its line, in the
// words of the file rather than of Go.
func manifestError(file string, err error) error {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if several := (*yaml.TypeError)(nil); errors.As(err, &several) && len(several.Errors) > 0 {
		message = several.Errors[0]
	}
	out := &jsonl.SyntaxError{File: file}
	line, field := yamlMessages()
	if m := line.FindStringSubmatch(message); m != nil {
		out.Line, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	if m := field.FindStringSubmatch(message); m != nil {
		out.Err = unknown("key", m[1], manifestKeys())
		return out
	}
	message = strings.ReplaceAll(message, "into suites.Manifest", "as the suite's keys")
	out.Err = errors.New(printable(message))
	return out
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
	var keys []string
	for f := range reflect.TypeFor[Manifest]().Fields() {
		keys = append(keys, f.Tag.Get("yaml"))
	}
	return keys
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
