package unprivileged

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestDo(t *testing.T) {
	dir := Dir(t)
	open, sealed := filepath.Join(dir, "open"), filepath.Join(dir, "sealed")
	for file, mode := range map[string]os.FileMode{open: 0o644, sealed: 0} {
		if err := os.WriteFile(file, []byte("x"), mode); err != nil {
			t.Fatal(err)
		}
	}
	Do(t, func() {
		if _, err := os.ReadFile(open); err != nil {
			t.Errorf("a file that everybody may read: %v", err)
		}
		if _, err := os.ReadFile(sealed); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("a file that nobody may read: %v, want a permission error", err)
		}
	})
	if os.Geteuid() != 0 {
		return
	}
	if _, err := os.ReadFile(sealed); err != nil {
		t.Errorf("root, afterwards: %v", err)
	}
}
