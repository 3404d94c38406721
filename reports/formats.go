package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// For returns the renderer of a file name's extension: .html, .md, .json or .csv, in
// whatever case. For another one, or none, the error names these.
func For(name string) (Renderer, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".html", ".htm":
		return HTML, nil
	case ".md", ".markdown":
		return Markdown, nil
	case ".json":
		return JSON, nil
	case ".csv":
		return CSV, nil
	case "":
		return nil, fmt.Errorf("the name has no extension; .html, .md, .json and .csv are known")
	default:
		return nil, fmt.Errorf("unknown format %q; .html, .md, .json and .csv are known", ext)
	}
}

// JSON writes the document as it is: report.json. Rows are left out, since
// verdicts.jsonl and responses.jsonl hold them whole. The same document gives
// the same bytes.
func JSON(w io.Writer, d Document, _ iter.Seq2[Row, error]) error {
	return writeJSON(w, "the report", d)
}

// writeJSON writes a report for machines, indented. Its texts hold no < and no &, so
// that the file is harmless inside a page too.
func writeJSON(w io.Writer, what string, report any) error {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent("", " ")
	if err := e.Encode(report); err != nil {
		return fmt.Errorf("writing %s as JSON: %w", what, err)
	}
	if _, err := w.Write(jsonl.Escape(out.Bytes())); err != nil {
		return fmt.Errorf("writing %s as JSON: %w", what, err)
	}
	return nil
}

// ReadJSON reads a report.json. It fails on another schema, naming both.
func ReadJSON(r io.Reader) (Document, error) {
	var d Document
	if err := json.NewDecoder(r).Decode(&d); err != nil {
		return Document{}, fmt.Errorf("reading a report: %w", err)
	}
	if d.Schema != Schema {
		return Document{}, fmt.Errorf("reading a report: its schema is %q, and this version reads %q", d.Schema, Schema)
	}
	return d, nil
}

// A printer keeps the first error, so that rendering code stays clean.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
