package runs_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// A user's file keeps its permissions and its name; nothing is left beside it.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "README.md"), filepath.Join(dir, "LINK.md")
	if err := runs.Rewrite(file, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("README.md", link); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	if err := runs.Rewrite(link, []byte("newer")); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil || string(content) != "newer" {
		t.Errorf("the file behind the link holds %q, %v", content, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v, %v", info, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions are %v, %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("beside them lie %v, %v", entries, err)
	}

	if err := os.Chmod(file, 0o400); err != nil {
		t.Fatal(err)
	}
	var place *runs.PlaceError
	if err := runs.Rewrite(file, []byte("no")); !errors.As(err, &place) {
		t.Errorf("a file that nobody may write: %v", err)
	}
	if err := runs.Rewrite(filepath.Join(file, "x"), nil); !errors.As(err, &place) {
		t.Errorf("a path below a file: %v", err)
	}
}
