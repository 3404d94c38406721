package runs

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNoSecretInABaseURL(t *testing.T) {
	for _, tc := range []struct{ given, want, reason string }{
		{"http://gpu7:8000/v1", "http://gpu7:8000/v1", "nothing to hide"},
		{"https://user:SECRET@host/v1", "https://host/v1", "user and password"},
		{"https://SECRET@host:8000/v1/", "https://host:8000/v1/", "a token as the user"},
		{"https://host/v1?key=SECRET", "https://host/v1", "a key in the query"},
		{"https://host/v1#SECRET", "https://host/v1", "a fragment"},
		{"https://user:pa/SECRET@host/v1", "https://host/v1", "a slash in the password: the URL does not parse"},
		{"https://user:12?SECRET@host/v1", "https://host/v1", "a question mark in the password: it parses, as something else"},
		{"https://user:12#SECRET@host/v1", "https://host/v1", "a number sign in the password"},
		{"https://user:%zzSECRET@host/v1", "https://host/v1", "a broken escape"},
		{"user:SECRET@host:8000/v1", "host:8000/v1", "no scheme"},
		{"https://a@SECRET@host/v1", "https://host/v1", "two at signs"},
		{"https://host/models/@org/v1", "https://host/models/@org/v1", "an at sign in the path is no user"},
		{"http://[::1]:8000/v1", "http://[::1]:8000/v1", "an IPv6 host"},
		{"", "", "empty"},
	} {
		got := PublicURL(tc.given)
		if got != tc.want || strings.Contains(got, "SECRET") {
			t.Errorf("%s: PublicURL(%q) = %q, want %q", tc.reason, tc.given, got, tc.want)
		}
	}
	m := testManifest(t, 1, 1)
	m.Provenance.BaseURLs = []string{"https://user:SECRET@host/v1?key=SECRET"}
	dir := filepath.Join(t.TempDir(), "run")
	run, err := Create(dir, m, writeItemLines(1))
	if err != nil {
		t.Fatal(err)
	}
	if text := readFile(t, run.Path(ManifestFile)); strings.Contains(text, "SECRET") || !strings.Contains(text, "https://host/v1") {
		t.Errorf("run.json:\n%s", text)
	}
	if m.Provenance.BaseURLs[0] != "https://user:SECRET@host/v1?key=SECRET" {
		t.Error("Create changed the caller's list")
	}
}

func TestOpenWhatIsNoRun(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "foreign", "notes.md"), "x")
	writeFile(t, filepath.Join(dir, "job", JobFile), "{}")
	writeFile(t, filepath.Join(dir, "half", LockFile), "")
	writeFile(t, filepath.Join(dir, "file"), "")
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "wire", HTTPFile), "POST") // what a run leaves that recorded nothing
	writeFile(t, filepath.Join(dir, "own", HTTPFile), "GET")
	writeFile(t, filepath.Join(dir, "own", ItemsFile), "{}")
	writeFile(t, filepath.Join(dir, "begun", LockFile), "")
	writeFile(t, filepath.Join(dir, "begun", ResponsesFile), "")
	for _, tc := range []struct {
		name      string
		creatable bool
		says      string
	}{
		{"wire", true, "makes a run there"},
		{"own", false, ItemsFile},
		{"begun", false, ResponsesFile},
		{"absent", true, "does not exist"},
		{"not there", true, "not there' makes a run there"},
		{"empty", true, "is empty"},
		{"half", true, "interrupted"},
		{"foreign", false, "notes.md"},
		{"job", false, "job of several runs"},
		{"file", false, "is a file"},
	} {
		_, err := Open(filepath.Join(dir, tc.name))
		var no *NotARunError
		if !errors.As(err, &no) || no.Creatable != tc.creatable || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("Open(%s) = %v, want a *NotARunError that says %q; creatable %v", tc.name, err, tc.says, tc.creatable)
		}
	}
}

func TestOpenWithoutItsManifest(t *testing.T) {
	for _, log := range []string{ResponsesFile, CompressedFile} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, log), "x")
		writeFile(t, filepath.Join(dir, EventsFile), "x")
		_, err := Open(dir)
		var corrupt *CorruptError
		if !errors.As(err, &corrupt) || !strings.Contains(err.Error(), "run.json: it is missing beside "+log+", which it describes; restore it from a copy") {
			t.Errorf("Open beside %s = %v, want a *CorruptError: what was recorded is no longer described", log, err)
		}
		if _, err := Create(dir, testManifest(t, 1, 1), writeItemLines(1)); !errors.As(err, new(*OccupiedError)) {
			t.Errorf("Create beside %s = %v, want an *OccupiedError", log, err)
		}
	}
}

func TestOpenADamagedManifest(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 1, 1)
	good := readFile(t, run.Path(ManifestFile))
	for _, tc := range []struct{ old, new, says string }{
		{good, "", "unexpected end"},
		{good, good[:len(good)/2], "unexpected end"},
		{good, "[]", "run.json: it holds an array, not an object; it is written once"},
		{good, "3", "run.json: it holds a number, not an object"},
		{good, "{\n  garbage", "run.json: invalid character 'g'"},
		{`"format": 1`, `"format": "1"`, "run.json: format holds a string, not a whole number"},
		{`"provenance": {`, `"provenance": true, "x": {`, "run.json: provenance holds true or false, not an object"},
		{`"epochs": 1`, `"epochs": 1.5`, "run.json: identity: epochs holds the number 1.5, not a whole number"},
		{`"format": 1`, `"format": 2`, "written in format 2 by another version of this program, which reads format 1; read it with that version"},
		{`"format": 1,`, ``, `"format" is missing`},
		{`"epochs": 1`, `"epochs": 0`, "at least 1"},
		{`"epochs": 1`, `"epochs": "one"`, "run.json: identity: epochs holds a string, not a whole number"},
		{`"n_items": 1`, `"n_items": 99999999999`, "more than"},
		{`"n_items": 1`, `"n_items": -1`, "n_items is -1"},
		{`"id": "` + run.Manifest.ID + `"`, `"id": ""`, `"id" is missing`},
		{`"shard": null`, `"shard": null, "weather": "wet"`, `run.json: identity: unknown field "weather"`},
	} {
		if !strings.Contains(good, tc.old) {
			t.Fatalf("run.json holds no %s:\n%s", tc.old, good)
		}
		writeFile(t, run.Path(ManifestFile), strings.Replace(good, tc.old, tc.new, 1))
		_, err := Open(run.Dir())
		var corrupt *CorruptError
		if !errors.As(err, &corrupt) || corrupt.File != run.Path(ManifestFile) || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("Open with %.30q = %v, want a *CorruptError that says %q", tc.new, err, tc.says)
		}
	}
}
