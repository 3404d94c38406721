package suites

import (
	"embed"
	"fmt"
	"io"
	"path"
)

// The built-in suites: directories beside this file.
//
//go:embed alarming core hard
var builtin embed.FS

// Names returns the names of the built-in suites, sorted.
func Names() []string {
	entries, _ := builtin.ReadDir(".") // an embedded directory can be read
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func openBuiltin(name string) (*Suite, error) {
	file := path.Join(name, manifestName)
	data, err := builtin.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("opening suite %s: %w", name, err)
	}
	m, err := parseManifest(file, data)
	if err != nil {
		return nil, fmt.Errorf("opening suite %s: %w", name, err)
	}
	items := path.Join(name, itemsName)
	return &Suite{Manifest: m, Ref: name, file: items, hashed: new(fileHash),
		open: func() (io.ReadCloser, error) { return builtin.Open(items) }}, nil
}
