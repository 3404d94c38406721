package reports

import (
	"bufio"
	"embed"
	"fmt"
	"html/template"
	"io"
	"iter"
	"strings"
	"sync"
)

//go:embed page
var pageFiles embed.FS

// pageTemplates parses the page when it is first needed: a command that writes
// no HTML does not pay for it.
var pageTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"table": newTable, "name": breakable}).ParseFS(pageFiles, "page/*.html.tmpl"))
})

// A tableView is how a table begins: with what it is called, above the box that it
// may be wider than. Of the box the keyboard and a screen reader know too.
type tableView struct {
	ID, Class, Caption string
	By                 string // the ids of what names the box: several sections have tables of one caption
}

// atHead is the anchor of what stands at the head of the page, which has no title of
// its own.
const atHead = "head"

// newTable begins a table of the section with an anchor, in which no two have one
// name. The name is also the class of the table.
func newTable(anchor, name, caption string) tableView {
	v := tableView{ID: anchor + "-" + name, Class: name, Caption: caption}
	v.By = v.ID
	if anchor != atHead {
		v.By = anchor + "-title " + v.ID
	}
	return v
}

// breakable is a name that may be broken behind an underscore, as browsers do behind
// a hyphen: names of checkpoints and scenarios are long, and screens narrow.
func breakable(name string) template.HTML {
	return template.HTML(strings.ReplaceAll(string(appendEscaped(nil, name)), "_", "_<wbr>"))
}

// HTML writes the document as one page that needs nothing beside it: no script,
// no request, no font. It opens with the headline, the plane of the two rates
// and the rates of every run; details of each suite follow, then the responses
// that rows give, within a budget of bytes, then limits and how it was asked.
//
// Rows may be nil or empty. Texts of models and suites are shown as text,
// whatever they hold. The same document and rows give the same bytes. The first
// error of rows or of w ends the page and is returned.
func HTML(w io.Writer, d Document, rows iter.Seq2[Row, error]) error {
	if err := writePage(w, d, rows); err != nil {
		return fmt.Errorf("writing the report as HTML: %w", err)
	}
	return nil
}

func writePage(w io.Writer, d Document, rows iter.Seq2[Row, error]) error {
	view, err := newPage(d)
	if err != nil {
		return err
	}
	go pageTemplates() // they are parsed while rows are rendered
	shown, err := explore(d, rows, explorerBudget)
	if err != nil {
		return err
	}
	templates := pageTemplates()
	out := bufio.NewWriter(w)
	if err := templates.ExecuteTemplate(out, "head", view); err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(out, "explorer", shown); err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(out, "foot", view); err != nil {
		return err
	}
	return out.Flush()
}
