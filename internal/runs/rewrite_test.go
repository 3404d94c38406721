package runs_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

func text(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

// A user's file keeps its permissions and its name; nothing is left beside it.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "README.md"), filepath.Join(dir, "LINK.md")
	if err := runs.Rewrite(file, text("new")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("README.md", link); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	if err := runs.Rewrite(link, text("newer")); err != nil {
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
	if err := runs.Rewrite(file, text("no")); !errors.As(err, &place) {
		t.Errorf("a file that nobody may write: %v", err)
	}
	if err := runs.Rewrite(filepath.Join(file, "x"), text("")); !errors.As(err, &place) {
		t.Errorf("a path below a file: %v", err)
	}
}

// Whether a file can be written is found out with the error that writing it gives,
// and without a trace.
func TestCheckRewrite(t *testing.T) {
	dir := t.TempDir()
	file, kept, sealed := filepath.Join(dir, "file"), filepath.Join(dir, "kept"), filepath.Join(dir, "sealed")
	for name, mode := range map[string]fs.FileMode{file: 0o600, kept: 0o644, sealed: 0o444} {
		if err := os.WriteFile(name, []byte("old"), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		path string
		can  bool
	}{
		{filepath.Join(dir, "new"), true},
		{file, true},
		{os.DevNull, true},
		{sealed, false},
		{dir, false},
		{filepath.Join(file, "below"), false},
		{filepath.Join(dir, "nowhere", "x"), false},
	} {
		checked := runs.CheckRewrite(test.path)
		if (checked == nil) != test.can {
			t.Errorf("%s: %v", test.path, checked)
		}
		entries, err := os.ReadDir(dir)
		if content, readErr := os.ReadFile(kept); err != nil || readErr != nil || len(entries) != 3 || string(content) != "old" {
			t.Errorf("%s left %v, %v, %q, %v", test.path, entries, err, content, readErr)
		}
		if test.can {
			continue
		}
		if written := runs.Rewrite(test.path, text("new")); written == nil || written.Error() != checked.Error() {
			t.Errorf("%s: checked %v, written %v", test.path, checked, written)
		}
	}
	if err := runs.Rewrite(os.DevNull, text("new")); err != nil {
		t.Error(err)
	}
	if info, err := os.Lstat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is a file now: %v, %v", os.DevNull, info, err)
	}
}

// What a run or a job keeps is no file of the user's, by whatever name or link; what is
// derived of it is, and so is a file of that name elsewhere.
func TestRewriteLeavesFactsAlone(t *testing.T) {
	dir := t.TempDir()
	run, job, elsewhere := filepath.Join(dir, "run"), filepath.Join(dir, "job"), filepath.Join(dir, "x")
	for file, in := range map[string]string{"run.json": run, "responses.jsonl": run, "job.json": job} {
		if err := errors.Join(os.MkdirAll(in, 0o755), os.MkdirAll(elsewhere, 0o755), os.WriteFile(filepath.Join(in, file), []byte("old"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	facts := []string{filepath.Join(run, "run.json"), filepath.Join(run, "RUN.json"), filepath.Join(run, "responses.jsonl"), filepath.Join(run, "job.json"), filepath.Join(job, "job.json")}
	link := filepath.Join(elsewhere, "mine.json")
	if err := os.Symlink(filepath.Join(run, "run.json"), link); err == nil {
		facts = append(facts, link)
	} else if runtime.GOOS != "windows" { // where not every user may make one
		t.Fatal(err)
	}
	for _, path := range facts {
		for _, err := range []error{runs.CheckRewrite(path), runs.Rewrite(path, text("new"))} {
			if fact := (*runs.FactError)(nil); !errors.As(err, &fact) {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	for _, file := range []string{filepath.Join(run, "run.json"), filepath.Join(run, "responses.jsonl"), filepath.Join(job, "job.json")} {
		if content, err := os.ReadFile(file); err != nil || string(content) != "old" {
			t.Errorf("%s: %q, %v", file, content, err)
		}
	}
	for _, path := range []string{filepath.Join(run, "report.json"), filepath.Join(job, "report.html"), filepath.Join(elsewhere, "run.json")} {
		if err := errors.Join(runs.CheckRewrite(path), runs.Rewrite(path, text("new"))); err != nil {
			t.Error(err)
		}
	}
}
