package runs

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Rewrite gives a user's file, which need not be there yet, new content, so that
// a reader sees the old file or the new one and never a half. A file keeps its
// permissions, and one that nobody may write is left alone; where the name is a link, the file that it leads to is rewritten.
// If that fails, the old file stays, and what a part of the path is in the way of
// comes back as a *PlaceError.
func Rewrite(path string, content []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	} else if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("writing %s: it is a link that leads nowhere, and is left alone", path)
	}
	write := func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
	var mode fs.FileMode
	if info, err := os.Stat(path); err == nil {
		if mode = info.Mode().Perm(); mode&0o222 == 0 {
			return fmt.Errorf("writing %s: %w", path, explain(&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}))
		}
	}
	return writeAs(filepath.Dir(path), filepath.Base(path), mode, write)
}
