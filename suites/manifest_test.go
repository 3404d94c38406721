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
		{"a key twice", "name: a\nversion: '1'\nname: b\n", `suite.yaml:3: mapping key "name" already defined at line 1`},
		{"a value of another type", "name: a\nversion: '1'\nauthors:\n  x: y\n", `suite.yaml:4: cannot unmarshal !!map into []string`},
		{"no mapping at all", "- a\n", `suite.yaml:1: cannot unmarshal !!seq as the suite's keys`},
		{"broken YAML", "name: a\n\tversion: 1\n", `suite.yaml:2: found a tab character that violates indentation`},
		{"a second document", "name: a\nversion: '1'\n---\nname: b\n", `suite.yaml:3: a second YAML document begins here; a suite has one`},
		{"broken YAML in a second document", "name: a\nversion: '1'\n---\n\t- b\n", `suite.yaml:4: found character that cannot start any token`},
		{"a name that is a path", "name: ../a\nversion: '1'\n", `suite.yaml: name: expected letters, digits, '.', '-' and '_', got "../a"`},
		{"an unknown probe", "name: a\nversion: '1'\nprobe: hrad\n", `suite.yaml: probe: unknown probe "hrad"; did you mean "hard"?`},
		{"an escape sequence in a value", "name: a\nversion: '1'\nauthors: \"\\e[2J\"\n", "suite.yaml:3: cannot unmarshal !!str ` [2J` into []string"},
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
