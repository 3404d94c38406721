package suites

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseManifest(t *testing.T) {
	got, err := parseManifest("suite.yaml", []byte(`# a comment
name: my-suite_1
version: 1.0
title: Mine
description: >-
  Two
  lines.
license: Apache-2.0
population: mine
probe: hard
canary: c-1
authors: [A, B]
homepage: h
citation: c
`))
	want := Manifest{Name: "my-suite_1", Version: "1.0", Title: "Mine", Description: "Two lines.", License: "Apache-2.0", Population: "mine",
		Probe: "hard", Canary: "c-1", Authors: []string{"A", "B"}, Homepage: "h", Citation: "c"}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseManifestRefuses(t *testing.T) {
	for _, row := range []struct{ reason, text, want string }{
		{"an empty file", "", `suite.yaml: the key "name" is missing`},
		{"no version", "name: a\n", `suite.yaml: the key "version" is missing`},
		{"an unknown key", "name: a\nversion: '1'\nlicence: MIT\n", `suite.yaml:3: unknown key "licence"; did you mean "license"?`},
		{"a key far from all", "name: a\nzzz: 1\n", `suite.yaml:2: unknown key "zzz"; known are name, version, title, description, license, population, probe, canary, authors, homepage, citation`},
		{"a key twice", "name: a\nversion: '1'\nname: b\n", `suite.yaml:3: the key "name" stands here twice; the first is on line 1`},
		{"a value of another type", "name: a\nversion: '1'\nauthors:\n  x: y\n", `suite.yaml:3: authors: expected a list, as in [A. Author, B. Author], got keys with values`},
		{"no mapping at all", "- a\n", `suite.yaml:1: expected keys with values, as in name: my-suite`},
		{"broken YAML", "name: a\n\tversion: 1\n", `suite.yaml:2: found a tab character that violates indentation: indent with blanks`},
		{"a second document", "name: a\nversion: '1'\n---\nname: b\n", `suite.yaml:3: a second YAML document begins here: put all of it into one`},
		{"broken YAML in a second document", "name: a\nversion: '1'\n---\n\t- b\n", `suite.yaml:4: found character that cannot start any token: put the value in quotes, and indent with blanks`},
		{"a name that is a path", "name: ../a\nversion: '1'\n", `suite.yaml:1: name: expected letters, digits, '.', '-' and '_', got "../a"`},
		{"an unknown probe", "name: a\nversion: '1'\nprobe: hrad\n", `suite.yaml:3: probe: unknown probe "hrad"; did you mean "hard"?`},
		{"a text where there is a list", "name: a\nauthors: x\n", `suite.yaml:2: authors: expected a list, as in [A. Author, B. Author], got "x"`},
		{"a list of more than texts", "name: a\nauthors: [x, [y]]\n", `suite.yaml:2: authors: expected a list of texts; one of them is a list`},
		{"keys where there is a text", "name: a\nversion: {a: 1}\n", `suite.yaml:2: version: expected a text, got keys with values`},
		{"a text alone", "core\n", `suite.yaml:1: expected keys with values, as in name: my-suite`},
		{"a value that is none", "name: a\nversion:\n", `suite.yaml: the key "version" is missing`},
		{"the first of several mistakes", "name: [a]\nname: b\nzzz: 1\n", `suite.yaml:1: name: expected a text, got a list`},
		{"an escape sequence in a value", "name: a\nversion: '1'\nauthors: \"\\e[2J\"\n", `suite.yaml:3: authors: expected a list, as in [A. Author, B. Author], got "\x1b[2J"`},
	} {
		_, err := parseManifest("suite.yaml", []byte(row.text))
		if diff := cmp.Diff(row.want, message(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("name: a\nversion: '1'\nauthors: [b]\n"))
	f.Add([]byte("name: &a b\nversion: *a\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parseManifest("f", data)
		if err == nil && (m.Name == "" || safeName(m.Name) != m.Name) {
			t.Errorf("accepted the name %q", m.Name)
		}
	})
}
