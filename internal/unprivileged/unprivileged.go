// Package unprivileged lets tests of file permissions say the same whoever runs them:
// root could read everything. Only tests use it.
package unprivileged

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir is a directory of the test that everybody may reach, other than that of
// [testing.TB.TempDir], which is its owner's alone.
func Dir(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for way := dir; way != filepath.Clean(os.TempDir()) && way != filepath.Dir(way); way = filepath.Dir(way) {
		if err := os.Chmod(way, 0o755); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}
