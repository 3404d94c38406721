package reports

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// GatesFor returns what writes the gates of a document in the format of a file
// name's extension: .xml (JUnit), .md or .json (the whole document). For another one, or
// none, the error names these.
func GatesFor(name string) (func(io.Writer, Document) error, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".xml":
		return JUnit, nil
	case ".md", ".markdown":
		return gatesMarkdown, nil
	case ".json":
		return func(w io.Writer, d Document) error { return JSON(w, d, nil) }, nil
	case "":
		return nil, fmt.Errorf("the name has no extension; .xml (JUnit), .md and .json are known")
	default:
		return nil, fmt.Errorf("unknown format %q; .xml (JUnit), .md and .json are known", ext)
	}
}

// gatesMarkdown writes the gates for the summary of a CI job.
func gatesMarkdown(w io.Writer, d Document) error {
	p := &printer{w: w}
	p.f("# Gates\n")
	if d.Simulated {
		p.f("\n> **Simulated.** %s\n", capital(simulatedText))
	}
	p.f("\n**%s**", Escape(gatesHeadline(d)))
	if note := defaultsNote(d); note != "" {
		p.f(" %s", Escape(note))
	}
	p.f("\n")
	for _, block := range gateBlocks(d) {
		p.f("\n## %s\n\n| gate | measured | result | |\n|---|---|---|---|\n", Escape(block.title))
		for _, g := range block.gates {
			p.f("| %s | %s | %s | %s |\n", Escape(nameText(g.Name)), Escape(measuredText(block.run, g)), resultText(g), Escape(gateRemark(g)))
		}
		if text := block.untold(); text != "" {
			p.f("\nNo evidence: %s\n", Escape(text))
		}
	}
	notes := gateNotes(d)
	if len(notes) > 0 {
		p.f("\n")
	}
	for _, note := range notes {
		p.f("- %s\n", Escape(note))
	}
	return p.err
}
