package runs

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
)

func listing(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files[e.Name()] = "a directory"
		if !e.IsDir() {
			files[e.Name()] = readFile(t, filepath.Join(dir, e.Name()))
		}
	}
	return files
}

func TestCreateAndOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "logs", "nightly", "run")
	m := testManifest(t, 3, 2)
	m.Provenance.Tags = map[string]string{"sha": "<abc>"}
	created, err := Create(dir, m, writeItemLines(3))
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(created.Manifest, opened.Manifest); diff != "" {
		t.Errorf("Create and Open disagree on the manifest (-created +opened):\n%s", diff)
	}
	if opened.Manifest.Format != Format || opened.Manifest.ID != m.ID || opened.Dir() != dir {
		t.Errorf("opened %q with format %d and id %q", opened.Dir(), opened.Manifest.Format, opened.Manifest.ID)
	}
	if err := opened.CheckIdentity(m.Identity); err != nil {
		t.Errorf("CheckIdentity of a run's own identity = %v", err)
	}
	if err := opened.CheckItems(); err != nil {
		t.Errorf("CheckItems = %v", err)
	}
	var ids []string
	for item, err := range opened.Items() {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, item.ID)
	}
	if diff := cmp.Diff([]string{"t/0", "t/1", "t/2"}, ids); diff != "" {
		t.Errorf("Items (-want +got):\n%s", diff)
	}
	text := readFile(t, opened.Path(ManifestFile))
	for _, want := range []string{`"temperature": 0`, `"system_sha256": null`, `"shard": null`, `"command": []`, `"sha": "<abc>"`, `"trained_by"`} {
		if got := strings.Contains(text, want); got != (want != `"trained_by"`) {
			t.Errorf("run.json contains %s: %v\n%s", want, got, text)
		}
	}
}

// TestCreateHeld: items from memory make the same run as those that are written
// down, and are handed out again as they are.
func TestCreateHeld(t *testing.T) {
	m := testManifest(t, 3, 1)
	written, err := Create(filepath.Join(t.TempDir(), "run"), m, writeItemLines(3))
	if err != nil {
		t.Fatal(err)
	}
	var items []*suites.Item
	for item, err := range written.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	lines := strings.Split(strings.TrimSuffix(readFile(t, written.Path(ItemsFile)), "\n"), "\n")
	held, err := CreateHeld(filepath.Join(t.TempDir(), "run"), m, items, lines)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{ItemsFile, ManifestFile} {
		if diff := cmp.Diff(readFile(t, written.Path(name)), readFile(t, held.Path(name))); diff != "" {
			t.Errorf("%s (-written +held):\n%s", name, diff)
		}
	}
	n := 0
	for item, err := range held.Items() {
		if err != nil || item != items[n] {
			t.Errorf("item %d is another one, %v", n, err)
		}
		n++
	}
	if n != 3 {
		t.Errorf("%d items are held", n)
	}
}

func TestCreateRefusesWhatIsNotItsOwn(t *testing.T) {
	for _, tc := range []struct {
		reason string
		files  map[string]string
		holds  string
	}{
		{"a run is never overwritten", map[string]string{ManifestFile: "{}", LockFile: ""}, "a run"},
		{"a suite the user keeps there has the same file name as ours", map[string]string{ItemsFile: "{}"}, ItemsFile},
		{"a suite with its manifest", map[string]string{ItemsFile: "{}", "suite.yaml": "name: x"}, "suite.yaml"},
		{"a file that nobody here wrote", map[string]string{"thesis.tex": "x"}, "thesis.tex"},
		{"an interrupted creation in which the user put something", map[string]string{LockFile: "", ItemsFile: "", "notes.md": "x"}, "notes.md"},
		{"a job", map[string]string{JobFile: "{}"}, JobFile},
		{"responses without a manifest may have been paid for", map[string]string{LockFile: "", ResponsesFile: "x"}, ResponsesFile},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tc.files {
				writeFile(t, filepath.Join(dir, name), text)
			}
			_, err := Create(dir, testManifest(t, 1, 1), writeItemLines(1))
			var occupied *OccupiedError
			if !errors.As(err, &occupied) || occupied.Holds != tc.holds {
				t.Errorf("Create = %v, want an *OccupiedError that names %s", err, tc.holds)
			}
			if diff := cmp.Diff(tc.files, listing(t, dir)); diff != "" {
				t.Errorf("the directory was changed (-before +after):\n%s", diff)
			}
		})
	}
}

// Every state in which a kill can leave Create must let the next one finish.
func TestCreateAfterAnInterruptedCreate(t *testing.T) {
	temp := func(name string) string { return tempPrefix(name) + "77-0" }
	for _, tc := range []struct {
		reason string
		files  map[string]string
	}{
		{"killed after mkdir", nil},
		{"killed after the lock file was made", map[string]string{LockFile: ""}},
		{"killed while items.jsonl was written", map[string]string{LockFile: "{}", temp(ItemsFile): `{"id":`}},
		{"killed between items.jsonl and run.json", map[string]string{LockFile: "{}", ItemsFile: "half"}},
		{"killed while run.json was written", map[string]string{LockFile: "{}", ItemsFile: "x", temp(ManifestFile): "{"}},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tc.files {
				writeFile(t, filepath.Join(dir, name), text)
			}
			_, err := Open(dir)
			var no *NotARunError
			if !errors.As(err, &no) || !no.Creatable {
				t.Errorf("Open = %v, want a creatable *NotARunError", err)
			}
			run := createIn(t, dir, 2, 1)
			if err := run.CheckItems(); err != nil {
				t.Error(err)
			}
			for name := range listing(t, dir) {
				if isTemp(name) {
					t.Errorf("%s is left behind", name)
				}
			}
		})
	}
}

func TestCreateThatFailsLeavesNothingBehind(t *testing.T) {
	broken := errors.New("the suite broke off")
	for _, tc := range []struct {
		reason string
		items  func(io.Writer) error
		want   string
	}{
		{"the items cannot be read to their end", func(w io.Writer) error { _, _ = w.Write([]byte("{}\n")); return broken }, broken.Error()},
		{"one item fewer than was hashed", writeItemLines(2), "2 items where the identity of the run says 3"},
		{"another item than was hashed", func(w io.Writer) error {
			_, err := w.Write([]byte("{}\n{}\n{}\n"))
			return err
		}, "SHA-256"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			parent := t.TempDir()
			_, err := Create(filepath.Join(parent, "run"), testManifest(t, 3, 1), tc.items)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("Create = %v, want an error with %q", err, tc.want)
			}
			if left := listing(t, parent); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestCheckItemsKnowsOtherEndsOfLines(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 3, 1)
	items := readFile(t, run.Path(ItemsFile))
	for text, want := range map[string]string{
		strings.ReplaceAll(items, "\n", "\r\n"):            "CRLF for LF, as git may do where a file is checked out; restore it from a copy",
		strings.Replace(items, "{", "{ ", 1):               "its SHA-256 begins with",
		strings.ReplaceAll(items, "\n", " \r\n"):           "its SHA-256 begins with",
		strings.ReplaceAll(items, "\n", "\r\n") + "{}\r\n": "it has 4 items",
	} {
		writeFile(t, run.Path(ItemsFile), text)
		var corrupt *CorruptError
		if err := run.CheckItems(); !errors.As(err, &corrupt) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestCreateRefusesAPlanThatIsNone(t *testing.T) {
	for _, tc := range []struct {
		reason string
		change func(*Manifest)
	}{
		{"no epoch asks nothing", func(m *Manifest) { m.Identity.Epochs = 0 }},
		{"a negative number of items", func(m *Manifest) { m.Identity.NItems = -1 }},
		{"more asks than memory", func(m *Manifest) { m.Identity.NItems, m.Identity.Epochs = 1<<40, 1<<40 }},
		{"no id", func(m *Manifest) { m.ID = "" }},
	} {
		parent := t.TempDir()
		m := testManifest(t, 1, 1)
		tc.change(&m)
		if _, err := Create(filepath.Join(parent, "run"), m, writeItemLines(1)); err == nil {
			t.Errorf("%s: Create gave no error", tc.reason)
		}
		if left := listing(t, parent); len(left) > 0 {
			t.Errorf("%s: left behind: %v", tc.reason, left)
		}
	}
}

func TestPathBelowAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "logs")
	writeFile(t, file, "x")
	for _, dir := range []string{file, filepath.Join(file, "run"), filepath.Join(file, "a", "b")} {
		_, err := Create(dir, testManifest(t, 1, 1), writeItemLines(1))
		if !errors.Is(err, syscall.ENOTDIR) || !strings.Contains(err.Error(), "is a file, not a directory") {
			t.Errorf("Create(%s) = %v, want ENOTDIR and a hint", dir, err)
		}
		_, err = Open(dir)
		var no *NotARunError
		if !errors.As(err, &no) || no.Creatable {
			t.Errorf("Open(%s) = %v, want a *NotARunError that is not creatable", dir, err)
		}
	}
}

func TestItemsDigestGivesTheErrorOfItsItems(t *testing.T) {
	broken := errors.New("broken")
	if _, _, err := ItemsDigest(func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("ItemsDigest = %v", err)
	}
}

// Of several processes that create one run at the same moment one does, and the
// others leave what it made.
func TestCreateAtTheSameMoment(t *testing.T) {
	m := testManifest(t, 3, 1)
	for range 10 {
		dir := filepath.Join(t.TempDir(), "run")
		var made atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				_, err := Create(dir, m, writeItemLines(3))
				switch {
				case err == nil:
					made.Add(1)
				case !errors.As(err, new(*OccupiedError)) && !errors.As(err, new(*LockedError)):
					t.Errorf("Create beside others = %v", err)
				}
			})
		}
		all.Wait()
		if run, err := Open(dir); made.Load() != 1 || err != nil || run.CheckItems() != nil {
			t.Fatalf("%d of 8 made the run; at the end Open gives %v", made.Load(), err)
		}
	}
}

// Another process may be done with its run between the two looks at a directory:
// what it made stays, though it was not that process that made the directory.
func TestCreateThatComesSecondTakesNothingAway(t *testing.T) {
	run := createIn(t, filepath.Join(t.TempDir(), "run"), 3, 1)
	m := testManifest(t, 3, 1)
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fill(run.Dir(), true, data, writeItemLines(3)); !errors.As(err, new(*OccupiedError)) {
		t.Errorf("fill = %v, want an *OccupiedError", err)
	}
	if opened, err := Open(run.Dir()); err != nil || opened.CheckItems() != nil {
		t.Errorf("the run of the other process: %v", err)
	}
}
