package evaluate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inTable writes a share as the tables have it.
func inTable(p float64) string {
	switch text := fmt.Sprintf("%.3f", p); {
	case text == "0.000":
		return "0"
	case text[0] == '0':
		return strings.TrimSuffix(text[1:], "0")
	}
	return "1"
}

// hold compares the figures with the page, or writes them into it. Those of a plain
// go test, of fewer runs, stand nowhere.
func hold(t *testing.T, name, figures string, all bool) {
	t.Helper()
	t.Log(figures)
	if !all {
		return
	}
	const page = "../../docs/statistics.md"
	from, to := "<!-- "+name+" -->\n", "\n<!-- /"+name+" -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), from)
	present, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s has no figures between %q and %q", page, from, to)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+from+figures+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(present, figures); diff != "" {
		t.Errorf("docs/statistics.md has other figures; just truth -update writes them anew (-page +measured):\n%s", diff)
	}
}
