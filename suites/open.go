package suites

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	manifestName  = "suite.yaml"
	otherManifest = "suite.yml" // what some call it
	itemsName     = "items.jsonl"
)

// A Suite is an opened suite. It holds no item: Items reads them each time.
type Suite struct {
	Manifest Manifest
	Ref      string // as given to Open

	file string // of the items, for messages
	bare bool   // without a suite.yaml
	part *part  // of the file's items that the suite is; nil where it is all of them
	open func() (io.ReadCloser, error)
	// hashed is shared by the parts of a file.
	hashed *fileHash
}

// Open opens a suite by reference:
//
//   - the name of a built-in suite (see Names);
//   - a directory with suite.yaml and items.jsonl;
//   - a file of items, FILE.jsonl, a run's items.jsonl among them, or a directory
//     with an items.jsonl alone. Where no suite.yaml stands beside it, the suite is
//     called after the file, or after the directory if the file is called items.jsonl,
//     and its version is the first 12 digits of the file's SHA-256.
//
// A directory of the name of a built-in suite is reached as ./NAME. The items
// are not read yet, so a faulty line is found by Items, not by Open.
//
// A reference that is none of these is an *UnknownError; a path that is not
// there satisfies errors.Is(err, fs.ErrNotExist); a faulty suite.yaml is a
// *SyntaxError. No suite that can be opened today depends on now, the
// day on which a suite that is made when it is opened would be made.
func Open(ref string, now time.Time) (*Suite, error) {
	if slices.Contains(Names(), ref) {
		return openBuiltin(ref)
	}
	info, err := os.Stat(ref)
	switch {
	case err != nil && !IsPath(ref):
		return nil, &UnknownError{Ref: ref, Nearest: Nearest(ref, Names()), Names: Names()}
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("opening suite %s: %w; give the path from here, or a built-in name (%s)", ref, cause(err), strings.Join(Names(), ", "))
	case err != nil:
		return nil, fmt.Errorf("opening suite %s: %w", ref, cause(err))
	case info.IsDir():
		return openDir(ref)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("opening suite %s: not a regular file; a suite is read more than once, so save it to a file first", ref)
	case isPacked(ref):
		return nil, fmt.Errorf("opening suite %s: the file is compressed: unpack it first", ref)
	case !isItemsFile(ref):
		return nil, fmt.Errorf("opening suite %s: a file of items is called *.jsonl and holds one JSON item a line; docs/suites.md has the format, and how a table becomes one", ref)
	}
	return openFile(ref, ref)
}

// openDir opens a directory.
func openDir(ref string) (*Suite, error) {
	file := filepath.Join(ref, itemsName)
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return nil, &notThereError{fmt.Sprintf("opening suite %s: the directory holds no %s, which with %s makes a suite", ref, itemsName, manifestName)}
	}
	return openFile(ref, file)
}

// A notThereError says itself what is not there.
type notThereError struct{ message string }

func (e *notThereError) Error() string { return e.message }
func (e *notThereError) Unwrap() error { return fs.ErrNotExist }

// openFile opens a file of items, with the manifest beside it if it has one.
func openFile(ref, file string) (*Suite, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("opening suite %s: %w", ref, err)
	}
	_ = in.Close() // it can be read, which is all that is asked here
	s := &Suite{Ref: ref, file: file, hashed: new(fileHash), open: func() (io.ReadCloser, error) { return os.Open(file) }}
	if filepath.Base(file) == itemsName {
		beside := filepath.Join(filepath.Dir(file), manifestName)
		data, err := os.ReadFile(beside)
		if err == nil {
			if s.Manifest, err = parseManifest(beside, data); err != nil {
				return nil, fmt.Errorf("opening suite %s: %w", ref, err)
			}
			return s, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("opening suite %s: %w", ref, err)
		}
		// It may say that the suite is a probe, which is no small thing to leave unread.
		if _, err := os.Stat(filepath.Join(filepath.Dir(file), otherManifest)); err == nil {
			return nil, fmt.Errorf("opening suite %s: %s is not read: call it %s", ref, otherManifest, manifestName)
		}
	}
	s.bare = true
	sum, err := s.fileSHA256()
	if err != nil {
		return nil, fmt.Errorf("opening suite %s: %w", ref, err)
	}
	s.Manifest.Name = nameOf(file)
	s.Manifest.Version = sum[:12]
	return s, nil
}

// nameOf calls a suite after its file, or after the directory where every file
// has the same name.
func nameOf(file string) string {
	base := filepath.Base(file)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if base == itemsName {
		if full, err := filepath.Abs(file); err == nil {
			name = filepath.Base(filepath.Dir(full))
		}
	}
	if name = safeName(name); name == "" {
		return "items"
	}
	return name
}

// IsPath tells a reference that is meant as a path from one that is meant as the
// name of a suite. A name may be a directory's all the same.
func IsPath(ref string) bool {
	return strings.ContainsAny(ref, `/\`) || strings.HasPrefix(ref, ".") || isItemsFile(ref)
}

// isItemsFile says whether a file of items may have this name.
func isItemsFile(name string) bool {
	return slices.Contains([]string{".jsonl", ".ndjson"}, strings.ToLower(filepath.Ext(name)))
}

// isPacked says whether a file is compressed, by its name.
func isPacked(name string) bool {
	return slices.Contains([]string{".gz", ".zst", ".xz", ".bz2", ".zip"}, strings.ToLower(filepath.Ext(name)))
}

// cause leaves out the path that the message has already.
func cause(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err
	}
	return err
}

// An UnknownError is a reference to a suite that does not exist.
type UnknownError struct {
	Ref     string
	Nearest string   // the built-in name that was probably meant, or empty
	Names   []string // all built-in names
}

// Error names the nearest built-in suite, all of them, and what else a
// reference can be.
func (e *UnknownError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "unknown suite %s", quote(e.Ref))
	if e.Nearest != "" {
		fmt.Fprintf(&b, "; did you mean %q?", e.Nearest)
	} else {
		b.WriteByte('.')
	}
	fmt.Fprintf(&b, " A suite is a built-in name (%s), a directory with %s and %s, or a FILE.jsonl",
		strings.Join(e.Names, ", "), manifestName, itemsName)
	return b.String()
}
