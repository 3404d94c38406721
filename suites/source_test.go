package suites

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSource: whatever may change the items or what a run says of them makes
// another source, and nothing else does.
func TestSource(t *testing.T) {
	d := dir(t, "d", map[string]string{"mine.jsonl": lineA + "\n" + lineU + "\n", "items.jsonl": lineA + "\n" + lineU + "\n"})
	source := func(s *Suite) string {
		t.Helper()
		got, err := s.Source()
		if err != nil || len(got) != 64 {
			t.Fatalf("source %q, error %v", got, err)
		}
		return got
	}
	opened := func(ref string) *Suite {
		t.Helper()
		s, err := Open(ref, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	file := filepath.Join(d, "mine.jsonl")
	suite := opened(file)
	first := source(suite)
	if source(opened(file)) != first || source(suite) != first {
		t.Error("one file has several sources")
	}
	manifest := Manifest{Name: "half"}
	half := source(suite.Part(manifest, 0, 1))
	sources := []string{
		first, half, source(suite.Part(manifest, 1, 1)), source(opened(filepath.Join(d, "items.jsonl"))), // another name
		source(opened("core")), source(opened("hard")),
	}
	if err := os.WriteFile(filepath.Join(d, "suite.yaml"), []byte("name: mine\nversion: \"1\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	sources = append(sources, source(opened(d)))
	if err := os.WriteFile(file, []byte(lineA+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	sources = append(sources, source(suite)) // another size
	if err := os.WriteFile(file, []byte(lineU+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	sources = append(sources, source(suite)) // another time
	seen := map[string]int{}
	for i, s := range sources {
		if before, ok := seen[s]; ok {
			t.Errorf("sources %d and %d are one", before, i)
		}
		seen[s] = i
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if got, err := suite.Source(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone has the source %q, error %v", got, err)
	}
}
