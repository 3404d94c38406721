package suites

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/unprivileged"
)

const manifest = "name: mine\nversion: '2'\nlicense: MIT\n"

func TestOpen(t *testing.T) {
	two := lineA + "\n" + lineU + "\n"
	// sha256sum of two
	const sum = "c8b3581dfbdf"
	suite := dir(t, "a suite", map[string]string{"suite.yaml": manifest, "items.jsonl": two})
	run := dir(t, "20261123T0120Z-m", map[string]string{"run.json": "{}", "items.jsonl": two, "my own.jsonl": two, ".jsonl": two})
	for _, row := range []struct {
		reason, ref, name, version, file string
	}{
		{"a directory", suite, "mine", "2", filepath.Join(suite, "items.jsonl")},
		{"the items of a directory that has a manifest", filepath.Join(suite, "items.jsonl"), "mine", "2", filepath.Join(suite, "items.jsonl")},
		{"a run directory is called after itself", run, "20261123T0120Z-m", sum, filepath.Join(run, "items.jsonl")},
		{"and so are a run's items", filepath.Join(run, "items.jsonl"), "20261123T0120Z-m", sum, filepath.Join(run, "items.jsonl")},
		{"a file is called after itself, spaces replaced", filepath.Join(run, "my own.jsonl"), "my-own", sum, filepath.Join(run, "my own.jsonl")},
		{"a file without a name", filepath.Join(run, ".jsonl"), "items", sum, filepath.Join(run, ".jsonl")},
	} {
		s, err := Open(row.ref, time.Time{})
		if err != nil {
			t.Errorf("%s: %v", row.reason, err)
			continue
		}
		got := []string{s.Ref, s.Manifest.Name, s.Manifest.Version, s.File()}
		if diff := cmp.Diff([]string{row.ref, row.name, row.version, row.file}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
		if st, err := s.Stat(); err != nil || st.Items != 2 {
			t.Errorf("%s: %+v, %v", row.reason, st, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	d := dir(t, "d", map[string]string{"items.json": "[]", "table.csv": "a,b", "items.jsonl.gz": "\x1f\x8b"})
	bad := dir(t, "bad", map[string]string{"suite.yaml": "name: a\nnmae: b\n", "items.jsonl": ""})
	misnamed := dir(t, "misnamed", map[string]string{"suite.yml": manifest, "items.jsonl": ""})
	nested := dir(t, "nested", nil)
	if err := os.MkdirAll(filepath.Join(nested, "items.jsonl"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ reason, ref, want string }{
		{"a path that is not there", filepath.Join(d, "x.jsonl"), ": no such file or directory; give the path from here, or a built-in name (alarming, core, hard)"},
		{"a directory without items", d, ": the directory holds no items.jsonl, which with suite.yaml makes a suite"},
		{"a file of another format", filepath.Join(d, "table.csv"), ": a file of items is called *.jsonl and holds one JSON item a line; docs/suites.md has the format, and how a table becomes one"},
		{"a compressed file", filepath.Join(d, "items.jsonl.gz"), ": the file is compressed: unpack it first"},
		{"an array of items", filepath.Join(d, "items.json"), ": a file of items is called *.jsonl and holds one JSON item a line; docs/suites.md has the format, and how a table becomes one"},
		{"a file where a directory should be", filepath.Join(d, "items.json", "x"), ": not a directory"},
		{"something that cannot be read twice", os.DevNull, ": not a regular file; a suite is read more than once, so save it to a file first"},
		{"a faulty manifest", bad, ": " + filepath.Join(bad, "suite.yaml") + `:2: unknown key "nmae"; did you mean "name"?`},
		{"a manifest that would be passed over", misnamed, ": suite.yml is not read: call it suite.yaml"},
		{"items that are a directory", nested, ": read " + filepath.Join(nested, "items.jsonl") + ": is a directory"},
	} {
		_, err := Open(row.ref, time.Time{})
		if diff := cmp.Diff("opening suite "+row.ref+row.want, message(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
	if _, err := Open(filepath.Join(d, "x.jsonl"), time.Time{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a path that is not there is not fs.ErrNotExist: %v", err)
	}
	if _, err := Open(bad, time.Time{}); !errors.As(err, new(*jsonl.SyntaxError)) {
		t.Errorf("a faulty manifest is no *jsonl.SyntaxError: %v", err)
	}
}

func TestOpenUnreadable(t *testing.T) {
	d := unprivileged.Dir(t)
	if err := os.WriteFile(filepath.Join(d, "items.jsonl"), []byte(lineA), 0); err != nil {
		t.Fatal(err)
	}
	unprivileged.Do(t, func() {
		if _, err := Open(d, time.Time{}); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("got %v", err)
		}
	})
}

func TestOpenUnknown(t *testing.T) {
	for _, row := range []struct{ ref, want string }{
		{"cor", `unknown suite "cor"; did you mean "core"? A suite is a built-in name (NAMES), a directory with suite.yaml and items.jsonl, or a FILE.jsonl`},
		{"mmlu", `unknown suite "mmlu". A suite is a built-in name (NAMES), a directory with suite.yaml and items.jsonl, or a FILE.jsonl`},
		{"", `unknown suite "". A suite is a built-in name (NAMES), a directory with suite.yaml and items.jsonl, or a FILE.jsonl`},
		{"a\x1b\x00", `unknown suite "a\x1b\x00". A suite is a built-in name (NAMES), a directory with suite.yaml and items.jsonl, or a FILE.jsonl`},
	} {
		_, err := Open(row.ref, time.Time{})
		want := strings.Replace(row.want, "NAMES", strings.Join(Names(), ", "), 1)
		if diff := cmp.Diff(want, message(err)); diff != "" {
			t.Errorf("Open(%q) (-want +got):\n%s", row.ref, diff)
		}
		if unknown := (*UnknownError)(nil); !errors.As(err, &unknown) || unknown.Ref != row.ref || !slices.Equal(unknown.Names, Names()) {
			t.Errorf("Open(%q) gives %#v", row.ref, err)
		}
	}
}

// Every built-in suite can be read as the files it is.
func TestBuiltinSuitesAreFiles(t *testing.T) {
	if !slices.Contains(Names(), "core") {
		t.Fatalf("Names() = %q", Names())
	}
	for _, name := range Names() {
		inside, err := Open(name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		outside, err := Open("."+string(filepath.Separator)+name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		in, err := inside.Stat()
		if err != nil {
			t.Fatal(err)
		}
		out, err := outside.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(in, out); diff != "" {
			t.Errorf("%s (-embedded +file):\n%s", name, diff)
		}
		if diff := cmp.Diff(inside.Manifest, outside.Manifest); diff != "" {
			t.Errorf("%s (-embedded +file):\n%s", name, diff)
		}
		if inside.Manifest.Name != name {
			t.Errorf("suite %s calls itself %s", name, inside.Manifest.Name)
		}
		if !strings.HasPrefix(inside.File(), name+"/") {
			t.Errorf("suite %s reads %s", name, inside.File())
		}
	}
}
