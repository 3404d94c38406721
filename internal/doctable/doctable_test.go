package doctable

import (
	"os"
	"path/filepath"
	"testing"
)

func TestHold(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	const before = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n"
	if err := os.WriteFile(page, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	Hold(t, page, "x", "old", false)
	Hold(t, page, "x", "new", true)
	if got, err := os.ReadFile(page); err != nil || string(got) != "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n" {
		t.Errorf("%q, %v", got, err)
	}
	other := &recorder{TB: t}
	Hold(other, page, "x", "old", false)
	if !other.failed {
		t.Error("other figures pass")
	}
}

// recorder notes that a test would have failed.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Errorf(string, ...any) { r.failed = true }
func (r *recorder) Helper()               {}

func TestShare(t *testing.T) {
	for p, want := range map[float64]string{0: "0", 1: "1", .05: ".05", .0004: "0", .938: ".938", .9999: "1"} {
		if got := Share(p); got != want {
			t.Errorf("%v is %q, want %q", p, got, want)
		}
	}
}
