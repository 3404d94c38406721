package evaluate

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
)

// TestCodesAreAll holds that Codes leaves out none that is declared.
func TestCodesAreAll(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var declared, told []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" {
				declared = append(declared, spec.Values[0].(*ast.BasicLit).Value)
			}
		}
		return true
	})
	for _, c := range Codes() {
		told = append(told, strconv.Itoa(int(c.Code)))
	}
	if !slices.Equal(declared, told) {
		t.Errorf("declared are %q, told of %q", declared, told)
	}
}

// TestCodesPage holds the table of docs/exit-codes.md to Codes, and that the other pages
// that tell of exit codes link to it in place of a list of their own.
func TestCodesPage(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| code | meaning | what to do |\n|---|---|---|\n")
	for _, c := range Codes() {
		fmt.Fprintf(&b, "| %d | %s | %s |\n", c.Code, c.Meaning, c.Next)
	}
	docs := filepath.Join("..", "..", "docs")
	doctable.Hold(t, filepath.Join(docs, "exit-codes.md"), "exit-codes", b.String(), *update)
	for _, page := range []string{filepath.Join("..", "README.md"), "jobs.md", "nightly.md"} {
		text, err := os.ReadFile(filepath.Join(docs, page))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "exit-codes.md") {
			t.Errorf("%s does not link to exit-codes.md", page)
		}
		if strings.Contains(string(text), "too much is unscored to count") {
			t.Errorf("%s has a list of its own", page)
		}
	}
}
