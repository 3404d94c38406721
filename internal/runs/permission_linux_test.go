package runs

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/unprivileged"
)

func TestReadOnlyDirectory(t *testing.T) {
	dir := unprivileged.Dir(t)
	run := createIn(t, filepath.Join(dir, "run"), 1, 1)
	for path, mode := range map[string]os.FileMode{dir: 0o555, run.Dir(): 0o555, run.Path(LockFile): 0o444} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(path, 0o755) }()
	}
	unprivileged.Do(t, func() {
		_, err := Create(filepath.Join(dir, "new"), testManifest(t, 1, 1), writeItemLines(1))
		wantNoPermission(t, "Create", err)
		opened, err := Open(run.Dir())
		if err != nil {
			t.Errorf("Open for reading = %v, want nil", err)
			return
		}
		if recorded, planned, err := opened.Complete(); recorded != 0 || planned != 1 || err != nil {
			t.Errorf("Complete = %d, %d, %v", recorded, planned, err)
		}
		wantNoPermission(t, "Lock", opened.Lock())
		wantNoPermission(t, "AppendEvent", opened.AppendEvent("resumed", nil))
		wantNoPermission(t, "WriteDerived", WriteDerived(run.Dir(), "report.json", func(io.Writer) error { return nil }))
	})
}

func TestUnreadableRun(t *testing.T) {
	run := createIn(t, filepath.Join(unprivileged.Dir(t), "run"), 1, 1)
	if err := os.Chmod(run.Path(ManifestFile), 0); err != nil {
		t.Fatal(err)
	}
	unprivileged.Do(t, func() {
		_, err := Open(run.Dir())
		if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), run.Path(ManifestFile)) {
			t.Errorf("Open = %v, want a permission error that names run.json", err)
		}
		found, err := FindIncomplete(filepath.Dir(run.Dir()), run.Manifest.Identity, 1<<62, started())
		if found != (Found{}) || err != nil {
			t.Errorf("FindIncomplete = %v, %v; want the unreadable run passed over", found, err)
		}
	})
}

func wantNoPermission(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "directory you may write") {
		t.Errorf("%s in a read-only directory = %v, want a permission error that says what to do", what, err)
	}
}
