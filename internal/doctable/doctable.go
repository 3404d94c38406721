// Package doctable holds the tables of a page of the documentation to what tests
// measure. Only tests use it.
package doctable

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Hold compares text with what stands on a page between the marks <!-- name --> and
// <!-- /name -->, or writes it there where update is set.
func Hold(t testing.TB, page, name, text string, update bool) {
	t.Helper()
	from, to := "<!-- "+name+" -->\n", "\n<!-- /"+name+" -->"
	whole, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(whole), from)
	present, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s has nothing between %q and %q", page, from, to)
	}
	if update {
		if err := os.WriteFile(page, []byte(before+from+text+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(present, text); diff != "" {
		t.Errorf("%s has other figures; -update writes them anew (-page +measured):\n%s", page, diff)
	}
}

// Share writes a share to three places as the tables have it: ".05", "0", "1".
func Share(p float64) string {
	switch text := fmt.Sprintf("%.3f", p); {
	case text == "0.000":
		return "0"
	case text[0] == '0':
		return strings.TrimSuffix(text[1:], "0")
	}
	return "1"
}
