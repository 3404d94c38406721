package runs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const day = 24 * time.Hour

// touch makes a run look as if it was last written to at a time.
func touch(t testing.TB, run *Run, at time.Time) {
	t.Helper()
	for _, name := range []string{ManifestFile, ResponsesFile} {
		if err := os.Chtimes(run.Path(name), at, at); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
}

// runWith makes a run of two asks of which some are recorded, last touched at.
func runWith(t testing.TB, dir string, recorded int, at time.Time, change func(*Manifest)) *Run {
	t.Helper()
	m := testManifest(t, 2, 1)
	if change != nil {
		change(&m)
	}
	run, err := Create(dir, m, writeItemLines(2))
	if err != nil {
		t.Fatal(err)
	}
	var text []byte
	for n := range recorded {
		line, err := encode(nil, record(n, 0))
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, line...)
	}
	if recorded > 0 {
		writeFile(t, run.Path(ResponsesFile), string(text))
	}
	touch(t, run, at)
	return run
}

// reported writes as much of a report into dir as says whether it is of all.
func reported(t testing.TB, dir string, provisional bool) {
	t.Helper()
	writeFile(t, filepath.Join(dir, ReportFile), fmt.Sprintf(`{"provisional":%v}`, provisional))
}

func TestFindIncomplete(t *testing.T) {
	now := started()
	id := testManifest(t, 2, 1).Identity
	hour := time.Hour
	for _, tc := range []struct {
		reason string
		make   func(logs string)
		want   string
	}{
		{"no log directory", func(logs string) { _ = os.Remove(logs) }, ""},
		{"an incomplete run is found", func(l string) { runWith(t, l+"/a", 1, now.Add(-hour), nil) }, "a"},
		{"one without any response too", func(l string) { runWith(t, l+"/a", 0, now.Add(-hour), nil) }, "a"},
		{"a complete run is never asked again", func(l string) { reported(t, runWith(t, l+"/a", 2, now.Add(-hour), nil).Dir(), false) }, ""},
		{"one that was killed before its report is gone on with", func(l string) { runWith(t, l+"/a", 2, now.Add(-hour), nil) }, "a"},
		{"one whose report is from before it was complete too", func(l string) { reported(t, runWith(t, l+"/a", 2, now.Add(-hour), nil).Dir(), true) }, "a"},
		{"a day is the end", func(l string) { runWith(t, l+"/a", 1, now.Add(-day-time.Second), nil) }, ""},
		{"the newest by its last response, not by name", func(l string) {
			runWith(t, l+"/a", 1, now.Add(-hour), nil)
			runWith(t, l+"/b", 1, now.Add(-2*hour), nil)
		}, "a"},
		{"the clock was set back since: the future is recent", func(l string) { runWith(t, l+"/a", 1, now.Add(3*day), nil) }, "a"},
		{"another identity", func(l string) {
			runWith(t, l+"/a", 1, now, func(m *Manifest) { m.Identity.Model = "other" })
		}, ""},
		{"another host and more tokens are the same identity", func(l string) {
			runWith(t, l+"/a", 1, now, func(m *Manifest) { m.Provenance.BaseURLs, m.Provenance.MaxTokens = nil, 99 })
		}, "a"},
		{"foreign and damaged directories are passed over", func(l string) {
			writeFile(t, l+"/z/run.json", "{")
			writeFile(t, l+"/y/notes.md", "x")
			writeFile(t, l+"/x", "a file")
			runWith(t, l+"/a", 1, now.Add(-hour), nil)
		}, "a"},
		{"a run whose log is damaged is passed over", func(l string) {
			run := runWith(t, l+"/a", 0, now, nil)
			writeFile(t, run.Path(ResponsesFile), "garbage\n")
		}, ""},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			logs := t.TempDir()
			tc.make(logs)
			found, err := FindIncomplete(logs, id, day, now)
			got := ""
			if found.Run != nil {
				got = filepath.Base(found.Run.Dir())
			}
			if got != tc.want || err != nil {
				t.Errorf("FindIncomplete = %q, %v; want %q", got, err, tc.want)
			}
		})
	}
	logs := t.TempDir()
	for dir, age := range map[string]time.Duration{"b": 2 * hour, "c": day + hour} {
		runWith(t, filepath.Join(logs, dir), 2, now.Add(-age), nil)
	}
	runWith(t, filepath.Join(logs, "a"), 1, now.Add(-3*hour), nil)
	if found, err := FindNewest(logs, id, day, now); err != nil || found.Run == nil || filepath.Base(found.Run.Dir()) != "b" {
		t.Errorf("FindNewest = %v, %v; want the newest, though it is complete", found, err)
	}
	writeFile(t, filepath.Join(logs, "b", ResponsesFile), "garbage\n")
	touch(t, &Run{dir: filepath.Join(logs, "b")}, now.Add(-2*hour))
	touch(t, &Run{dir: filepath.Join(logs, "a")}, now.Add(-3*day))
	runWith(t, filepath.Join(logs, "d"), 1, now.Add(-4*day), nil)
	found, err := FindIncomplete(logs, id, day, now)
	if err != nil || found.Run != nil {
		t.Errorf("FindIncomplete = %v, %v; want none", found.Run, err)
	}
	if found.Damaged == nil || filepath.Base(found.Damaged.Dir()) != "b" {
		t.Errorf("the damaged one is %v; want the one whose log is no log", found.Damaged)
	}
	if found.Older == nil || filepath.Base(found.Older.Dir()) != "c" {
		t.Errorf("the older one is %v; want the last of those that were not touched for a day", found.Older)
	}
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, "")
	if _, err := FindIncomplete(file, id, day, now); !errors.As(err, new(*PlaceError)) {
		t.Errorf("FindIncomplete in a file = %v, want a *PlaceError", err)
	}
	if _, err := FindIncompleteJob(filepath.Dir(file), "file", "h", day, now); !errors.As(err, new(*PlaceError)) {
		t.Errorf("FindIncompleteJob in a file = %v, want a *PlaceError", err)
	}
	if _, err := Resolve(file, "latest"); !errors.As(err, new(*PlaceError)) {
		t.Errorf("Resolve in a file = %v, want a *PlaceError", err)
	}
	for _, path := range []string{file, filepath.Join(file, "run")} {
		if _, err := Resolve(t.TempDir(), path); !errors.As(err, new(*NotARunError)) {
			t.Errorf("Resolve(%s) = %v, want a *NotARunError: it is a file, or below one", path, err)
		}
	}
}

func TestFindIncompleteJob(t *testing.T) {
	now := started()
	logs := t.TempDir()
	// job makes one of two runs, a and b, of two asks each, with so many
	// recorded; below 0 the run was never begun.
	job := func(stamp, hash string, age time.Duration, a, b int) {
		t.Helper()
		dir := filepath.Join(logs, "nightly", stamp)
		j := Job{Name: "nightly", SHA256: hash, Started: now}
		for model, n := range map[string]int{"a": a, "b": b} {
			j.Runs = append(j.Runs, JobRun{Dir: model + ".neutral", Checkpoint: model, Policy: "neutral"})
			if n >= 0 {
				runWith(t, filepath.Join(dir, model+".neutral"), n, now.Add(-age), func(m *Manifest) { m.Identity.Model = model })
			}
		}
		if err := CreateJob(dir, j); err != nil {
			t.Fatal(err)
		}
		reported(t, dir, a+b < 4)
		if err := os.Chtimes(filepath.Join(dir, JobFile), now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	job("20261120T0000Z", "old", 2*day, 1, 2)
	job("20261121T0000Z", "two", 5*time.Hour, 1, 2)
	job("20261122T0000Z", "two", 3*time.Hour, 2, 0)
	job("20261122T0100Z", "two", 2*time.Hour, 2, 2)
	job("20261122T0200Z", "dead", time.Hour, 2, -1)
	job("20261122T0300Z", "none", time.Hour, -1, -1)
	job("20261122T0310Z", "killed", 2*time.Hour, 2, 2)
	if err := os.Remove(filepath.Join(logs, "nightly", "20261122T0310Z", ReportFile)); err != nil {
		t.Fatal(err)
	}
	job("20261122T0320Z", "whole", time.Hour, 2, 2)
	writeFile(t, filepath.Join(logs, "nightly", "20261122T0400Z", JobFile), "{")
	writeFile(t, filepath.Join(logs, "nightly", "20261122T0500Z", JobFile), `{"format":99,"sha256":"later"}`)
	runWith(t, filepath.Join(logs, "nightly", "20261122T0600Z", "a.neutral"), 1, now, nil) // no job.json
	for _, tc := range []struct{ reason, hash, want string }{
		{"the newest of those in which a run is incomplete", "two", "20261122T0000Z"},
		{"a run whose server did not answer was never begun", "dead", "20261122T0200Z"},
		{"none was begun", "none", "20261122T0300Z"},
		{"all is recorded, and it was killed before its report", "killed", "20261122T0310Z"},
		{"all is recorded and reported", "whole", ""},
		{"too old", "old", ""},
		{"a job that was never run", "other", ""},
		{"one of another version", "later", ""},
	} {
		dir, err := FindIncompleteJob(logs, "nightly", tc.hash, day, now)
		got := ""
		if dir != "" {
			got = filepath.Base(dir)
		}
		if got != tc.want || err != nil {
			t.Errorf("%s: FindIncompleteJob = %q, %v; want %q", tc.reason, got, err, tc.want)
		}
	}
	if dir, err := FindIncompleteJob(logs, "weekly", "two", day, now); dir != "" || err != nil {
		t.Errorf("FindIncompleteJob of an unknown name = %q, %v", dir, err)
	}
	if _, err := ReadJob(filepath.Join(logs, "nightly", "20261122T0500Z")); !errors.As(err, new(*CorruptError)) {
		t.Errorf("a job of another version: %v", err)
	}
	if got, err := ReadJob(filepath.Join(logs, "nightly", "20261121T0000Z")); err != nil || got.SHA256 != "two" || len(got.Runs) != 2 {
		t.Errorf("a job comes back as %+v, %v", got, err)
	}
}

func TestResolve(t *testing.T) {
	const linkToRun, linkToJob = "a link to a run", "a run of a job behind a link"
	logs := t.TempDir()
	now := started()
	runWith(t, logs+"/20261120T1000Z-sft-core-aaaaaa", 2, now, nil)
	runWith(t, logs+"/20261121T1000Z-sft-core-bbbbbb", 2, now, nil)
	runWith(t, logs+"/20261121T1000Z-rl-core-cccccc", 2, now.Add(time.Second), nil)
	inJob := runWith(t, logs+"/nightly/20261119T0000Z/sft.neutral", 2, now, func(m *Manifest) { m.ID = "fedcba987654" })
	runWith(t, logs+"/nightly/20261121T0000Z/sft.neutral", 2, now, nil)
	runWith(t, logs+"/nightly/20261121T0000Z/rl.neutral", 2, now, nil)
	runWith(t, logs+"/every-night/20261118T0000Z/sft.neutral", 2, now, nil)
	mine := runWith(t, logs+"/mine", 2, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), func(m *Manifest) { m.ID = "0123456789ab" })
	writeFile(t, logs+"/20261125T0000Z-half/items.jsonl", "")
	outside := runWith(t, t.TempDir()+"/elsewhere", 2, now, nil)
	foreign := t.TempDir()
	links := true
	for name, to := range map[string]string{"last-green": mine.Dir(), "tonight": logs + "/nightly/20261121T0000Z"} {
		if err := os.Symlink(to, filepath.Join(logs, name)); err != nil {
			if runtime.GOOS != "windows" { // where not every user may make one
				t.Fatal(err)
			}
			links = false
		}
	}

	for _, tc := range []struct{ name, want, reason string }{
		{"latest", "20261121T1000Z-rl-core-cccccc", "by stamp; within a minute by the last write; what was never finished being created is no run"},
		{"20261120T1000Z-sft-core-aaaaaa", "20261120T1000Z-sft-core-aaaaaa", "a whole name"},
		{"20261120", "20261120T1000Z-sft-core-aaaaaa", "a beginning that is unique"},
		{"mine", "mine", "a directory named by the user"},
		{"every night", "every-night/20261118T0000Z", "a job by the name that its file has"},
		{"last-green", "last-green", linkToRun},
		{"tonight/rl.neutral", "tonight/rl.neutral", linkToJob},
		{"nightly", "nightly/20261121T0000Z", "a job's name is its newest directory"},
		{"nightly/20261119T0000Z", "nightly/20261119T0000Z", "one of its directories"},
		{"nightly/20261119", "nightly/20261119T0000Z", "or its beginning"},
		{"nightly/20261121T0000Z/", "nightly/20261121T0000Z", "with the slash the shell adds"},
		{"nightly/sft.neutral", "nightly/20261121T0000Z/sft.neutral", "a run of the newest of a job's directories"},
		{"nightly/r", "nightly/20261121T0000Z/rl.neutral", "or the beginning of its name"},
		{"nightly/20261119/sft", "nightly/20261119T0000Z/sft.neutral", "or of an older one"},
		{mine.Manifest.ID, "mine", "the id of a run"},
		{inJob.Manifest.ID, "nightly/20261119T0000Z/sft.neutral", "the id of a run within a job"},
		{outside.Dir(), outside.Dir(), "a path"},
		{outside.Dir() + "/", outside.Dir(), "a path with a slash behind it"},
		{mine.Dir(), mine.Dir(), "a path under the log directory"},
		{logs + "/nightly/20261121T0000Z/rl.neutral", logs + "/nightly/20261121T0000Z/rl.neutral", "a run within a job, by path"},
	} {
		want := tc.want
		if !links && (tc.reason == linkToRun || tc.reason == linkToJob) {
			continue
		}
		if !filepath.IsAbs(want) {
			want = filepath.Join(logs, filepath.FromSlash(want))
		}
		if got, err := Resolve(logs, tc.name); got != want || err != nil {
			t.Errorf("%s: Resolve(%q) = %q, %v; want %q", tc.reason, tc.name, got, err, want)
		}
	}

	for path, newest := range map[string]string{logs: "20261121T1000Z-rl-core-cccccc", logs + "/nightly/": "nightly/20261121T0000Z"} {
		var several *NotARunError
		if _, err := Resolve(logs, path); !errors.As(err, &several) || several.Newest != filepath.Join(logs, filepath.FromSlash(newest)) {
			t.Errorf("Resolve(%q) = %v, want a *NotARunError with the newest within, %s", path, err, newest)
		}
	}

	_, err := Resolve(logs, "20261121")
	var ambiguous *AmbiguousRunError
	want := []string{"20261121T1000Z-rl-core-cccccc", "20261121T1000Z-sft-core-bbbbbb"}
	if !errors.As(err, &ambiguous) {
		t.Fatalf("Resolve of an ambiguous beginning = %v", err)
	}
	if diff := cmp.Diff(want, ambiguous.Matches); diff != "" || !strings.Contains(err.Error(), want[1]) {
		t.Errorf("%v: matches (-want +got):\n%s", err, diff)
	}

	runWith(t, logs+"/nightly/20261121T0000Z/rl.permit-1", 2, now, nil)
	_, err = Resolve(logs, "nightly/rl")
	if want := []string{"nightly/rl.neutral", "nightly/rl.permit-1"}; !errors.As(err, &ambiguous) || cmp.Diff(want, ambiguous.Matches) != "" {
		t.Errorf("Resolve of an ambiguous beginning within a job = %v", err)
	}
	_, err = Resolve(logs, "nightly/ll.neutral")
	if unknown := new(UnknownRunError); !errors.As(err, &unknown) || unknown.Nearest != "nightly/rl.neutral" {
		t.Errorf("Resolve of what a job does not have = %v", err)
	}

	for _, tc := range []struct{ name, nearest string }{
		{"nightli", "nightly/20261121T0000Z"},
		{"sft-core-aaaaab", "20261120T1000Z-sft-core-aaaaaa"},
		{"sft", "20261121T1000Z-sft-core-bbbbbb"},
		{"20261120T1000Z-stf-core-aaaaaa", "20261120T1000Z-sft-core-aaaaaa"},
		{"stf-croe-bbbbbb", "20261121T1000Z-sft-core-bbbbbb"}, // letters that were swapped count once
		{"../../../etc", ""},
		{"entirely else", ""},
		{"0123456789ac", ""},
		{"", ""},
	} {
		_, err := Resolve(logs, tc.name)
		var unknown *UnknownRunError
		if !errors.As(err, &unknown) || unknown.Nearest != tc.nearest || len(unknown.Newest) != 5 {
			t.Errorf("Resolve(%q) = %v, want an *UnknownRunError with nearest %q and the newest five", tc.name, err, tc.nearest)
			continue
		}
		if !strings.Contains(err.Error(), tc.nearest) || tc.nearest == "" && !strings.Contains(err.Error(), unknown.Newest[0]) {
			t.Errorf("the message offers nothing: %v", err)
		}
		if strings.Contains(err.Error(), strconv.Quote(tc.name)+" under") {
			t.Errorf("Resolve(%q) says where it is missing, which of a path is not true: %v", tc.name, err)
		}
	}
	if err := os.MkdirAll(filepath.Join(logs, "nightly", "20261121T0000Z", "notes"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Resolve(logs, filepath.Join(logs, "nightly", "20261121T0000Z", "notes")); !errors.As(err, new(*NotARunError)) {
		t.Errorf("Resolve of a directory of a job that is no run = %v, want a *NotARunError", err)
	}
	if _, err := Resolve(logs, "/"); !errors.As(err, new(*NotARunError)) {
		t.Errorf("Resolve of the root of all files = %v, want a *NotARunError", err)
	}
	// One of a letter is near to nothing, and to whatever has no more letters.
	short := t.TempDir()
	runWith(t, filepath.Join(short, "j"), 2, now, nil)
	for _, name := range []string{"", " ", "k"} {
		if _, err := Resolve(short, name); err == nil || strings.Contains(err.Error(), "did you mean") {
			t.Errorf("Resolve(%q) beside a run called j = %v", name, err)
		}
	}
	if _, err := Resolve(logs, foreign); !errors.As(err, new(*NotARunError)) {
		t.Errorf("Resolve of a directory that is no run = %v, want a *NotARunError", err)
	}
	for _, name := range []string{"latest", "x"} {
		_, err := Resolve(filepath.Join(foreign, "nothing"), name)
		if !errors.As(err, new(*UnknownRunError)) || !strings.Contains(err.Error(), "abstain-eval run makes one") {
			t.Errorf("Resolve(%q) without any run = %v", name, err)
		}
	}
}

func TestJobDirectories(t *testing.T) {
	logs := t.TempDir()
	run := runWith(t, logs+"/demo/20261121T0000Z/b.neutral", 2, started(), nil)
	runWith(t, logs+"/demo/20261121T0000Z/a.neutral", 2, started(), nil)
	writeFile(t, logs+"/demo/20261121T0000Z/charts/x.svg", "")
	writeFile(t, logs+"/begun/job.json", "{}")
	for dir, want := range map[string]bool{
		logs: false, logs + "/demo": false, logs + "/demo/20261121T0000Z": true, run.Dir(): false, logs + "/begun": true, logs + "/absent": false,
	} {
		if got := IsJob(dir); got != want {
			t.Errorf("IsJob(%s) = %v, want %v", dir, got, want)
		}
	}
	var got []string
	for _, dir := range JobRuns(logs + "/demo/20261121T0000Z") {
		got = append(got, filepath.Base(dir))
	}
	if diff := cmp.Diff([]string{"a.neutral", "b.neutral"}, got); diff != "" {
		t.Errorf("JobRuns (-want +got):\n%s", diff)
	}
	writeFile(t, logs+"/demo/20261121T0000Z/job.json", `{"format":1,"name":"demo","sha256":"x","runs":[{"dir":"b.neutral"},{"dir":"c.neutral"}]}`)
	got = nil
	for _, dir := range JobRuns(logs + "/demo/20261121T0000Z") {
		got = append(got, filepath.Base(dir))
	}
	if diff := cmp.Diff([]string{"b.neutral", "a.neutral"}, got); diff != "" {
		t.Errorf("with job.json, JobRuns (-want +got):\n%s", diff)
	}
	if got := JobRuns(logs + "/absent"); got != nil {
		t.Errorf("JobRuns of no directory = %v", got)
	}
}
