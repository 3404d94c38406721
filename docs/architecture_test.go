// Package docs_test holds the documentation to the code.
package docs_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/abstain-eval/abstain-eval/"

// TestImports holds the table in architecture.md to the imports of the code,
// both ways.
func TestImports(t *testing.T) {
	documented := documentedImports(t)
	actual := actualImports(t)
	if diff := cmp.Diff(documented, actual); diff != "" {
		t.Errorf("docs/architecture.md lists other imports than the code has (-documented +actual):\n%s", diff)
	}
}

// TestRooms holds that every package is a room of the page.
func TestRooms(t *testing.T) {
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range actualImports(t) {
		if !bytes.Contains(page, []byte("| `"+name+"` |")) {
			t.Errorf("package %s is not in the table of rooms", name)
		}
	}
}

func documentedImports(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "<!-- imports -->")
	table, _, closed := strings.Cut(rest, "<!-- /imports -->")
	if !ok || !closed {
		t.Fatal("architecture.md has no table between <!-- imports --> and <!-- /imports -->")
	}
	edges := map[string][]string{}
	lines := bufio.NewScanner(strings.NewReader(table))
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "|")
		if len(cells) != 4 || !strings.Contains(cells[1], "`") {
			continue
		}
		name := strings.Trim(cells[1], " `")
		edges[name] = []string{}
		for cell := range strings.SplitSeq(cells[2], ",") {
			if imported := strings.Trim(cell, " `"); imported != "none" {
				edges[name] = append(edges[name], imported)
			}
		}
		slices.Sort(edges[name])
	}
	return edges
}

func actualImports(t *testing.T) map[string][]string {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports,GoFiles", "./...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	edges := map[string][]string{}
	for packages := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath       string
			Imports, GoFiles []string
		}
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			return edges
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) == 0 {
			continue // a folder of tests, like this one
		}
		name := strings.TrimPrefix(p.ImportPath, module)
		edges[name] = []string{}
		for _, imported := range p.Imports {
			if own, ok := strings.CutPrefix(imported, module); ok {
				edges[name] = append(edges[name], own)
			}
		}
		slices.Sort(edges[name])
	}
}
